//! Accounts that are made, one at a time and many at once.

use std::sync::Arc;

use registration::Source;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::realm::{PASSWORD, Realm, assert_logs_in, body, create, registration};
use gateway::AccountError;

#[tokio::test]
async fn whoever_signs_up_can_log_in_and_has_what_was_typed() {
    let realm = Realm::with(json!({})).await;
    let shoe = json!({
        "name": "shoe", "multivalued": true,
        "permissions": { "view": ["admin", "user"], "edit": ["admin", "user"] },
    });
    realm.add_attributes(&[shoe]).await;
    let accounts = realm.accounts();
    let password = "päss wörd 😀 漢字";
    let made = create(
        &accounts,
        body(json!({
            "username": "Ada", "email": "Ada@Example.com", "password": password,
            "locale": "de", "attributes": { "shoe": ["44", "", "45"] },
        })),
    );
    let made = made.await.unwrap();
    assert_eq!(
        (made.username.as_str(), made.email.as_deref()),
        ("ada", Some("ada@example.com"))
    );

    let account = realm.account("ada").await;
    for (member, value) in [
        ("id", json!(made.id)),
        ("username", json!("ada")),
        ("email", json!("ada@example.com")),
        ("firstName", json!("Ada")),
        ("lastName", json!("Lovelace")),
        ("enabled", json!(true)),
        ("emailVerified", json!(false)),
        ("requiredActions", json!([])),
        ("attributes", json!({ "shoe": ["44", "45"], "locale": ["de"] })),
    ] {
        assert_eq!(account[member], value, "{member}");
    }
    let groups = format!("/users/{}/groups", made.id);
    let groups = realm.administer(Method::GET, &groups, Value::Null).await;
    assert_eq!(groups[0]["path"], "/signups");
    assert_logs_in(&realm, "ada", password).await;
    assert_logs_in(&realm, "ada@example.com", password).await;
    let (_, answer) = realm.log_in("ada", "another").await;
    assert_eq!(answer["error"], "invalid_grant");
}

#[tokio::test]
async fn with_email_as_username_the_address_is_the_name() {
    let realm = Realm::with(json!({ "registrationEmailAsUsername": true })).await;
    let accounts = realm.accounts();
    let made = create(&accounts, body(json!({ "username": null })))
        .await
        .unwrap();
    assert_eq!(made.username, "ada@example.com");
    assert_eq!(realm.account("ada@example.com").await["id"], made.id.as_str());
    assert_logs_in(&realm, "ada@example.com", PASSWORD).await;
}

#[tokio::test]
async fn terms_are_recorded_where_the_realm_keeps_them_and_asked_for_again_where_not() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    assert_eq!(accounts.facts().await.unwrap().terms, None);

    let action = "/authentication/required-actions/TERMS_AND_CONDITIONS";
    let mut terms = realm.administer(Method::GET, action, Value::Null).await;
    terms["enabled"] = true.into();
    terms["defaultAction"] = true.into();
    realm.administer(Method::PUT, action, terms).await;
    assert!(accounts.facts().await.unwrap().terms.is_some());

    let ada = body(json!({ "termsAccepted": true }));
    create(&accounts, ada).await.unwrap();
    let account = realm.account("ada").await;
    assert_eq!(account["requiredActions"], json!(["TERMS_AND_CONDITIONS"]));
    assert_eq!(account["attributes"], Value::Null);

    let accepted = json!({
        "name": "terms_and_conditions", "permissions": { "view": ["admin"], "edit": ["admin"] },
    });
    realm.add_attributes(&[accepted]).await;
    let bob = json!({ "username": "bob", "email": "bob@example.com", "termsAccepted": true });
    create(&accounts, body(bob)).await.unwrap();
    let account = realm.account("bob").await;
    assert_eq!(account["requiredActions"], json!([]));
    let at = account["attributes"]["terms_and_conditions"][0].as_str().unwrap();
    assert!(at.parse::<u64>().unwrap() > 1_700_000_000, "{at}");
    assert_logs_in(&realm, "bob", PASSWORD).await;
}

#[tokio::test]
async fn of_equal_requests_at_once_one_wins_and_the_others_learn_which_field_is_taken() {
    const REQUESTS: usize = 20;
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    let registration = Arc::new(registration(&accounts, body(json!({}))).await);
    let before = realm.count().await;

    let mut requests = JoinSet::new();
    for _ in 0..REQUESTS {
        let (accounts, registration) = (Arc::clone(&accounts), Arc::clone(&registration));
        requests.spawn(async move { accounts.create(&registration).await });
    }
    let (mut made, mut taken) = (0, 0);
    for result in requests.join_all().await {
        match result {
            Ok(_) => made += 1,
            Err(AccountError::Taken(problems)) => {
                let [problem] = problems.0.as_slice() else {
                    panic!("{problems:?}")
                };
                assert!(
                    ["username", "email"].contains(&problem.field.as_str()),
                    "{problem:?}"
                );
                assert_eq!(problem.source, Source::Keycloak);
                taken += 1;
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!((made, taken), (1, REQUESTS - 1));
    assert_eq!(realm.count().await, before + 1);
    assert_eq!(realm.tokens().await, 1, "one token for all of them");
}
