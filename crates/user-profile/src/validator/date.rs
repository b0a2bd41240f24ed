//! ISO days, as `DateTimeFormatter.ISO_LOCAL_DATE` reads them, and English ones, as `DateFormat.SHORT` does.

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

/// Whether a text begins with an English day, month first: `2/29/24` or `02/29/2024`; `None` where only Java can tell.
pub(super) fn is_english(text: &str) -> Option<bool> {
    let exponent = |pair: &[u8]| pair[0].is_ascii_digit() && pair[1] == b'E';
    let foreign = |unit| unit > 0x7f && java_text::is_digit(unit);
    if text.as_bytes().windows(2).any(exponent) || text.encode_utf16().any(foreign) {
        return None;
    }
    let (mut numbers, mut written, mut rest) = ([0; 3], "", text);
    for (place, number) in numbers.iter_mut().enumerate() {
        if place > 0 {
            let Some(after) = rest.strip_prefix('/') else {
                return Some(false);
            };
            rest = after;
        }
        let Some(read) = leading_int(rest) else {
            return Some(false);
        };
        (*number, written, rest) = read;
    }
    let [month, day, year] = numbers;
    // Two digits are a year of the last eighty or the next twenty, none of which is a leap year in one century only.
    let year = match written.as_bytes() {
        [b'0'..=b'9', _] => 2000 + year,
        _ => year,
    };
    // What is negative is as wrong as nought.
    let [year, month, day] = [year, month, day].map(|number| u64::try_from(number).unwrap_or(0));
    match (year, month, day) {
        // Java's last year, of which it has a part; and days that islands went without when they changed sides of the date
        // line: Kwajalein, the Line Islands, Samoa.
        (292_278_994, ..)
        | (1993 | 2093, 8, 20 | 21)
        | (1994 | 2094, 12, 31)
        | (1995 | 2095, 1, 1)
        | (2011, 12, 30) => None,
        // Where the Julian calendar ends and the Gregorian one begins.
        (1582, 10, 5..=14) => Some(false),
        (1..=1582, 2, 29) => Some(year.is_multiple_of(4)),
        (1..292_278_994, 1..=12, 1..) => Some(day <= days(year, month)),
        _ => Some(false),
    }
}

/// The number that a text begins with after blanks, as `NumberFormat` reads it into 32 bits; how it is written; the rest.
fn leading_int(text: &str) -> Option<(i32, &str, &str)> {
    let text = text.trim_start_matches([' ', '\t']);
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let rest = unsigned.trim_start_matches(|c: char| c.is_ascii_digit());
    let written = &text[..text.len() - rest.len()];
    // Beyond 64 bits it is beyond every day as well.
    let number: i64 = written.parse().unwrap_or(0);
    #[expect(clippy::cast_possible_truncation, reason = "as Java cuts it")]
    let cut = number as i32;
    (rest.len() < unsigned.len()).then_some((cut, written, rest))
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
