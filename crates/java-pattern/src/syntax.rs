//! What a pattern is made of.

use crate::set::Set;

/// A part of a pattern.
pub(crate) enum Node {
    /// One character.
    Set(Set),
    /// One after the other; none is the empty text.
    Sequence(Vec<Node>),
    /// The first that fits.
    Alternatives(Vec<Node>),
    /// In parentheses, with the number that a back-reference calls it by.
    Group(Box<Node>, Option<u32>),
    /// `(?>…)`
    Atomic(Box<Node>),
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    Look {
        body: Box<Node>,
        behind: bool,
        negative: bool,
    },
    /// Again and again.
    Repeat {
        body: Box<Node>,
        min: u32,
        max: Option<u32>,
        mode: Mode,
    },
    /// What this group has matched, in any case of ASCII letters if `true`.
    Back(u32, bool),
    /// A place between characters, in the words of ECMAScript.
    Place(&'static str),
    /// `\R`
    LineBreak,
    /// `\X`
    Cluster,
}

/// How eager a repetition is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Greedy,
    Lazy,
    Possessive,
}

/// The empty text.
impl Default for Node {
    fn default() -> Self {
        Self::Sequence(Vec::new())
    }
}

impl Node {
    /// Parts one after the other, or the only one.
    pub(crate) fn sequence(mut parts: Vec<Node>) -> Self {
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            last => {
                parts.extend(last);
                Self::Sequence(parts)
            }
        }
    }

    /// The parts of a part.
    pub(crate) fn parts(&self) -> &[Node] {
        match self {
            Self::Sequence(parts) | Self::Alternatives(parts) => parts,
            Self::Group(body, _)
            | Self::Atomic(body)
            | Self::Look { body, .. }
            | Self::Repeat { body, .. } => std::slice::from_ref(body),
            Self::Set(_) | Self::Back(..) | Self::Place(_) | Self::LineBreak | Self::Cluster => &[],
        }
    }

    /// Whether a part like this is in it.
    pub(crate) fn has(&self, like: fn(&Node) -> bool) -> bool {
        like(self) || self.parts().iter().any(|part| part.has(like))
    }
}

/// Places between characters that Java and ECMAScript call differently.
pub(crate) mod place {
    /// A character of a word, as `(?U)\w`.
    macro_rules! word {
        () => {
            r"[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d]"
        };
    }

    /// The start of the text.
    pub(crate) const START: &str = "^";
    /// The end of the text.
    pub(crate) const END: &str = "$";
    /// The end, or before the line terminator at the end.
    pub(crate) const LAST: &str = r"(?=(?:\r\n|[\r\x85\u2028\u2029]|(?<!\r)\n)?$)";
    /// As [`LAST`], where only `\n` ends a line.
    pub(crate) const LAST_UNIX: &str = r"(?=\n?$)";
    /// The start of a line, except after the last.
    pub(crate) const LINE_START: &str = r"(?:^|(?<=[\n\x85\u2028\u2029])|(?<=\r)(?!\n))(?!$)";
    /// As [`LINE_START`], where only `\n` ends a line.
    pub(crate) const LINE_START_UNIX: &str = r"(?:^|(?<=\n))(?!$)";
    /// The end of a line.
    pub(crate) const LINE_END: &str = r"(?:(?=[\r\x85\u2028\u2029]|$)|(?<!\r)(?=\n))";
    /// As [`LINE_END`], where only `\n` ends a line.
    pub(crate) const LINE_END_UNIX: &str = r"(?=\n|$)";
    /// The edge of a word of ASCII letters.
    pub(crate) const EDGE: &str = r"\b";
    /// Anywhere else.
    pub(crate) const NO_EDGE: &str = r"\B";
    /// The edge of a word of any letters.
    pub(crate) const UNICODE_EDGE: &str = concat!(
        "(?:(?<=",
        word!(),
        ")(?!",
        word!(),
        ")|(?<!",
        word!(),
        ")(?=",
        word!(),
        "))"
    );
    /// Anywhere else.
    pub(crate) const UNICODE_NO_EDGE: &str = concat!(
        "(?:(?<=",
        word!(),
        ")(?=",
        word!(),
        ")|(?<!",
        word!(),
        ")(?!",
        word!(),
        "))"
    );

    /// What ends a line or a text: all of these hold at the end of the text.
    pub(crate) const ENDS: [&str; 4] = [LAST, LAST_UNIX, LINE_END, LINE_END_UNIX];

    /// Whether a place asks for properties of characters.
    pub(crate) fn has_property(place: &str) -> bool {
        place == UNICODE_EDGE || place == UNICODE_NO_EDGE
    }
}
