//! The inside of an element, or a part of it, as it is filled from first to last: what stands there already is taken
//! over where it is alike, and goes where it is not.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types;
use wasm_bindgen::JsCast;

use super::build::Built;
use super::{Attribute, Element, taken_apart};

/// The attribute of an element that belongs to a field.
const FIELD: &str = "data-field";

#[derive(Clone)]
pub struct Place {
    parent: types::Element,
    /// The first that was there before and is not taken over yet. What is put here goes before it.
    next: Rc<RefCell<Option<types::Node>>>,
    /// What stands behind the place, and stays.
    end: Option<types::Node>,
    /// What is there is just what is to come.
    painted: bool,
}

impl Place {
    /// All that is inside of an element, which may have been painted.
    pub fn of(parent: types::Element, painted: bool) -> Self {
        let next = Rndr::first_child(&parent);
        let next = Rc::new(RefCell::new(next));
        Self {
            parent,
            next,
            end: None,
            painted,
        }
    }

    /// The place before `end`, where `old` is, if it is.
    pub fn again(parent: &types::Element, old: Option<types::Element>, end: &types::Node) -> Self {
        let next = old.map_or_else(|| end.clone(), Into::into);
        Self {
            parent: parent.clone(),
            next: Rc::new(RefCell::new(Some(next))),
            end: Some(end.clone()),
            painted: false,
        }
    }

    pub fn put(&self, node: &types::Node) {
        Rndr::insert_node(&self.parent, node, self.next.borrow().as_ref());
    }

    /// Puts an element here: the next one that is like it, or else a new one.
    pub fn fill(&self, element: Element) -> Built {
        if let Some(alike) = self.take(&element) {
            return element.painted(self.painted).over(Some(alike));
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

    /// The text that comes next, if it was painted.
    pub fn take_text(&self) -> Option<types::Text> {
        let mut next = self.next.borrow_mut();
        let text = next
            .as_ref()
            .filter(|_| self.painted)?
            .dyn_ref::<types::Text>()?
            .clone();
        *next = Rndr::next_sibling(&text);
        Some(text)
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
    /// Whether an element of the page may be taken for this one: by its tag, and by what tells apart two of one tag.
    fn is_like(&self, element: &types::Element) -> bool {
        let (tag, _) = taken_apart(self.0.tag);
        element.local_name() == tag
            && element.id() == self.own("id").unwrap_or_default()
            && element.class_name() == self.own("class").unwrap_or_default()
            && element.get_attribute(FIELD).as_deref() == self.own(FIELD)
    }

    /// The value of an attribute that stays as it is.
    fn own(&self, name: &str) -> Option<&str> {
        let (_, mut fixed) = taken_apart(self.0.tag);
        let fixed = fixed.find(|(fixed, _)| *fixed == name).map(|(_, value)| value);
        fixed.or_else(|| {
            self.0.attributes.iter().find_map(|(set, value)| match value {
                Attribute::Fixed(Some(value)) if *set == name => Some(&**value),
                _ => None,
            })
        })
    }
}
