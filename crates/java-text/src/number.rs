//! Whole numbers as Java reads them.

use crate::class::is_digit;

/// `Integer.valueOf(text)`: a sign or none, then decimal digits of any script; `None` where Java throws.
///
/// ```
/// assert_eq!(java_text::parse_int("+０8"), Some(8));
/// assert_eq!(java_text::parse_int(" 8"), None);
/// assert_eq!(java_text::parse_int("2147483648"), None);
/// ```
pub fn parse_int(text: &str) -> Option<i32> {
    parse_long(text)?.try_into().ok()
}

/// `Long.valueOf(text)`: as [`parse_int`], for 64 bits.
pub fn parse_long(text: &str) -> Option<i64> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    if digits.is_empty() {
        return None;
    }
    digits.encode_utf16().try_fold(0_i64, |number, unit| {
        number.checked_mul(10)?.checked_add(sign * digit(unit)?)
    })
}

/// The value of a digit: each script has its ten in a row.
fn digit(unit: u16) -> Option<i64> {
    if !is_digit(unit) {
        return None;
    }
    let before = (0..unit).rev().take_while(|unit| is_digit(*unit)).count();
    i64::try_from(before % 10).ok()
}
