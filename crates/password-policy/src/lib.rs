#![doc = include_str!("../README.md")]

mod display;
mod error;
mod evaluate;
mod explain;
mod parse;
mod password_rules;
mod recipe;
mod rule;
mod suggest;

pub use error::{Cause, Error};
pub use evaluate::{Candidate, Verdict};
pub use explain::Explanation;
pub use rule::{Check, Param, Rule};

/// A realm's password policy: its rules, each id at most once, in the order of the policy string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    rules: Vec<Rule>,
}

impl Policy {
    /// The rules in the order of the policy string.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

/// A policy of these rules; of several with one id the last one counts, at the place of the first.
impl FromIterator<Rule> for Policy {
    fn from_iter<T: IntoIterator<Item = Rule>>(rules: T) -> Self {
        let mut policy = Self::default();
        for rule in rules {
            match policy.rules.iter_mut().find(|known| known.id() == rule.id()) {
                Some(known) => *known = rule,
                None => policy.rules.push(rule),
            }
        }
        policy
    }
}
