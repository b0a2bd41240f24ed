//! Internet addresses as hosts of addresses.

use super::characters::{DIGITS, DIGITS_AND_DOTS, HEXADECIMAL};
use super::parser::{Text, Wrong};

/// Where the four numbers end that begin here, if there are no fewer and no more.
pub(super) fn v4(text: Text<'_>, from: usize) -> Option<usize> {
    let end = text.skip(from, DIGITS_AND_DOTS).ok()?;
    numbers(Text { end, ..text }, from).ok()
}

/// Four numbers up to 255 and nothing after them, or where they go wrong.
fn numbers(text: Text<'_>, from: usize) -> Result<usize, usize> {
    let mut at = from;
    for number in 0..4 {
        if number > 0 {
            if !text.has(at, '.') {
                return Err(at);
            }
            at += 1;
        }
        let end = text.skip(at, DIGITS).map_err(|_| at)?;
        let digits = &text.units[at..end];
        let zeros = digits.iter().take_while(|unit| **unit == u16::from(b'0')).count();
        let value = digits[zeros..].iter().try_fold(0_u32, |value, unit| {
            (value < 256).then(|| value * 10 + u32::from(*unit) - u32::from(b'0'))
        });
        if digits.is_empty() || value.is_none_or(|value| value > 255) {
            return Err(at);
        }
        at = end;
    }
    if at < text.end { Err(at) } else { Ok(at) }
}

/// Reads an address of version 6, to the end of the text.
pub(super) fn v6(text: Text<'_>, from: usize) -> Result<(), Wrong> {
    let is_short = |at: usize| text.has(at, ':') && text.has(at + 1, ':');
    let mut bytes = 0;
    let mut shortened = false;
    let mut at = from;
    let first = groups(text, at, &mut bytes)?;
    if let Some(end) = first {
        at = end;
        if is_short(at) {
            shortened = true;
            at = after_short(text, at + 2, &mut bytes)?;
        } else if text.has(at, ':') {
            at = embedded_v4(text, at + 1, "IPv4 address", &mut bytes)?;
        }
    } else if is_short(at) {
        shortened = true;
        at = after_short(text, at + 2, &mut bytes)?;
    }
    let wrong = |reason| Err(Wrong::other(reason, Some(from)));
    match bytes {
        _ if at < text.end => wrong("Malformed IPv6 address"),
        17.. => wrong("IPv6 address too long"),
        0..16 if !shortened => wrong("IPv6 address too short"),
        16 if shortened => wrong("Malformed IPv6 address"),
        _ => Ok(()),
    }
}

/// What follows `::`.
fn after_short(text: Text<'_>, from: usize, bytes: &mut usize) -> Result<usize, Wrong> {
    const EXPECTED: &str = "hex digits or IPv4 address";
    if from == text.end {
        return Ok(from);
    }
    match groups(text, from, bytes)? {
        None => embedded_v4(text, from, EXPECTED, bytes),
        Some(end) if text.has(end, ':') => embedded_v4(text, end + 1, EXPECTED, bytes),
        Some(end) => Ok(end),
    }
}

fn embedded_v4(
    text: Text<'_>,
    from: usize,
    expected: &'static str,
    bytes: &mut usize,
) -> Result<usize, Wrong> {
    let digits_end = text.skip(from, DIGITS_AND_DOTS)?;
    if digits_end <= from || digits_end != text.end {
        return Err(Wrong::expected(expected, from));
    }
    *bytes += 4;
    numbers(text, from).map_err(|at| Wrong::other("Malformed IPv4 address", Some(at)))
}

/// Where the groups of hexadecimal digits end that begin here, if there are any.
fn groups(text: Text<'_>, from: usize, bytes: &mut usize) -> Result<Option<usize>, Wrong> {
    let end = text.skip(from, HEXADECIMAL)?;
    if end <= from || text.has(end, '.') {
        return Ok(None);
    }
    let mut at = group(from, end, bytes)?;
    while text.has(at, ':') && !text.has(at + 1, ':') {
        let next = at + 1;
        let end = text.skip(next, HEXADECIMAL)?;
        if end <= next {
            return Err(Wrong::expected("digits for an IPv6 address", next));
        }
        if text.has(end, '.') {
            break;
        }
        at = group(next, end, bytes)?;
    }
    Ok(Some(at))
}

fn group(from: usize, end: usize, bytes: &mut usize) -> Result<usize, Wrong> {
    if end > from + 4 {
        return Err(Wrong::other(
            "IPv6 hexadecimal digit sequence too long",
            Some(from),
        ));
    }
    *bytes += 2;
    Ok(end)
}
