//! What Java takes for a blank text.

/// Whether there is nothing but white space (`String.isBlank()`): no no-break space is white space in Java.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\t'..='\r' | '\u{1c}'..=' ' => true,
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{85}' => false,
        _ => c.is_whitespace(),
    })
}
