//! Characters that Keycloak does not take in names.

mod latin_or_common;

use java_text::has;

use super::runs::numbers;
use crate::{Subject, verdict::Tally};

/// Judges a person's name.
pub(super) fn person_name(value: &str, message: Option<&str>, tally: &mut Tally<'_>) {
    const PROHIBITED: &str = "<>&\"$%!#?§;*~/\\|^=[]{}()";
    if value.contains(|c: char| is_vertical_or_control(c) || has(PROHIBITED, c)) {
        tally.refuse(message.unwrap_or("error-person-name-invalid-character"), &[]);
    }
}

/// Judges a user name.
pub(super) fn username(value: &str, message: Option<&str>, tally: &mut Tally<'_>) {
    const PROHIBITED: &str = "<>&\"'$%!#?§,;:*~/\\|^=[]{}()`";
    if value.contains(|c: char| is_vertical_or_control(c) || is_horizontal(c) || has(PROHIBITED, c)) {
        tally.refuse(message.unwrap_or("error-username-invalid-character"), &[]);
    }
}

/// `\v` and `\p{Cntrl}` of Java's patterns.
fn is_vertical_or_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `\h` of Java's patterns.
fn is_horizontal(c: char) -> bool {
    matches!(
        c,
        '\t' | ' ' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Judges the first value: Latin letters and what all scripts share, so that no name looks like another.
pub(super) fn not_homograph(subject: &Subject<'_>, message: Option<&str>, tally: &mut Tally<'_>) {
    let first = subject.values.first().copied().unwrap_or_default();
    if !java_text::trim(first).is_empty() && !first.chars().all(is_latin_or_common) {
        tally.refuse(message.unwrap_or("error-username-invalid-character"), &[]);
    }
}

fn is_latin_or_common(c: char) -> bool {
    let mut end = 0;
    let runs_before = numbers(&latin_or_common::LATIN_OR_COMMON).take_while(|run| {
        end += run;
        end <= u32::from(c)
    });
    runs_before.count() % 2 == 1
}
