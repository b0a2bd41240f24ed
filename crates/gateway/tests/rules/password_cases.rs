//! Random policies, identities and passwords from the hard places of Keycloak's password policies.

use std::collections::HashSet;

use password_policy::Policy;

use crate::characters::CHARS;
use crate::pattern_generator as patterns;
use crate::random::Random;

/// A policy, right or wrong, with somebody's passwords.
pub(crate) struct Group {
    pub(crate) policy: String,
    pub(crate) username: String,
    pub(crate) email: Option<String>,
    pub(crate) passwords: Vec<String>,
}

const PASSWORDS: usize = 8;

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
#[rustfmt::skip]
const ALL: &[&str] = &[
    "length(8)", "maxLength(12)", "digits", "upperCase(1)", "lowerCase", "specialChars(1)", "notUsername",
    "notContainsUsername", "notEmail", "regexPattern(.*)", "passwordHistory", "passwordAge(-1)",
    "forceExpiredPasswordChange(365)", "hashAlgorithm(argon2)", "hashIterations(1)", "maxAuthAge",
    "recoveryCodesWarningThreshold",
];
#[rustfmt::skip]
const WRONG: &[&str] = &[
    "LENGTH(8)", "length 8", "length()", "length(abc)", "length( 8 )", "digits(99999999999)", "digits(1.0)", "length(",
    "nosuch(1)", "regexPattern", "regexPattern()", "regexPattern( )", "regexPattern([)", "regexPattern(a and b)",
    "hashAlgorithm", "hashAlgorithm()", "hashAlgorithm(none)", "passwordBlacklist()", "passwordBlacklist(missing.txt)",
    "maxAuthAge(x)", "passwordAge()", "forceExpiredPasswordChange(\u{a0}1)", "", " ", "(", "(8)", "and", "\u{a0}digits(1)",
    "digits(1)\u{a0}", "length(8)and digits(1)", "length(8) AND digits(1)", "upperCase(２147483648)", "lowerCase(+-1)",
];
const SEPARATORS: &[&str] = &[
    " and ",
    " and ",
    " and ",
    " and ",
    " and ",
    " and ",
    "  and  ",
    "\t and \n",
];
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
    (r"(a|b)*c))", "abac"),
];

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "ada", "Ada.Lovelace", "k", "Kelvin", "\u{212a}", "ſtefan", "İrem", "ırmak", "i", "ΣΑΣ", "ας", "straße", "STRASSE",
    "ẞ", "ǅ", "😀", "a b", "Ⅷ", "𐐀", "漢字", "\u{1e9b}\u{323}", "µ", "Ångström", "\u{345}", "ﬁ", "x_1", "a\u{307}", "Ꭰꭰ", "ა",
];
#[rustfmt::skip]
const HOSTS: &[&str] = &["@example.org", "@EXAMPLE.org", "@straße.example", "@\u{212a}.example", "", "@x"];

/// A policy with somebody whose name, in any case, is none of these, and with that person's passwords.
pub(crate) fn group(random: &mut Random, taken: &mut HashSet<String>) -> Group {
    let (policy, fits) = policy(random);
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
    let parsed = policy.parse().ok();
    let mut group = Group {
        policy,
        username,
        email,
        passwords: Vec::new(),
    };
    while group.passwords.len() < PASSWORDS {
        let password = password(random, &group, parsed.as_ref(), fits.as_deref());
        // The same one again would be refused for its history, and a blank one is no password.
        if !group.passwords.contains(&password) && password.chars().any(|c| c > ' ') {
            group.passwords.push(password);
        }
    }
    group
}

/// A policy, with a text that its pattern may match.
fn policy(random: &mut Random) -> (String, Option<String>) {
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
            21 if random.below(40) == 0 => "passwordBlacklist(forbidden-passwords.txt)".to_owned(),
            21 => {
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
            text.push_str(random.one_of(SEPARATORS));
        }
        text.push_str(&rule);
    }
    text.push_str(random.one_of(&["", "", "", "", "", "", " ", " and ", " and  and "]));
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
        5 => format!(" ( {number})").replacen("( ", "(", 1),
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
    if random.below(6) > 0 {
        let (pattern, text) = PATTERNS[random.below(PATTERNS.len())];
        return (pattern.to_owned(), text.to_owned());
    }
    patterns::pattern(random)
}

fn password(random: &mut Random, group: &Group, policy: Option<&Policy>, fits: Option<&str>) -> String {
    let (name, email) = (&group.username, group.email.as_deref().unwrap_or("a@example.org"));
    match random.below(16) {
        0..=2 => (0..=random.below(13)).map(|_| character(random)).collect(),
        3 | 4 => (0..4 + random.below(14)).map(|_| ascii(random)).collect(),
        5 | 6 => recased(random, name),
        7 => recased(random, email),
        8 | 9 => format!("{}{}{}", ascii(random), recased(random, name), character(random)),
        10 => {
            character(random).to_string().repeat(1 + random.below(4))
                + "aA1!aA1!".get(random.below(8)..).unwrap()
        }
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
