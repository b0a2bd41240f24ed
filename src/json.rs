//! JSON by the browser's own parser: a parser of ours would be a quarter of the download.

use js_sys::JSON;
use js_value::{from_js, to_js};
use registration::Value;

/// The value that a JSON text stands for.
pub fn parse(text: &str) -> Option<Value> {
    JSON::parse(text).ok().map(|value| from_js(&value))
}

/// The JSON text of a value.
pub fn text(value: &Value) -> String {
    JSON::stringify(&to_js(value))
        .map(String::from)
        .unwrap_or_default()
}
