//! The classes of `java.lang.Character`, for one UTF-16 code unit at a time as Keycloak asks for them.
//!
//! A half of a surrogate pair is of no class, so a character beyond the basic plane is two units that are neither
//! letter nor digit.

use crate::tables::{PAGE, RUNS, START};

/// `Character.isUpperCase(char)`: capital letters and what Unicode counts among them (Ⅷ, Ⓐ).
pub fn is_upper_case(unit: u16) -> bool {
    matches!(kind(unit), Kind::Upper | Kind::UpperMark)
}

/// `Character.isLowerCase(char)`: small letters and what Unicode counts among them (ª, ʰ, ⅷ).
pub fn is_lower_case(unit: u16) -> bool {
    matches!(kind(unit), Kind::Lower | Kind::LowerMark)
}

/// `Character.isDigit(char)`: decimal digits of any script.
pub fn is_digit(unit: u16) -> bool {
    kind(unit) == Kind::Digit
}

/// `Character.isLetterOrDigit(char)`: letters of any script and decimal digits; no marks, no other numbers.
pub fn is_letter_or_digit(unit: u16) -> bool {
    matches!(kind(unit), Kind::Letter | Kind::Upper | Kind::Lower | Kind::Digit)
}

/// Which of the classes a unit is in; no other combination of them occurs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    None,
    Letter,
    Upper,
    Lower,
    Digit,
    /// Upper case without being a letter.
    UpperMark,
    /// Lower case without being a letter.
    LowerMark,
}

fn kind(unit: u16) -> Kind {
    // Most of what is typed is ASCII, and asked about at every key.
    if let Ok(ascii @ ..0x80) = u8::try_from(unit) {
        return match ascii {
            b'A'..=b'Z' => Kind::Upper,
            b'a'..=b'z' => Kind::Lower,
            b'0'..=b'9' => Kind::Digit,
            _ => Kind::None,
        };
    }
    let [page, mut offset] = unit.to_be_bytes().map(usize::from);
    let mut at = usize::from(START[usize::from(PAGE[page])]);
    loop {
        let (run, mut length) = (RUNS[at] & 7, usize::from(RUNS[at] >> 3));
        if length == 0 {
            at += 1;
            length = usize::from(RUNS[at]) + 1;
        }
        if offset < length {
            return match run {
                0 => Kind::None,
                1 => Kind::Letter,
                2 => Kind::Upper,
                3 => Kind::Lower,
                4 => Kind::Digit,
                5 => Kind::UpperMark,
                6 => Kind::LowerMark,
                _ if offset % 2 == 0 => Kind::Upper,
                _ => Kind::Lower,
            };
        }
        offset -= length;
        at += 1;
    }
}
