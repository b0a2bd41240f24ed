//! What is told of a password.

use registration::FormDescription;
use serde_json::json;

use crate::{form, taken, told};

#[test]
fn each_rule_of_the_policy_is_told_by_its_name() {
    for (policy, password, expected) in [
        (
            "length(14)",
            "correct horse",
            "invalidPasswordMinLengthMessage [14]",
        ),
        (
            "maxLength(12)",
            "correct horse",
            "invalidPasswordMaxLengthMessage [12]",
        ),
        (
            "digits(1)",
            "correct horse",
            "invalidPasswordMinDigitsMessage [1]",
        ),
        (
            "upperCase(1)",
            "correct horse",
            "invalidPasswordMinUpperCaseCharsMessage [1]",
        ),
        (
            "lowerCase(13)",
            "correct horse",
            "invalidPasswordMinLowerCaseCharsMessage [13]",
        ),
        (
            "specialChars(2)",
            "correct horse",
            "invalidPasswordMinSpecialCharsMessage [2]",
        ),
        ("notUsername", "ADA", "invalidPasswordNotUsernameMessage []"),
        (
            "notContainsUsername",
            "canADA",
            "invalidPasswordNotContainsUsernameMessage []",
        ),
        ("notEmail", "ADA@example.ORG", "invalidPasswordNotEmailMessage []"),
    ] {
        let form = FormDescription {
            password_policy: policy.parse().unwrap(),
            ..form()
        };
        assert_eq!(
            told(&form, &json!({"password": password})),
            [format!("password {expected}")]
        );
    }
}

#[test]
fn what_only_the_server_can_tell_stops_nobody() {
    let form = FormDescription {
        password_policy: "passwordBlacklist(list.txt) and passwordHistory(3) and of-the-company(1)"
            .parse()
            .unwrap(),
        ..form()
    };
    taken(&form, &json!({}));
}

#[test]
fn a_blank_password_is_a_missing_one() {
    for password in [json!(null), json!(""), json!(" "), json!("\t\n\u{0}\u{1f}")] {
        assert_eq!(
            told(&form(), &json!({"password": password})),
            ["password missingPasswordMessage []"]
        );
    }
    for password in ["\u{a0}", "\u{3000}", "\u{200b}"] {
        taken(&form(), &json!({"password": password}));
    }
}
