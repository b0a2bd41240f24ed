//! Feeds random policies and passwords to the parser and the rules until stopped or done:
//! `cargo run --release -p password-policy --example fuzz_policies [executions] [seed]`.
//!
//! Fails at the first panic, at the first policy that reads differently after it was written and read, and at the first
//! answer that takes longer than a person waits.

use std::time::{Duration, Instant};

use password_policy::{Candidate, Policy, Rule, Verdict};

const SLOW: Duration = Duration::from_millis(500);

const PARTS: &[&str] = &[
    "length",
    "maxLength",
    "digits",
    "upperCase",
    "lowerCase",
    "specialChars",
    "notUsername",
    "notContainsUsername",
    "notEmail",
    "regexPattern",
    "passwordHistory",
    "hashAlgorithm",
    "our-own",
    " and ",
    "and",
    " ",
    "(",
    ")",
    "-",
    "+",
    "0",
    "8",
    "８",
    "99999999999",
    "undefined",
    ".*",
    "[a-z]",
    "(?i)",
    "\\",
    "{2,}",
    "😀",
    "\t",
    "\u{a0}",
    "\0",
];

const CHARS: &[&str] = &[
    "a", "B", "1", "!", " ", "é", "Σ", "ς", "İ", "ß", "漢", "Ⅷ", "ª", "٣", "😀", "\u{345}", "\u{0}",
    "\u{fffd}",
];

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let mut argument = |usual| arguments.next().map_or(Ok(usual), |argument| argument);
    let (Ok(executions), Ok(seed)) = (argument(10_000_000), argument(1)) else {
        panic!("two whole numbers, if any: how many executions, and the seed");
    };
    let mut state = seed;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        usize::try_from(state >> 33).unwrap_or(0) % end
    };
    let mut text = |parts: &[&str], most: usize| -> String {
        let count = below(most);
        (0..count).map(|_| parts[below(parts.len())]).collect()
    };
    let (mut read, mut unmet) = (0_u64, 0);
    for _ in 0..executions {
        let source = text(PARTS, 14);
        let (password, username) = (text(CHARS, 20), text(CHARS, 6));
        let start = Instant::now();
        if let Some(policy) = parse(&source) {
            read += 1;
            unmet += evaluate(&policy, &password, &username);
        }
        assert!(start.elapsed() < SLOW, "seed {seed}: {source:?} {password:?}");
    }
    println!("seed {seed}: {executions} executions, {read} policies read, {unmet} rules unmet");
}

/// Reads a policy, if it is one, and sees that what is written of it reads the same.
pub(crate) fn parse(source: &str) -> Option<Policy> {
    let policy: Policy = source.parse().ok()?;
    // The name of a rule of the company's own may end with what separates rules once it is written.
    let is_own = |rule: &Rule| matches!(rule, Rule::Other { .. });
    if !policy.rules().iter().any(is_own) {
        assert_eq!(policy.to_string().parse().as_ref(), Ok(&policy), "{source:?}");
    }
    Some(policy)
}

/// Judges a password, and sees that the answers fit each other; gives the number of rules that are not met.
pub(crate) fn evaluate(policy: &Policy, password: &str, username: &str) -> usize {
    let candidate = Candidate {
        password,
        username: Some(username),
        email: Some(username),
    };
    let unmet: Vec<&Rule> = policy.unmet(&candidate).collect();
    if let Some(failure) = policy.first_failure(&candidate) {
        assert!(unmet.contains(&failure), "{policy}: {password:?}");
    }
    let explained = policy.explain(&candidate);
    let explained: Vec<&Rule> = explained
        .filter(|told| told.verdict == Verdict::Unmet)
        .map(|told| told.rule)
        .collect();
    assert_eq!(explained, unmet, "{policy}: {password:?}");
    unmet.len()
}
