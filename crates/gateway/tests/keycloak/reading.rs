//! What the realm says of itself.

use gateway::Client;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::realm::{Realm, accounts};

#[tokio::test]
async fn the_realm_is_described_as_it_is() {
    let realm = Realm::with(json!({
        "displayName": "A realm", "passwordPolicy": "length(12) and notUsername", "verifyEmail": true,
    }))
    .await;
    let accounts = realm.accounts();
    let facts = accounts.facts().await.unwrap();
    assert_eq!(facts.realm.realm, realm.name);
    assert_eq!(facts.realm.display_name.as_deref(), Some("A realm"));
    assert!(facts.realm.enabled && facts.realm.registration_allowed && facts.realm.verify_email);
    assert_eq!(facts.policy, "length(12) and notUsername".parse().unwrap());
    let names = facts
        .profile
        .attributes
        .iter()
        .map(|attribute| attribute.name.as_str());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["username", "email", "firstName", "lastName"]
    );
    assert_eq!(
        accounts.login_page().as_deref(),
        Some(format!("https://id.example.org/realms/{}/account/", realm.name).as_str())
    );
    accounts.ready().await.unwrap();
}

#[tokio::test]
async fn switches_are_seen_when_they_are_turned() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    realm.change(json!({ "registrationAllowed": false })).await;
    assert!(!accounts.facts().await.unwrap().realm.registration_allowed);

    let flow = "/authentication/flows/registration/executions";
    let executions = realm.administer(Method::GET, flow, Value::Null).await;
    let terms = |execution: &&Value| execution["providerId"] == "registration-terms-and-conditions";
    let mut terms = executions.as_array().unwrap().iter().find(terms).unwrap().clone();
    terms["requirement"] = "REQUIRED".into();
    realm.administer(Method::PUT, flow, terms).await;
    assert!(accounts.facts().await.unwrap().terms.is_some());

    let action = "/authentication/required-actions/VERIFY_EMAIL";
    let mut verify = realm.administer(Method::GET, action, Value::Null).await;
    verify["defaultAction"] = true.into();
    realm.administer(Method::PUT, action, verify).await;
    assert!(accounts.facts().await.unwrap().realm.verify_email);

    realm.change(json!({ "enabled": false })).await;
    assert!(
        !accounts.facts().await.unwrap().realm.enabled,
        "with a token from before"
    );
    let newcomer = realm.accounts();
    assert!(!newcomer.facts().await.unwrap().realm.enabled, "without a token");
}

#[tokio::test]
async fn nothing_is_asked_that_keycloak_would_drop() {
    let realm = Realm::with(json!({})).await;
    let edited_by = |roles: Value| json!({ "view": ["user"], "edit": roles });
    let attributes = [
        json!({ "name": "shoe", "permissions": edited_by(json!(["user", "admin"])) }),
        json!({ "name": "hat", "permissions": edited_by(json!(["user"])) }),
        json!({ "name": "coat" }),
    ];
    realm.add_attributes(&attributes).await;
    let accounts = realm.accounts();
    let facts = accounts.facts().await.unwrap();
    let names = facts.profile.attributes.iter().skip(4);
    assert_eq!(
        names.map(|attribute| attribute.name.as_str()).collect::<Vec<_>>(),
        ["shoe"]
    );

    // As it would be, were it asked.
    let all = json!({ "shoe": ["44"], "hat": ["7"], "coat": ["M"] });
    let user = json!({ "username": "ada", "enabled": true, "groups": ["/signups"], "attributes": all });
    let (status, _) = realm.as_service_account(Method::POST, "/users", user).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(
        realm.account("ada").await["attributes"],
        json!({ "shoe": ["44"] })
    );
}

#[tokio::test]
async fn a_client_tells_where_it_lives() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    let app = accounts.client("app").await.unwrap().unwrap();
    let Client {
        root_url,
        base_url,
        web_origins,
        redirect_uris,
        ..
    } = &app;
    assert_eq!(root_url.as_deref(), Some("http://app.example"));
    assert_eq!(base_url.as_deref(), Some("/start"));
    assert_eq!(web_origins.as_deref(), Some(&["+".to_owned()][..]));
    assert_eq!(redirect_uris, &["/*"]);
    // One that is not there, one that the gateway may not see, one that is too long for any.
    for id in ["nobody", "other-app", &"x".repeat(10_000)] {
        assert!(accounts.client(id).await.unwrap().is_none(), "{id}");
    }
    let clients = realm
        .administer(Method::GET, "/clients?clientId=app", Value::Null)
        .await;
    let path = format!("/clients/{}", clients[0]["id"].as_str().unwrap());
    realm
        .administer(Method::PUT, &path, json!({ "enabled": false }))
        .await;
    assert!(accounts.client("app").await.unwrap().is_none(), "switched off");
}

#[tokio::test]
async fn texts_are_the_realms_own_in_each_language() {
    let realm = Realm::with(json!({})).await;
    for (locale, text) in [("en", "Shoe''s size"), ("de", "Schuhgröße")] {
        let path = format!("/localization/{locale}");
        realm
            .administer(Method::POST, &path, json!({ "shoe": text }))
            .await;
    }
    let accounts = realm.accounts();
    for (locale, text) in [
        ("en", Some("Shoe's size")),
        ("de", Some("Schuhgröße")),
        ("../../admin", None),
    ] {
        let texts = accounts.texts(locale).await.unwrap();
        assert_eq!(texts.all.get("shoe").map(String::as_str), text, "{locale}");
        let own: Vec<_> = texts.own.into_iter().collect();
        assert_eq!(own, text.map(|_| "shoe").as_slice(), "{locale}");
    }
}

#[tokio::test]
async fn a_secret_that_is_wrong_and_a_right_that_is_missing_are_no_facts() {
    let realm = Realm::with(json!({})).await;
    let mut settings = realm.settings();
    settings.client_secret = Some("wrong".into());
    let error = accounts(&settings).facts().await.unwrap_err().to_string();
    assert!(
        error.contains("unauthorized_client") && !error.contains("wrong"),
        "{error}"
    );
    assert!(accounts(&settings).ready().await.is_err());

    let mut settings = realm.settings();
    settings.realm = "no-such-realm".to_owned();
    let error = accounts(&settings).facts().await.unwrap_err().to_string();
    assert!(error.contains("404"), "{error}");

    // Without view-realm Keycloak answers all the same, with the switches left out.
    let clients = realm.administer(Method::GET, "/clients", Value::Null).await;
    let id = |name: &str| {
        let mut clients = clients.as_array().unwrap().iter();
        let client = clients.find(|client| client["clientId"] == name).unwrap();
        client["id"].as_str().unwrap().to_owned()
    };
    let scope = format!(
        "/clients/{}/scope-mappings/clients/{}",
        id("sign-up-gateway"),
        id("realm-management")
    );
    let roles = realm.administer(Method::GET, &scope, Value::Null).await;
    let view = roles
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["name"] == "view-realm")
        .unwrap();
    realm.administer(Method::DELETE, &scope, json!([view])).await;
    let error = realm.accounts().facts().await.unwrap_err().to_string();
    assert!(error.contains("view-realm"), "{error}");
}
