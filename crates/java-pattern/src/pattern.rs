//! A pattern, read once and asked often.

use std::fmt;
use std::sync::Arc;

use crate::check::Check;
use crate::engine::Compiled;
use crate::error::Stop;
use crate::parse::{MOST, Parser};
use crate::settled::is_settled;
use crate::syntax::{Node, place};
use crate::{Error, Translation, Undecided, asked, steps};

/// A Java pattern for whole texts: `Pattern.compile(source)`, to be asked as `matcher(text).matches()`.
///
/// Two are equal if their sources are.
#[derive(Clone)]
pub struct Pattern {
    source: String,
    program: Result<Arc<Program>, Undecided>,
}

struct Program {
    node: Node,
    translation: Translation,
    compiled: Compiled,
    /// Right for texts of characters before this one.
    below: u32,
    /// Whether it asks for properties of characters, of which there are versions.
    has_properties: bool,
}

/// More than a policy holds.
const LONGEST: usize = 10_000;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// What Java refuses for certain. A pattern that cannot be translated is none of that: [`Pattern::undecided`].
    pub fn new(source: &str) -> Result<Self, Error> {
        let program = match Program::new(source) {
            Ok(program) => Ok(Arc::new(program)),
            Err(Stop::Undecided(reason)) => Err(reason),
            Err(Stop::Refused(error)) => return Err(error),
        };
        Ok(Self {
            source: source.to_owned(),
            program,
        })
    }

    /// The pattern as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What stands for it in ECMAScript.
    pub fn translation(&self) -> Option<&Translation> {
        self.program.as_ref().ok().map(|program| &program.translation)
    }

    /// Why only the server can tell, whatever the text.
    pub fn undecided(&self) -> Option<Undecided> {
        let reason = self.program.as_ref().err().copied();
        // Without the translator it is somebody else who may know.
        reason.filter(|reason| *reason != Undecided::Untranslated)
    }

    /// Leaves the pattern to the server, as somebody did who has the translator: nobody else is asked about it.
    pub fn leave(&mut self) {
        self.program = Err(Undecided::Construct);
    }

    /// Whether the pattern matches all of the text.
    ///
    /// # Errors
    ///
    /// Why only the server can tell.
    pub fn matches(&self, text: &str) -> Result<bool, Undecided> {
        match &self.program {
            Ok(program) => program.matches(text),
            Err(Undecided::Untranslated) => asked::answer(&self.source, text).ok_or(Undecided::Untranslated),
            Err(reason) => Err(*reason),
        }
    }
}

/// The pattern that matches nothing but the empty text.
impl Default for Pattern {
    fn default() -> Self {
        Self {
            source: String::new(),
            program: Program::new("").map(Arc::new).map_err(|_| Undecided::Engine),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Pattern {}

impl Program {
    fn new(source: &str) -> Result<Self, Stop> {
        if !cfg!(feature = "translator") {
            return Err(Undecided::Untranslated.into());
        }
        // A replacement character stands for half a surrogate pair that a policy's text was cut at.
        if source.len() > LONGEST || source.contains(char::REPLACEMENT_CHARACTER) {
            return Err(Undecided::Size.into());
        }
        let mut parser = Parser::new(source);
        let node = parser.pattern()?;
        Check::pattern(&node, parser.groups)?;
        let mut below = parser.below;
        let looks_behind = |node: &Node| match node {
            Node::Look { behind, .. } => *behind,
            Node::Place(place) => place::has_property(place),
            _ => false,
        };
        if node.has(looks_behind) {
            // By halves of surrogate pairs, as Java does, or with WebKit's mistakes.
            below = below.min(0x1_0000);
        }
        let has_properties = node.has(|node| match node {
            Node::Set(set) => set.has_property(),
            Node::Place(place) => place::has_property(place),
            _ => false,
        });
        let translation = Translation::of(&node);
        let compiled = Compiled::new(&translation).ok_or(Undecided::Engine)?;
        Ok(Self {
            node,
            translation,
            compiled,
            below,
            has_properties,
        })
    }

    fn matches(&self, text: &str) -> Result<bool, Undecided> {
        if !cfg!(feature = "translator") {
            return Err(Undecided::Untranslated);
        }
        let chars: Vec<char> = text.chars().take(MOST as usize + 1).collect();
        if chars.len() > MOST as usize {
            return Err(Undecided::Length);
        }
        let is_certain = |c: &char| u32::from(*c) < self.below && (!self.has_properties || is_settled(*c));
        if !chars.iter().all(is_certain) {
            return Err(Undecided::Character);
        }
        if !steps::are_few(&self.node, &chars) {
            return Err(Undecided::Steps);
        }
        self.compiled.is_match(text).ok_or(Undecided::Engine)
    }
}
