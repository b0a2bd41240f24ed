//! What follows a backslash.

use crate::error::{Error, Undecided};
use crate::parse::Parser;
use crate::property;
use crate::reader::Flags;
use crate::set::Set;
use crate::syntax::{Node, place};

/// What an escape stands for.
pub(crate) enum Escape {
    /// A code point; half a surrogate pair is one, but no text has it.
    Char(u32),
    Set(Set),
    Node(Node),
}

impl Default for Escape {
    fn default() -> Self {
        Self::Char(0)
    }
}

impl Parser {
    /// Reads an escape from its backslash on. `\v` is one character where a class has a range of it.
    pub(crate) fn escape(&mut self, in_class: bool, in_range: bool) -> Escape {
        let flags = self.reader.flags;
        let unicode = flags.has(Flags::UNICODE);
        let c = self.reader.skip();
        let set = match c {
            'd' | 'D' if unicode => property::set("Nd", false),
            'd' | 'D' => Set::range(0x30, 0x39),
            'w' | 'W' if unicode => property::set(property::WORD, false),
            'w' | 'W' => Set::ranges(vec![(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)]),
            's' | 'S' if unicode => property::set("White_Space", false),
            's' | 'S' => Set::ranges(vec![(0x9, 0xd), (0x20, 0x20)]),
            'h' | 'H' => {
                Set::of("\t \u{a0}\u{1680}\u{180e}\u{202f}\u{205f}\u{3000}").or(Set::range(0x2000, 0x200a))
            }
            'v' if in_range => return Escape::Char(0xb),
            'v' | 'V' => Set::of("\n\u{b}\u{c}\r\u{85}\u{2028}\u{2029}"),
            'p' | 'P' => self.property(),
            _ if in_class => return Escape::Char(self.character(c)),
            _ => return self.place(c),
        };
        Escape::Set(if c.is_ascii_uppercase() { set.not() } else { set })
    }

    /// What only stands outside of classes.
    fn place(&mut self, c: char) -> Escape {
        let flags = self.reader.flags;
        let (unicode, unix) = (flags.has(Flags::UNICODE), flags.has(Flags::UNIX));
        Escape::Node(match c {
            '1'..='9' => {
                let mut number = u32::from(c) - u32::from('0');
                while let Some(digit) = self.reader.peek().to_digit(10) {
                    let longer = number * 10 + digit;
                    if longer > self.groups {
                        break;
                    }
                    number = longer;
                    self.reader.read();
                }
                self.back_reference(number)
            }
            'k' => {
                if self.reader.read() != '<' {
                    return self.stop(Error::GroupName);
                }
                let first = self.reader.read();
                let name = self.group_name(first);
                match self.names.iter().find(|(known, _)| *known == name) {
                    Some((_, number)) => self.back_reference(*number),
                    None => return self.stop(Error::GroupName),
                }
            }
            'A' | 'G' => Node::Place(place::START),
            'z' => Node::Place(place::END),
            'Z' if unix => Node::Place(place::LAST_UNIX),
            'Z' => Node::Place(place::LAST),
            'b' if self.reader.peek() == '{' && self.reader.ahead(1) == 'g' => {
                return self.stop(Undecided::Construct);
            }
            'b' if unicode => Node::Place(place::UNICODE_EDGE),
            'B' if unicode => Node::Place(place::UNICODE_NO_EDGE),
            'b' | 'B' => {
                // A combining mark after a letter is of the word.
                self.below = self.below.min(0x300);
                Node::Place(if c == 'b' { place::EDGE } else { place::NO_EDGE })
            }
            'R' => Node::LineBreak,
            'X' => {
                self.below = self.below.min(0x300);
                Node::Cluster
            }
            _ => return Escape::Char(self.character(c)),
        })
    }

    fn back_reference(&mut self, number: u32) -> Node {
        let ignore_case = self.reader.flags.has(Flags::CASE);
        if ignore_case {
            self.below = self.below.min(0x80);
        }
        Node::Back(number, ignore_case)
    }

    /// The character that an escape stands for.
    fn character(&mut self, c: char) -> u32 {
        match c {
            '0' => self.octal(),
            'a' => 7,
            'c' if self.reader.is_at_end() => self.stop(Error::Escape),
            'c' => u32::from(self.reader.read()) ^ 64,
            'e' => 0x1b,
            'f' => 0xc,
            'n' => 0xa,
            'N' => self.stop(Undecided::Construct),
            'r' => 0xd,
            't' => 9,
            'u' => self.utf16(),
            'x' if self.reader.peek() == '{' => {
                self.reader.read();
                self.braced_hex()
            }
            'x' => self.hex(2),
            _ if c.is_ascii_alphanumeric() => self.stop(Error::Escape),
            _ => u32::from(c),
        }
    }

    fn digit(&mut self, base: u32) -> u32 {
        match self.reader.read().to_digit(base) {
            Some(digit) => digit,
            None => self.stop(Error::Escape),
        }
    }

    fn octal(&mut self) -> u32 {
        let first = self.digit(8);
        let mut number = first;
        // Three digits up to \0377, two beyond.
        for _ in 0..if first <= 3 { 2 } else { 1 } {
            let Some(digit) = self.reader.peek().to_digit(8) else {
                break;
            };
            number = number * 8 + digit;
            self.reader.read();
        }
        number
    }

    fn hex(&mut self, digits: u32) -> u32 {
        (0..digits).fold(0, |number, _| number * 16 + self.digit(16))
    }

    fn braced_hex(&mut self) -> u32 {
        let mut number = self.digit(16);
        while self.reader.peek() != '}' && !self.is_stopped() {
            number = number * 16 + self.digit(16);
            if number > u32::from(char::MAX) {
                return self.stop(Error::Escape);
            }
        }
        self.reader.read();
        number
    }

    /// `\u` and four digits, twice for a surrogate pair.
    fn utf16(&mut self) -> u32 {
        let unit = self.hex(4);
        let after = self.reader.at;
        if (0xd800..0xdc00).contains(&unit) && self.reader.read() == '\\' && self.reader.read() == 'u' {
            let low = self.hex(4);
            if (0xdc00..0xe000).contains(&low) {
                return 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            }
        }
        self.reader.at = after;
        unit
    }

    /// `\p…` after its `p`.
    fn property(&mut self) -> Set {
        let flags = self.reader.flags;
        let name = if self.reader.peek() == '{' {
            self.reader.next();
            self.reader.read_braced()
        } else {
            let name = self.reader.ahead(0);
            self.reader.read();
            Some(name.into())
        };
        match name {
            None => self.stop(Error::Property),
            Some(name) if flags.has(Flags::COMMENTS) && name.contains('#') => self.stop(Undecided::Property),
            Some(name) => match property::named(&name, flags.has(Flags::CASE), flags.has(Flags::UNICODE)) {
                Ok(set) => set,
                Err(stop) => self.stop(stop),
            },
        }
    }
}
