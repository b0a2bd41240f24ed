//! Text → pattern, by the grammar of `java.util.regex`.

use crate::error::{Error, Stop, Undecided};
use crate::escape::Escape;
use crate::fold::Cases;
use crate::reader::{Flags, Reader};
use crate::set::Set;
use crate::syntax::{Mode, Node, place};

/// What a pattern says, and of which texts.
///
/// Whatever stops it is noted here, and the rest is passed over, rather than handed all the way up: in the page's
/// program that would be a tenth of the parser.
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
    stop: Option<Stop>,
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
            stop: None,
        }
    }

    pub(crate) fn pattern(&mut self) -> Result<Node, Stop> {
        let node = self.alternatives();
        if self.reader.is_beyond_end() {
            self.note(Error::Escape.into());
        } else if !self.reader.is_at_end() {
            self.note(Error::Group.into());
        }
        self.stop.map_or(Ok(node), Err)
    }

    /// Notes what is wrong, and stands something in for what cannot be read.
    pub(crate) fn stop<T: Default>(&mut self, why: impl Into<Stop>) -> T {
        self.note(why.into());
        T::default()
    }

    /// Notes what is wrong, unless something was before, and goes to the end, where nothing more is read.
    fn note(&mut self, why: Stop) {
        self.stop.get_or_insert(why);
        self.reader.go_to_end();
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.is_some()
    }

    pub(crate) fn deeper<T: Default>(&mut self, parse: fn(&mut Self) -> T) -> T {
        if self.depth == DEEPEST {
            return self.stop(Undecided::Size);
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }

    fn alternatives(&mut self) -> Node {
        let first = self.sequence();
        if self.reader.peek() != '|' {
            return first;
        }
        let mut branches = vec![first];
        while self.reader.peek() == '|' {
            self.reader.next();
            branches.push(self.sequence());
        }
        Node::Alternatives(branches)
    }

    fn sequence(&mut self) -> Node {
        let mut parts = Vec::new();
        loop {
            let c = self.reader.peek();
            let flags = self.reader.flags;
            let node = match c {
                '(' => {
                    parts.extend(self.deeper(Self::group));
                    continue;
                }
                '[' => Node::Set(self.deeper(Self::class)),
                '^' | '$' | '.' => {
                    self.reader.next();
                    operator(c, flags)
                }
                '|' | ')' => break,
                '?' | '*' | '+' => return self.stop(Error::Repetition),
                '\0' if self.reader.is_at_end() => break,
                _ => self.atom(),
            };
            let part = self.repeated(node);
            parts.push(part);
        }
        Node::sequence(parts)
    }

    /// Characters that mean themselves, up to one that is repeated, or one escape that means more.
    fn atom(&mut self) -> Node {
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
                    match self.escape(false, false) {
                        Escape::Char(c) => chars.push(c),
                        Escape::Set(set) if chars.is_empty() => return Node::Set(set),
                        Escape::Node(node) if chars.is_empty() => return node,
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
        Node::sequence(chars.into_iter().map(|c| Node::Set(self.literal(c))).collect())
    }

    fn group(&mut self) -> Option<Node> {
        let outer = self.reader.flags;
        let group = if self.reader.next() == '?' {
            let kind = self.reader.skip();
            match kind {
                ':' => Node::Group(Box::new(self.alternatives()), None),
                '=' | '!' => self.look(false, kind == '!'),
                '>' => Node::Atomic(Box::new(self.alternatives())),
                '<' => match self.reader.read() {
                    kind @ ('=' | '!') => self.look(true, kind == '!'),
                    first => {
                        let name = self.group_name(first);
                        if self.names.iter().any(|(taken, _)| *taken == name) {
                            return self.stop(Error::GroupName);
                        }
                        self.names.push((name, self.groups + 1));
                        self.capturing()
                    }
                },
                '$' | '@' => return self.stop(Error::GroupKind),
                _ => {
                    self.reader.unread();
                    if !self.reader.read_flags() {
                        return self.stop(Undecided::Construct);
                    }
                    match self.reader.read() {
                        ')' => return None,
                        ':' => Node::Group(Box::new(self.alternatives()), None),
                        _ => return self.stop(Error::GroupKind),
                    }
                }
            }
        } else {
            self.capturing()
        };
        if self.reader.read() != ')' {
            return self.stop(Error::Group);
        }
        self.reader.flags = outer;
        Some(self.repeated(group))
    }

    fn capturing(&mut self) -> Node {
        self.groups += 1;
        let number = self.groups;
        Node::Group(Box::new(self.alternatives()), Some(number))
    }

    fn look(&mut self, behind: bool, negative: bool) -> Node {
        Node::Look {
            body: Box::new(self.alternatives()),
            behind,
            negative,
        }
    }

    /// A group's name and the `>` after it; `first` is taken already.
    pub(crate) fn group_name(&mut self, first: char) -> String {
        match self.reader.read_group_name(first) {
            Some(name) => name,
            None => self.stop(Error::GroupName),
        }
    }

    /// The part, repeated as the quantifier after it says.
    fn repeated(&mut self, body: Node) -> Node {
        let (min, max) = match self.reader.peek() {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            '{' => self.bounds(),
            _ => return body,
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
            return self.stop(Undecided::Size);
        }
        Node::Repeat {
            body: Box::new(body),
            min,
            max: max.filter(|max| *max <= MOST),
            mode,
        }
    }

    /// `{2}`, `{2,}` or `{2,3}`, up to its last brace.
    fn bounds(&mut self) -> (u32, Option<u32>) {
        if !self.reader.pass_to_digit() {
            return self.stop(Error::Repetition);
        }
        let min = self.number();
        let mut max = Some(min);
        if self.reader.peek() == ',' {
            max = match self.reader.next() {
                '}' => None,
                _ => Some(self.number()),
            };
        }
        if self.reader.peek() != '}' || max.is_some_and(|max| max < min) {
            return self.stop(Error::Repetition);
        }
        (min, max)
    }

    fn number(&mut self) -> u32 {
        match self.reader.read_number() {
            Some(number) => number,
            None => self.stop(Error::Repetition),
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
