//! The one door: which requests become registrations, and everything that is said of the others.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

mod password;

use registration::{FormDescription, Registration, RegistrationRequest, TEXT_LIMIT, Terms};
use serde_json::{Value as Json, json};
use user_profile::{Context, UserProfile};

/// The form of a fresh realm.
fn form() -> FormDescription {
    FormDescription {
        realm: "demo".to_owned(),
        fields: UserProfile::default_profile()
            .sign_up_fields(&Context::default())
            .unwrap(),
        ..FormDescription::default()
    }
}

fn email_as_username() -> FormDescription {
    let context = Context {
        email_as_username: true,
        ..Context::default()
    };
    FormDescription {
        email_as_username: true,
        fields: UserProfile::default_profile().sign_up_fields(&context).unwrap(),
        ..form()
    }
}

/// A request that every one of these forms takes, with these members instead.
fn request(members: &Json) -> RegistrationRequest {
    let mut body = json!({
        "username": "Ada", "email": "Ada@Example.org", "firstName": "Ada", "lastName": "Lovelace",
        "password": "correct horse",
    });
    body.as_object_mut()
        .unwrap()
        .extend(members.as_object().unwrap().clone());
    RegistrationRequest::from_value(&serde_json::from_value(body).unwrap()).unwrap()
}

#[track_caller]
fn taken(form: &FormDescription, members: &Json) -> Registration {
    request(members).parse(form).unwrap()
}

/// The problems as `field code params`.
#[track_caller]
fn told(form: &FormDescription, members: &Json) -> Vec<String> {
    let problems = request(members).parse(form).unwrap_err();
    let problem = |problem: &registration::Problem| {
        let params = serde_json::to_string(&problem.params).unwrap();
        format!("{} {} {params}", problem.field, problem.code)
    };
    problems.0.iter().map(problem).collect()
}

#[test]
fn names_are_stored_in_lower_case_and_what_people_write_is_kept() {
    let registration = taken(&form(), &json!({"emailVerified": false, "enabled": true}));
    assert_eq!(registration.username(), "ada");
    assert_eq!(registration.email(), Some("ada@example.org"));
    assert_eq!(registration.first_name(), Some("Ada"));
    assert_eq!(registration.last_name(), Some("Lovelace"));
    assert_eq!(registration.password().expose(), "correct horse");
    assert!(registration.attributes().is_empty() && registration.locale().is_none());
    assert!(!registration.terms_accepted());
    let shown = format!("{registration:?}");
    assert!(shown.contains("ada") && !shown.contains("horse"), "{shown}");
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_form() {
    let form = FormDescription {
        password_policy: "length(12) and digits(1)".parse().unwrap(),
        locales: vec!["en".to_owned()],
        terms: Some(Terms::default()),
        ..form()
    };
    let members = json!({
        "enabled": false, "emailVerified": true, "locale": "xx", "attributes": {"phone": ["1"], "email": ["x@y"]},
        "password": "short", "lastName": " ", "firstName": "<b>", "email": "nobody", "username": "a",
    });
    assert_eq!(
        told(&form, &members),
        [
            r#"username error-invalid-length ["username",3,255]"#,
            r#"email error-invalid-email ["email","nobody"]"#,
            r#"firstName error-person-name-invalid-character ["firstName"]"#,
            r#"lastName error-user-attribute-required ["lastName"]"#,
            r#"email unknownMember ["email"]"#,
            r#"phone unknownMember ["phone"]"#,
            "password invalidPasswordMinLengthMessage [12]",
            "password invalidPasswordMinDigitsMessage [1]",
            r#"locale error-invalid-value ["locale","xx"]"#,
            "termsAccepted termsAcceptanceRequired []",
            r#"emailVerified notAllowed ["emailVerified"]"#,
            r#"enabled notAllowed ["enabled"]"#,
        ]
    );
}

#[test]
fn nobody_says_of_themselves_that_they_are_verified_or_enabled() {
    for (members, field) in [
        (json!({"emailVerified": true}), "emailVerified"),
        (json!({"enabled": false}), "enabled"),
    ] {
        assert_eq!(
            told(&form(), &members),
            [format!(r#"{field} notAllowed ["{field}"]"#)]
        );
    }
}

#[test]
fn what_the_form_does_not_ask_for_cannot_be_set() {
    for name in [
        "username",
        "email",
        "firstName",
        "lastName",
        "phone",
        "emailVerified",
        "LDAP_ID",
    ] {
        let members = json!({"attributes": {name: ["x"]}});
        assert_eq!(
            told(&form(), &members),
            [format!(r#"{name} unknownMember ["{name}"]"#)]
        );
    }
    let mut without_last_name = form();
    without_last_name.fields.retain(|field| field.name != "lastName");
    assert_eq!(
        told(&without_last_name, &json!({})),
        [r#"lastName unknownMember ["lastName"]"#]
    );
    taken(&without_last_name, &json!({"lastName": ""}));
}

#[test]
fn further_attributes_of_the_form_are_kept_as_they_were_sent() {
    let mut form = form();
    form.fields.push(registration::Field {
        name: "phone".to_owned(),
        multivalued: true,
        ..registration::Field::default()
    });
    let registration = taken(&form, &json!({"attributes": {"phone": ["1", "", " 2"]}}));
    assert_eq!(registration.attributes().get("phone").unwrap(), &["1", "", " 2"]);
}

#[test]
fn the_language_is_one_that_the_realm_offers() {
    let form = FormDescription {
        locales: vec!["de".to_owned(), "pt-BR".to_owned()],
        ..form()
    };
    assert_eq!(taken(&form, &json!({"locale": "pt-BR"})).locale(), Some("pt-BR"));
    for locale in ["pt", "DE", ""] {
        let expected = format!(r#"locale error-invalid-value ["locale","{locale}"]"#);
        assert_eq!(told(&form, &json!({"locale": locale})), [expected]);
    }
    let unspoken = taken(&self::form(), &json!({"locale": "de"}));
    assert_eq!(unspoken.locale(), None, "a realm that offers none keeps none");
}

#[test]
fn terms_are_accepted_where_there_are_any() {
    let form = FormDescription {
        terms: Some(Terms::default()),
        ..form()
    };
    assert!(taken(&form, &json!({"termsAccepted": true})).terms_accepted());
    for accepted in [json!(null), json!(false)] {
        let told = told(&form, &json!({"termsAccepted": accepted}));
        assert_eq!(told, ["termsAccepted termsAcceptanceRequired []"]);
    }
}

#[test]
fn nothing_is_looked_at_where_a_text_is_too_long() {
    let long = "a".repeat(usize::from(TEXT_LIMIT) + 1);
    for (member, name) in [
        (json!({"username": long}), "username"),
        (json!({"email": long}), "email"),
        (json!({"firstName": long}), "firstName"),
        (json!({"lastName": long}), "lastName"),
        (json!({"locale": long}), "locale"),
        (json!({"attributes": {"phone": ["1", long]}}), "phone"),
        (json!({"attributes": {&long: ["1"]}}), "attributes"),
    ] {
        let mut members = member.as_object().unwrap().clone();
        members.insert("enabled".to_owned(), json!(false));
        assert_eq!(
            told(&form(), &Json::Object(members)),
            [too_long(name), r#"enabled notAllowed ["enabled"]"#.to_owned()]
        );
    }
    let members = json!({"password": long});
    assert_eq!(
        told(&form(), &members),
        ["password invalidPasswordMaxLengthMessage [8192]"]
    );
    taken(&form(), &json!({"password": long[1..]}));
}

fn too_long(name: &str) -> String {
    format!(r#"{name} error-invalid-length-too-long ["{name}",null,{TEXT_LIMIT}]"#)
}

#[test]
fn an_address_that_is_the_user_name_stands_for_both() {
    let form = email_as_username();
    for username in [json!(null), json!("somebody else"), json!("<>")] {
        assert_eq!(
            taken(&form, &json!({"username": username})).username(),
            "ada@example.org"
        );
    }
    assert_eq!(
        told(&form, &json!({"email": ""})),
        [r#"email error-user-attribute-required ["email"]"#]
    );
    let said_of_the_username = r#"email error-username-invalid-character ["email"]"#;
    assert_eq!(
        told(&form, &json!({"email": "жук@example.org"})),
        [said_of_the_username]
    );
    let policy = FormDescription {
        password_policy: "notUsername".parse().unwrap(),
        ..form
    };
    let told = told(
        &policy,
        &json!({"password": "ADA@example.org", "username": "ada"}),
    );
    assert_eq!(told, ["password invalidPasswordNotUsernameMessage []"]);
}

#[test]
fn no_description_makes_an_account_without_a_name() {
    let empty = FormDescription::default();
    let members = json!({"username": null, "email": null, "firstName": null, "lastName": null});
    assert_eq!(
        told(&empty, &members),
        [r#"username missingUsernameMessage ["username"]"#]
    );
}

#[test]
fn another_address_is_judged_as_the_forms_field_judges_it() {
    let optional = {
        let mut form = form();
        for field in &mut form.fields {
            field.required = false;
        }
        form
    };
    let long = format!("{}@example.org", "x".repeat(TEXT_LIMIT.into()));
    for form in [form(), email_as_username(), optional] {
        for (address, expected) in [
            ("Ada@Example.org", Ok("ada@example.org")),
            ("ada", Err("error-invalid-email")),
            ("", Err("missingEmailMessage")),
            (" \t", Err("missingEmailMessage")),
            (long.as_str(), Err("error-invalid-length-too-long")),
        ] {
            let parsed = form.parse_email(address);
            let parsed = parsed.map_err(|problems| match problems.0.as_slice() {
                [problem] => problem.code.clone(),
                other => panic!("{other:?}"),
            });
            assert_eq!(parsed.as_deref().map_err(String::as_str), expected, "{address}");
        }
    }
}
