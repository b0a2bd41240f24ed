//! A rule and a password → a verdict.

use java_text::{equals_ignore_case, lower_case_is_certain, to_lower_case};

use crate::{Check, Policy, Rule};

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
    pub fn judge(&self, candidate: &Candidate<'_>) -> Verdict {
        let password = candidate.password;
        // The server compares with what it stores, which is in lower case.
        let unmet = match self {
            Self::NotUsername => candidate
                .username
                .is_some_and(|name| equals_ignore_case(&to_lower_case(name), password)),
            Self::NotContainsUsername => match candidate.username.map(|name| contains(password, name)) {
                Some(None) => return Verdict::Undecided,
                Some(Some(found)) => found,
                None => false,
            },
            Self::NotEmail => candidate
                .email
                .filter(|email| !email.is_empty())
                .is_some_and(|email| equals_ignore_case(&to_lower_case(email), password)),
            Self::RegexPattern(pattern) => match pattern.matches(password) {
                Ok(matches) => !matches,
                Err(_) => return Verdict::Undecided,
            },
            Self::Other { .. } => match self.check() {
                Check::Never => false,
                Check::Form | Check::Server => return Verdict::Undecided,
            },
            _ => self.shortfall(candidate).is_some(),
        };
        if unmet { Verdict::Unmet } else { Verdict::Met }
    }

    /// How many characters of the rule's kind are missing, or too many for `maxLength`; `None` once the rule is met
    /// and for rules that do not count.
    ///
    /// A character beyond Unicode's basic plane counts as two, as in Keycloak.
    ///
    /// ```
    /// use password_policy::{Candidate, Rule};
    ///
    /// let candidate = Candidate { password: "tr0ub4dor", username: None, email: None };
    /// assert_eq!(Rule::Digits(4).shortfall(&candidate), Some(2));
    /// assert_eq!(Rule::Digits(2).shortfall(&candidate), None);
    /// ```
    pub fn shortfall(&self, candidate: &Candidate<'_>) -> Option<usize> {
        let found = i64::try_from(self.found(candidate)?).unwrap_or(i64::MAX);
        let missing = match self {
            // A negative limit is one that even the empty password is above.
            Self::MaxLength(n) => found.saturating_sub((*n).into()),
            Self::Length(n)
            | Self::Digits(n)
            | Self::UpperCase(n)
            | Self::LowerCase(n)
            | Self::SpecialChars(n) => i64::from(*n).saturating_sub(found),
            _ => return None,
        };
        usize::try_from(missing).ok().filter(|missing| *missing > 0)
    }

    /// How many characters of the rule's kind there are; `None` for rules that do not count.
    pub(crate) fn found(&self, candidate: &Candidate<'_>) -> Option<usize> {
        let units = candidate.password.encode_utf16();
        let is_of_kind: fn(u16) -> bool = match self {
            Self::Length(_) | Self::MaxLength(_) => |_| true,
            Self::Digits(_) => java_text::is_digit,
            Self::UpperCase(_) => java_text::is_upper_case,
            Self::LowerCase(_) => java_text::is_lower_case,
            Self::SpecialChars(_) => |unit| !java_text::is_letter_or_digit(unit),
            _ => return None,
        };
        Some(units.filter(|unit| is_of_kind(*unit)).count())
    }
}

/// Whether `name` is part of `password` once both are in lower case; `None` where it hangs on a sigma whose small form
/// is uncertain.
fn contains(password: &str, name: &str) -> Option<bool> {
    let certain = lower_case_is_certain(password) && lower_case_is_certain(name);
    let (password, name) = (to_lower_case(password), to_lower_case(name));
    if certain {
        return Some(includes(&password, &name));
    }
    let one_sigma = |text: String| text.replace('ς', "σ");
    if includes(&one_sigma(password), &one_sigma(name)) {
        None
    } else {
        Some(false)
    }
}

/// Whether a text is part of another: byte by byte, as `str::contains` would bring more code than the rest of the rule.
fn includes(text: &str, part: &str) -> bool {
    let mut windows = text.as_bytes().windows(part.len().max(1));
    part.is_empty() || windows.any(|window| window == part.as_bytes())
}

impl Policy {
    /// The rules that the candidate breaks for certain, in the order of the policy string.
    pub fn unmet<'a>(&'a self, candidate: &'a Candidate<'_>) -> impl Iterator<Item = &'a Rule> {
        self.judged(candidate, Verdict::Unmet)
    }

    /// The rules that only the server can judge this candidate by, in the order of the policy string.
    pub fn undecided<'a>(&'a self, candidate: &'a Candidate<'_>) -> impl Iterator<Item = &'a Rule> {
        self.judged(candidate, Verdict::Undecided)
    }

    fn judged<'a>(
        &'a self,
        candidate: &'a Candidate<'_>,
        verdict: Verdict,
    ) -> impl Iterator<Item = &'a Rule> {
        self.rules()
            .iter()
            .filter(move |rule| rule.judge(candidate) == verdict)
    }

    /// The one failure that Keycloak reports: the first in its own order of evaluation, which is not the string's.
    ///
    /// `None` when nothing fails for certain, and when a rule that only the server can judge comes before the first
    /// certain failure, for then it may be that one which is reported.
    ///
    /// ```
    /// use password_policy::{Candidate, Policy, Rule};
    ///
    /// let policy: Policy = "length(8) and digits(1) and upperCase(1)".parse()?;
    /// let candidate = Candidate { password: "short", username: None, email: None };
    /// assert_eq!(policy.unmet(&candidate).next(), Some(&Rule::Length(8)));
    /// assert_eq!(policy.first_failure(&candidate), Some(&Rule::UpperCase(1)));
    /// # Ok::<(), password_policy::Error>(())
    /// ```
    pub fn first_failure(&self, candidate: &Candidate<'_>) -> Option<&Rule> {
        let ids: Vec<&str> = self.rules().iter().map(Rule::id).collect();
        java_text::hash_order(&ids)
            .into_iter()
            .map(|place| &self.rules()[place])
            .map(|rule| (rule, rule.judge(candidate)))
            .find(|(_, verdict)| *verdict != Verdict::Met)
            .filter(|(_, verdict)| *verdict == Verdict::Unmet)
            .map(|(rule, _)| rule)
    }
}
