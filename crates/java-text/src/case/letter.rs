//! Upper and lower case of single characters, as `java.lang.Character` has them.

use crate::tables::CASES;

/// Whether a character has another case.
pub(super) fn is_cased(c: char) -> bool {
    char_to_lower_case(c) != c || char_to_upper_case(c) != c
}

/// `Character.toLowerCase(int)`: one character to one, whatever stands beside it.
pub fn char_to_lower_case(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let point = u32::from(c);
    // No run reaches beyond the start of the next, but two may start with one letter (ǅ).
    let end = CASES.partition_point(|(first, ..)| *first <= point);
    CASES[end.saturating_sub(2)..end]
        .iter()
        .map(Run::unpack)
        .find(|run| run.kind != Kind::ToUpper && run.holds(point))
        .map_or(c, |run| shifted(c, run.shift))
}

/// `Character.toUpperCase(int)`: one character to one, so ß stays.
pub fn char_to_upper_case(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let point = u32::from(c);
    CASES
        .iter()
        .map(Run::unpack)
        .find_map(|run| match run.kind {
            Kind::ToUpper if run.holds(point) => Some(run.shift),
            Kind::BothWays if run.holds(point.wrapping_sub_signed(run.shift)) => Some(-run.shift),
            _ => None,
        })
        .map_or(c, |shift| shifted(c, shift))
}

/// All characters that have another case, in no order, some twice.
///
/// ```
/// assert!(java_text::cased().contains(&'ſ'));
/// assert!(!java_text::cased().contains(&'ß')); // in Java it has none, but ẞ is a capital of it
/// ```
pub fn cased() -> Vec<char> {
    let mut all = Vec::new();
    for run in CASES.iter().map(Run::unpack) {
        for point in (run.first..=run.first + run.span).filter(|point| run.holds(*point)) {
            let both = [point, point.wrapping_add_signed(run.shift)].map(char::from_u32);
            all.extend(both.into_iter().flatten().filter(|c| is_cased(*c)));
        }
    }
    all
}

fn shifted(c: char, shift: i32) -> char {
    char::from_u32(u32::from(c).wrapping_add_signed(shift)).unwrap_or(c)
}

/// Letters whose other case is equally far away.
struct Run {
    first: u32,
    /// How far the last one is from the first.
    span: u32,
    /// Every second one only: capital, small, capital, small.
    alternating: bool,
    kind: Kind,
    shift: i32,
}

#[derive(PartialEq)]
enum Kind {
    BothWays,
    ToLower,
    ToUpper,
}

impl Run {
    fn unpack(&(first, header, shift): &(u32, u16, i32)) -> Self {
        let alternating = header & 4 != 0;
        Self {
            first,
            span: u32::from(header >> 3) << u32::from(alternating),
            alternating,
            kind: match header & 3 {
                0 => Kind::BothWays,
                1 => Kind::ToLower,
                _ => Kind::ToUpper,
            },
            shift,
        }
    }

    fn holds(&self, point: u32) -> bool {
        let from_first = point.wrapping_sub(self.first);
        from_first <= self.span && !(self.alternating && from_first % 2 == 1)
    }
}
