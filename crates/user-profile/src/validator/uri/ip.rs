//! Internet addresses as hosts of addresses.

use super::characters::{DIGITS_AND_DOTS, HEXADECIMAL};
use super::text::Text;

/// Where the four numbers end that begin here, if there are no fewer and no more.
pub(super) fn v4(text: &mut Text<'_>, from: usize) -> Option<usize> {
    let end = text.skip(from, &DIGITS_AND_DOTS)?;
    numbers(&text.chars[..end], from).ok()
}

/// Four numbers up to 255 and nothing after them, or where they go wrong.
fn numbers(chars: &[char], from: usize) -> Result<usize, usize> {
    let mut at = from;
    for number in 0..4 {
        if number > 0 {
            if chars.get(at) != Some(&'.') {
                return Err(at);
            }
            at += 1;
        }
        let start = at;
        let mut value = 0;
        while let Some(digit) = chars.get(at).and_then(|c| c.to_digit(10)) {
            value = (value * 10 + digit).min(256);
            at += 1;
        }
        if at == start || value > 255 {
            return Err(start);
        }
    }
    if at < chars.len() { Err(at) } else { Ok(at) }
}

/// Reads an address of version 6, to the end of the text.
pub(super) fn v6(text: &mut Text<'_>, from: usize) -> Option<()> {
    let mut bytes = 0;
    let mut at = groups(text, from, &mut bytes)?;
    let shortened = text.has(at, b':') && text.has(at + 1, b':');
    if shortened {
        at = after_short(text, at + 2, &mut bytes)?;
    } else if at > from && text.has(at, b':') {
        at = embedded_v4(text, at + 1, "IPv4 address", &mut bytes)?;
    }
    let wrong = match bytes {
        _ if at < text.end() => "Malformed IPv6 address",
        17.. => "IPv6 address too long",
        0..16 if !shortened => "IPv6 address too short",
        16 if shortened => "Malformed IPv6 address",
        _ => return Some(()),
    };
    text.refuse(wrong, "", from)
}

/// What follows `::`.
fn after_short(text: &mut Text<'_>, from: usize, bytes: &mut usize) -> Option<usize> {
    const EXPECTED: &str = "hex digits or IPv4 address";
    if from == text.end() {
        return Some(from);
    }
    match groups(text, from, bytes)? {
        end if end == from => embedded_v4(text, from, EXPECTED, bytes),
        end if text.has(end, b':') => embedded_v4(text, end + 1, EXPECTED, bytes),
        end => Some(end),
    }
}

fn embedded_v4(text: &mut Text<'_>, from: usize, expected: &'static str, bytes: &mut usize) -> Option<usize> {
    let digits_end = text.skip(from, &DIGITS_AND_DOTS)?;
    if digits_end <= from || digits_end != text.end() {
        return text.expected(expected, from);
    }
    *bytes += 4;
    match numbers(text.chars, from) {
        Ok(end) => Some(end),
        Err(at) => text.refuse("Malformed IPv4 address", "", at),
    }
}

/// Where the groups of hexadecimal digits end that begin here: at once if there are none.
fn groups(text: &mut Text<'_>, from: usize, bytes: &mut usize) -> Option<usize> {
    let mut last = from;
    let mut at = from;
    loop {
        let end = text.skip(at, &HEXADECIMAL)?;
        if end <= at && at > from {
            return text.expected("digits for an IPv6 address", at);
        }
        if end <= at || text.has(end, b'.') {
            return Some(last);
        }
        if end > at + 4 {
            return text.refuse("IPv6 hexadecimal digit sequence too long", "", at);
        }
        *bytes += 2;
        last = end;
        if !text.has(end, b':') || text.has(end + 1, b':') {
            return Some(last);
        }
        at = end + 1;
    }
}
