//! Random policies, right and wrong ones, from the hard places of Keycloak's grammar and rules.

use crate::pattern_generator as patterns;
use crate::random::Random;

#[rustfmt::skip]
const COUNTING: &[&str] = &["length", "maxLength", "digits", "upperCase", "lowerCase", "specialChars"];
const COMPARING: &[&str] = &["notUsername", "notContainsUsername", "notEmail"];
/// Those that a new account cannot break.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "passwordHistory", "passwordHistory(2)", "passwordAge", "passwordAge(0)", "forceExpiredPasswordChange",
    "forceExpiredPasswordChange(3)", "hashAlgorithm(argon2)", "hashIterations", "hashIterations(+1)", "maxAuthAge",
    "maxAuthAge(0)", "recoveryCodesWarningThreshold(4)",
];
/// One of each kind.
#[rustfmt::skip]
const ALL: &[&str] = &[
    "length(8)", "maxLength(12)", "digits", "upperCase(1)", "lowerCase", "specialChars(1)", "notUsername",
    "notContainsUsername", "notEmail", "regexPattern(.*)", "passwordHistory", "passwordAge(-1)",
    "forceExpiredPasswordChange(365)", "hashAlgorithm(argon2)", "hashIterations(1)", "maxAuthAge",
    "recoveryCodesWarningThreshold",
];
/// What Keycloak refuses, most of it.
#[rustfmt::skip]
const WRONG: &[&str] = &[
    "LENGTH(8)", "length 8", "length()", "length(abc)", "length( 8 )", "digits(99999999999)", "digits(1.0)", "length(",
    "nosuch(1)", "regexPattern", "regexPattern()", "regexPattern( )", "regexPattern([)", "regexPattern(a and b)",
    "hashAlgorithm", "hashAlgorithm()", "hashAlgorithm(none)", "passwordBlacklist()", "passwordBlacklist(missing.txt)",
    "maxAuthAge(x)", "passwordAge()", "forceExpiredPasswordChange(\u{a0}1)", "", " ", "(", "(8)", "and", "\u{a0}digits(1)",
    "digits(1)\u{a0}", "length(8)and digits(1)", "length(8) AND digits(1)", "upperCase(２147483648)", "lowerCase(+-1)",
];
const SEPARATORS: &[&str] = &[" and ", "  and  ", "\t and \n"];
const VALUES: &[&str] = &["", "()", "(undefined)", "(8)", "(", "(x"];

/// Patterns as administrators write them, each with a text that fits.
#[rustfmt::skip]
const PATTERNS: &[(&str, &str)] = &[
    (r"^(?=.*[A-Za-z])(?=.*[0-9])(?=.*[@$!%*#?&])[A-Za-z0-9@$!%*#?&]{8,}$", "Passw0rd!"),
    (r"(?!.*(.)\1{2}).*", "aabbcc"),
    (r"^[!-~]+$", "a~!"),
    (r"\p{Lu}*\p{N}*[A-Z0-9]*", "ÄⅧ٣Z"),
    (r"(?i)(?!.*password)[a-z0-9]+", "K1"),
    (r"(?iu)k+", "K\u{212a}k"),
    (r".{4}", "ab😀d"),
    (r"[\w\-.]+", "a-b.c"),
    (r"(a|b)*c", "abac"),
];

/// A policy, with a text that its pattern may match.
pub(crate) fn policy(random: &mut Random) -> (String, Option<String>) {
    let count = match random.below(20) {
        0 => 0,
        1 => 10 + random.below(6),
        _ => 1 + random.below(5),
    };
    let mut fits = None;
    let mut rules: Vec<String> = (0..count)
        .map(|_| match random.below(24) {
            0..=11 => counting(random),
            12..=17 => random.one_of(COMPARING).to_owned() + random.one_of(VALUES),
            18..=20 => random.one_of(OTHERS).to_owned(),
            21 if random.below(250) == 0 => "passwordBlacklist(forbidden-passwords.txt)".to_owned(),
            21 if random.below(2) == 0 => {
                let (pattern, text) = pattern(random);
                fits = Some(text);
                format!("regexPattern({pattern})")
            }
            _ => random.one_of(ALL).to_owned(),
        })
        .collect();
    if random.below(10) > 0 {
        // Most of the time would go by in hashing.
        rules.push("hashIterations(1)".to_owned());
    }
    if random.below(12) == 0 {
        // More than twelve are judged in another order.
        rules.extend(ALL.iter().map(|rule| (*rule).to_owned()));
        for place in (1..rules.len()).rev() {
            rules.swap(place, random.below(place + 1));
        }
    }
    if random.below(8) == 0 {
        rules.insert(random.below(rules.len() + 1), random.one_of(WRONG).to_owned());
    }
    let mut text = String::new();
    for rule in rules {
        if !text.is_empty() {
            let usual = random.below(4) > 0;
            text.push_str(if usual {
                SEPARATORS[0]
            } else {
                random.one_of(SEPARATORS)
            });
        }
        text.push_str(&rule);
    }
    if random.below(4) == 0 {
        text.push_str(random.one_of(&[" ", " and ", " and  and "]));
    }
    (text, fits)
}

/// A rule with a number, written in one of many ways.
fn counting(random: &mut Random) -> String {
    let id = random.one_of(COUNTING);
    let number = match id {
        "length" => random.below(12),
        "maxLength" => 3 + random.below(18),
        _ => random.below(5),
    };
    let value = match random.below(24) {
        0 => String::new(),
        1 => format!("(+{number})"),
        2 => format!("(-{number})"),
        3 => format!("(00{number})"),
        4 => format!("({number}😀"),
        5 => format!(" ({number})"),
        6 => format!("({number}x"),
        7 => format!("({})", number.to_string().replace(['1', '2'], "１")),
        8 => format!("({})", number.to_string().replace(['3', '4'], "٣")),
        9 => "(1000)".to_owned(),
        10 => "(2147483647)".to_owned(),
        11 => "(-2147483648)".to_owned(),
        _ => format!("({number})"),
    };
    id.to_owned() + &value
}

fn pattern(random: &mut Random) -> (String, String) {
    if random.below(8) > 0 {
        let (pattern, text) = PATTERNS[random.below(PATTERNS.len())];
        return (pattern.to_owned(), text.to_owned());
    }
    patterns::pattern(random)
}
