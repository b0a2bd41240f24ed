//! Which capital sigmas become the small one that ends a word.
//!
//! Java asks its word breaker, not Unicode's rule: sigma is final when it is the last letter with a case between two
//! word boundaries and not the only one. The breaker's rules are followed here for ASCII and for letters that have
//! two cases, which is what words with a sigma are made of; the rest would take a table larger than all others.

use crate::class::{is_digit, is_letter_or_digit};
use crate::has;

use super::letter::is_cased;

/// The byte offsets of the capital sigmas at the end of a word, in rising order.
pub(super) fn finals(text: &str) -> Vec<usize> {
    let mut finals = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + word_length(&text[start..]);
        let mut cased = text[start..end]
            .char_indices()
            .rev()
            .filter(|(_, c)| is_cased(*c));
        if let (Some((last, 'Σ')), Some(_)) = (cased.next(), cased.next()) {
            finals.push(start + last);
        }
        start = end;
    }
    finals
}

/// Whether every character that could be in one word with a sigma is one whose part in words is known here.
pub(super) fn is_certain(text: &str) -> bool {
    text.split(|c: char| c.is_ascii() && Part::of(c) == Part::Other)
        .all(|stretch| {
            !has(stretch, 'Σ')
                || stretch
                    .chars()
                    .all(|c| c.is_ascii() || (is_letter(c) && is_cased(c)))
        })
}

/// Whether a character is a letter of the basic plane; the word breaker stumbles over surrogate pairs.
fn is_letter(c: char) -> bool {
    u16::try_from(u32::from(c)).is_ok_and(|unit| is_letter_or_digit(unit) && !is_digit(unit))
}

/// What a character does in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Letter,
    Digit,
    Dot,
    Quote,
    Dash,
    Comma,
    Currency,
    Percent,
    Other,
}

impl Part {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit,
            '.' => Self::Dot,
            '"' | '\'' => Self::Quote,
            '-' | '_' => Self::Dash,
            ',' => Self::Comma,
            '#' | '$' => Self::Currency,
            '%' | '&' => Self::Percent,
            _ if is_letter(c) => Self::Letter,
            _ => Self::Other,
        }
    }
}

/// Where a word breaker is in a word.
enum State {
    Start,
    Word,
    MidWord,
    Number,
    MidNumber,
}

/// The length in bytes up to the first word boundary after the start.
fn word_length(text: &str) -> usize {
    let mut state = State::Start;
    let mut length = 0;
    for (at, c) in text.char_indices() {
        state = match (state, Part::of(c)) {
            (State::Start | State::Word | State::MidWord | State::Number, Part::Letter) => State::Word,
            (State::Start | State::Word | State::Number | State::MidNumber, Part::Digit) => State::Number,
            (State::Word, Part::Dot | Part::Quote | Part::Dash) => State::MidWord,
            (State::Number, Part::Dot | Part::Quote | Part::Comma)
            | (State::Start, Part::Dot | Part::Currency) => State::MidNumber,
            (State::Number, Part::Percent) | (State::Start, _) => return at + c.len_utf8(),
            _ => break,
        };
        // What may stand in a word ends none; a first character is a word of its own if nothing else is.
        if length == 0 || matches!(state, State::Word | State::Number) {
            length = at + c.len_utf8();
        }
    }
    length
}
