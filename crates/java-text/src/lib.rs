#![doc = include_str!("../README.md")]

/// The length of a text as Java counts it: UTF-16 code units (`String.length()`).
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// `text` in lower case as `String.toLowerCase()` in the root locale.
pub fn to_lower_case(text: &str) -> String {
    text.to_lowercase()
}
