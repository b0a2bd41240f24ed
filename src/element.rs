//! The page's elements, all of one type. `view!` gives each element a type of its own, and each type its own code for
//! every step of its life: of the program's weight that was a fifth. The rest is Leptos: its signals, its effects, its views.

mod build;
mod html;
mod place;

use std::borrow::Cow;

use leptos::ev::Event;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

/// An element with everything in it, not yet in the page.
pub struct Element(Box<Parts>);

struct Parts {
    /// The name, then the attributes that are always the same.
    tag: &'static str,
    /// The page has it already, just as it is described here.
    painted: bool,
    attributes: Vec<(&'static str, Attribute)>,
    listeners: Vec<(&'static str, Listener)>,
    /// For what happens anywhere in the page while the element is there.
    page_listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
}

type Text = Cow<'static, str>;

type Listener = Box<dyn FnMut(Event) + Send>;

enum Attribute {
    /// Stays as it is, there or not.
    Fixed(Option<Text>),
    /// Follows what it looks at, and is absent when there is nothing to say.
    Moving(Box<dyn FnMut() -> Option<Text> + Send>),
}

enum Child {
    Text(Text),
    Element(Element),
    /// A text that follows what it looks at.
    MovingText(Box<dyn FnMut() -> Text + Send>),
    /// An element that follows what it looks at, and may not be there.
    Moving(Box<dyn FnMut() -> Option<Element> + Send>),
}

/// An element by its start tag, as in HTML: `input type=checkbox required`. No value has a blank in it.
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        painted: false,
        attributes: Vec::new(),
        listeners: Vec::new(),
        page_listeners: Vec::new(),
        children: Vec::new(),
    }))
}

/// The name in a start tag, and its attributes.
fn taken_apart(tag: &'static str) -> (&'static str, impl Iterator<Item = (&'static str, &'static str)>) {
    let mut words = tag.split(' ');
    let name = words.next().unwrap_or_default();
    (name, words.map(|word| word.split_once('=').unwrap_or((word, ""))))
}

impl Element {
    /// Says whether the page has this element already, painted from the very same description.
    #[must_use]
    pub fn painted(mut self, is: bool) -> Self {
        self.0.painted = is;
        self
    }

    #[must_use]
    pub fn id(self, id: impl Into<Text>) -> Self {
        self.set("id", id)
    }

    #[must_use]
    pub fn set(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.attribute(name, Attribute::Fixed(Some(value.into())))
    }

    #[must_use]
    pub fn set_some(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        self.attribute(name, Attribute::Fixed(value.map(Into::into)))
    }

    /// An attribute that says all by being there.
    #[must_use]
    pub fn flag(self, name: &'static str, is: bool) -> Self {
        self.set_some(name, is.then_some(""))
    }

    #[must_use]
    pub fn set_moving(self, name: &'static str, look: impl FnMut() -> Option<Text> + Send + 'static) -> Self {
        self.attribute(name, Attribute::Moving(Box::new(look)))
    }

    #[must_use]
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.0.listeners.push((event, Box::new(listener)));
        self
    }

    /// Listens to the whole page for as long as the element is there.
    #[must_use]
    pub fn on_page(mut self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.0.page_listeners.push((event, Box::new(listener)));
        self
    }

    #[must_use]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.part(Child::Text(text.into()))
    }

    #[must_use]
    pub fn text_moving(self, look: impl FnMut() -> Text + Send + 'static) -> Self {
        self.part(Child::MovingText(Box::new(look)))
    }

    #[must_use]
    pub fn child(self, child: Element) -> Self {
        self.part(Child::Element(child))
    }

    /// All of these: as many as there are, or one that may be missing.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    #[must_use]
    pub fn child_moving(self, look: impl FnMut() -> Option<Element> + Send + 'static) -> Self {
        self.part(Child::Moving(Box::new(look)))
    }

    // Called at a hundred places: a call each time, not the whole of it.
    #[inline(never)]
    fn attribute(mut self, name: &'static str, attribute: Attribute) -> Self {
        self.0.attributes.push((name, attribute));
        self
    }

    #[inline(never)]
    fn part(mut self, child: Child) -> Self {
        self.0.children.push(child);
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

    /// The page's program is mounted over what was painted, not hydrated.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        Render::build(self)
    }

    fn into_owned(self) -> Self {
        self
    }
}

leptos::tachys::no_attrs!(Element);
