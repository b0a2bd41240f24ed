//! Character classes: `[…]`, with unions and intersections as Java nests them.

use crate::error::{Error, Stop, Undecided};
use crate::escape::Escape;
use crate::parse::Parser;
use crate::set::Set;

impl Parser {
    /// Reads a class from its bracket on.
    pub(crate) fn class(&mut self) -> Result<Set, Stop> {
        self.class_up_to(true)
    }

    /// The operand of an `&&`, which leaves the bracket to the class that it is in.
    fn operand(&mut self) -> Result<Set, Stop> {
        self.class_up_to(false)
    }

    fn class_up_to(&mut self, close: bool) -> Result<Set, Stop> {
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
                    let class = self.deeper(Self::class)?;
                    join(&mut set, class);
                    c = self.reader.peek();
                    continue;
                }
                '&' => {
                    if self.reader.next() == '&' {
                        let right = self.right_of_intersection()?;
                        // Java takes the operand before it once more, whichever that was.
                        let right = right.ok_or_else(|| match &set {
                            Some(_) => Stop::from(Undecided::Class),
                            None => Error::Class.into(),
                        })?;
                        intersected |= singles;
                        set = Some(match set {
                            Some(set) => set.and(right),
                            None => right,
                        });
                        c = self.reader.peek();
                        continue;
                    }
                    self.reader.unread();
                }
                '\0' if self.reader.is_at_end() => return Err(Error::Class.into()),
                ']' => {
                    if let Some(set) = set.take() {
                        if close {
                            self.reader.next();
                        }
                        return Ok(if negated { set.not() } else { set });
                    }
                }
                _ => {}
            }
            let (member, single) = self.member()?;
            if single && intersected {
                // Java adds it to the left side of the intersection as well.
                return Err(Undecided::Class.into());
            }
            singles |= single;
            join(&mut set, member);
            c = self.reader.peek();
        }
    }

    fn right_of_intersection(&mut self) -> Result<Option<Set>, Stop> {
        let mut right = None;
        let mut c = self.reader.next();
        while c != ']' && c != '&' {
            let operand = if c == '[' {
                self.deeper(Self::class)?
            } else {
                self.reader.unread();
                self.deeper(Self::operand)?
            };
            join(&mut right, operand);
            c = self.reader.peek();
        }
        Ok(right)
    }

    /// A character, a range or an escape; whether it is a character alone.
    fn member(&mut self) -> Result<(Set, bool), Stop> {
        let mut first = u32::from(self.reader.peek());
        if first == u32::from('\\') {
            let in_range = self.reader.ahead(2) == '-';
            match self.escape(true, in_range)? {
                Escape::Char(c) => first = c,
                Escape::Set(set) => return Ok((set, false)),
                Escape::Node(_) => return Err(Error::Escape.into()),
            }
        } else {
            self.reader.next();
        }
        if self.reader.peek() != '-' || matches!(self.reader.ahead(1), '[' | ']') {
            return Ok((self.range(first, first), true));
        }
        let mut last = u32::from(self.reader.next());
        if last == u32::from('\\') {
            match self.escape(true, true)? {
                Escape::Char(c) => last = c,
                Escape::Set(_) | Escape::Node(_) => return Err(Error::Range.into()),
            }
        } else {
            self.reader.next();
        }
        if last < first {
            return Err(Error::Range.into());
        }
        Ok((self.range(first, last), false))
    }
}

fn join(set: &mut Option<Set>, more: Set) {
    *set = Some(match set.take() {
        Some(set) => set.or(more),
        None => more,
    });
}
