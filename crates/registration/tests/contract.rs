//! What travels back is read as it was written, through JSON.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use registration::{
    FormDescription, Group, MailRequest, Problem, Problems, Registered, Source, Terms, Value, Verification,
};
use serde_json::{Value as Json, json};
use user_profile::{Context, UserProfile};

/// A value that has been JSON in between.
fn through_json(value: &Value) -> Value {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn value(json: Json) -> Value {
    serde_json::from_value(json).unwrap()
}

/// A profile with an attribute for each validator, and e-mail as user name.
fn everything() -> FormDescription {
    let validations = json!({
        "uri": {"allowedSchemes": ["ftp"], "requireValidUrl": false}, "length": {"min": "1", "max": 9, "trim-disabled": true},
        "integer": {"min": -1}, "double": {"max": 2.0}, "options": {"options": ["b", "a"]}, "multivalued": {"max": 3},
        "email": {"max-local-length": 9}, "iso-date": {}, "local-date": {}, "pattern": {"pattern": "[a-z]+", "error-message": "mine"},
        "person-name-prohibited-characters": {}, "username-prohibited-characters": {}, "not-blank": {}, "not-empty": {},
        "up-username-not-idn-homograph": {"error-message": "mine"}, "of-the-company": {"list": [1, null, {"a": 0.5}]},
    });
    let profile: UserProfile = serde_json::from_value(json!({
        "attributes": [
            {"name": "username", "validations": {"length": {"min": 3}, "zzz": {}}},
            {"name": "email", "validations": {"zzz": {}, "email": {}}},
            {"name": "x", "displayName": "${x}", "validations": validations, "annotations": {"inputType": "select", "n": 1.5},
             "required": {}, "permissions": {"edit": ["user"]}, "group": "g", "multivalued": true, "defaultValue": "a"},
        ],
        "groups": [{"name": "g", "displayHeader": "${g}", "displayDescription": "about", "annotations": {"kc": [1]}}],
    }))
    .unwrap();
    let context = Context {
        email_as_username: true,
        ascii_local_part: true,
        english_dates: true,
        ..Context::default()
    };
    FormDescription {
        realm: "demo".to_owned(),
        display_name: Some("Demo".to_owned()),
        email_as_username: true,
        verify_email: true,
        password_policy: "length(12) and notUsername and regexPattern([a-z]+)"
            .parse()
            .unwrap(),
        fields: profile.sign_up_fields(&context).unwrap(),
        groups: profile.groups,
        locales: vec!["de".to_owned(), "en".to_owned()],
        locale: "de".to_owned(),
        texts: [("x".to_owned(), "X".to_owned())].into(),
        terms: Some(Terms {
            text: Some("Be kind.".to_owned()),
        }),
        login_url: Some("https://example.org/login".to_owned()),
        reset_password_url: Some("https://example.org/reset".to_owned()),
    }
}

#[test]
fn a_description_is_read_as_it_was_written() {
    let groups = vec![Group {
        name: "g".to_owned(),
        ..Group::default()
    }];
    let little = FormDescription {
        realm: "little".to_owned(),
        locale: "en".to_owned(),
        fields: UserProfile::default_profile()
            .sign_up_fields(&Context::default())
            .unwrap(),
        groups,
        ..FormDescription::default()
    };
    for description in [everything(), little] {
        let read = FormDescription::from_value(&through_json(&description.to_value())).unwrap();
        assert_eq!(read, description);
    }
}

#[test]
fn the_order_in_which_validators_are_written_means_nothing() {
    let description = everything();
    let mut backwards = description.clone();
    for field in &mut backwards.fields {
        field.validators.reverse();
    }
    let read = FormDescription::from_value(&through_json(&backwards.to_value())).unwrap();
    assert_eq!(read, description);
}

/// Checklist 32.
#[test]
fn a_description_has_the_contracts_shape_and_tells_strangers_no_more_than_they_need() {
    let description = FormDescription {
        realm: "demo".to_owned(),
        locale: "en".to_owned(),
        fields: UserProfile::default_profile()
            .sign_up_fields(&Context::default())
            .unwrap(),
        password_policy:
            "length(8) and passwordBlacklist(secret-list.txt) and passwordHistory(3) and hashIterations(5)"
                .parse()
                .unwrap(),
        ..FormDescription::default()
    };
    let written = serde_json::to_value(description.to_value()).unwrap();
    assert_eq!(
        written["passwordPolicy"],
        json!([
            {"rule": "length", "value": 8, "check": "form"},
            {"rule": "passwordBlacklist", "value": null, "check": "server"},
        ])
    );
    assert_eq!(
        written["fields"][0],
        json!({
            "name": "username", "displayName": "${username}", "required": true, "multivalued": false, "input": {},
            "validators": {
                "length": {"min": 3, "max": 255}, "username-prohibited-characters": {}, "up-username-not-idn-homograph": {},
            },
            "group": null, "defaultValue": null,
        })
    );
    let mut members: Vec<_> = written.as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    assert_eq!(
        members,
        [
            "displayName",
            "emailAsUsername",
            "fields",
            "groups",
            "locale",
            "locales",
            "loginUrl",
            "passwordPolicy",
            "realm",
            "resetPasswordUrl",
            "terms",
            "texts",
            "verifyEmail"
        ]
    );
}

#[test]
fn a_description_of_another_shape_is_refused_with_the_members_name() {
    for (member, wrong, expected) in [
        ("realm", json!(1), "member 'realm': expected a text"),
        ("realm", json!(null), "member 'realm': expected a text"),
        (
            "emailAsUsername",
            json!("no"),
            "member 'emailAsUsername': expected true or false",
        ),
        ("fields", json!([{}]), "member 'name': expected a text"),
        ("texts", json!([]), "member 'texts': expected an object"),
        (
            "fields",
            json!([{"name": "x", "validators": {"length": {}}}]),
            "member 'validators': expected validator 'length': error-validator-config-missing-value of 'min', \
             error-validator-config-missing-value of 'max'",
        ),
    ] {
        let mut reply = json!({"realm": "demo", "locale": "en"});
        reply[member] = wrong;
        let error = FormDescription::from_value(&value(reply)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn an_account_is_read_as_it_was_written() {
    for (email, login_url) in [
        (None, None),
        (Some("ada@example.org"), Some("https://example.org")),
    ] {
        let registered = Registered {
            id: "4f0c".to_owned(),
            username: "ada".to_owned(),
            email: email.map(str::to_owned),
            verification: email.map(|email| Verification {
                email: email.to_owned(),
                token: "t0ken".to_owned(),
                expires_in: 43_200,
                resend_in: 60,
            }),
            login_url: login_url.map(str::to_owned),
        };
        assert_eq!(
            Registered::from_value(&through_json(&registered.to_value())),
            Ok(registered)
        );
    }
    for wrong in [
        json!({"username": "ada"}),
        json!({"id": "4f0c", "username": "ada", "verification": {"email": "a@b.example", "token": "t0ken"}}),
    ] {
        assert!(Registered::from_value(&value(wrong)).is_err());
    }
}

#[test]
fn a_request_for_a_mail_is_read_as_it_was_written() {
    for email in [None, Some("ada@example.org".to_owned())] {
        let request = MailRequest {
            token: "t0ken".to_owned(),
            email,
        };
        assert_eq!(
            MailRequest::from_value(&through_json(&request.to_value())),
            Ok(request)
        );
    }
    for wrong in [json!({}), json!({"token": 1}), json!({"token": "t", "email": []})] {
        assert!(MailRequest::from_value(&value(wrong)).is_err());
    }
}

#[test]
fn problems_are_read_as_they_were_written_with_who_found_them() {
    let problem = Problem::new(
        "username",
        "usernameExistsMessage",
        vec![3.into(), Value::Null, "x".into(), Value::Double(0.5)],
    );
    for source in [Source::Form, Source::Gateway, Source::Keycloak] {
        let problems = Problems(vec![problem.clone(), Problem::new("email", "x", vec![])]).found_by(source);
        let reply =
            value(json!({"problems": serde_json::to_value(problems.to_value()).unwrap(), "status": 422}));
        assert_eq!(Problems::from_reply(&reply), Ok(problems.clone()));
        assert_eq!(problems.of("username").count(), 1);
    }
    assert_eq!(
        Problems::from_reply(&value(json!({"title": "away"}))),
        Ok(Problems::default())
    );
    assert!(Problems::from_reply(&value(json!({"problems": [{"field": "x"}]}))).is_err());
}
