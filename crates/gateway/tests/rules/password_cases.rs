//! Random people with passwords that a policy is likely to be of two minds about.

use std::collections::HashSet;

use password_policy::{Check, Policy};

use crate::characters::CHARS;
use crate::pattern_generator as patterns;
use crate::policy_cases;
use crate::random::Random;

/// A policy, right or wrong, with somebody's passwords.
pub(crate) struct Group {
    pub(crate) policy: String,
    pub(crate) username: String,
    pub(crate) email: Option<String>,
    pub(crate) passwords: Vec<String>,
}

const PASSWORDS: usize = 8;
/// Where only the server can judge there is little to compare.
const PASSWORDS_LEFT: usize = 2;

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "ada", "Ada.Lovelace", "k", "Kelvin", "\u{212a}", "ſtefan", "İrem", "ırmak", "i", "ΣΑΣ", "ας", "straße", "STRASSE",
    "ẞ", "ǅ", "😀", "a b", "Ⅷ", "𐐀", "漢字", "\u{1e9b}\u{323}", "µ", "Ångström", "\u{345}", "ﬁ", "x_1", "a\u{307}", "Ꭰꭰ", "ა",
];
#[rustfmt::skip]
const HOSTS: &[&str] = &["@example.org", "@EXAMPLE.org", "@straße.example", "@\u{212a}.example", "", "@x"];

/// A policy with somebody whose name, in any case, is none of these, and with that person's passwords.
pub(crate) fn group(random: &mut Random, taken: &mut HashSet<String>) -> Group {
    let (policy, fits) = policy_cases::policy(random);
    let (name, other) = (random.one_of(NAMES), random.one_of(NAMES));
    let mut username = recased(random, name);
    while !taken.insert(username.to_lowercase()) {
        username.push_str(random.one_of(CHARS));
        username.retain(|c| !c.is_control());
    }
    let email = match random.below(8) {
        0 => None,
        1 => Some(recased(random, &username)),
        _ => Some(recased(random, other) + random.one_of(HOSTS)),
    };
    let parsed: Option<Policy> = policy.parse().ok();
    let mut rules = parsed.iter().flat_map(Policy::rules);
    let count = if rules.any(|rule| rule.check() == Check::Server) {
        PASSWORDS_LEFT
    } else {
        PASSWORDS
    };
    let mut group = Group {
        policy,
        username,
        email,
        passwords: Vec::new(),
    };
    while group.passwords.len() < count {
        let password = password(random, &group, parsed.as_ref(), fits.as_deref());
        // The same one again would be refused for its history, and a blank one is no password.
        if !group.passwords.contains(&password) && password.chars().any(|c| c > ' ') {
            group.passwords.push(password);
        }
    }
    group
}

fn password(random: &mut Random, group: &Group, policy: Option<&Policy>, fits: Option<&str>) -> String {
    let (name, email) = (&group.username, group.email.as_deref().unwrap_or("a@example.org"));
    match random.below(16) {
        0..=2 => (0..=random.below(13)).map(|_| character(random)).collect(),
        3 | 4 => (0..4 + random.below(14)).map(|_| ascii(random)).collect(),
        5 | 6 => recased(random, name),
        7 => recased(random, email),
        8 | 9 => format!("{}{}{}", ascii(random), recased(random, name), character(random)),
        10 => character(random).to_string().repeat(1 + random.below(4)) + &"aA1!aA1!"[random.below(8)..],
        11 | 12 if fits.is_some() => patterns::texts(random, fits.unwrap(), 4).pop().unwrap(),
        _ => {
            // One that is right, or only just wrong.
            let mut numbers = Random::new(random.below(usize::MAX) as u64);
            let mut bits = || u32::try_from(numbers.below(1 << 31)).unwrap();
            let right = policy
                .filter(|_| fits.is_none())
                .and_then(|policy| policy.suggest(Some(name), Some(email), &mut bits));
            let mut chars: Vec<char> = right.unwrap_or_else(|| "Aa1!Bb2?".to_owned()).chars().collect();
            for _ in 0..random.below(3) {
                match random.below(3) {
                    0 => drop(chars.pop()),
                    1 => chars.insert(random.below(chars.len() + 1), character(random)),
                    _ => drop((!chars.is_empty()).then(|| chars.remove(0))),
                }
            }
            chars.into_iter().collect()
        }
    }
}

fn ascii(random: &mut Random) -> char {
    char::from_u32(u32::try_from(0x20 + random.below(0x5f)).unwrap()).unwrap()
}

fn character(random: &mut Random) -> char {
    match random.below(6) {
        0 | 1 => random.one_of(CHARS).chars().next().unwrap(),
        2 => ascii(random),
        3 => point(random, 0x250),
        4 => point(random, 0x1_0000),
        _ => point(random, 0x11_0000),
    }
}

/// A character below this code point.
fn point(random: &mut Random, end: usize) -> char {
    let drawn = || u32::try_from(random.below(end)).unwrap();
    std::iter::repeat_with(drawn).find_map(char::from_u32).unwrap()
}

/// The text with some of its letters in another case, by one of many notions of case.
fn recased(random: &mut Random, text: &str) -> String {
    let mut recased = String::new();
    for c in text.chars() {
        let other = match (random.below(5), c) {
            (0, _) => c.to_uppercase().collect(),
            (1, _) => c.to_lowercase().collect(),
            (2, 'k' | 'K') => "\u{212a}".to_owned(),
            (2, 's' | 'S') => "ſ".to_owned(),
            (2, 'i' | 'I') => random.one_of(&["ı", "İ", "i\u{307}"]).to_owned(),
            (2, 'σ' | 'Σ') => "ς".to_owned(),
            (2, 'ß') => random.one_of(&["ẞ", "ss"]).to_owned(),
            _ => c.to_string(),
        };
        recased.push_str(&other);
    }
    recased
}
