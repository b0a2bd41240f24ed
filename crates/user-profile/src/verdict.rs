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

/// What a message is filled in with, beside the attribute.
///
/// A value is made of it in one place: made wherever something is refused, it would weigh as much as the rules.
#[derive(Clone, Copy)]
pub(crate) enum Param<'a> {
    Text(&'a str),
    Integer(Option<i64>),
    Double(Option<f64>),
    Nothing,
}

impl Param<'_> {
    fn value(&self) -> Value {
        match *self {
            Self::Text(text) => text.into(),
            Self::Integer(number) => number.into(),
            Self::Double(number) => number.map_or(Value::Null, Value::Double),
            Self::Nothing => Value::List(vec![]),
        }
    }
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

    /// Notes a refusal.
    pub(crate) fn refuse(&mut self, message: &str, params: &[Param<'_>]) {
        self.add(message, params.iter().map(Param::value).collect());
    }

    /// Notes what somebody refused.
    pub(crate) fn add(&mut self, message: &str, params: Vec<Value>) {
        let mut all = vec![self.attribute.into()];
        all.extend(params);
        self.violations.push(Violation {
            message: message.to_owned(),
            params: all,
        });
    }

    /// Notes a value of which only the server can tell.
    pub(crate) fn pass_on(&mut self) {
        self.undecided = true;
    }

    /// All violations, or `None` where there are none and only the server can tell.
    pub(crate) fn violations(self) -> Option<Vec<Violation>> {
        let is_known = !self.violations.is_empty() || !self.undecided;
        is_known.then_some(self.violations)
    }

    /// Equal violations count once, as in the set that a Keycloak validator collects them in.
    pub(crate) fn verdict(self) -> Verdict {
        let mut told = Vec::new();
        for violation in self.violations {
            if !told.contains(&violation) {
                told.push(violation);
            }
        }
        if !told.is_empty() {
            Verdict::Refused(told)
        } else if self.undecided {
            Verdict::Undecided
        } else {
            Verdict::Accepted
        }
    }
}
