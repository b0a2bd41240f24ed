//! Numbers like `0x1.8p3`.

use super::{parse_exponent, rounded};

/// The number that these digits write, without `0x`, rounded half to even.
pub(super) fn parse(text: &str) -> Option<f64> {
    let (digits, exponent) = text.split_once(['p', 'P'])?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut exponent = parse_exponent(exponent)? - 4 * i64::try_from(fraction.len()).ok()?;
    let mut mantissa = 0_u128;
    let mut left_over = false;
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = digit.to_digit(16)?;
        if mantissa < 1 << 64 {
            mantissa = mantissa << 4 | u128::from(digit);
        } else {
            left_over |= digit != 0;
            exponent += 4;
        }
    }
    Some(rounded(mantissa, exponent, left_over))
}
