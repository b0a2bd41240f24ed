//! What the page's worker runs: one pattern and one text, judged by the browser's own engine. See `web/worker.js`.

use java_pattern::Pattern;
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether the pattern matches all of the text; `undefined` where only the server can tell.
#[wasm_bindgen]
pub fn judge(pattern: &str, text: &str) -> Option<bool> {
    Pattern::new(pattern).ok()?.matches(text).ok()
}
