//! Stands in for the crate of this name. Leptos links that for server functions, which the form does not have; but what
//! it exports to JavaScript no linker may drop, and that and all it calls weighed 3.5 KB in the page.

use futures_util::{Stream, stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream that nobody makes.
#[derive(Debug)]
pub struct ReadableStream;

impl ReadableStream {
    /// Would be JavaScript's view of a stream of Rust's.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self
    }

    /// Would be a stream of JavaScript's.
    pub fn from_raw(_: Raw) -> Self {
        Self
    }

    /// # Panics
    ///
    /// Always: there is no stream.
    #[must_use]
    pub fn into_raw(self) -> Raw {
        unreachable!("the form has no server functions")
    }

    /// Rust's view of it: empty.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
