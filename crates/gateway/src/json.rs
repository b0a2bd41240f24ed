//! The contract's tree of values ↔ JSON.

use registration::Value;

/// The JSON of a value.
pub(crate) fn text(value: &Value) -> String {
    serde_json::to_string(value).expect("a tree of texts, numbers and lists has no way to fail")
}
