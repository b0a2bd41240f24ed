//! What a field says of what is typed into it.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use user_profile::{Context, Field, UserProfile};

/// What the field of a fresh realm says, each violation with its parameters.
fn said(context: &Context, field: &str, values: &[&str]) -> Vec<String> {
    let fields = UserProfile::default_profile().sign_up_fields(context).unwrap();
    let field = fields.iter().find(|known| known.name == field).unwrap();
    let violations = field.check(values).into_iter();
    violations
        .map(|violation| {
            format!(
                "{} {}",
                violation.message,
                serde_json::to_string(&violation.params).unwrap()
            )
        })
        .collect()
}

#[test]
fn the_fields_of_a_fresh_realm_say_what_keycloak_says() {
    const REQUIRED: &str = "error-user-attribute-required";
    for (field, values, expected) in [
        ("username", &["Ada"][..], &[][..]),
        (
            "username",
            &["ab"],
            &[r#"error-invalid-length ["username",3,255]"#],
        ),
        (
            "username",
            &["ada lovelace"],
            &[r#"error-username-invalid-character ["username"]"#],
        ),
        (
            "username",
            &["жук!"],
            &[r#"error-username-invalid-character ["username"]"#],
        ),
        ("username", &[], &[r#"missingUsernameMessage ["username"]"#]),
        ("email", &["Ada@Example.org"], &[]),
        (
            "email",
            &["Not-An-Address"],
            &[r#"error-invalid-email ["email","not-an-address"]"#],
        ),
        ("email", &[""], &[&format!(r#"{REQUIRED} ["email"]"#)]),
        ("firstName", &["Ada"], &[]),
        ("firstName", &[], &[&format!(r#"{REQUIRED} ["firstName"]"#)]),
        (
            "firstName",
            &[" \t\n"],
            &[&format!(r#"{REQUIRED} ["firstName"]"#)],
        ),
        (
            "firstName",
            &["Ada", "Augusta"],
            &[r#"error-invalid-multivalued-size ["firstName",1,1]"#],
        ),
        (
            "lastName",
            &["<b>"],
            &[r#"error-person-name-invalid-character ["lastName"]"#],
        ),
    ] {
        assert_eq!(
            said(&Context::default(), field, values),
            expected,
            "{field} {values:?}"
        );
    }
}

#[test]
fn a_judgement_is_everything_that_keycloak_says() {
    let fields = UserProfile::default_profile()
        .sign_up_fields(&Context::default())
        .unwrap();
    let judgement = fields[0].judge(&["\u{2003}ж"]);
    let messages: Vec<_> = judgement
        .violations
        .iter()
        .map(|violation| violation.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "error-invalid-length",
            "error-username-invalid-character",
            "error-username-invalid-character"
        ]
    );
    let judgement = fields[0].judge(&[" "]);
    let messages: Vec<_> = judgement
        .violations
        .iter()
        .map(|violation| violation.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "missingUsernameMessage",
            "error-invalid-length",
            "error-username-invalid-character"
        ]
    );
}

#[test]
fn a_default_stands_for_what_was_not_sent_and_not_for_what_was_emptied() {
    let field = Field {
        name: "x".to_owned(),
        required: true,
        default_value: Some("dflt".to_owned()),
        ..Field::default()
    };
    assert_eq!(field.check(&[]), []);
    assert_eq!(field.check(&[""]).len(), 1);
}

#[test]
fn of_several_values_that_must_be_given_none_may_be_blank() {
    let field = Field {
        name: "x".to_owned(),
        required: true,
        multivalued: true,
        ..Field::default()
    };
    assert_eq!(field.check(&["a", "b"]), []);
    assert!(field.check(&["a", " "])[0].is_missing());
}

#[test]
fn no_value_is_longer_than_2048_where_nothing_is_said_of_its_length() {
    let field = Field {
        name: "x".to_owned(),
        ..Field::default()
    };
    assert_eq!(field.check(&[&"😀".repeat(1024)]), []);
    let violations = field.check(&[&"😀".repeat(1025)]);
    assert_eq!(violations[0].message, "error-invalid-length");
    assert_eq!(violations[0].params, ["x".into(), 0.into(), 2048.into()]);
}

#[test]
fn an_address_that_becomes_the_user_name_is_judged_as_one() {
    let context = Context {
        email_as_username: true,
        ..Context::default()
    };
    assert_eq!(said(&context, "email", &["o'neil@example.org"]), [""; 0]);
    assert_eq!(
        said(&context, "email", &["жук@example.com"]),
        [r#"error-username-invalid-character ["username"]"#]
    );
    let long = format!("{}@{}example", "a".repeat(64), "b.".repeat(95));
    assert_eq!(
        said(&context, "email", &[&long]),
        [
            r#"error-invalid-length-too-long ["email",null,255]"#,
            r#"error-invalid-length ["username",3,255]"#,
        ]
    );
}

#[test]
fn a_mail_server_without_utf8_wants_ascii_before_the_at() {
    let context = Context {
        ascii_local_part: true,
        ..Context::default()
    };
    assert_eq!(
        said(&context, "email", &["ádám@example.org"]),
        [r#"error-non-ascii-local-part-email ["email"]"#]
    );
    assert_eq!(said(&Context::default(), "email", &["ádám@example.org"]), [""; 0]);
}
