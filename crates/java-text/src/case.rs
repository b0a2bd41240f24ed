//! Upper and lower case of texts, as `java.lang.String` has them.

mod letter;
mod sigma;

pub use letter::{cased, char_to_lower_case, char_to_upper_case};

use crate::has;

/// `text.equalsIgnoreCase(other)`: equal character by character once each is in upper, then in lower case.
///
/// No character becomes two, so ß is not ss; but K (the Kelvin sign) is k, ſ is s, and ı is i.
///
/// ```
/// assert!(java_text::equals_ignore_case("\u{212a}elvin", "kelvin"));
/// assert!(!java_text::equals_ignore_case("straße", "STRASSE"));
/// ```
pub fn equals_ignore_case(text: &str, other: &str) -> bool {
    // Nothing is mapped between the basic plane and the others, so equal characters mean equal lengths in Java too.
    let (mut left, mut right) = (text.chars(), other.chars());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || fold(a) == fold(b) => {}
            _ => return false,
        }
    }
}

/// `text.toLowerCase()` on a server whose language is not Turkish, Azeri or Lithuanian.
///
/// ```
/// assert_eq!(java_text::to_lower_case("İZMİR ΟΔΟΣ"), "i̇zmi̇r οδος");
/// ```
pub fn to_lower_case(text: &str) -> String {
    let finals = if has(text, 'Σ') {
        sigma::finals(text)
    } else {
        Vec::new()
    };
    let mut lower = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            'İ' => lower.push_str("i̇"),
            'Σ' if finals.binary_search(&at).is_ok() => lower.push('ς'),
            _ => lower.push(char_to_lower_case(c)),
        }
    }
    lower
}

/// Whether [`to_lower_case`] is Java's answer for certain.
///
/// It is unless a capital sigma shares a word with characters beyond ASCII that have no case, such as combining
/// marks: there each Σ may be σ or ς.
pub fn lower_case_is_certain(text: &str) -> bool {
    !has(text, 'Σ') || sigma::is_certain(text)
}

fn fold(c: char) -> char {
    char_to_lower_case(char_to_upper_case(c))
}
