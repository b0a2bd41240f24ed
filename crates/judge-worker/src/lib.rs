//! What the page's worker runs: one value, judged by a rule that the page has no room for. See `web/worker.js`.

use java_pattern::Pattern;
use js_value::{from_js, to_js};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Gives out memory: little of it, and on one thread.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What is to be said of a value by the rule of this name and configuration: of a Java pattern whether it matches, of a
/// profile's validator what the server would refuse. `null` where only the server can tell.
#[wasm_bindgen]
pub fn judge(rule: &str, config: &JsValue, value: &str) -> JsValue {
    to_js(&match rule {
        "pattern" => matches(config, value).into(),
        _ => user_profile::answer(rule, &from_js(config), value),
    })
}

fn matches(pattern: &JsValue, text: &str) -> Option<bool> {
    Pattern::new(&pattern.as_string()?).ok()?.matches(text).ok()
}
