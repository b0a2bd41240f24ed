//! Parts of the page that move, in one type each: every closure of its own would be compiled on its own.

/// A text that follows what it looks at.
pub type MovingText = Box<dyn FnMut() -> String + Send>;

/// An attribute that follows what it looks at, and is absent when there is nothing to say.
pub type MovingAttribute = Box<dyn FnMut() -> Option<String> + Send>;

pub fn text(look: impl FnMut() -> String + Send + 'static) -> MovingText {
    Box::new(look)
}

pub fn attribute(look: impl FnMut() -> Option<String> + Send + 'static) -> MovingAttribute {
    Box::new(look)
}
