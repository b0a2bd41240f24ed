//! Passwords that are made for a policy, here or by a password manager that is told the policy's rules.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use password_policy::{Candidate, Policy};

const PATTERNS: &[&str] = &[
    r"(?=.*[A-Z])(?=.*\d).{6,}",
    r"^(?=.*[A-Za-z])(?=.*[0-9])(?=.*[@$!%*#?&])[A-Za-z0-9@$!%*#?&]{8,}$",
    r"(?!.*(.)\1{2}).*",
    r"(?!.*(.)\1).*",
    r"^[!-~]+$",
    r"[\w\-.]+",
    r"\d{4,24}",
    r"[a-z]+",
    r".*[-_.].*",
    r"\p{Lu}*\p{N}*[A-Z0-9]*",
    r"(?i)(?!.*password)[a-z0-9]+",
];

/// Random numbers (xorshift), the same in every run.
fn numbers(seed: u32) -> impl FnMut() -> u32 {
    let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state
    }
}

/// A hundred policies, none of which is impossible.
fn policies() -> Vec<Policy> {
    let mut random = numbers(7);
    let mut below = |end: u32| random() % end;
    (0..100)
        .map(|_| {
            let mut rules = vec!["notUsername and notContainsUsername and notEmail".to_owned()];
            if below(3) > 0 {
                rules.push(format!("length({})", below(25)));
            }
            if below(3) == 0 {
                rules.push(format!("maxLength({})", 26 + below(40)));
            }
            let pattern = if below(4) == 0 {
                PATTERNS.get(below(20) as usize)
            } else {
                None
            };
            match pattern {
                Some(pattern) => rules.push(format!("regexPattern({pattern})")),
                None => {
                    for rule in ["digits", "upperCase", "lowerCase", "specialChars"] {
                        if below(2) == 0 {
                            rules.push(format!("{rule}({})", below(7)));
                        }
                    }
                }
            }
            rules.join(" and ").parse().unwrap()
        })
        .collect()
}

fn assert_met(policy: &Policy, password: &str) {
    let candidate = Candidate {
        password,
        username: Some("ada.lovelace"),
        email: Some("ada.lovelace@example.org"),
    };
    let unmet: Vec<_> = policy
        .unmet(&candidate)
        .chain(policy.undecided(&candidate))
        .collect();
    assert!(unmet.is_empty(), "{policy}: {password} is refused by {unmet:?}");
}

#[test]
fn ten_thousand_suggestions_are_accepted() {
    let mut random = numbers(1);
    for policy in policies() {
        let mut before = String::new();
        for _ in 0..100 {
            let password = policy
                .suggest(
                    Some("ada.lovelace"),
                    Some("ada.lovelace@example.org"),
                    &mut random,
                )
                .unwrap_or_else(|| panic!("{policy}: nothing suggested"));
            assert_met(&policy, &password);
            assert_ne!(password, before, "{policy}");
            before = password;
        }
    }
}

#[test]
fn passwords_made_by_a_reader_of_the_rules_are_accepted() {
    let mut random = numbers(2);
    for policy in policies() {
        let rules = policy
            .password_rules()
            .unwrap_or_else(|| panic!("{policy}: no rules"));
        for _ in 0..100 {
            assert_met(&policy, &made_by_a_reader(&rules, &mut random));
        }
    }
}

#[test]
fn of_an_impossible_policy_nothing_is_said() {
    for policy in [
        "length(9) and maxLength(8)",
        "maxLength(0)",
        "digits(5) and upperCase(4) and maxLength(8)",
        "regexPattern(secret)",
        "regexPattern([а-я]{8})",
        "regexPattern([a-z]{8}) and digits(1)",
        "length(2000)",
    ] {
        let policy: Policy = policy.parse().unwrap();
        assert_eq!(policy.suggest(None, None, &mut numbers(3)), None, "{policy}");
        assert_eq!(policy.password_rules(), None, "{policy}");
    }
}

/// What a password manager does with a `passwordrules` attribute: any length that is allowed, one of each class that is
/// required, then any character that is allowed, in random order.
fn made_by_a_reader(rules: &str, random: &mut impl FnMut() -> u32) -> String {
    let mut below = |end: usize| random() as usize % end;
    let (mut min, mut max, mut consecutive) = (0, 0, usize::MAX);
    let (mut required, mut allowed) = (Vec::new(), String::new());
    for rule in rules.split_terminator(';') {
        let (name, value) = rule.trim().split_once(": ").unwrap();
        match name {
            "minlength" => min = value.parse().unwrap(),
            "maxlength" => max = value.parse::<usize>().unwrap(),
            "max-consecutive" => consecutive = value.parse().unwrap(),
            "required" => required.push(class(value)),
            "allowed" => allowed = value.split(", ").map(class).collect(),
            _ => panic!("no such rule: {name}"),
        }
    }
    loop {
        let length = min + below(max.min(40).max(min) - min + 1);
        let mut chars: Vec<u8> = required
            .iter()
            .map(|class| class.as_bytes()[below(class.len())])
            .collect();
        while chars.len() < length {
            chars.push(allowed.as_bytes()[below(allowed.len())]);
        }
        for place in (1..chars.len()).rev() {
            chars.swap(place, below(place + 1));
        }
        let is_repetitive = chars
            .chunk_by(|one, next| one == next)
            .any(|run| run.len() > consecutive);
        if !is_repetitive {
            return String::from_utf8(chars).unwrap();
        }
    }
}

fn class(name: &str) -> String {
    match name {
        "lower" => ('a'..='z').collect(),
        "upper" => ('A'..='Z').collect(),
        "digit" => ('0'..='9').collect(),
        _ => name
            .strip_prefix('[')
            .unwrap()
            .strip_suffix(']')
            .unwrap()
            .to_owned(),
    }
}
