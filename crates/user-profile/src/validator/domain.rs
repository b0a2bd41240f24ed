//! The part of an e-mail address after the `@`: a domain, in any script, or an Internet address in brackets.

mod classes;

use super::{internet_address, runs::numbers};
use crate::asked;

/// Whether Keycloak takes this for a domain; `None` if only the server can tell.
pub(super) fn is_domain(domain: &str) -> Option<bool> {
    if !domain.is_ascii() || domain.starts_with('[') {
        return if cfg!(feature = "complete") {
            is_rare(domain)
        } else {
            asked::is_domain(domain)
        };
    }
    let is_short_label = |label: &str| is_label(label) && label.len() < 64;
    Some(domain.len() < 256 && domain.split('.').all(is_short_label))
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c == '-' || is_label_character(c))
}

/// What may stand anywhere in a domain's label. Keycloak knows no characters beyond U+FFFF here.
pub(super) fn is_label_character(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || java_text::has("!#$%&'*+/=?^`{|}~", c)
        || ('\u{80}'..='\u{ffff}').contains(&c)
}

/// The same for a domain beyond ASCII, or in brackets.
pub(super) fn is_rare(domain: &str) -> Option<bool> {
    let in_brackets = domain
        .strip_prefix('[')
        .and_then(|address| address.strip_suffix(']'));
    if !in_brackets.map_or_else(|| domain.split('.').all(is_label), internet_address::is_literal) {
        return Some(false);
    }
    // No name is longer, but characters that vanish may make one of more.
    if domain.len() > 4 * 255 && !domain.is_ascii() {
        return None;
    }
    is_name(domain)
}

/// Whether `java.net.IDN.toASCII` takes this, and makes at most 255 characters of it.
fn is_name(domain: &str) -> Option<bool> {
    const SEPARATORS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];
    let mut chars = domain.chars();
    if chars.next().is_some_and(|c| SEPARATORS.contains(&c)) && chars.next().is_none() {
        return Some(true);
    }
    // One separator may come last; it counts, as does each between two labels.
    let labels = domain
        .strip_suffix(SEPARATORS)
        .unwrap_or(domain)
        .split(SEPARATORS);
    let mut most = domain.chars().filter(|c| SEPARATORS.contains(c)).count();
    let mut exact = true;
    let mut undecided = false;
    for label in labels {
        match length(label) {
            Length::Refused | Length::Exactly(0 | 64..) => return Some(false),
            Length::Exactly(length) => most += length,
            Length::AtMost(length @ ..=63) => {
                most += length;
                exact = false;
            }
            Length::AtMost(_) => undecided = true,
        }
    }
    match (undecided, most <= 255, exact) {
        (false, true, _) => Some(true),
        (false, false, true) => Some(false),
        _ => None,
    }
}

/// How many characters a label has once it is ASCII.
#[derive(Clone, Copy)]
enum Length {
    /// It cannot be made ASCII.
    Refused,
    Exactly(usize),
    AtMost(usize),
}

/// What becomes of a character. The numbers are those of the table, less four if it changes.
const REFUSED: u32 = 0;
const LEFT_TO_RIGHT: u32 = 1;
const RIGHT_TO_LEFT: u32 = 2;
const NEITHER: u32 = 3;
const NOTHING: u32 = 4;
const ANYTHING: u32 = 8;

fn length(label: &str) -> Length {
    const UNKNOWN: Length = Length::AtMost(usize::MAX);
    if label.is_ascii() {
        return Length::Exactly(label.len());
    }
    // What is left after preparation: each character, its direction, and whether it becomes something else.
    let mut left = Vec::new();
    for c in label.chars() {
        match class(c) {
            REFUSED => return Length::Refused,
            NOTHING => {}
            ANYTHING => return UNKNOWN,
            class => left.push((c.to_ascii_lowercase(), (class - 1) % 4 + 1, class > NOTHING)),
        }
    }
    let (Some(first), Some(last)) = (left.first(), left.last()) else {
        return Length::Refused;
    };
    let has = |direction| left.iter().any(|known| known.1 == direction);
    let changes = left.iter().any(|known| known.2);
    if has(RIGHT_TO_LEFT) {
        // A label that is written from right to left begins and ends so, and has nothing of the other direction.
        // A mark at the end may become one with the letter before.
        if has(LEFT_TO_RIGHT) || first.1 != RIGHT_TO_LEFT || (last.1 == NEITHER && !last.2) {
            return Length::Refused;
        }
        if last.1 == NEITHER {
            return UNKNOWN;
        }
    }
    let prepared: String = left.iter().map(|known| known.0).collect();
    if !changes {
        return match (prepared.is_ascii(), prepared.starts_with("xn--")) {
            _ if left.len() > 63 => Length::Exactly(left.len()),
            (true, _) => Length::Exactly(prepared.len()),
            (false, true) => Length::Refused,
            (false, false) => Length::Exactly("xn--".len() + punycode_length(&prepared)),
        };
    }
    if prepared.matches(['-', '\u{fe63}', '\u{ff0d}']).count() > 1 {
        return UNKNOWN;
    }
    // A character has up to seven digits, and one that changes becomes up to three.
    let most = left.iter().map(|known| match known {
        (_, _, true) => 3 * 7,
        (c, _, false) => {
            if c.is_ascii() {
                1
            } else {
                7
            }
        }
    });
    Length::AtMost("xn--".len() + 1 + most.sum::<usize>())
}

fn class(c: char) -> u32 {
    let mut end = 0;
    for run in numbers(&classes::CLASSES) {
        end += run / 16;
        if u32::from(c) < end {
            return run % 16;
        }
    }
    REFUSED
}

/// How long `text` is in Punycode (RFC 3492, section 6.3).
fn punycode_length(text: &str) -> usize {
    let total = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let mut handled = u32::try_from(text.chars().filter(char::is_ascii).count()).unwrap_or(u32::MAX);
    let ascii = handled;
    let mut length = usize::try_from(handled).unwrap_or(usize::MAX) + usize::from(handled > 0);
    let (mut n, mut delta, mut bias) = (0x80, 0, 72);
    while handled < total {
        let least = text.chars().map(u32::from).filter(|c| *c >= n).min().unwrap_or(n);
        delta += (least - n) * (handled + 1);
        n = least;
        for c in text.chars().map(u32::from) {
            if c < n {
                delta += 1;
            }
            if c == n {
                length += digits(delta, bias);
                bias = adapted(delta, handled + 1, handled == ascii);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        n += 1;
    }
    length
}

/// How many digits `delta` has.
fn digits(mut delta: u32, bias: u32) -> usize {
    let mut digits = 1;
    for k in (36u32..).step_by(36) {
        let threshold = k.saturating_sub(bias).clamp(1, 26);
        if delta < threshold {
            break;
        }
        delta = (delta - threshold) / (36 - threshold);
        digits += 1;
    }
    digits
}

fn adapted(delta: u32, handled: u32, first: bool) -> u32 {
    let mut delta = delta / if first { 700 } else { 2 };
    delta += delta / handled;
    let mut k = 0;
    while delta > 35 * 26 / 2 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}
