//! Policies that passwords can be made for.

use password_policy::Policy;

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

/// Random numbers (xorshift), the same for the same seed.
pub(crate) fn numbers(seed: u32) -> impl FnMut() -> u32 {
    let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state
    }
}

/// A hundred policies, none of which is impossible.
pub(crate) fn policies(seed: u32) -> Vec<Policy> {
    let mut random = numbers(seed);
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
