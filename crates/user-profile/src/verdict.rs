//! What a validator says of an attribute's values: fine, wrong, or only the server can tell.

use crate::Value;

/// The values of one attribute, about to be judged.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The attribute's name: the first parameter of every message.
    pub attribute: &'a str,
    /// Its values; none where the attribute was not sent.
    pub values: &'a [&'a str],
    /// Whether a value must be given.
    pub required: bool,
}

/// What a validator says of a subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The server accepts the values by this validator.
    Accepted,
    /// The server refuses them, in these words.
    Refused(Vec<Violation>),
    /// Only the server can tell.
    Undecided,
}

/// A value that a field does not accept.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// Keycloak's key of the message, or the validator's own `error-message`.
    pub message: String,
    /// What the message is filled in with; the first one is the attribute's name.
    pub params: Vec<Value>,
}

/// A verdict in the making, one value after the other.
pub(crate) struct Tally<'a> {
    attribute: &'a str,
    violations: Vec<Violation>,
    undecided: bool,
}

impl<'a> Tally<'a> {
    pub(crate) fn of(attribute: &'a str) -> Self {
        Self {
            attribute,
            violations: Vec::new(),
            undecided: false,
        }
    }

    /// Notes a refusal. Equal ones count once, as in the set that a Keycloak validator collects them in.
    pub(crate) fn refuse<const N: usize>(&mut self, message: &str, params: [Value; N]) {
        let mut all = Vec::with_capacity(N + 1);
        all.push(self.attribute.into());
        all.extend(params);
        let violation = Violation {
            message: message.to_owned(),
            params: all,
        };
        if !self.violations.contains(&violation) {
            self.violations.push(violation);
        }
    }

    /// Notes a value of which only the server can tell.
    pub(crate) fn pass_on(&mut self) {
        self.undecided = true;
    }

    pub(crate) fn verdict(self) -> Verdict {
        if !self.violations.is_empty() {
            Verdict::Refused(self.violations)
        } else if self.undecided {
            Verdict::Undecided
        } else {
            Verdict::Accepted
        }
    }
}
