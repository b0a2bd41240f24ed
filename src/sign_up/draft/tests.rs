//! What a draft reads, and what of it it tells.

use registration::Source;
use serde_json::json;

use super::*;

fn description(policy: &[(&str, i64)]) -> Arc<FormDescription> {
    let rules: Vec<_> = policy
        .iter()
        .map(|(rule, value)| json!({"rule": rule, "value": value}))
        .collect();
    let description = json!({
        "realm": "demo",
        "locale": "en",
        "locales": ["en", "de"],
        "passwordPolicy": rules,
        "terms": {},
        "fields": [
            {"name": "username", "required": true},
            {"name": "email", "required": true, "validators": {"email": {}}},
            {"name": "pets", "multivalued": true},
        ],
    });
    let value = serde_json::from_value(description).unwrap();
    Arc::new(FormDescription::from_value(&value).unwrap())
}

fn read(draft: &mut Draft, boxes: &[(&str, &str)]) {
    let values = |name: &str| {
        let of_name = boxes.iter().filter(|(field, _)| *field == name);
        of_name.map(|(_, value)| (*value).to_owned()).collect()
    };
    draft.read(&values, "de");
}

/// What is told of a field, as its code.
fn told(draft: &Draft, field: &str) -> Option<String> {
    draft.told(field).map(|problem| problem.code)
}

const GOOD: [(&str, &str); 4] = [
    ("username", "ada"),
    ("email", "ada@example.com"),
    ("password", "secret"),
    ("termsAccepted", "true"),
];

#[test]
fn texts_lose_the_white_space_around_them_and_the_password_keeps_every_byte() {
    let mut draft = Draft::new(description(&[]));
    read(
        &mut draft,
        &[
            ("username", "\u{a0}ada "),
            ("email", " "),
            ("pets", " a cat "),
            ("pets", " "),
            ("pets", "a\ndog"),
            ("password", " pass\u{301} word "),
        ],
    );
    let request = &draft.request;
    assert_eq!(request.username.as_deref(), Some("ada"));
    assert_eq!(request.email, None, "nothing is left of it");
    assert_eq!(request.values("pets"), ["a cat", "a\ndog"]);
    assert_eq!(request.password.as_ref().unwrap().expose(), " pass\u{301} word ");
    assert_eq!(request.locale.as_deref(), Some("de"));
    assert_eq!(request.terms_accepted, Some(false));
}

#[test]
fn a_field_is_told_of_after_it_was_left_or_all_after_a_try() {
    let mut draft = Draft::new(description(&[]));
    read(&mut draft, &[("email", "nonsense")]);
    draft.typed("email");
    assert_eq!(told(&draft, "email"), None);
    draft.left("email");
    assert_eq!(told(&draft, "email").as_deref(), Some("error-invalid-email"));
    assert_eq!(told(&draft, "username"), None);

    let summary = draft.submit().unwrap_err();
    let fields: Vec<_> = summary.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["username", "email", "password", "termsAccepted"]);
    for problem in summary {
        assert_eq!(
            draft.told(&problem.field),
            Some(problem),
            "above and below, the same"
        );
    }

    read(&mut draft, &GOOD);
    draft.typed("email");
    assert_eq!(told(&draft, "email"), None, "mended");
    assert_eq!(draft.submit().unwrap().email.as_deref(), Some("ada@example.com"));
}

#[test]
fn what_the_server_found_is_told_in_the_same_place_until_the_field_is_changed() {
    let mut draft = Draft::new(description(&[]));
    read(&mut draft, &GOOD);
    draft.submit().unwrap();
    let problem = |field, code| Problem::new(field, code, vec![]);
    let found = Problems(vec![
        problem("", "tooManyRequests"),
        problem("username", "usernameExistsMessage"),
        problem("password", "invalidPasswordBlacklistedMessage"),
    ]);
    let summary = draft.refuse(found.found_by(Source::Keycloak));
    let codes: Vec<_> = summary.iter().map(|problem| problem.code.as_str()).collect();
    let expected = [
        "usernameExistsMessage",
        "invalidPasswordBlacklistedMessage",
        "tooManyRequests",
    ];
    assert_eq!(codes, expected, "in the order of the fields, then those of none");
    assert_eq!(told(&draft, "username").as_deref(), Some("usernameExistsMessage"));

    draft.typed("username");
    assert_eq!(told(&draft, "username"), None);
    assert_eq!(
        told(&draft, "password").as_deref(),
        Some("invalidPasswordBlacklistedMessage")
    );
    draft.submit().unwrap();
    assert_eq!(told(&draft, "password"), None, "it is asked again");
}

#[test]
fn of_a_password_with_several_faults_their_number_is_told() {
    let mut draft = Draft::new(description(&[
        ("length", 9),
        ("digits", 1),
        ("upperCase", 1),
        ("maxLength", 64),
    ]));
    let cases = [
        ("", Some(("missingPasswordMessage", None))),
        ("secret", Some(("password.unmet", Some(3)))),
        ("Secret007", None),
        (
            "secret007",
            Some(("invalidPasswordMinUpperCaseCharsMessage", Some(1))),
        ),
    ];
    for (password, expected) in cases {
        read(&mut draft, &[("password", password)]);
        let _ = draft.submit();
        let told = draft.told("password");
        let told = told
            .as_ref()
            .map(|problem| (problem.code.as_str(), problem.params.first()));
        let expected = expected.map(|(code, number)| (code, number.map(|number: i64| number.into())));
        assert_eq!(
            told,
            expected.as_ref().map(|(code, number)| (*code, number.as_ref())),
            "{password}"
        );
    }
}

#[test]
fn nothing_typed_keeps_no_rule() {
    use Verdict::{Met, Unmet};
    let mut draft = Draft::new(description(&[("length", 3), ("maxLength", 5), ("digits", 1)]));
    for (password, expected) in [
        ("", [Unmet, Unmet, Unmet]),
        ("a", [Unmet, Met, Unmet]),
        ("abc1", [Met, Met, Met]),
        ("abcdef", [Met, Unmet, Unmet]),
    ] {
        read(&mut draft, &[("password", password)]);
        assert_eq!(draft.verdicts(), expected, "{password}");
    }
}
