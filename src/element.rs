//! The page's elements, all of one type. `view!` gives each element a type of its own, and each type its own code for
//! every step of its life: of the program's weight that was a fifth. The rest is Leptos: its signals, its effects, its views.

mod build;
mod html;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState, RenderHtml};

/// An element with everything in it, not yet in the page.
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Attribute)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
}

type Listener = Box<dyn FnMut(Event) + Send>;

enum Attribute {
    Fixed(String),
    /// Follows what it looks at, and is absent when there is nothing to say.
    Moving(Box<dyn FnMut() -> Option<String> + Send>),
}

enum Child {
    Text(String),
    Element(Element),
    /// A text that follows what it looks at.
    MovingText(Box<dyn FnMut() -> String + Send>),
    /// An element that follows what it looks at, and may not be there.
    Moving(Box<dyn FnMut() -> Option<Element> + Send>),
}

/// An element of this tag.
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
    }
}

impl Element {
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        self.set("id", id)
    }

    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, Attribute::Fixed(value.into())));
        self
    }

    #[must_use]
    pub fn set_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// An attribute that says all by being there.
    #[must_use]
    pub fn flag(self, name: &'static str, is: bool) -> Self {
        self.set_some(name, is.then_some(""))
    }

    #[must_use]
    pub fn set_moving(
        mut self,
        name: &'static str,
        look: impl FnMut() -> Option<String> + Send + 'static,
    ) -> Self {
        self.attributes.push((name, Attribute::Moving(Box::new(look))));
        self
    }

    #[must_use]
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.listeners.push((event, Box::new(listener)));
        self
    }

    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    #[must_use]
    pub fn text_moving(mut self, look: impl FnMut() -> String + Send + 'static) -> Self {
        self.children.push(Child::MovingText(Box::new(look)));
        self
    }

    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// All of these: as many as there are, or one that may be missing.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self.children.push(Child::Element(child));
        }
        self
    }

    #[must_use]
    pub fn child_moving(mut self, look: impl FnMut() -> Option<Element> + Send + 'static) -> Self {
        self.children.push(Child::Moving(Box::new(look)));
        self
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
    ) {
        html::write(self, html);
        *position = Position::NextChild;
    }

    /// Puts the element in the place of what was rendered for it.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        if position.get() == Position::FirstChild {
            cursor.child();
        } else {
            cursor.sibling();
        }
        position.set(Position::NextChild);
        let rendered = cursor.current();
        let built = self.build();
        built.put_in_place_of(&rendered);
        cursor.set(built.node());
        built
    }

    fn into_owned(self) -> Self {
        self
    }
}

leptos::tachys::no_attrs!(Element);
