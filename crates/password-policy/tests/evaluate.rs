//! Rules at their edges, beyond what was observed on a server.

use password_policy::{Candidate, Policy, Rule, Verdict};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use Verdict::{Met, Undecided, Unmet};

fn judge(rule: &str, username: Option<&str>, email: Option<&str>, password: &str) -> Verdict {
    let policy: Policy = rule.parse().expect("a policy of one rule");
    policy.rules()[0].judge(&Candidate {
        password,
        username,
        email,
    })
}

#[test]
fn characters_are_counted_as_java_counts_them() {
    for (rule, password, verdict) in [
        ("length(2)", "😀", Met),
        ("length(3)", "😀", Unmet),
        ("length(0)", "", Met),
        ("length(-1)", "", Met),
        ("maxLength(1)", "😀", Unmet),
        ("maxLength(0)", "", Met),
        ("maxLength(-1)", "", Unmet),
        ("digits(2)", "٣９", Met),
        ("digits", "²①Ⅷ𝟖", Unmet),
        ("upperCase(2)", "ⅧⒶ", Met),
        ("upperCase", "漢ǅ𝐀", Unmet),
        ("lowerCase(3)", "ªʰⅷ", Met),
        ("lowerCase", "漢あ𝐚", Unmet),
        ("specialChars(2)", "😀", Met),
        ("specialChars(3)", " €\u{301}", Met),
        ("specialChars", "éª漢٣ǅ", Unmet),
    ] {
        assert_eq!(judge(rule, None, None, password), verdict, "{rule} {password:?}");
    }
}

#[test]
fn the_password_is_compared_with_what_the_server_stores() {
    for (rule, username, password, verdict) in [
        ("notUsername", None, "alice", Met),
        ("notUsername", Some("Alice"), "aLICE", Unmet),
        ("notUsername", Some("alice"), "alice ", Met),
        ("notUsername", Some("straße"), "STRASSE", Met),
        ("notUsername", Some("kim"), "\u{212a}im", Unmet),
        // The stored name is longer than the typed one: i and a dot.
        ("notUsername", Some("İnci"), "İnci", Met),
        ("notUsername", Some("İnci"), "i̇NCI", Unmet),
        ("notContainsUsername", None, "alice", Met),
        ("notContainsUsername", Some(""), "anything", Unmet),
        ("notContainsUsername", Some("Alice"), "xALICEx", Unmet),
        ("notContainsUsername", Some("sam"), "ſam", Met),
        ("notContainsUsername", Some("kim"), "\u{212a}im!", Unmet),
        ("notContainsUsername", Some("ΟΔΟΣ"), "οδος1", Unmet),
        ("notContainsUsername", Some("ΟΔΟΣ"), "οδοσ1", Met),
        ("notContainsUsername", Some("ΟΔΟΣ"), "ΟΔΟΣ1Α", Met),
        ("notContainsUsername", Some("ΟΔΟΣ"), "ΟΔΟΣ漢", Undecided),
        ("notContainsUsername", Some("ΟΔΟΣ"), "ΟΔΣ漢", Met),
    ] {
        assert_eq!(
            judge(rule, username, None, password),
            verdict,
            "{rule} {username:?} {password:?}"
        );
    }
    for (email, password, verdict) in [
        (None, "", Met),
        (Some(""), "", Met),
        (Some("Alice@Example.org"), "alice@EXAMPLE.ORG", Unmet),
        (Some("alice@example.org"), "alice", Met),
    ] {
        assert_eq!(
            judge("notEmail", Some("alice"), email, password),
            verdict,
            "{email:?} {password:?}"
        );
    }
}

#[test]
fn what_a_new_account_cannot_break_is_met_and_the_rest_is_the_server_s() {
    for (rule, verdict) in [
        ("passwordHistory(3)", Met),
        ("passwordAge", Met),
        ("forceExpiredPasswordChange(0)", Met),
        ("hashAlgorithm(argon2)", Met),
        ("hashIterations(5)", Met),
        ("maxAuthAge", Met),
        ("recoveryCodesWarningThreshold", Met),
        ("passwordBlacklist(common.txt)", Undecided),
        (r"regexPattern(\N{DIGIT ONE})", Undecided),
        ("our-own", Undecided),
    ] {
        assert_eq!(judge(rule, Some("alice"), None, "x"), verdict, "{rule}");
    }
}

#[test]
fn the_reported_failure_is_the_first_in_the_server_s_order_or_unknown() {
    let candidate = Candidate {
        password: "ALICE",
        username: Some("alice"),
        email: None,
    };
    for (policy, reported) in [
        ("length(1)", None),
        ("length(8) and digits(1) and lowerCase(1)", Some("lowerCase")),
        ("length(8) and notContainsUsername", Some("notContainsUsername")),
        // Those that share a bucket stay in the order of the text.
        ("digits(1) and notUsername", Some("digits")),
        ("notUsername and digits(1)", Some("notUsername")),
        // Thirteen rules are evaluated in another order than twelve.
        (
            "passwordHistory and passwordAge and hashIterations and maxAuthAge and maxLength and notEmail and upperCase \
             and recoveryCodesWarningThreshold and hashAlgorithm(argon2) and length(1) and notUsername \
             and notContainsUsername",
            Some("notContainsUsername"),
        ),
        (
            "passwordHistory and passwordAge and hashIterations and maxAuthAge and maxLength and notEmail and upperCase \
             and recoveryCodesWarningThreshold and hashAlgorithm(argon2) and length(1) and notUsername \
             and notContainsUsername and forceExpiredPasswordChange",
            Some("notUsername"),
        ),
        // The server may report the pattern instead, which comes before the length when it does in the text.
        (r"regexPattern(\N{DIGIT ONE}) and length(8)", None),
        (r"length(8) and regexPattern(\N{DIGIT ONE})", Some("length")),
        ("regexPattern(x) and length(8)", Some("regexPattern")),
    ] {
        let policy: Policy = policy.parse().unwrap();
        assert_eq!(
            policy.first_failure(&candidate).map(Rule::id),
            reported,
            "{policy}"
        );
    }
}

#[test]
fn what_is_missing_is_counted() {
    let candidate = Candidate {
        password: "aB3😀",
        username: None,
        email: None,
    };
    for (rule, missing) in [
        (Rule::Length(8), Some(3)),
        (Rule::Length(5), None),
        (Rule::MaxLength(3), Some(2)),
        (Rule::MaxLength(5), None),
        (Rule::Digits(4), Some(3)),
        (Rule::UpperCase(2), Some(1)),
        (Rule::LowerCase(i32::MIN), None),
        (Rule::SpecialChars(3), Some(1)),
        (Rule::NotUsername, None),
    ] {
        assert_eq!(rule.shortfall(&candidate), missing, "{rule}");
    }
}
