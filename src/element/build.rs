//! From a description of an element to the element in the page.

use std::any::Any;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Render};

use wasm_bindgen::{JsCast, JsValue};

use super::{Attribute, Child, Element, Text, taken_apart};

/// An element in the page, with what keeps it moving.
pub struct Built {
    element: types::Element,
    /// Effects and listeners: they end with the element.
    kept: Vec<Box<dyn Any>>,
}

impl Built {
    pub fn node(&self) -> types::Node {
        self.element.clone().into()
    }

    pub fn put_in_place_of(&self, other: &types::Node) {
        if let Some(parent) = other.parent_element() {
            Rndr::insert_node(&parent, &self.element, Some(other));
        }
        Rndr::remove(other);
    }
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Built {
        let parts = *self.0;
        let (tag, fixed) = taken_apart(parts.tag);
        let element = Rndr::create_element(tag, None);
        for (name, value) in fixed {
            Rndr::set_attribute(&element, name, value);
        }
        let mut kept: Vec<Box<dyn Any>> = Vec::new();
        for (name, attribute) in parts.attributes {
            match attribute {
                Attribute::Fixed(value) => Rndr::set_attribute(&element, name, &value),
                Attribute::Moving(mut look) => {
                    let element = element.clone();
                    let mut last = None;
                    kept.push(follow(Box::new(move || {
                        let value = look();
                        match &value {
                            // What is set anew is read aloud anew.
                            same if *same == last => {}
                            Some(value) => Rndr::set_attribute(&element, name, value),
                            None => Rndr::remove_attribute(&element, name),
                        }
                        last = value;
                    })));
                }
            }
        }
        for (event, mut listener) in parts.listeners {
            let listener = Box::new(move |event: JsValue| listener(event.unchecked_into()));
            kept.push(Box::new(Rndr::add_event_listener(&element, event, listener)));
        }
        for child in parts.children {
            match child {
                Child::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(&text), None),
                Child::Element(child) => {
                    let mut child = child.build();
                    Rndr::insert_node(&element, &child.element, None);
                    kept.append(&mut child.kept);
                }
                Child::MovingText(mut look) => {
                    let text = Rndr::create_text_node("");
                    Rndr::insert_node(&element, &text, None);
                    let mut last = Text::default();
                    kept.push(follow(Box::new(move || {
                        let value = look();
                        if value != last {
                            Rndr::set_text(&text, &value);
                            last = value;
                        }
                    })));
                }
                Child::Moving(mut look) => {
                    let place = Rndr::create_placeholder();
                    Rndr::insert_node(&element, &place, None);
                    let parent = element.clone();
                    let mut shown: Option<Built> = None;
                    kept.push(follow(Box::new(move || {
                        if let Some(shown) = shown.take() {
                            Rndr::remove(&shown.element);
                        }
                        shown = look().map(Element::build);
                        if let Some(shown) = &shown {
                            Rndr::insert_node(&parent, &shown.element, Some(&place));
                        }
                    })));
                }
            }
        }
        Built { element, kept }
    }

    fn rebuild(self, state: &mut Built) {
        let mut built = self.build();
        state.insert_before_this(&mut built);
        state.unmount();
        *state = built;
    }
}

/// Does this now, and whenever something that it looked at changes.
fn follow(mut work: Box<dyn FnMut()>) -> Box<dyn Any> {
    Box::new(RenderEffect::new(move |_| work()))
}

impl Mountable for Built {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}
