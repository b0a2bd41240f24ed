//! What is taken for a sign-up's body, and what is said of everything else.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use registration::{Problems, RegistrationRequest, Value};
use serde_json::{Value as Json, json};

fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).unwrap()
}

/// The problems as `field code params`.
fn told(problems: &Problems) -> Vec<String> {
    let problem = |problem: &registration::Problem| {
        let params = serde_json::to_string(&problem.params).unwrap();
        format!("{} {} {params}", problem.field, problem.code)
    };
    problems.0.iter().map(problem).collect()
}

#[test]
fn a_body_is_written_as_the_one_that_was_read() {
    for body in [
        json!({}),
        json!({"username": "ada", "password": "pässword"}),
        json!({
            "username": "", "email": "ada@example.org", "firstName": "Ada", "lastName": "Lovelace", "password": " ",
            "attributes": {"phone": ["1", ""], "none": []}, "locale": "de", "termsAccepted": false,
            "emailVerified": false, "enabled": true,
        }),
    ] {
        let request = RegistrationRequest::from_value(&value(&body)).unwrap();
        assert_eq!(serde_json::to_value(request.to_value()).unwrap(), body);
    }
}

#[test]
fn one_text_is_an_attribute_of_one_value_and_null_is_nothing() {
    let body = json!({"username": null, "attributes": {"phone": "1"}, "termsAccepted": null});
    let request = RegistrationRequest::from_value(&value(&body)).unwrap();
    let written = serde_json::to_value(request.to_value()).unwrap();
    assert_eq!(written, json!({"attributes": {"phone": ["1"]}}));
    let without = RegistrationRequest::from_value(&value(&json!({"attributes": null}))).unwrap();
    assert_eq!(without, RegistrationRequest::default());
}

#[test]
fn only_an_object_is_a_body() {
    for body in [json!(null), json!([]), json!("{}"), json!(1), json!(true)] {
        let problems = RegistrationRequest::from_value(&value(&body)).unwrap_err();
        assert_eq!(told(&problems), [r#" wrongType ["","object"]"#], "{body}");
    }
}

#[test]
fn every_member_has_its_type() {
    const TEXT: &str = "string";
    const FLAG: &str = "boolean";
    const ATTRIBUTES: &str = "object of string arrays";
    for (member, wrong, expected) in [
        ("username", json!(1), TEXT),
        ("email", json!(["a@b"]), TEXT),
        ("firstName", json!({}), TEXT),
        ("lastName", json!(false), TEXT),
        ("password", json!(12_345_678), TEXT),
        ("locale", json!(1.5), TEXT),
        ("attributes", json!([]), ATTRIBUTES),
        ("attributes", json!({"x": 1}), ATTRIBUTES),
        ("attributes", json!({"x": ["a", null]}), ATTRIBUTES),
        ("attributes", json!({"x": null}), ATTRIBUTES),
        ("termsAccepted", json!("true"), FLAG),
        ("emailVerified", json!(0), FLAG),
        ("enabled", json!([]), FLAG),
    ] {
        let mut body = json!({});
        body[member] = wrong;
        let problems = RegistrationRequest::from_value(&value(&body)).unwrap_err();
        assert_eq!(
            told(&problems),
            [format!(r#"{member} wrongType ["{member}","{expected}"]"#)]
        );
    }
}

#[test]
fn all_that_is_wrong_with_a_body_is_told_at_once_in_the_contracts_order() {
    let body = json!({
        "realmRoles": ["admin"], "enabled": "yes", "username": 1, "id": "x", "credentials": [], "password": null,
        "attributes": 1, "Email": "a@b",
    });
    let problems = RegistrationRequest::from_value(&value(&body)).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            r#"username wrongType ["username","string"]"#,
            r#"attributes wrongType ["attributes","object of string arrays"]"#,
            r#"enabled wrongType ["enabled","boolean"]"#,
            r#"Email unknownMember ["Email"]"#,
            r#"credentials unknownMember ["credentials"]"#,
            r#"id unknownMember ["id"]"#,
            r#"realmRoles unknownMember ["realmRoles"]"#,
        ]
    );
}

#[test]
fn values_are_put_and_found_where_they_belong() {
    let mut request = RegistrationRequest::default();
    for field in ["username", "email", "firstName", "lastName", "phone"] {
        request.set(field, vec![field.to_owned()]);
        assert_eq!(request.values(field), [field]);
    }
    request.set("username", vec![]);
    assert_eq!(request.values("username"), [""; 0]);
    assert_eq!(request.values("unheard of"), [""; 0]);
    let written = serde_json::to_value(request.to_value()).unwrap();
    let expected = json!({
        "email": "email", "firstName": "firstName", "lastName": "lastName", "attributes": {"phone": ["phone"]},
    });
    assert_eq!(written, expected);
}

#[test]
fn a_password_is_never_shown() {
    let body = json!({"username": "ada", "password": "correct horse"});
    let request = RegistrationRequest::from_value(&value(&body)).unwrap();
    let shown = format!("{request:?} {request:#?}");
    assert!(
        shown.contains("ada") && shown.contains("•••") && !shown.contains("horse"),
        "{shown}"
    );
    let wrong = RegistrationRequest::from_value(&value(&json!({"password": ["correct horse"]})));
    assert!(!format!("{:?}", wrong.unwrap_err()).contains("horse"));
}
