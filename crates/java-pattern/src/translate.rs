//! Pattern → ECMAScript.

use crate::set::write_number;
use crate::syntax::{Mode, Node, place};

/// A pattern in ECMAScript that matches a text if Java's pattern matches all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The source text of the expression.
    pub source: String,
    /// Its flags.
    pub flags: &'static str,
}

impl Translation {
    pub(crate) fn of(node: &Node) -> Self {
        let mut writer = Writer::default();
        writer.out.push_str("^(?:");
        writer.node(node, true);
        writer.out.push_str(")$");
        Self {
            source: writer.out,
            flags: "u",
        }
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The groups of the pattern that were written, by the place of each.
    groups: Vec<Option<u32>>,
}

/// What can neither match nor be mistaken.
const NEVER: &str = "[]";

impl Writer {
    /// Writes a part; `last` if the text must end after it.
    fn node(&mut self, node: &Node, last: bool) {
        match node {
            Node::Set(set) => set.write(&mut self.out),
            Node::Sequence(parts) => {
                for (place, part) in parts.iter().enumerate() {
                    self.node(part, last && place + 1 == parts.len());
                }
            }
            Node::Alternatives(branches) => {
                for (place, branch) in branches.iter().enumerate() {
                    if place > 0 {
                        self.out.push('|');
                    }
                    self.node(branch, last);
                }
            }
            Node::Group(body, None) => self.parenthesis("(?:", body, last),
            Node::Group(body, number) => {
                self.groups.push(*number);
                self.parenthesis("(", body, last);
            }
            Node::Atomic(body) => self.atomic(|writer| writer.node(body, false)),
            Node::Look {
                body,
                behind,
                negative,
            } => {
                let open = match (behind, negative) {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                };
                self.parenthesis(open, body, false);
            }
            Node::Repeat {
                mode: Mode::Possessive,
                ..
            } => self.atomic(|writer| writer.repeat(node)),
            Node::Repeat { .. } => self.repeat(node),
            Node::Back(number, ignore_case) => {
                match self.groups.iter().position(|group| *group == Some(*number)) {
                    Some(place) => {
                        let open = if *ignore_case { "(?i:" } else { "(?:" };
                        self.out.push_str(open);
                        self.back_reference(place + 1);
                        self.out.push(')');
                    }
                    None => self.out.push_str(NEVER),
                }
            }
            Node::Place(place) if last && place::ENDS.contains(place) => self.out.push_str(place::END),
            Node::Place(place) => self.out.push_str(place),
            Node::LineBreak => self.out.push_str(r"(?:\r\n|[\n-\r\x85\u2028\u2029])"),
            Node::Cluster => self.out.push_str(r"(?:\r\n|(?!\r\n)[\s\S])"),
        }
    }

    fn parenthesis(&mut self, open: &str, body: &Node, last: bool) {
        self.out.push_str(open);
        self.node(body, last);
        self.out.push(')');
    }

    /// What has matched is kept: a look-ahead never goes back, and what it saw is taken again.
    fn atomic(&mut self, write: impl FnOnce(&mut Self)) {
        self.groups.push(None);
        let number = self.groups.len();
        self.out.push_str("(?:(?=(");
        write(self);
        self.out.push_str("))");
        self.back_reference(number);
        self.out.push(')');
    }

    fn back_reference(&mut self, number: usize) {
        self.out.push('\\');
        // There are no more groups than a pattern has characters.
        write_number(u32::try_from(number).unwrap_or(0), 10, &mut self.out);
    }

    fn repeat(&mut self, node: &Node) {
        let Node::Repeat { body, min, max, mode } = node else {
            return;
        };
        match &**body {
            // Where it must come twice and more, WebKit forgets how long the characters were, unless it stands in parentheses.
            Node::Set(_) if *min < 2 => self.node(body, false),
            // Repeated, Java never takes a `\r` of a `\r\n` alone.
            Node::LineBreak => self.out.push_str(r"(?:\r\n|(?!\r\n)[\n-\r\x85\u2028\u2029])"),
            // Java takes an optional part for two branches, even if the part is nothing.
            _ if *max == Some(1) && *min == 0 => {
                let (before, after) = if *mode == Mode::Lazy {
                    ("(?:|", ")")
                } else {
                    ("(?:", "|)")
                };
                self.out.push_str(before);
                self.node(body, false);
                self.out.push_str(after);
                return;
            }
            _ => self.parenthesis("(?:", body, false),
        }
        match (min, max) {
            (0, None) => self.out.push('*'),
            (1, None) => self.out.push('+'),
            (0, Some(1)) => self.out.push('?'),
            _ => {
                self.out.push('{');
                write_number(*min, 10, &mut self.out);
                self.out.push(',');
                if let Some(max) = max {
                    write_number(*max, 10, &mut self.out);
                }
                self.out.push('}');
            }
        }
        if *mode == Mode::Lazy {
            self.out.push('?');
        }
    }
}
