//! The inside of an element, or a part of it, as it is filled from first to last: what stands there already is taken
//! over where it is alike, and goes where it is not.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types;
use wasm_bindgen::JsCast;

use super::build::Built;
use super::{Attribute, Element, taken_apart};

/// By what two elements of one tag are told apart.
const MARKS: [&str; 3] = ["id", "class", "data-field"];

#[derive(Clone)]
pub struct Place {
    parent: types::Element,
    /// The first that was there before and is not taken over yet. What is put here goes before it.
    next: Rc<RefCell<Option<types::Node>>>,
    /// What stands behind the place, and stays.
    end: Option<types::Node>,
}

impl Place {
    /// All that is inside of an element.
    pub fn of(parent: types::Element) -> Self {
        let next = Rndr::first_child(&parent);
        let next = Rc::new(RefCell::new(next));
        Self {
            parent,
            next,
            end: None,
        }
    }

    /// The place before `end`, where `old` is, if it is.
    pub fn again(parent: &types::Element, old: Option<types::Element>, end: &types::Node) -> Self {
        let next = old.map_or_else(|| end.clone(), Into::into);
        Self {
            parent: parent.clone(),
            next: Rc::new(RefCell::new(Some(next))),
            end: Some(end.clone()),
        }
    }

    pub fn put(&self, node: &types::Node) {
        Rndr::insert_node(&self.parent, node, self.next.borrow().as_ref());
    }

    /// Puts an element here: the next one that is like it, or else a new one.
    pub fn fill(&self, element: Element) -> Built {
        if let Some(alike) = self.take(&element) {
            return element.over(Some(alike));
        }
        let built = element.over(None);
        self.put(&built.element);
        built
    }

    fn take(&self, wanted: &Element) -> Option<types::Element> {
        let mut node = self.next.borrow().clone();
        while node != self.end {
            let seen = node?;
            if let Some(element) = seen.dyn_ref::<types::Element>()
                && wanted.is_like(element)
            {
                self.clear_until(Some(&seen));
                *self.next.borrow_mut() = Rndr::next_sibling(&seen);
                return Some(element.clone());
            }
            node = Rndr::next_sibling(&seen);
        }
        None
    }

    /// Nothing more is to come: what is left of before goes.
    pub fn clear(&self) {
        self.clear_until(self.end.as_ref());
    }

    fn clear_until(&self, end: Option<&types::Node>) {
        let mut next = self.next.borrow_mut();
        while let Some(node) = next.take_if(|next| Some(&*next) != end) {
            *next = Rndr::next_sibling(&node);
            Rndr::remove(&node);
        }
    }
}

impl Element {
    /// Whether an element of the page may be taken for this one.
    fn is_like(&self, element: &types::Element) -> bool {
        let (tag, _) = taken_apart(self.0.tag);
        element.local_name() == tag
            && MARKS
                .iter()
                .all(|mark| element.get_attribute(mark).as_deref() == self.own(mark))
    }

    /// The value of an attribute that stays as it is.
    fn own(&self, name: &str) -> Option<&str> {
        let (_, mut fixed) = taken_apart(self.0.tag);
        let fixed = fixed.find(|(fixed, _)| *fixed == name).map(|(_, value)| value);
        fixed.or_else(|| {
            self.0.attributes.iter().find_map(|(set, value)| match value {
                Attribute::Fixed(value) if *set == name => Some(&**value),
                _ => None,
            })
        })
    }
}
