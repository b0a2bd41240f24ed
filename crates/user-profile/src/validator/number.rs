//! Numbers as Java writes them.

mod hexadecimal;

use java_text::parse_long;

use crate::{Value, blank::is_blank, verdict::Tally};

/// Judges a whole number; a blank value passes, as there is nothing to judge.
pub(super) fn integer(value: &str, min: Option<i64>, max: Option<i64>, tally: &mut Tally<'_>) {
    if is_blank(value) {
        return;
    }
    let Some(number) = parse_long(value) else {
        return tally.refuse("error-invalid-number", []);
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        tally.refuse(
            out_of_range(min.is_some(), max.is_some()),
            [min.into(), max.into()],
        );
    }
}

/// Judges a number; `NaN` is in every range.
pub(super) fn double(value: &str, min: Option<f64>, max: Option<f64>, tally: &mut Tally<'_>) {
    if is_blank(value) {
        return;
    }
    let Some(number) = parse_double(value) else {
        return tally.refuse("error-invalid-number", []);
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        let bound = |bound: Option<f64>| bound.map_or(Value::Null, Value::Double);
        tally.refuse(
            out_of_range(min.is_some(), max.is_some()),
            [bound(min), bound(max)],
        );
    }
}

fn out_of_range(min: bool, max: bool) -> &'static str {
    match (min, max) {
        (_, false) => "error-number-out-of-range-too-small",
        (false, _) => "error-number-out-of-range-too-big",
        _ => "error-number-out-of-range",
    }
}

/// The number that `Double.valueOf` reads.
pub(super) fn parse_double(text: &str) -> Option<f64> {
    let text = java_text::trim(text);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = match unsigned {
        "NaN" => f64::NAN,
        "Infinity" => f64::INFINITY,
        _ => {
            let digits = unsigned.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(unsigned);
            match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
                Some(digits) => hexadecimal::parse(digits)?,
                None => parse_decimal(digits)?,
            }
        }
    };
    Some(if text.starts_with('-') { -number } else { number })
}

/// The number, if it is written in digits without a sign: Rust would take words as well.
fn parse_decimal(text: &str) -> Option<f64> {
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let digits = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    (begins && text.bytes().all(digits)).then(|| text.parse().ok())?
}
