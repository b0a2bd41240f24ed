//! From a description of an element to the element in the page: a new one, or one that stands there already, painted
//! before the program came or by an earlier description. That one keeps what was typed into it, its focus and its caret.

use std::any::Any;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Render};

use super::place::Place;
use super::{Attribute, Child, Element, Text, taken_apart};
use crate::browser;

/// An element in the page, with what keeps it moving.
pub struct Built {
    pub element: types::Element,
    /// Effects and listeners: they end with the element.
    kept: Vec<Box<dyn Any>>,
}

impl Render for Element {
    type State = Built;

    /// The whole of the program, in the place that the page keeps for it.
    fn build(self) -> Built {
        self.over(browser::page())
    }

    fn rebuild(self, state: &mut Built) {
        state.kept.clear();
        *state = self.over(Some(state.element.clone()));
    }
}

impl Element {
    /// In the page as `there`, or else as a new element. Nothing of what was painted is written again: each word of it
    /// would cost a slow phone its time before the form answers.
    pub(super) fn over(self, there: Option<types::Element>) -> Built {
        let parts = *self.0;
        let (tag, fixed) = taken_apart(parts.tag);
        let painted = parts.painted && there.is_some();
        let is_new = there.is_none();
        let element = there.unwrap_or_else(|| Rndr::create_element(tag, None));
        if !painted {
            for (name, value) in fixed {
                Rndr::set_attribute(&element, name, value);
            }
        }
        let mut kept: Vec<Box<dyn Any>> = Vec::new();
        for (name, attribute) in parts.attributes {
            match attribute {
                Attribute::Fixed(_) if painted => {}
                Attribute::Fixed(Some(value)) => Rndr::set_attribute(&element, name, &value),
                Attribute::Fixed(None) if is_new => {}
                Attribute::Fixed(None) => Rndr::remove_attribute(&element, name),
                Attribute::Moving(mut look) => {
                    let element = element.clone();
                    let mut last = element.get_attribute(name).map(Text::from);
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
        for (event, listener) in parts.listeners {
            kept.push(Box::new(browser::listen(&element, event, listener)));
        }
        for (event, listener) in parts.page_listeners {
            kept.push(Box::new(browser::listen(&window(), event, listener)));
        }
        let place = Place::of(element.clone(), painted);
        for child in parts.children {
            match child {
                Child::Text(text) => {
                    if place.take_text().is_none() {
                        place.put(&Rndr::create_text_node(&text));
                    }
                }
                Child::Element(child) => kept.append(&mut place.fill(child).kept),
                Child::MovingText(mut look) => {
                    let taken = place.take_text();
                    let mut last = taken
                        .as_ref()
                        .and_then(|text| text.text_content())
                        .map_or_else(Text::default, Text::from);
                    let text = taken.unwrap_or_else(|| {
                        let text = Rndr::create_text_node("");
                        place.put(&text);
                        text
                    });
                    kept.push(follow(Box::new(move || {
                        let value = look();
                        if value != last {
                            Rndr::set_text(&text, &value);
                            last = value;
                        }
                    })));
                }
                Child::Moving(mut look) => {
                    let end = Rndr::create_placeholder();
                    let (parent, after) = (element.clone(), end.clone().into());
                    let mut first = Some(place.clone());
                    let mut shown: Option<Built> = None;
                    kept.push(follow(Box::new(move || {
                        let old = shown.take().map(|shown| shown.element);
                        if let Some(place) = first.take() {
                            shown = look().map(|child| place.fill(child));
                        } else {
                            let place = Place::again(&parent, old, &after);
                            shown = look().map(|child| place.fill(child));
                            place.clear();
                        }
                    })));
                    place.put(&end);
                }
            }
        }
        place.clear();
        Built { element, kept }
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
        // What was painted stands there already; to be put there again would cost it the focus.
        if self.element.parent_element().as_ref() != Some(parent) {
            Rndr::insert_node(parent, &self.element, marker);
        }
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
