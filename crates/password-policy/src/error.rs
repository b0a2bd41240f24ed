//! Why a policy string is not one.

use std::fmt;

/// A rule that Keycloak refuses to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    rule: String,
    cause: Cause,
}

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// There is no rule between two ` and `, or nothing before its parenthesis.
    NoName,
    /// The text ends with the opening parenthesis.
    Unclosed,
    /// The rule takes a whole number of 32 bits, without a space around it; this is what was there.
    NotANumber(String),
    /// The rule needs a value in parentheses.
    NoValue,
    /// The value in the parentheses is blank.
    BlankValue,
    /// The value is no Java pattern.
    NotAPattern(java_pattern::Error),
}

impl Error {
    pub(crate) fn new(rule: &str, cause: Cause) -> Self {
        Self {
            rule: rule.to_owned(),
            cause,
        }
    }

    /// The id of the rule at fault, as it stands in the policy.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// What is wrong with it.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = &self.rule;
        match &self.cause {
            Cause::NoName => f.write_str("a rule without a name"),
            Cause::Unclosed => write!(f, "rule '{rule}' ends with its opening parenthesis"),
            Cause::NotANumber(found) => write!(f, "rule '{rule}' takes a whole number, not '{found}'"),
            Cause::NoValue => write!(f, "rule '{rule}' needs a value in parentheses"),
            Cause::BlankValue => write!(f, "rule '{rule}' has a blank value"),
            Cause::NotAPattern(error) => write!(f, "rule '{rule}' has a value that is no pattern: {error}"),
        }
    }
}

impl std::error::Error for Error {}
