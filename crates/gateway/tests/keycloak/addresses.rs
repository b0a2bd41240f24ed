//! Another address for an account that waits for its verification.

use std::time::Duration;

use gateway::{AccountError, Accounts, ChangeError};
use reqwest::Method;
use serde_json::{Value, json};

use crate::realm::{PASSWORD, Realm, assert_logs_in, body, create, told};

const AT_ONCE: Duration = Duration::ZERO;

async fn change(accounts: &Accounts, id: &str, email: &str) -> Result<(), ChangeError> {
    accounts.change_email(id, AT_ONCE, email).await
}

async fn account(realm: &Realm, id: &str) -> Value {
    realm
        .administer(Method::GET, &format!("/users/{id}"), Value::Null)
        .await
}

#[tokio::test]
async fn the_address_changes_and_nothing_else() {
    for by_email in [false, true] {
        let realm = Realm::with(json!({ "registrationEmailAsUsername": by_email })).await;
        let shoe = json!({
            "name": "shoe", "multivalued": true,
            "permissions": { "view": ["admin", "user"], "edit": ["admin", "user"] },
        });
        realm.add_attributes(&[shoe]).await;
        let accounts = realm.accounts();
        let ada = body(json!({ "locale": "de", "attributes": { "shoe": ["44", "45"] } }));
        let made = create(&accounts, ada).await.unwrap();
        let before = account(&realm, &made.id).await;

        change(&accounts, &made.id, "lovelace@example.com").await.unwrap();
        let mut expected = before.clone();
        expected["email"] = "lovelace@example.com".into();
        if by_email {
            expected["username"] = "lovelace@example.com".into();
        }
        assert_eq!(account(&realm, &made.id).await, expected);
        assert_eq!(expected["attributes"]["shoe"], json!(["44", "45"]));
        let groups = format!("/users/{}/groups", made.id);
        let groups = realm.administer(Method::GET, &groups, Value::Null).await;
        assert_eq!(groups[0]["path"], "/signups");
        assert_logs_in(&realm, "lovelace@example.com", PASSWORD).await;
    }
}

#[tokio::test]
async fn an_address_that_was_verified_is_not_after_a_change() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    let made = create(&accounts, body(json!({}))).await.unwrap();
    let verified = json!({ "emailVerified": true });
    let path = format!("/users/{}", made.id);
    realm.administer(Method::PUT, &path, verified).await;
    change(&accounts, &made.id, "lovelace@example.com").await.unwrap();
    assert_eq!(account(&realm, &made.id).await["emailVerified"], false);
}

#[tokio::test]
async fn what_keycloak_refuses_is_told_as_at_a_sign_up_and_changes_nothing() {
    for by_email in [false, true] {
        let realm = Realm::with(json!({ "registrationEmailAsUsername": by_email })).await;
        let accounts = realm.accounts();
        let grace = body(json!({ "username": "grace", "email": "grace@example.com" }));
        create(&accounts, grace).await.unwrap();
        let made = create(&accounts, body(json!({}))).await.unwrap();
        for (email, expected) in [
            ("Grace@example.com", json!([["email", "emailExistsMessage", []]])),
            (
                "lovelace",
                json!([["email", "error-invalid-email", ["email", "lovelace"]]]),
            ),
        ] {
            let error = change(&accounts, &made.id, email).await.unwrap_err();
            let problems = match error {
                ChangeError::Account(AccountError::Taken(problems) | AccountError::Refused(problems)) => {
                    problems
                }
                other => panic!("{other:?}"),
            };
            assert_eq!(told(&problems), expected, "{email}");
        }
        assert_eq!(account(&realm, &made.id).await["email"], "ada@example.com");
    }
}

#[tokio::test]
async fn only_a_young_account_of_the_group_can_be_changed() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    let made = create(&accounts, body(json!({}))).await.unwrap();
    let outsider = json!({ "username": "outsider", "email": "outsider@example.com", "enabled": true });
    realm.administer(Method::POST, "/users", outsider).await;
    let outsider = realm.account("outsider").await["id"].as_str().unwrap().to_owned();
    let nobody = "00000000-0000-0000-0000-000000000000";
    let hour = Duration::from_hours(1);
    for (id, age) in [(outsider.as_str(), AT_ONCE), (nobody, AT_ONCE), (&made.id, hour)] {
        let changed = accounts.change_email(id, age, "eve@example.com").await;
        assert!(matches!(changed, Err(ChangeError::Over)), "{id}: {changed:?}");
    }
    for id in [&outsider, &made.id] {
        assert_ne!(account(&realm, id).await["email"], "eve@example.com");
    }
}
