//! `GET …/registration`: what the form is told, and for how long it may believe it.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::gateway::{TestGateway, realm, send};

#[tokio::test]
async fn the_form_is_told_what_the_realm_asks_for() {
    let gateway = TestGateway::start(realm(json!({
        "passwordPolicy": "length(12) and passwordHistory(3) and hashIterations(7) and notEmail",
        "verifyEmail": false,
    })))
    .await;
    let reply = send(gateway.description("client_id=app")).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("content-type"), Some("application/json"));
    let cache = "public, max-age=60, stale-while-revalidate=600";
    assert_eq!(reply.header("cache-control"), Some(cache));
    assert_eq!(reply.header("vary"), Some("Origin, Accept-Language"));
    let description = reply.json();
    assert_eq!(description["realm"], "test");
    assert_eq!(description["displayName"], "Test & Co");
    assert_eq!(description["emailAsUsername"], false);
    assert_eq!(description["locales"], json!(["en", "de", "pt-BR"]));
    assert_eq!(description["loginUrl"], "https://app.example/home");
    assert_eq!(description["terms"], Value::Null);
    let rules = json!([
        { "rule": "length", "value": 12, "check": "form" },
        { "rule": "notEmail", "value": null, "check": "form" },
    ]);
    assert_eq!(description["passwordPolicy"], rules);
    let fields = description["fields"].as_array().unwrap();
    let fields: Vec<_> = fields
        .iter()
        .map(|field| (field["name"].as_str().unwrap(), &field["required"]))
        .collect();
    let required = json!(true);
    assert_eq!(
        fields,
        [
            ("username", &required),
            ("email", &required),
            ("firstName", &required),
            ("lastName", &required)
        ]
    );
}

#[tokio::test]
async fn the_language_is_the_first_wanted_that_the_realm_offers() {
    let gateway = TestGateway::start(realm(json!({ "defaultLocale": "de" }))).await;
    for (query, accept, expected) in [
        ("", None, "de"),
        ("", Some("en-GB, de;q=0.9"), "en"),
        ("ui_locales=pt-BR+en", Some("de"), "pt-BR"),
        ("ui_locales=fr%20en", Some("de"), "en"),
        ("ui_locales=fr", Some("en"), "en"),
        ("ui_locales=fr", Some("fr"), "de"),
    ] {
        let mut request = gateway.description(query);
        if let Some(accept) = accept {
            request = request.header("accept-language", accept);
        }
        assert_eq!(
            send(request).await.json()["locale"],
            expected,
            "{query} {accept:?}"
        );
    }
}

#[tokio::test]
async fn a_realm_without_internationalization_offers_no_languages() {
    let gateway = TestGateway::start(realm(json!({ "internationalizationEnabled": false }))).await;
    let description = send(gateway.description("ui_locales=de")).await.json();
    assert_eq!(description["locales"], json!([]));
    assert_eq!(description["locale"], "en");
}

#[tokio::test]
async fn of_the_realms_texts_the_form_gets_those_that_it_may_have_to_say() {
    let permissions = json!({ "view": ["user"], "edit": ["user"] });
    let profile = json!({
        "attributes": [
            { "name": "username", "displayName": "${username}" },
            { "name": "email", "permissions": permissions },
            {
                "name": "colour",
                "displayName": "${profile.colour}",
                "group": "taste",
                "permissions": permissions,
                "validations": { "options": { "options": ["red"] } },
                "annotations": {
                    "inputType": "select",
                    "inputHelperTextBefore": "${help.colour} and ${help.more}",
                    "inputOptionLabelsI18nPrefix": "colours",
                },
            },
        ],
        "groups": [
            { "name": "taste", "displayHeader": "${group.taste}" },
            { "name": "unused", "displayHeader": "${group.unused}" },
        ],
    });
    let english = json!({
        "profile.colour": "Colour", "help.colour": "Choose", "help.more": "more", "colours.red": "Red",
        "group.taste": "Taste", "group.unused": "Unused", "internal.note": "not for strangers",
        "missingEmailMessage": "Where do we write to?",
    });
    let gateway = TestGateway::start(realm(json!({
        "components": { "org.keycloak.userprofile.UserProfileProvider": [
            { "config": { "kc.user.profile.config": [profile.to_string()] } },
        ] },
        "localizationTexts": { "en": english, "de": { "profile.colour": "Farbe", "missingPasswordMessage": "Womit kommen Sie herein?" } },
    })))
    .await;
    let description = send(gateway.description("ui_locales=de")).await.json();
    let expected = json!({
        "profile.colour": "Farbe", "help.colour": "Choose", "help.more": "more", "colours.red": "Red",
        "group.taste": "Taste",
        // In the place of a sentence of the form's; what the realm says in English is not better than German.
        "missingPasswordMessage": "Womit kommen Sie herein?",
    });
    assert_eq!(description["texts"], expected);
    assert_eq!(description["groups"].as_array().unwrap().len(), 1);
}

/// Checklist 32.
#[tokio::test]
async fn who_has_the_description_already_is_told_so() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let first = send(gateway.description("client_id=app")).await;
    let tag = first.header("etag").unwrap();
    let other = send(gateway.description("client_id=app&ui_locales=de")).await;
    assert_ne!(other.header("etag"), Some(tag));
    for (known, status) in [
        (tag.to_owned(), StatusCode::NOT_MODIFIED),
        (format!("\"other\", W/{tag}"), StatusCode::NOT_MODIFIED),
        ("*".to_owned(), StatusCode::NOT_MODIFIED),
        ("\"other\"".to_owned(), StatusCode::OK),
    ] {
        let request = gateway
            .description("client_id=app")
            .header("if-none-match", &known);
        let reply = send(request.header("origin", "https://app.example")).await;
        assert_eq!(reply.status, status, "{known}");
        assert_eq!(reply.header("etag"), Some(tag), "{known}");
        assert_eq!(reply.header("vary"), Some("Origin, Accept-Language"), "{known}");
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("https://app.example")
        );
        if status == StatusCode::NOT_MODIFIED {
            assert_eq!(reply.text, "", "{known}");
        }
    }
}

#[tokio::test]
async fn unknown_realms_clients_paths_and_methods_are_problems_too() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let get = |path: &str| gateway.http.get(gateway.url(path));
    for (request, status, kind) in [
        (get("/realms/other/registration"), 404, "realm-not-found"),
        (get("/realms/Test/registration"), 404, "realm-not-found"),
        (get("/realms/%ff/registration"), 404, "realm-not-found"),
        (
            get("/realms/test/registration?client_id=nobody"),
            400,
            "client-not-found",
        ),
        (
            get("/realms/test/registration?client_id=retired"),
            400,
            "client-not-found",
        ),
        (get("/realms/test/registrations"), 404, "not-found"),
        (get("/"), 404, "not-found"),
        (get("/metrics"), 404, "not-found"),
        (
            get("/realms/test/protocol/openid-connect/registrations"),
            405,
            "method-not-allowed",
        ),
        (
            gateway.http.delete(gateway.url("/realms/test/registration")),
            405,
            "method-not-allowed",
        ),
    ] {
        let about = format!("{request:?}");
        let reply = send(request).await;
        assert_eq!(reply.status, status, "{about}");
        assert_eq!(reply.kind(), kind, "{about}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        if status == 405 {
            assert!(reply.header("allow").is_some(), "{about}");
        }
    }
}
