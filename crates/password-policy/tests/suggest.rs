//! Passwords that are made for a policy, here or by a password manager that is told the policy's rules.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

#[path = "support/password_manager.rs"]
mod password_manager;
#[path = "support/policies.rs"]
mod policies;

use password_policy::{Candidate, Policy};
use policies::{numbers, policies};

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
    for policy in policies(7) {
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

/// Checklist 3.
#[test]
fn passwords_that_password_managers_make_by_the_rules_are_accepted() {
    let mut random = numbers(2);
    for policy in policies(7) {
        let rules = policy
            .password_rules()
            .unwrap_or_else(|| panic!("{policy}: no rules"));
        for _ in 0..100 {
            assert_met(&policy, &password_manager::password(&rules, &mut random));
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
