//! Upper and lower case as `java.lang.Character` and `java.lang.String` have them.

use crate::tables::CASES;

/// `text.equalsIgnoreCase(other)`: equal character by character once each is in upper, then in lower case.
///
/// No character becomes two, so ß is not ss; but K (the Kelvin sign) is k, ſ is s, and ı is i.
///
/// ```
/// assert!(java_text::equals_ignore_case("\u{212a}elvin", "kelvin"));
/// assert!(!java_text::equals_ignore_case("straße", "STRASSE"));
/// ```
pub fn equals_ignore_case(text: &str, other: &str) -> bool {
    // Nothing is mapped between the basic plane and the others, so equal characters mean equal lengths in Java too.
    let (mut left, mut right) = (text.chars(), other.chars());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || fold(a) == fold(b) => {}
            _ => return false,
        }
    }
}

/// `text.toLowerCase()` on a server whose language is not Turkish, Azeri or Lithuanian.
///
/// ```
/// assert_eq!(java_text::to_lower_case("İZMİR ΟΔΟΣ"), "i̇zmi̇r οδος");
/// ```
pub fn to_lower_case(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            'İ' => lower.push_str("i̇"),
            'Σ' if is_final(text, at) => lower.push('ς'),
            _ => lower.push(char_to_lower_case(c)),
        }
    }
    lower
}

/// A sigma at the end of a word has its own form.
fn is_final(text: &str, at: usize) -> bool {
    let cased = |c: &char| char_to_lower_case(*c) != *c || char_to_upper_case(*c) != *c;
    text[..at].chars().next_back().is_some_and(|c| cased(&c))
        && !text[at + 'Σ'.len_utf8()..]
            .chars()
            .next()
            .is_some_and(|c| cased(&c))
}

fn fold(c: char) -> char {
    char_to_lower_case(char_to_upper_case(c))
}

/// `Character.toLowerCase(int)`.
pub(crate) fn char_to_lower_case(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let point = u32::from(c);
    runs()
        .take_while(|run| run.first <= point)
        .find(|run| run.kind != Kind::ToUpper && run.holds(point))
        .map_or(c, |run| shifted(c, run.shift))
}

/// `Character.toUpperCase(int)`.
pub(crate) fn char_to_upper_case(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let point = u32::from(c);
    runs()
        .find_map(|run| match run.kind {
            Kind::ToUpper if run.holds(point) => Some(run.shift),
            Kind::BothWays if run.holds(point.wrapping_sub_signed(run.shift)) => Some(-run.shift),
            _ => None,
        })
        .map_or(c, |shift| shifted(c, shift))
}

fn shifted(c: char, shift: i32) -> char {
    char::from_u32(u32::from(c).wrapping_add_signed(shift)).unwrap_or(c)
}

/// Letters whose other case is equally far away.
struct Run {
    first: u32,
    /// Every second one only: capital, small, capital, small.
    alternating: bool,
    /// How far the last one is from the first.
    span: u32,
    shift: i32,
    kind: Kind,
}

#[derive(PartialEq)]
enum Kind {
    BothWays,
    ToLower,
    ToUpper,
}

impl Run {
    fn holds(&self, point: u32) -> bool {
        let from_first = point.wrapping_sub(self.first);
        from_first <= self.span && !(self.alternating && from_first % 2 == 1)
    }
}

/// All runs, by their first letter.
fn runs() -> impl Iterator<Item = Run> {
    let mut bytes = CASES.iter();
    let mut first = 0;
    std::iter::from_fn(move || {
        let mut number = || {
            let mut number = 0;
            for (&byte, place) in bytes.by_ref().zip((0..).step_by(7)) {
                number |= u32::from(byte & 127) << place;
                if byte < 128 {
                    return Some(number);
                }
            }
            None
        };
        first += number()?;
        let header = number()?;
        let zigzag = number()?;
        let alternating = header & 4 != 0;
        Some(Run {
            first,
            alternating,
            span: (header >> 3) << u32::from(alternating),
            shift: (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed(),
            kind: match header & 3 {
                0 => Kind::BothWays,
                1 => Kind::ToLower,
                _ => Kind::ToUpper,
            },
        })
    })
}
