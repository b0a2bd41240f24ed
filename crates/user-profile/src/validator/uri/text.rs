//! A text being read as `java.net.URI` reads it, and what is wrong with it.

use super::characters::{HEXADECIMAL, Set, is_other};

/// What is wrong, in Java's words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrong {
    pub(super) reason: [&'static str; 2],
    /// The character at which it is.
    pub(super) at: Option<usize>,
}

/// A text, cut at the end of the part that is read. Places are counted in characters.
///
/// Whoever finds something wrong notes it here and returns `None`, rather than hand it all the way up: in the form's
/// program that is half the weight.
pub(super) struct Text<'a> {
    pub(super) chars: &'a [char],
    pub(super) wrong: Option<Wrong>,
}

impl Text<'_> {
    /// Notes what is wrong.
    pub(super) fn refuse<T>(&mut self, kind: &'static str, part: &'static str, at: usize) -> Option<T> {
        self.wrong = Some(Wrong {
            reason: [kind, part],
            at: Some(at),
        });
        None
    }

    pub(super) fn illegal<T>(&mut self, part: &'static str, at: usize) -> Option<T> {
        self.refuse("Illegal character in ", part, at)
    }

    pub(super) fn expected<T>(&mut self, what: &'static str, at: usize) -> Option<T> {
        self.refuse("Expected ", what, at)
    }

    pub(super) fn end(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn has(&self, at: usize, c: u8) -> bool {
        self.chars.get(at) == Some(&char::from(c))
    }

    /// The place of the first of these characters from `from` on, or the end.
    pub(super) fn find(&self, from: usize, stops: &[u8]) -> usize {
        let mut at = from;
        while at < self.end() && !stops.iter().any(|stop| self.has(at, *stop)) {
            at += 1;
        }
        at
    }

    /// Where what is in `set` ends, from `from` on.
    pub(super) fn skip(&mut self, from: usize, set: &Set) -> Option<usize> {
        let mut at = from;
        while let Some(c) = self.chars.get(at) {
            if set.is_escaped() && *c == '%' && !set.has(*c) {
                let is_digit = |at: usize| self.chars.get(at).is_some_and(|c| HEXADECIMAL.has(*c));
                if !is_digit(at + 1) || !is_digit(at + 2) {
                    return self.refuse("Malformed escape pair", "", at);
                }
                at += 2;
            } else if !(set.has(*c) || set.is_escaped() && is_other(*c)) {
                break;
            }
            at += 1;
        }
        Some(at)
    }

    /// Everything from `from` to `end` is in `set`; returns the end.
    pub(super) fn only(&mut self, from: usize, end: usize, set: &Set, part: &'static str) -> Option<usize> {
        self.within(end, |text| match text.skip(from, set)? {
            at if at < end => text.illegal(part, at),
            _ => Some(end),
        })
    }

    /// What `read` makes of the text up to `end`.
    pub(super) fn within<T>(&mut self, end: usize, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let whole = self.chars;
        self.chars = &whole[..end];
        let made = read(self);
        self.chars = whole;
        made
    }

    pub(super) fn part(&self, from: usize, end: usize) -> String {
        self.chars[from..end].iter().collect()
    }
}
