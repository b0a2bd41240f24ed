//! Character classes: `[…]`, with unions and intersections as Java nests them.

use crate::error::{Error, Undecided};
use crate::escape::Escape;
use crate::parse::Parser;
use crate::set::Set;

impl Parser {
    /// Reads a class from its bracket on.
    pub(crate) fn class(&mut self) -> Set {
        self.class_up_to(true)
    }

    /// The operand of an `&&`, which leaves the bracket to the class that it is in.
    fn operand(&mut self) -> Set {
        self.class_up_to(false)
    }

    fn class_up_to(&mut self, close: bool) -> Set {
        let mut c = self.reader.next();
        let negated = c == '^' && self.reader.behind() == '[';
        if negated {
            c = self.reader.next();
        }
        let mut set: Option<Set> = None;
        let mut singles = false;
        let mut intersected = false;
        loop {
            match c {
                '[' => {
                    let class = self.deeper(Self::class);
                    join(&mut set, class);
                    c = self.reader.peek();
                    continue;
                }
                '&' => {
                    if self.reader.next() == '&' {
                        let right = self.right_of_intersection();
                        intersected |= singles;
                        set = Some(match (set, right) {
                            (Some(set), Some(right)) => set.and(right),
                            (None, Some(right)) => right,
                            // Java takes the operand before it once more, whichever that was.
                            (Some(_), None) => return self.stop(Undecided::Class),
                            (None, None) => return self.stop(Error::Class),
                        });
                        c = self.reader.peek();
                        continue;
                    }
                    self.reader.unread();
                }
                '\0' if self.reader.is_at_end() => return self.stop(Error::Class),
                ']' => {
                    if let Some(set) = set.take() {
                        if close {
                            self.reader.next();
                        }
                        return if negated { set.not() } else { set };
                    }
                }
                _ => {}
            }
            let (member, single) = self.member();
            if single && intersected {
                // Java adds it to the left side of the intersection as well.
                return self.stop(Undecided::Class);
            }
            singles |= single;
            join(&mut set, member);
            c = self.reader.peek();
        }
    }

    fn right_of_intersection(&mut self) -> Option<Set> {
        let mut right = None;
        let mut c = self.reader.next();
        while c != ']' && c != '&' && !self.is_stopped() {
            let operand = if c == '[' {
                self.deeper(Self::class)
            } else {
                self.reader.unread();
                self.deeper(Self::operand)
            };
            join(&mut right, operand);
            c = self.reader.peek();
        }
        right
    }

    /// A character, a range or an escape; whether it is a character alone.
    fn member(&mut self) -> (Set, bool) {
        let mut first = u32::from(self.reader.peek());
        if first == u32::from('\\') {
            let in_range = self.reader.ahead(2) == '-';
            match self.escape(true, in_range) {
                Escape::Char(c) => first = c,
                Escape::Set(set) => return (set, false),
                Escape::Node(_) => return self.stop(Error::Escape),
            }
        } else {
            self.reader.next();
        }
        if self.reader.peek() != '-' || matches!(self.reader.ahead(1), '[' | ']') {
            return (self.range(first, first), true);
        }
        let mut last = u32::from(self.reader.next());
        if last == u32::from('\\') {
            match self.escape(true, true) {
                Escape::Char(c) => last = c,
                Escape::Set(_) | Escape::Node(_) => return self.stop(Error::Range),
            }
        } else {
            self.reader.next();
        }
        if last < first {
            return self.stop(Error::Range);
        }
        (self.range(first, last), false)
    }
}

fn join(set: &mut Option<Set>, more: Set) {
    *set = Some(match set.take() {
        Some(set) => set.or(more),
        None => more,
    });
}
