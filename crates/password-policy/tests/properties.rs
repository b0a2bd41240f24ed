//! What holds for every policy and every password.

use password_policy::{Candidate, Policy, Rule, Verdict};
use proptest::prelude::*;

/// A rule as it stands in a policy, right or wrong.
fn item() -> impl Strategy<Value = String> {
    let id = prop_oneof![
        Just("length"),
        Just("maxLength"),
        Just("digits"),
        Just("upperCase"),
        Just("lowerCase"),
        Just("specialChars"),
        Just("notUsername"),
        Just("notContainsUsername"),
        Just("notEmail"),
        Just("passwordHistory"),
        Just("passwordBlacklist"),
        Just("our-own"),
    ];
    let value = prop_oneof![
        Just(String::new()),
        (-3..20).prop_map(|number| format!("({number})")),
        "\\(.{0,4}\\)?"
    ];
    let pattern = "regexPattern\\((\\[a-z\\]\\+|\\.\\*|\\(\\?i\\)x|\\\\d\\{2,\\}|[a-z.*+?()\\[\\]]{1,6})\\)";
    prop_oneof![4 => (id, value).prop_map(|(id, value)| id.to_owned() + &value), 1 => pattern]
}

fn policy() -> impl Strategy<Value = String> {
    prop::collection::vec(item(), 0..14).prop_map(|items| items.join(" and "))
}

proptest! {
    #[test]
    fn a_policy_that_was_read_is_written_as_one_that_reads_the_same(text in policy()) {
        if let Ok(policy) = text.parse::<Policy>() {
            let written = policy.to_string();
            let again: Policy = written.parse().expect("what was read can be read");
            prop_assert_eq!(again.to_string(), written);
        }
    }

    #[test]
    fn what_is_reported_and_explained_is_what_is_unmet(
        text in policy(),
        password in "[ -~äΣ漢😀]{0,20}",
        username in proptest::option::of("[a-zA-Z.]{0,6}"),
    ) {
        let Ok(policy) = text.parse::<Policy>() else {
            return Ok(());
        };
        let candidate = Candidate {
            password: &password,
            username: username.as_deref(),
            email: None,
        };
        let unmet: Vec<&Rule> = policy.unmet(&candidate).collect();
        if let Some(failure) = policy.first_failure(&candidate) {
            prop_assert!(unmet.contains(&failure));
        } else {
            prop_assert!(unmet.is_empty() || policy.undecided(&candidate).next().is_some());
        }
        let explained = policy.explain(&candidate).filter(|told| told.verdict == Verdict::Unmet);
        prop_assert_eq!(explained.map(|told| told.rule).collect::<Vec<_>>(), unmet);
        for told in policy.explain(&candidate) {
            prop_assert_eq!(told.missing > 0, told.found.is_some() && told.verdict == Verdict::Unmet);
        }
    }

    #[test]
    fn what_is_missing_is_enough_once_it_is_added(number in 0..30, password in "[ -~é漢😀]{0,20}") {
        for (rule, more) in [
            (Rule::Length(number), "x"),
            (Rule::Digits(number), "7"),
            (Rule::UpperCase(number), "X"),
            (Rule::LowerCase(number), "x"),
            (Rule::SpecialChars(number), "-"),
        ] {
            let candidate = |password| Candidate { password, username: None, email: None };
            let missing = rule.shortfall(&candidate(&password)).unwrap_or(0);
            let enough = password.clone() + &more.repeat(missing);
            prop_assert_eq!(rule.judge(&candidate(&enough)), Verdict::Met);
            if missing > 0 {
                let less = password.clone() + &more.repeat(missing - 1);
                prop_assert_eq!(rule.judge(&candidate(&less)), Verdict::Unmet);
            }
        }
    }
}
