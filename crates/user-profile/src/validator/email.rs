//! E-mail addresses by Keycloak's rules.

use super::domain::{is_domain, is_label_character};
use crate::verdict::{Param, Tally};

/// Judges an address.
pub(super) fn judge(value: &str, max_local_length: i32, ascii_local_part: bool, tally: &mut Tally<'_>) {
    let accepted = value.rsplit_once('@').and_then(|(local, domain)| {
        let fits = i64::try_from(java_text::length(local)).unwrap_or(i64::MAX) <= i64::from(max_local_length);
        (fits && is_local_part(local)).then_some((local, domain))
    });
    let Some((local, domain)) = accepted else {
        return tally.refuse("error-invalid-email", &[Param::Text(value)]);
    };
    match is_domain(domain) {
        Some(true) if ascii_local_part && !local.is_ascii() => {
            tally.refuse("error-non-ascii-local-part-email", &[]);
        }
        Some(true) => {}
        Some(false) => tally.refuse("error-invalid-email", &[Param::Text(value)]),
        None => tally.pass_on(),
    }
}

/// Words and quoted texts with dots between them.
fn is_local_part(mut text: &str) -> bool {
    loop {
        let after = match text.strip_prefix('"') {
            Some(quoted) => after_quoted(quoted),
            None => after_word(text),
        };
        match after {
            None => return false,
            Some("") => return true,
            Some(rest) => match rest.strip_prefix('.') {
                None => return false,
                Some(rest) => text = rest,
            },
        }
    }
}

/// What follows the word at the beginning, if there is one.
fn after_word(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c| c == '-' || is_label_character(c) || c == '_');
    (rest.len() < text.len()).then_some(rest)
}

/// What follows the closing quote, if there is something in between and nothing wrong with it.
fn after_quoted(text: &str) -> Option<&str> {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' if rest.as_str().len() + 1 < text.len() => return Some(rest.as_str()),
            '\\' if matches!(rest.next(), Some('\\' | '"')) => {}
            '.' | '(' | ')' | ',' | '<' | '>' | '[' | ']' | ':' | ';' | ' ' | '@' | '-' | '_' => {}
            c if is_label_character(c) => {}
            _ => return None,
        }
    }
    None
}
