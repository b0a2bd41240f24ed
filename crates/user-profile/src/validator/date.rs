//! ISO days, as `DateTimeFormatter.ISO_LOCAL_DATE` reads them.

/// Whether this is a day like `2024-02-29`. A year has four digits, or up to nine with a sign.
pub(super) fn is_iso(text: &str) -> bool {
    let (negative, plus, unsigned) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, false, rest),
        [b'+', rest @ ..] => (false, true, rest),
        rest => (false, false, rest),
    };
    let Some(dash) = unsigned.iter().position(|byte| *byte == b'-') else {
        return false;
    };
    let (year_text, rest) = unsigned.split_at(dash);
    let [b'-', m1, m2, b'-', d1, d2] = rest else {
        return false;
    };
    let digits_fit = match year_text.len() {
        4 => !plus,
        5..=10 => plus || negative,
        _ => false,
    };
    let (Some(year), Some(month), Some(day)) = (number(year_text), number(&[*m1, *m2]), number(&[*d1, *d2]))
    else {
        return false;
    };
    digits_fit
        && year <= 999_999_999
        && !(negative && year == 0)
        && (1..=12).contains(&month)
        && (1..=days(year, month)).contains(&day)
}

/// The number that these ASCII digits write.
fn number(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u64::from(byte - b'0'))
    })
}

/// How many days the month has. The sign of a year does not change whether it is a leap year.
fn days(year: u64, month: u64) -> u64 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
