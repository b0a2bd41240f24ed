//! A rule and a password → a verdict.

use crate::{Policy, Rule};

/// A password with the identity it would belong to.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    /// The password, as typed.
    pub password: &'a str,
    /// The user name, in any case; with e-mail as user name, the e-mail address.
    pub username: Option<&'a str>,
    /// The e-mail address, in any case.
    pub email: Option<&'a str>,
}

/// What a rule says of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server will accept it by this rule.
    Met,
    /// The server will refuse it by this rule.
    Unmet,
    /// Only the server can tell.
    Undecided,
}

impl Rule {
    /// What this rule says of a candidate for a new account.
    pub fn judge(&self, _candidate: &Candidate<'_>) -> Verdict {
        Verdict::Undecided
    }
}

impl Policy {
    /// The rules that the candidate breaks for certain, in the order of the policy string.
    pub fn unmet<'a>(&'a self, candidate: &'a Candidate<'_>) -> impl Iterator<Item = &'a Rule> {
        self.rules()
            .iter()
            .filter(|rule| rule.judge(candidate) == Verdict::Unmet)
    }

    /// The one failure that Keycloak reports, which is the first in its own order of evaluation.
    ///
    /// `None` when no rule that can be decided here fails.
    pub fn first_failure(&self, candidate: &Candidate<'_>) -> Option<&Rule> {
        self.rules()
            .iter()
            .find(|rule| rule.judge(candidate) == Verdict::Unmet)
    }
}
