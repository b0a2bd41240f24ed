#![doc = include_str!("../README.md")]

mod case;
mod class;
mod hash;
mod number;
#[rustfmt::skip]
mod tables;

pub use case::{
    cased, char_to_lower_case, char_to_upper_case, equals_ignore_case, lower_case_is_certain, to_lower_case,
};
pub use class::{is_digit, is_letter_or_digit, is_lower_case, is_upper_case};
pub use hash::{hash_code, hash_order};
pub use number::{digits, parse_int, parse_long};

/// The length of a text as Java counts it: UTF-16 code units (`String.length()`).
///
/// ```
/// assert_eq!(java_text::length("aé漢😀"), 5);
/// ```
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Whether a text has this character. `str::contains` would search for it as for a text, with ten times the code.
///
/// ```
/// assert!(java_text::has("ΑΣ", 'Σ'));
/// ```
#[inline(never)]
pub fn has(text: &str, wanted: char) -> bool {
    text.chars().any(|c| c == wanted)
}

/// `text` without the white space around it as `String.trim()` takes it away: everything up to U+0020, nothing else.
///
/// ```
/// assert_eq!(java_text::trim("\t\u{1}x\u{a0} "), "x\u{a0}");
/// ```
pub fn trim(text: &str) -> &str {
    // By a pointer: `trim_matches` is compiled once for each type of what it asks.
    text.trim_matches((|c| c <= ' ') as fn(char) -> bool)
}
