//! A policy and a password → what people are told of each rule.

use crate::{Candidate, Check, Policy, Rule, Verdict};

/// The facts that a sentence about a rule is made of, in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'a> {
    /// The rule; its number or text is [`Rule::param`].
    pub rule: &'a Rule,
    /// What it says of the password.
    pub verdict: Verdict,
    /// How many characters of the rule's kind there are, if it counts some.
    pub found: Option<usize>,
    /// How many are missing, or too many for `maxLength`; none once the rule is met.
    pub missing: usize,
}

impl Policy {
    /// What is to be told of each rule, in the order of the policy string. Nothing is of those that a new account cannot
    /// break.
    ///
    /// ```
    /// use password_policy::{Candidate, Policy, Verdict};
    ///
    /// let policy: Policy = "digits(3) and hashIterations(5) and notUsername".parse()?;
    /// let candidate = Candidate { password: "tr0ub", username: Some("ada"), email: None };
    /// let told: Vec<_> = policy.explain(&candidate).collect();
    /// assert_eq!((told[0].found, told[0].missing), (Some(1), 2)); // two more digits
    /// assert_eq!((told[1].verdict, told.len()), (Verdict::Met, 2));
    /// # Ok::<(), password_policy::Error>(())
    /// ```
    pub fn explain<'a>(&'a self, candidate: &'a Candidate<'_>) -> impl Iterator<Item = Explanation<'a>> {
        self.rules()
            .iter()
            .filter(|rule| rule.check() != Check::Never)
            .map(|rule| Explanation {
                rule,
                verdict: rule.judge(candidate),
                found: rule.found(candidate),
                missing: rule.shortfall(candidate).unwrap_or(0),
            })
    }
}
