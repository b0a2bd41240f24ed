//! Whole numbers as Java reads and writes them.

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

/// A number in decimal digits, without what `ToString` brings into a program that writes nothing else.
///
/// ```
/// assert_eq!(java_text::digits(120_usize), "120");
/// ```
pub fn digits(number: impl TryInto<u64>) -> String {
    let mut rest = number.try_into().unwrap_or(u64::MAX);
    let mut text = String::new();
    loop {
        let digit = u32::try_from(rest % 10).unwrap_or_default();
        text.insert(0, char::from_digit(digit, 10).unwrap_or('0'));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text
}

/// The value of a digit: each script has its ten in a row.
fn digit(unit: u16) -> Option<i64> {
    if !is_digit(unit) {
        return None;
    }
    let before = (0..unit).rev().take_while(|unit| is_digit(*unit)).count();
    i64::try_from(before % 10).ok()
}
