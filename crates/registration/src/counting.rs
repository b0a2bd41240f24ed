//! How each language counts: Unicode's rules (CLDR 48) for whole numbers, where there is no browser, which has them.

/// The plural category of a number, by its name in CLDR.
pub fn category(tag: &str, n: u64) -> &'static str {
    let (ones, tens) = (n % 10, n % 100);
    let whole_millions = n > 0 && n.is_multiple_of(1_000_000);
    match tag {
        "id" | "ja" | "ko" | "th" | "vi" | "zh-CN" | "zh-TW" => "other",
        "ar" => match (n, tens) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..) => "many",
            _ => "other",
        },
        "cs" | "sk" => match n {
            1 => "one",
            2..=4 => "few",
            _ => "other",
        },
        "pl" if n == 1 => "one",
        "hr" | "pl" | "ru" | "uk" => match (ones, tens) {
            (1, tens) if tens != 11 && tag != "pl" => "one",
            (2..=4, tens) if !(12..=14).contains(&tens) => "few",
            _ if tag == "hr" => "other",
            _ => "many",
        },
        "lt" => match (ones, tens) {
            (0, _) | (_, 11..=19) => "other",
            (1, _) => "one",
            _ => "few",
        },
        "lv" => match (ones, tens) {
            (0, _) | (_, 11..=19) => "zero",
            (1, _) => "one",
            _ => "other",
        },
        "ro" => match (n, tens) {
            (1, _) => "one",
            (0, _) | (_, 1..=19) => "few",
            _ => "other",
        },
        "sl" => match tens {
            1 => "one",
            2 => "two",
            3 | 4 => "few",
            _ => "other",
        },
        "ca" | "es" | "fr" | "it" | "pt" | "pt-BR" if whole_millions => "many",
        "fa" | "fr" | "hy" | "pt" | "pt-BR" if n == 0 => "one",
        _ if n == 1 => "one",
        _ => "other",
    }
}

/// The number in the language's digits and groups of three.
pub fn format(tag: &str, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let (separator, shortest) = grouping(tag);
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) && digits.len() >= shortest {
            text.push(separator);
        }
        text.push(match (tag, digit.to_digit(10)) {
            ("fa", Some(value)) => char::from_u32('۰' as u32 + value).unwrap_or(digit),
            _ => digit,
        });
    }
    text
}

/// What stands between groups, and how many digits the shortest number has that is in groups.
fn grouping(tag: &str) -> (char, usize) {
    match tag {
        "ar" | "en" | "ja" | "ko" | "th" | "zh-CN" | "zh-TW" => (',', 4),
        "es" | "it" | "sl" => ('.', 5),
        "fa" => ('٬', 4),
        "fr" => ('\u{202f}', 4),
        "hu" | "hy" | "lv" | "pl" => ('\u{a0}', 5),
        "cs" | "fi" | "kk" | "ky" | "lt" | "no" | "ru" | "sk" | "sv" | "uk" => ('\u{a0}', 4),
        _ => ('.', 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_fall_into_the_categories_of_their_language() {
        for (tag, expected) in [
            ("ja", "0 other, 1 other, 1000000 other"),
            ("de", "0 other, 1 one, 2 other, 21 other, 1000000 other"),
            ("fa", "0 one, 1 one, 2 other"),
            ("fr", "0 one, 1 one, 2 other, 1000000 many, 1000001 other"),
            ("es", "0 other, 1 one, 2 other, 3000000 many"),
            ("cs", "0 other, 1 one, 2 few, 4 few, 5 other, 22 other"),
            (
                "pl",
                "0 many, 1 one, 2 few, 5 many, 12 many, 21 many, 22 few, 112 many",
            ),
            (
                "ru",
                "0 many, 1 one, 2 few, 5 many, 11 many, 12 many, 21 one, 22 few, 111 many",
            ),
            (
                "hr",
                "0 other, 1 one, 2 few, 5 other, 11 other, 21 one, 34 few, 112 other",
            ),
            (
                "lt",
                "0 other, 1 one, 2 few, 9 few, 10 other, 11 other, 21 one, 22 few, 112 other",
            ),
            (
                "lv",
                "0 zero, 1 one, 2 other, 10 zero, 11 zero, 21 one, 22 other, 30 zero",
            ),
            (
                "ro",
                "0 few, 1 one, 2 few, 19 few, 20 other, 100 other, 101 few, 120 other",
            ),
            (
                "sl",
                "0 other, 1 one, 2 two, 3 few, 4 few, 5 other, 101 one, 102 two",
            ),
            (
                "ar",
                "0 zero, 1 one, 2 two, 3 few, 10 few, 11 many, 99 many, 100 other, 102 other, 103 few",
            ),
        ] {
            for pair in expected.split(", ") {
                let (number, expected) = pair.split_once(' ').unwrap();
                assert_eq!(category(tag, number.parse().unwrap()), expected, "{tag} {number}");
            }
        }
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (tag, number, expected) in [
            ("en", 8, "8"),
            ("en", 1000, "1,000"),
            ("de", -1_234_567, "-1.234.567"),
            ("de", 100, "100"),
            ("es", 1000, "1000"),
            ("es", 10_000, "10.000"),
            ("fr", 1000, "1\u{202f}000"),
            ("fa", 1024, "۱٬۰۲۴"),
        ] {
            assert_eq!(format(tag, number), expected, "{tag} {number}");
        }
    }
}
