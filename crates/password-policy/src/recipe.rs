//! How to make passwords that a policy accepts: what a password generator has to be told.

use crate::{Policy, Rule};

/// Which characters to take, and how many.
pub(crate) struct Recipe {
    pub(crate) min: usize,
    pub(crate) max: usize,
    /// One of each of these at least; none is in two of them.
    pub(crate) required: Vec<&'static str>,
    /// All that may be taken.
    pub(crate) allowed: &'static [&'static str],
    /// No character twice in a row: patterns that count repetitions are content with that.
    pub(crate) no_repetition: bool,
}

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const SPECIAL: &str = "!#%+:=?@_~";

/// What to take characters from, the best first: the others are for patterns that ask for more or take less.
const KINDS: [&[&str]; 10] = [
    &[LOWER, UPPER, DIGITS],
    &[LOWER, UPPER, DIGITS, SPECIAL],
    &[LOWER, UPPER, DIGITS, "@$!%*?&"],
    &[LOWER, UPPER, DIGITS, "-_."],
    &[LOWER, DIGITS],
    &[UPPER, DIGITS],
    &[LOWER, UPPER],
    &[LOWER],
    &[DIGITS],
    &[UPPER],
];

/// How long passwords are made, the best first; the others are for patterns.
const LENGTHS: [usize; 6] = [20, 16, 12, 10, 8, 6];

/// Longer than anybody wants one.
const LONGEST: usize = 1000;

/// How often a password is made anew that has a character twice in a row.
const TRIES: u32 = 1000;

impl Recipe {
    /// The recipes to try, the best first: one, which is right, unless the policy has a pattern.
    pub(crate) fn all(policy: &Policy) -> Vec<Self> {
        let is_pattern = |rule: &Rule| matches!(rule, Rule::RegexPattern(_));
        let has_pattern = policy.rules().iter().any(is_pattern);
        let mut recipes = Vec::new();
        for length in LENGTHS {
            for kinds in KINDS {
                recipes.extend(Self::new(policy, kinds, has_pattern.then_some(length)));
                if !has_pattern && !recipes.is_empty() {
                    return recipes;
                }
            }
        }
        recipes
    }

    /// The recipe of these kinds of characters, and of one length for a pattern; `None` if the policy asks for other
    /// kinds, or for what cannot be.
    fn new(policy: &Policy, kinds: &'static [&'static str], length: Option<usize>) -> Option<Self> {
        let (mut min, mut max) = (1, LONGEST);
        let mut numbers: Vec<(&'static str, usize)> = kinds.iter().map(|kind| (*kind, 0)).collect();
        for rule in policy.rules() {
            let (number, is_asked_for): (_, fn(&str) -> bool) = match rule {
                Rule::Length(number) => {
                    min = min.max(at_least(*number));
                    continue;
                }
                Rule::MaxLength(number) => {
                    max = max.min(at_least(*number));
                    continue;
                }
                Rule::LowerCase(number) => (number, |kind| kind == LOWER),
                Rule::UpperCase(number) => (number, |kind| kind == UPPER),
                Rule::Digits(number) => (number, |kind| kind == DIGITS),
                Rule::SpecialChars(number) => (number, |kind| !kind.as_bytes()[0].is_ascii_alphanumeric()),
                _ => continue,
            };
            match numbers.iter_mut().find(|(kind, _)| is_asked_for(kind)) {
                Some((_, known)) => *known = at_least(*number),
                None if *number <= 0 => {}
                None => return None,
            }
        }
        // One of each kind if there is room: much that is asked for elsewhere is asked for in patterns.
        let mut all = 0;
        for (_, number) in &numbers {
            all += (*number).max(1);
        }
        let least = usize::from(all <= max);
        let mut required = Vec::new();
        for (kind, number) in numbers {
            let parts = number.max(least);
            // Each part of a kind has some of its characters.
            if parts > kind.len() {
                return None;
            }
            let start = |part| part * kind.len() / parts;
            for part in 0..parts {
                required.push(&kind[start(part)..start(part + 1)]);
            }
        }
        min = min.max(required.len());
        if min > max {
            return None;
        }
        if let Some(length) = length {
            min = length.clamp(min, max);
            max = min;
        }
        Some(Self {
            min,
            max,
            required,
            allowed: kinds,
            no_repetition: length.is_some(),
        })
    }

    /// A password by this recipe.
    pub(crate) fn follow(&self, random: &mut dyn FnMut() -> u32) -> String {
        let length = LENGTHS[0].clamp(self.min, self.max);
        let allowed = self.allowed.concat();
        let mut password = Vec::with_capacity(length);
        for _ in 0..TRIES {
            password.clear();
            password.extend(self.required.iter().map(|part| one_of(part, random)));
            while password.len() < length {
                password.push(one_of(&allowed, random));
            }
            for place in (1..length).rev() {
                password.swap(place, below(place + 1, random));
            }
            if !self.no_repetition || password.windows(2).all(|pair| pair[0] != pair[1]) {
                break;
            }
        }
        password.into_iter().collect()
    }
}

fn at_least(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// One of these ASCII characters.
fn one_of(chars: &str, random: &mut dyn FnMut() -> u32) -> char {
    char::from(chars.as_bytes()[below(chars.len(), random)])
}

/// A number below `end`, each as likely as any other.
fn below(end: usize, random: &mut dyn FnMut() -> u32) -> usize {
    let end = u32::try_from(end).unwrap_or(u32::MAX);
    // The last numbers, which would make the first ones likelier, are drawn again.
    let fair = u32::MAX - u32::MAX % end;
    loop {
        let number = random();
        if number < fair {
            return (number % end) as usize;
        }
    }
}
