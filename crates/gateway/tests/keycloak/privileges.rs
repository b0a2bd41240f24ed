//! What the service account may do, and what not.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::realm::{Realm, body, create};

#[tokio::test]
async fn the_service_account_can_do_its_work_and_nothing_beside() {
    let realm = Realm::with(json!({})).await;
    let made = create(&realm.accounts(), body(json!({}))).await.unwrap();
    let outsider = json!({ "username": "outsider", "email": "outsider@example.com", "enabled": true });
    realm.administer(Method::POST, "/users", outsider).await;
    let outsider = realm.account("outsider").await["id"].as_str().unwrap().to_owned();
    let clients = realm.administer(Method::GET, "/clients", Value::Null).await;
    let id = |name: &str| {
        let mut clients = clients.as_array().unwrap().iter();
        let client = clients.find(|client| client["clientId"] == name).unwrap();
        client["id"].as_str().unwrap().to_owned()
    };
    let groups = realm.administer(Method::GET, "/groups", Value::Null).await;
    let group = groups[0]["id"].as_str().unwrap();
    let password = json!({ "type": "password", "value": "Another-Horse-2" });
    let newcomer = json!({ "username": "newcomer", "enabled": true });
    let none = Value::Null;
    for (method, path, body) in [
        (Method::GET, "/users".to_owned(), &none),
        (Method::GET, "/users/count".to_owned(), &none),
        (Method::GET, "/users?username=outsider".to_owned(), &none),
        (Method::GET, format!("/users/{outsider}"), &none),
        (Method::GET, format!("/users/{}", made.id), &none),
        (Method::GET, "/groups".to_owned(), &none),
        (Method::GET, format!("/groups/{group}/members"), &none),
        (Method::DELETE, format!("/users/{outsider}"), &none),
        (Method::PUT, format!("/users/{outsider}"), &newcomer),
        (
            Method::PUT,
            format!("/users/{outsider}/reset-password"),
            &password,
        ),
        (Method::PUT, format!("/users/{outsider}/send-verify-email"), &none),
        (Method::POST, "/users".to_owned(), &newcomer),
        (
            Method::PUT,
            String::new(),
            &json!({ "registrationAllowed": true }),
        ),
        (Method::PUT, "/users/profile".to_owned(), &json!({})),
        (Method::GET, format!("/clients/{}", id("other-app")), &none),
        (
            Method::PUT,
            format!("/clients/{}", id("app")),
            &json!({ "clientId": "app" }),
        ),
        (
            Method::GET,
            format!("/clients/{}/client-secret", id("sign-up-gateway")),
            &none,
        ),
    ] {
        let (status, answer) = realm
            .as_service_account(method.clone(), &path, body.clone())
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{method} {path} {body}: {answer}");
    }
    let (status, clients) = realm.as_service_account(Method::GET, "/clients", none).await;
    assert_eq!(status, StatusCode::OK);
    let seen: Vec<_> = clients
        .as_array()
        .unwrap()
        .iter()
        .map(|client| &client["clientId"])
        .collect();
    assert_eq!(seen, ["app"]);

    // Into another group beside its own: Keycloak does not even find it.
    realm
        .administer(Method::POST, "/groups", json!({ "name": "admins" }))
        .await;
    let before = realm.count().await;
    let admin = json!({ "username": "newcomer", "enabled": true, "groups": ["/signups", "/admins"] });
    let (status, _) = realm.as_service_account(Method::POST, "/users", admin).await;
    assert!(!status.is_success(), "{status}");
    assert_eq!(realm.count().await, before);
}
