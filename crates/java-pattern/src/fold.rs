//! Characters in any case.

use crate::parse::Parser;
use crate::reader::Flags;
use crate::set::Set;

impl Parser {
    /// A character that means itself, with its other cases if they do not matter.
    pub(crate) fn literal(&mut self, c: u32) -> Set {
        let flags = self.reader.flags;
        if !flags.has(Flags::CASE) {
            return Set::one(c);
        }
        if !flags.has(Flags::UNICODE_CASE) {
            return Set::ranges(ascii(c, c));
        }
        let (set, below) = self.cases.of(c);
        self.below = self.below.min(below);
        set
    }

    /// As [`Parser::literal`], for the characters from first to last in a class.
    pub(crate) fn range(&mut self, first: u32, last: u32) -> Set {
        let flags = self.reader.flags;
        if first == last {
            self.literal(first)
        } else if !flags.has(Flags::CASE) {
            Set::range(first, last)
        } else if !flags.has(Flags::UNICODE_CASE) {
            Set::ranges(ascii(first, last))
        } else {
            self.cases.of_range(first, last)
        }
    }
}

/// The characters from first to last, and the other cases of the ASCII letters among them.
fn ascii(first: u32, last: u32) -> Vec<(u32, u32)> {
    let mut ranges = vec![(first, last)];
    let mut add = |from: u32, to: u32, by: i32| {
        let (from, to) = (from.max(first), to.min(last));
        if from <= to {
            ranges.push((from.wrapping_add_signed(by), to.wrapping_add_signed(by)));
        }
    };
    add(0x41, 0x5a, 0x20);
    add(0x61, 0x7a, -0x20);
    ranges
}

/// All characters that have another case, once they are asked for.
#[derive(Default)]
pub(crate) struct Cases(Vec<Case>);

struct Case {
    c: u32,
    upper: u32,
    /// In lower case after it was in upper case.
    folded: u32,
}

impl Cases {
    fn all(&mut self) -> &[Case] {
        if self.0.is_empty() {
            self.0 = java_text::cased()
                .into_iter()
                .map(|c| {
                    let upper = java_text::char_to_upper_case(c);
                    Case {
                        c: c.into(),
                        upper: upper.into(),
                        folded: java_text::char_to_lower_case(upper).into(),
                    }
                })
                .collect();
        }
        &self.0
    }

    /// The characters that are this one in some case, and the first character of which that is uncertain.
    pub(crate) fn of(&mut self, c: u32) -> (Set, u32) {
        let all = self.all();
        let case = all.iter().find(|case| case.c == c);
        let (upper, folded) = case.map_or((c, c), |case| (case.upper, case.folded));
        let others = all.iter().filter(|case| case.folded == folded && case.c != c);
        if upper == folded {
            // Java finds the other cases of such a character (ß) beside others, but not of one alone.
            let others = others.map(|case| case.c).min();
            return (Set::one(c), others.unwrap_or(u32::MAX));
        }
        let mut ranges = vec![(c, c), (folded, folded)];
        ranges.extend(others.map(|case| (case.c, case.c)));
        (Set::ranges(ranges), u32::MAX)
    }

    /// The characters that are in the range in some case.
    pub(crate) fn of_range(&mut self, first: u32, last: u32) -> Set {
        let is_in = |c: u32| (first..=last).contains(&c);
        let mut ranges = vec![(first, last)];
        let others = self
            .all()
            .iter()
            .filter(|case| is_in(case.upper) || is_in(case.folded));
        ranges.extend(others.map(|case| (case.c, case.c)));
        Set::ranges(ranges)
    }
}
