//! The password and its policy.

use serde_json::json;

use crate::form;

/// Checklist 20.
#[test]
fn the_policy_is_a_list_of_rules_none_of_them_kept_by_nothing() {
    let policy = json!([
        {"rule": "length", "value": 12, "check": "form"},
        {"rule": "maxLength", "value": 64, "check": "form"},
        {"rule": "digits", "value": 1, "check": "form"},
        {"rule": "notUsername", "value": null, "check": "form"},
        {"rule": "passwordBlacklist", "value": null, "check": "server"},
    ]);
    let page = form(json!({"passwordPolicy": policy}));
    let lines: Vec<_> = page
        .all("li")
        .map(|line| {
            (
                line.get("data-rule").unwrap(),
                line.get("data-verdict").unwrap(),
                line.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("length", "unmet", "At least 12 characters (not met)"),
            ("maxLength", "unmet", "At most 64 characters (not met)"),
            ("digits", "unmet", "At least 1 digit (not met)"),
            ("notUsername", "unmet", "Not your username (not met)"),
            (
                "passwordBlacklist",
                "undecided",
                "Not on the list of forbidden passwords (checked when you sign up)"
            ),
        ]
    );
    assert_eq!(
        page.get("password", "aria-describedby"),
        Some("password-problem policy")
    );
    assert!(!form(json!({})).has("policy"), "no policy, no list");
}

/// Checklist 3.
#[test]
fn password_managers_are_told_what_the_policy_asks_for() {
    let policy = json!([
        {"rule": "length", "value": 12, "check": "form"},
        {"rule": "upperCase", "value": 1, "check": "form"},
        {"rule": "passwordBlacklist", "value": null, "check": "server"},
    ]);
    let page = form(json!({"passwordPolicy": policy}));
    assert_eq!(
        page.get("password", "passwordrules"),
        Some(
            "minlength: 12; maxlength: 1000; required: lower; required: upper; required: digit; allowed: lower, upper, digit;"
        )
    );
    let pattern = json!([{"rule": "regexPattern", "value": "[xyz]+", "check": "server"}]);
    for policy in [json!([]), pattern] {
        let page = form(json!({"passwordPolicy": policy}));
        assert_eq!(page.get("password", "passwordrules"), None, "{policy}");
    }
}
