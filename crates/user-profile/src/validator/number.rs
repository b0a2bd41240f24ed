//! Numbers as Java writes them.

mod decimal;
mod hexadecimal;

use java_text::parse_long;

use crate::blank::is_blank;
use crate::verdict::{Param, Tally};

/// Judges a whole number; a blank value passes, as there is nothing to judge.
pub(super) fn integer(value: &str, min: Option<i64>, max: Option<i64>, tally: &mut Tally<'_>) {
    if is_blank(value) {
        return;
    }
    let Some(number) = parse_long(value) else {
        return tally.refuse("error-invalid-number", &[]);
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        tally.refuse(
            out_of_range(min.is_some(), max.is_some()),
            &[Param::Integer(min), Param::Integer(max)],
        );
    }
}

/// Judges a number; `NaN` is in every range.
pub(super) fn double(value: &str, min: Option<f64>, max: Option<f64>, tally: &mut Tally<'_>) {
    if is_blank(value) {
        return;
    }
    let Some(number) = parse_double(value) else {
        return tally.refuse("error-invalid-number", &[]);
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        tally.refuse(
            out_of_range(min.is_some(), max.is_some()),
            &[Param::Double(min), Param::Double(max)],
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
                None => decimal::parse(digits)?,
            }
        }
    };
    Some(if text.starts_with('-') { -number } else { number })
}

/// An exponent, cut to a size that is beyond every number.
fn parse_exponent(text: &str) -> Option<i64> {
    const BEYOND: i64 = 1 << 40;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let exponent = unsigned.bytes().try_fold(0, |exponent: i64, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        Some((exponent * 10 + digit).min(BEYOND))
    })?;
    let signed = if text.starts_with('-') {
        -exponent
    } else {
        exponent
    };
    (!unsigned.is_empty()).then_some(signed)
}

/// `mantissa` · 2 to the power of `exponent`, half to even, where a little more may be left over.
fn rounded(mantissa: u128, exponent: i64, left_over: bool) -> f64 {
    let bits = i64::from(128 - mantissa.leading_zeros());
    let highest = exponent + bits - 1;
    match (mantissa, highest) {
        (0, _) | (_, ..-1075) => return 0.0,
        (_, 1024..) => return f64::INFINITY,
        _ => {}
    }
    // There is room for 53 bits, and for fewer below the smallest normal number.
    let cut = (bits - 53 - (highest + 1022).min(0)).max(0);
    let doubled = mantissa << 1 | u128::from(left_over);
    let (kept, rest) = (doubled >> (cut + 1), doubled & ((2 << cut) - 1));
    let up = rest > 1 << cut || (rest == 1 << cut && kept % 2 == 1);
    let exponent = exponent + cut;
    let power = match exponent {
        ..-1022 => 1 << (exponent + 1074),
        _ => (exponent + 1023).cast_unsigned() << 52,
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "no more than 53 bits are left"
    )]
    let kept = (kept as u64 + u64::from(up)) as f64;
    kept * f64::from_bits(power)
}
