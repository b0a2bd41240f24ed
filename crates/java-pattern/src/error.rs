//! Why a text is no pattern, and why a pattern says nothing of a text.

use std::fmt;

/// What Java refuses about a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A group is not closed, or closed without being open.
    Group,
    /// A group starts with something that Java does not know.
    GroupKind,
    /// A group's name is none, or is taken.
    GroupName,
    /// A character class is not closed.
    Class,
    /// A range of characters runs backwards or ends with a class.
    Range,
    /// A repetition repeats nothing, is not closed, or runs backwards.
    Repetition,
    /// An escape that Java does not know, or that lacks its digits.
    Escape,
    /// A property of characters that Java does not know.
    Property,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Group => "a group without its other parenthesis",
            Self::GroupKind => "a group of an unknown kind",
            Self::GroupName => "a group name that is none or is taken",
            Self::Class => "a character class that is not closed",
            Self::Range => "a range of characters that is none",
            Self::Repetition => "a repetition that is none or repeats nothing",
            Self::Escape => "an escape sequence that is none",
            Self::Property => "an unknown property of characters",
        })
    }
}

impl std::error::Error for Error {}

/// Why only the server can tell whether a text matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Undecided {
    /// The pattern is longer, deeper or repeats more than is looked at here.
    Size,
    /// A back-reference to a group that may not have matched, or whose match Java and ECMAScript keep differently.
    BackReference,
    /// A look-behind that Java bounds in a way of its own.
    LookBehind,
    /// A repetition of what may be empty, where Java and ECMAScript try in another order.
    EmptyRepetition,
    /// A repetition inside which Java gives nothing back, as it is for `\R` or for a possessive one with a minimum.
    Backtracking,
    /// A character class whose operators Java mixes up.
    Class,
    /// A property of characters that has no name in ECMAScript.
    Property,
    /// Something else that ECMAScript cannot say: `\N{…}`, `\b{g}`, canonical equivalence.
    Construct,
    /// The crate was built without its translator, and nobody who was asked knows.
    Untranslated,
    /// The engine at hand does not take the translation.
    Engine,
    /// The text has a character that versions of Java and of the engine may take for different things.
    Character,
    /// The text is longer than is looked at here.
    Length,
    /// There are more ways to match than may be tried here.
    Steps,
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Size => "the pattern is too large",
            Self::BackReference => "a back-reference means another thing in ECMAScript",
            Self::LookBehind => "a look-behind means another thing in ECMAScript",
            Self::EmptyRepetition => "a repetition may be of nothing",
            Self::Backtracking => "a repetition gives nothing back in Java",
            Self::Class => "the operators of a character class are mixed up in Java",
            Self::Property => "a property of characters has no name in ECMAScript",
            Self::Construct => "ECMAScript has no such construct",
            Self::Untranslated => "there is no translator here",
            Self::Engine => "the engine does not take the translation",
            Self::Character => "the text has a character that versions of Unicode differ on",
            Self::Length => "the text is too long",
            Self::Steps => "there are too many ways to match",
        })
    }
}

/// Why a translation ends early.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stop {
    Refused(Error),
    Undecided(Undecided),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<Undecided> for Stop {
    fn from(reason: Undecided) -> Self {
        Self::Undecided(reason)
    }
}
