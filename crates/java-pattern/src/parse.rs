//! Text → pattern, by the grammar of `java.util.regex`.

use crate::error::{Error, Stop, Undecided};
use crate::escape::Escape;
use crate::fold::Cases;
use crate::reader::{Flags, Reader};
use crate::set::Set;
use crate::syntax::{Mode, Node, place};

/// What a pattern says, and of which texts.
pub(crate) struct Parser {
    pub(crate) reader: Reader,
    /// How many groups were opened so far.
    pub(crate) groups: u32,
    /// The groups with a name.
    pub(crate) names: Vec<(String, u32)>,
    pub(crate) cases: Cases,
    /// The translation is right for texts of characters before this one.
    pub(crate) below: u32,
    depth: u32,
}

/// Deeper than anybody nests groups, and shallow enough for any stack.
const DEEPEST: u32 = 60;

/// As many times as anything is repeated, for texts are not longer.
pub(crate) const MOST: u32 = 1000;

impl Parser {
    pub(crate) fn new(pattern: &str) -> Self {
        Self {
            reader: Reader::new(pattern),
            groups: 0,
            names: Vec::new(),
            cases: Cases::default(),
            below: u32::MAX,
            depth: 0,
        }
    }

    pub(crate) fn pattern(&mut self) -> Result<Node, Stop> {
        let node = self.alternatives()?;
        if self.reader.is_beyond_end() {
            Err(Error::Escape.into())
        } else if !self.reader.is_at_end() {
            Err(Error::Group.into())
        } else {
            Ok(node)
        }
    }

    pub(crate) fn deeper<T>(&mut self, parse: fn(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        if self.depth == DEEPEST {
            return Err(Undecided::Size.into());
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }

    fn alternatives(&mut self) -> Result<Node, Stop> {
        let first = self.sequence()?;
        if self.reader.peek() != '|' {
            return Ok(first);
        }
        let mut branches = vec![first];
        while self.reader.peek() == '|' {
            self.reader.next();
            branches.push(self.sequence()?);
        }
        Ok(Node::Alternatives(branches))
    }

    fn sequence(&mut self) -> Result<Node, Stop> {
        let mut parts = Vec::new();
        loop {
            let c = self.reader.peek();
            let flags = self.reader.flags;
            let node = match c {
                '(' => {
                    parts.extend(self.deeper(Self::group)?);
                    continue;
                }
                '[' => Node::Set(self.deeper(Self::class)?),
                '^' | '$' | '.' => {
                    self.reader.next();
                    operator(c, flags)
                }
                '|' | ')' => break,
                '?' | '*' | '+' => return Err(Error::Repetition.into()),
                '\0' if self.reader.is_at_end() => break,
                _ => self.atom()?,
            };
            parts.push(self.repeated(node)?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Node::Sequence(parts)
        })
    }

    /// Characters that mean themselves, up to one that is repeated, or one escape that means more.
    fn atom(&mut self) -> Result<Node, Stop> {
        let mut chars = Vec::new();
        let mut before_last = self.reader.at;
        let mut c = self.reader.peek();
        loop {
            match c {
                '*' | '+' | '?' | '{' => {
                    if chars.len() > 1 {
                        self.reader.at = before_last;
                        chars.pop();
                    }
                    break;
                }
                '$' | '.' | '^' | '(' | '[' | '|' | ')' => break,
                '\0' if self.reader.is_at_end() => break,
                '\\' => {
                    let start = self.reader.at;
                    match self.escape(false, false)? {
                        Escape::Char(c) => chars.push(c),
                        Escape::Set(set) if chars.is_empty() => return Ok(Node::Set(set)),
                        Escape::Node(node) if chars.is_empty() => return Ok(node),
                        Escape::Set(_) | Escape::Node(_) => {
                            self.reader.at = start;
                            break;
                        }
                    }
                    before_last = start;
                    c = self.reader.peek();
                }
                _ => {
                    before_last = self.reader.at;
                    chars.push(u32::from(c));
                    c = self.reader.next();
                }
            }
        }
        let alone = chars.len() == 1;
        let mut sets: Vec<Node> = chars.into_iter().map(|c| Node::Set(self.literal(c))).collect();
        Ok(if alone {
            sets.remove(0)
        } else {
            Node::Sequence(sets)
        })
    }

    fn group(&mut self) -> Result<Option<Node>, Stop> {
        let outer = self.reader.flags;
        let group = if self.reader.next() == '?' {
            let kind = self.reader.skip();
            match kind {
                ':' => Node::Group(Box::new(self.alternatives()?), None),
                '=' | '!' => self.look(false, kind == '!')?,
                '>' => Node::Atomic(Box::new(self.alternatives()?)),
                '<' => match self.reader.read() {
                    kind @ ('=' | '!') => self.look(true, kind == '!')?,
                    first => {
                        let name = self.reader.read_group_name(first)?;
                        if self.names.iter().any(|(taken, _)| *taken == name) {
                            return Err(Error::GroupName.into());
                        }
                        self.names.push((name, self.groups + 1));
                        self.capturing()?
                    }
                },
                '$' | '@' => return Err(Error::GroupKind.into()),
                _ => {
                    self.reader.unread();
                    self.reader.read_flags()?;
                    match self.reader.read() {
                        ')' => return Ok(None),
                        ':' => Node::Group(Box::new(self.alternatives()?), None),
                        _ => return Err(Error::GroupKind.into()),
                    }
                }
            }
        } else {
            self.capturing()?
        };
        if self.reader.read() != ')' {
            return Err(Error::Group.into());
        }
        self.reader.flags = outer;
        self.repeated(group).map(Some)
    }

    fn capturing(&mut self) -> Result<Node, Stop> {
        self.groups += 1;
        let number = self.groups;
        Ok(Node::Group(Box::new(self.alternatives()?), Some(number)))
    }

    fn look(&mut self, behind: bool, negative: bool) -> Result<Node, Stop> {
        Ok(Node::Look {
            body: Box::new(self.alternatives()?),
            behind,
            negative,
        })
    }

    /// The part, repeated as the quantifier after it says.
    fn repeated(&mut self, body: Node) -> Result<Node, Stop> {
        let (min, max) = match self.reader.peek() {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            '{' => self.bounds()?,
            _ => return Ok(body),
        };
        let mode = match self.reader.next() {
            '?' => Mode::Lazy,
            '+' => Mode::Possessive,
            _ => Mode::Greedy,
        };
        if mode != Mode::Greedy {
            self.reader.next();
        }
        if min > MOST {
            return Err(Undecided::Size.into());
        }
        Ok(Node::Repeat {
            body: Box::new(body),
            min,
            max: max.filter(|max| *max <= MOST),
            mode,
        })
    }

    /// `{2}`, `{2,}` or `{2,3}`, up to its last brace.
    fn bounds(&mut self) -> Result<(u32, Option<u32>), Stop> {
        if !self.reader.pass_to_digit() {
            return Err(Error::Repetition.into());
        }
        let min = self.reader.read_number()?;
        let mut max = Some(min);
        if self.reader.peek() == ',' {
            max = match self.reader.next() {
                '}' => None,
                _ => Some(self.reader.read_number()?),
            };
        }
        if self.reader.peek() != '}' || max.is_some_and(|max| max < min) {
            return Err(Error::Repetition.into());
        }
        Ok((min, max))
    }

    /// A character that means itself, with its other cases if they do not matter.
    fn literal(&mut self, c: u32) -> Set {
        let flags = self.reader.flags;
        if !flags.has(Flags::CASE) {
            return Set::one(c);
        }
        if !flags.has(Flags::UNICODE_CASE) {
            return Set::ranges(crate::fold::ascii(c, c));
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
            Set::ranges(crate::fold::ascii(first, last))
        } else {
            self.cases.of_range(first, last)
        }
    }
}

fn operator(c: char, flags: Flags) -> Node {
    let (lines, unix) = (flags.has(Flags::LINES), flags.has(Flags::UNIX));
    Node::Place(match (c, lines, unix) {
        ('^', false, _) => place::START,
        ('^', true, false) => place::LINE_START,
        ('^', true, true) => place::LINE_START_UNIX,
        ('$', false, false) => place::LAST,
        ('$', false, true) => place::LAST_UNIX,
        ('$', true, false) => place::LINE_END,
        ('$', true, true) => place::LINE_END_UNIX,
        _ if flags.has(Flags::DOT_ALL) => return Node::Set(Set::ALL()),
        _ if unix => return Node::Set(Set::of("\n").not()),
        _ => return Node::Set(Set::of("\n\r\u{85}\u{2028}\u{2029}").not()),
    })
}
