//! A policy → a password that it accepts, or the rules that a password manager makes one by.

use crate::recipe::Recipe;
use crate::{Candidate, Policy, Rule, Verdict};

/// How often a recipe is followed before the next one is tried.
const TRIES: u32 = 30;

/// How many passwords must be right before a recipe is given to others.
const TRUST: u32 = 200;

impl Policy {
    /// A random password that the policy accepts; `None` if none is found.
    ///
    /// Twenty letters and digits, where the policy allows it. `random` gives 32 bits that nobody can guess, at each call.
    ///
    /// ```
    /// # let mut state = 1_u32;
    /// # let mut bits = move || { state = state.wrapping_mul(0x915f_77f5).wrapping_add(1); state ^ state >> 16 };
    /// use password_policy::{Candidate, Policy};
    ///
    /// let policy: Policy = "length(12) and specialChars(2) and notUsername".parse()?;
    /// let password = policy.suggest(Some("ada"), None, &mut bits).expect("such passwords there are");
    /// let candidate = Candidate { password: &password, username: Some("ada"), email: None };
    /// assert_eq!(policy.unmet(&candidate).count(), 0);
    /// # Ok::<(), password_policy::Error>(())
    /// ```
    pub fn suggest(
        &self,
        username: Option<&str>,
        email: Option<&str>,
        random: &mut dyn FnMut() -> u32,
    ) -> Option<String> {
        for recipe in Recipe::all(self) {
            for _ in 0..TRIES {
                let password = recipe.follow(random);
                let candidate = Candidate {
                    password: &password,
                    username,
                    email,
                };
                match self.takes(&candidate) {
                    Verdict::Met => return Some(password),
                    Verdict::Unmet => {}
                    // To find that out takes longest of all, and the next password would be alike.
                    Verdict::Undecided => break,
                }
            }
        }
        None
    }

    /// The policy as the value of a `passwordrules` attribute, by which password managers make their passwords.
    ///
    /// The attribute knows no numbers of digits or letters; to get three digits, one is required of each third of them.
    /// `None` where it cannot say what the policy asks for.
    ///
    /// ```
    /// use password_policy::Policy;
    ///
    /// let policy: Policy = "length(8) and maxLength(30) and digits(2)".parse()?;
    /// assert_eq!(
    ///     policy.password_rules().as_deref(),
    ///     Some("minlength: 8; maxlength: 30; required: lower; required: upper; required: [01234]; required: [56789]; allowed: lower, upper, digit;")
    /// );
    /// # Ok::<(), password_policy::Error>(())
    /// ```
    pub fn password_rules(&self) -> Option<String> {
        let recipe = Recipe::all(self).into_iter().find(|recipe| self.trusts(recipe))?;
        Some(recipe.password_rules())
    }

    /// Whether all passwords by a recipe are right, as far as a sample tells; without a pattern they are by its making.
    fn trusts(&self, recipe: &Recipe) -> bool {
        let mut state = 1_u32;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state
        };
        let tries = if recipe.no_repetition { TRUST } else { 0 };
        (0..tries).all(|_| {
            let password = recipe.follow(&mut random);
            let candidate = Candidate {
                password: &password,
                username: None,
                email: None,
            };
            self.takes(&candidate) == Verdict::Met
        })
    }

    /// Whether a password is accepted as far as can be told: of a pattern it must be known, of a list of forbidden
    /// passwords that only the server has it need not.
    fn takes(&self, candidate: &Candidate<'_>) -> Verdict {
        let mut verdicts = self.rules().iter().map(|rule| match rule.judge(candidate) {
            Verdict::Undecided if !matches!(rule, Rule::RegexPattern(_)) => Verdict::Met,
            verdict => verdict,
        });
        let broken = |verdict: &Verdict| *verdict != Verdict::Met;
        verdicts.find(broken).unwrap_or(Verdict::Met)
    }
}
