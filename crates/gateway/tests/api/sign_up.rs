//! `POST …/registrations`: who gets an account and who does not.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::gateway::{TestGateway, ada, ada_with, realm, send};

#[tokio::test]
async fn an_account_is_made_and_described() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let reply = send(gateway.registrations("client_id=app").json(&ada())).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let body = reply.json();
    let id = body["id"].as_str().unwrap();
    let expected = json!({
        "id": id,
        "username": "ada",
        "email": "ada@example.org",
        "emailVerificationRequired": false,
        "verification": null,
        "loginUrl": "https://app.example/home",
    });
    assert_eq!(body, expected);
    let location = format!("/admin/realms/test/users/{id}");
    assert_eq!(reply.header("location"), Some(location.as_str()));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(gateway.accounts().len(), 1);
}

#[tokio::test]
async fn the_seeds_own_body_is_taken() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let body = json!({
        "username": "mobile-user-001",
        "email": "user@yourapp.com",
        "firstName": "Alice",
        "lastName": "Smith",
        "password": "StrongPass123!",
        "emailVerified": false,
        "enabled": true,
    });
    assert_eq!(gateway.register(&body).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn everything_wrong_is_told_at_once_and_nothing_is_made() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    for (body, status, kind, problems) in [
        (
            json!({ "username": "x", "email": "nobody", "password": "x" }),
            422,
            "invalid-registration",
            vec![
                "username error-invalid-length",
                "email error-invalid-email",
                "firstName error-user-attribute-required",
                "lastName error-user-attribute-required",
                "password invalidPasswordMinLengthMessage",
                "password invalidPasswordMinDigitsMessage",
                "password invalidPasswordNotUsernameMessage",
            ],
        ),
        (
            ada_with(json!({ "password": "" })),
            422,
            "invalid-registration",
            vec!["password missingPasswordMessage"],
        ),
        (
            ada_with(json!({ "password": "   \t  \n  " })),
            422,
            "invalid-registration",
            vec!["password missingPasswordMessage"],
        ),
        (
            ada_with(json!({ "password": null })),
            422,
            "invalid-registration",
            vec!["password missingPasswordMessage"],
        ),
        (
            ada_with(json!({ "password": "1".repeat(9000) })),
            422,
            "invalid-registration",
            vec!["password invalidPasswordMaxLengthMessage"],
        ),
        (
            ada_with(json!({ "firstName": "x".repeat(9000) })),
            422,
            "invalid-registration",
            vec!["firstName error-invalid-length-too-long"],
        ),
        (
            ada_with(json!({ "emailVerified": true, "enabled": false })),
            422,
            "invalid-registration",
            vec!["emailVerified notAllowed", "enabled notAllowed"],
        ),
        (
            ada_with(json!({ "attributes": { "role": ["admin"] } })),
            422,
            "invalid-registration",
            vec!["role unknownMember"],
        ),
        (
            ada_with(json!({ "locale": "fr" })),
            422,
            "invalid-registration",
            vec!["locale error-invalid-value"],
        ),
        (
            ada_with(json!({ "realmRoles": ["admin"], "groups": ["/admins"], "id": 1 })),
            400,
            "malformed-request",
            vec![
                "groups unknownMember",
                "id unknownMember",
                "realmRoles unknownMember",
            ],
        ),
        (
            ada_with(json!({ "username": 1, "enabled": "yes" })),
            400,
            "malformed-request",
            vec!["username wrongType", "enabled wrongType"],
        ),
        (json!([ada()]), 400, "malformed-request", vec![" wrongType"]),
        (Value::Null, 400, "malformed-request", vec![" wrongType"]),
    ] {
        let reply = gateway.register(&body).await;
        assert_eq!(reply.status, status, "{body}");
        assert_eq!(reply.problems(), problems, "{body}");
        assert_eq!(reply.kind(), kind, "{body}");
        assert_eq!(reply.json()["problems"][0]["source"], "gateway", "{body}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{body}");
    }
    assert_eq!(gateway.accounts(), [] as [Value; 0]);
}

/// Checklist 31.
#[tokio::test]
async fn the_one_sentence_is_in_the_language_of_the_request() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let short = ada_with(json!({ "password": "1" }));
    for (accept, language, sentence) in [
        ("de-AT, en;q=0.5", "de", "8 Zeichen"),
        ("en", "en", "8 characters"),
        ("ru-RU", "ru", "не менее 8 символов"),
        ("nb", "no", "minst 8 tegn"),
        ("tlh", "en", "8 characters"),
    ] {
        let reply = send(
            gateway
                .registrations("")
                .header("accept-language", accept)
                .json(&short),
        )
        .await;
        let document = reply.json();
        let said = document["errorMessage"].as_str().unwrap();
        assert!(said.contains(sentence), "{accept}: {said}");
        assert_eq!(reply.header("content-language"), Some(language));
        assert_eq!(document["problems"][0]["params"], json!([8]));
    }
}

#[tokio::test]
async fn with_the_address_as_user_name_none_is_asked_for() {
    let gateway = TestGateway::start(realm(json!({ "registrationEmailAsUsername": true }))).await;
    let reply = gateway
        .register(&ada_with(json!({ "username": "ignored" })))
        .await;
    assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
    assert_eq!(reply.json()["username"], "ada@example.org");

    let again = gateway.register(&ada_with(json!({ "username": null }))).await;
    assert_eq!(again.problems(), ["email emailExistsMessage"]);

    let cyrillic = gateway
        .register(&ada_with(json!({ "email": "жук@example.org" })))
        .await;
    assert_eq!(cyrillic.problems(), ["email error-username-invalid-character"]);
}

#[tokio::test]
async fn a_realm_that_takes_nobody_says_so() {
    for changes in [
        json!({ "registrationAllowed": false }),
        json!({ "enabled": false }),
    ] {
        let gateway = TestGateway::start(realm(changes)).await;
        for reply in [
            gateway.register(&ada()).await,
            send(gateway.description("")).await,
        ] {
            assert_eq!(reply.status, StatusCode::FORBIDDEN);
            assert_eq!(reply.kind(), "registration-not-allowed");
        }
        assert_eq!(gateway.accounts(), [] as [Value; 0]);
    }
}

#[tokio::test]
async fn terms_must_be_accepted_and_the_acceptance_is_kept() {
    let terms = json!({
        "requiredActions": [{ "alias": "TERMS_AND_CONDITIONS", "enabled": true }],
        "localizationTexts": { "en": { "termsText": "Be kind." }, "de": { "termsText": "Seid nett." } },
    });
    let gateway = TestGateway::start(realm(terms)).await;
    let description = send(gateway.description("ui_locales=de")).await.json();
    assert_eq!(description["terms"], json!({ "text": "Seid nett." }));

    let reply = gateway.register(&ada()).await;
    assert_eq!(reply.problems(), ["termsAccepted termsAcceptanceRequired"]);
    let reply = gateway
        .register(&ada_with(json!({ "termsAccepted": true, "locale": "de" })))
        .await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let attributes = &gateway.accounts()[0]["attributes"];
    assert_eq!(attributes["locale"], json!(["de"]));
    let accepted = attributes["terms_and_conditions"][0].as_str().unwrap();
    assert!(accepted.parse::<u64>().unwrap() > 1_700_000_000, "{accepted}");
}

#[tokio::test]
async fn the_realms_further_attributes_are_kept_with_their_defaults() {
    let permissions = json!({ "view": ["user"], "edit": ["user"] });
    let profile = json!({ "attributes": [
        { "name": "username" },
        { "name": "email", "permissions": permissions },
        { "name": "plan", "permissions": permissions, "defaultValue": "free" },
        { "name": "langs", "permissions": permissions, "multivalued": true },
        { "name": "secret", "permissions": { "view": ["admin"], "edit": ["admin"] } },
    ] });
    let components = json!({ "org.keycloak.userprofile.UserProfileProvider": [
        { "config": { "kc.user.profile.config": [profile.to_string()] } },
    ] });
    let gateway = TestGateway::start(realm(json!({ "components": components }))).await;
    let body = |attributes: Value| json!({ "username": "ada", "email": "ada@example.org", "password": "engine no. 1", "attributes": attributes });
    let reply = gateway.register(&body(json!({ "secret": ["x"] }))).await;
    assert_eq!(reply.problems(), ["secret unknownMember"]);
    let reply = gateway.register(&body(json!({ "langs": ["en", "de"] }))).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
    let expected = json!({ "plan": ["free"], "langs": ["en", "de"] });
    assert_eq!(gateway.accounts()[0]["attributes"], expected);
}
