//! The engine that runs a translation: the browser's own in a page, a crate elsewhere.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::Compiled;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::Compiled;
