//! Why a policy string is not one.

use std::fmt;

/// A policy that Keycloak would refuse, with the rule and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub(crate) Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    NotANumber { rule: &'static str, found: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NotANumber { rule, found } => {
                write!(f, "expected a whole number in {rule}, found '{found}'")
            }
        }
    }
}

impl std::error::Error for Error {}
