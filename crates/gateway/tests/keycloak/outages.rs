//! Keycloak is away, slow, or has forgotten who asks.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use gateway::Accounts;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::{self, Instant};

use crate::realm::{Realm, accounts, body, create, refusal, registration};
use crate::wire::{State, Wire};

/// What a request says that was given up.
const GIVEN_UP: &str = "no answer within";

#[tokio::test]
async fn while_keycloak_is_away_that_is_said_without_waiting_and_nothing_is_made() {
    let realm = Realm::with(json!({})).await;
    let wire = Wire::new().await;
    let mut settings = realm.settings();
    settings.url.clone_from(&wire.url);
    settings.refresh_seconds = 3600;
    let accounts = accounts(&settings);
    let ada = registration(&accounts, body(json!({}))).await;
    let before = realm.count().await;
    for (state, says) in [(State::Cut, "POST"), (State::BadGateway, "502")] {
        wire.set(state);
        let (status, cause) = refusal(accounts.create(&ada).await);
        let cause = cause.as_str().unwrap();
        assert_eq!(status, 503);
        assert!(cause.contains(says) && !cause.contains(GIVEN_UP), "{cause}");
        let cause = accounts.ready().await.unwrap_err().0;
        assert!(!cause.contains(GIVEN_UP), "{cause}");
    }
    assert_eq!(realm.count().await, before);
    wire.set(State::Whole);
    accounts.create(&ada).await.unwrap();
    accounts.ready().await.unwrap();
}

/// Checklist 38.
#[tokio::test]
async fn a_hanging_keycloak_is_given_up_after_the_time_that_was_set_and_nothing_is_made() {
    let realm = Realm::with(json!({})).await;
    let wire = Wire::new().await;
    let mut settings = realm.settings();
    settings.url.clone_from(&wire.url);
    settings.timeout_seconds = 1;
    settings.refresh_seconds = 3600;
    let ada = registration(&realm.accounts(), body(json!({}))).await;
    let before = realm.count().await;
    wire.set(State::Hanging);
    // Hours go by when there is nothing else to do, so that no busy machine is taken for a slow gateway.
    time::pause();
    let accounts = accounts(&settings);
    let asked = Instant::now();
    let (status, cause) = refusal(accounts.create(&ada).await);
    assert_eq!(status, 503);
    assert!(
        cause.as_str().unwrap().contains("no answer within 1 s"),
        "{cause}"
    );
    assert!(asked.elapsed() < Duration::from_millis(1900), "{cause}");
    assert!(accounts.ready().await.is_err());
    time::resume();
    assert_eq!(realm.count().await, before);
}

#[tokio::test]
async fn a_port_that_is_closed_is_known_at_once() {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let settings = gateway::config::Keycloak {
        url,
        public_url: None,
        realm: "any".to_owned(),
        client_id: "sign-up-gateway".to_owned(),
        client_secret: Some("any".into()),
        client_secret_file: None,
        group: None,
        timeout_seconds: 60,
        refresh_seconds: 30,
    };
    let accounts = accounts(&settings);
    for cause in [
        accounts.facts().await.unwrap_err(),
        accounts.client("app").await.unwrap_err(),
        accounts.texts("en").await.unwrap_err(),
    ] {
        assert!(!cause.0.contains(GIVEN_UP), "{cause:?}");
    }
}

#[tokio::test]
async fn whoever_waits_for_a_hanging_keycloak_waits_no_longer_for_being_many() {
    let realm = Realm::with(json!({})).await;
    let wire = Wire::new().await;
    wire.set(State::Hanging);
    let mut settings = realm.settings();
    settings.url.clone_from(&wire.url);
    settings.timeout_seconds = 1;
    time::pause();
    let accounts = accounts(&settings);
    let asked = Instant::now();
    let mut requests = JoinSet::new();
    for _ in 0..10 {
        let accounts = Arc::clone(&accounts);
        requests.spawn(async move { accounts.facts().await.is_err() });
    }
    assert!(requests.join_all().await.into_iter().all(|failed| failed));
    assert!(asked.elapsed() < Duration::from_millis(1900));
    time::resume();
}

#[tokio::test]
async fn facts_from_before_count_while_keycloak_is_away_and_are_renewed_when_it_is_back() {
    let realm = Realm::with(json!({ "displayName": "before" })).await;
    let wire = Wire::new().await;
    let mut settings = realm.settings();
    settings.url.clone_from(&wire.url);
    let accounts = accounts(&settings);
    assert_eq!(display_name(&accounts).await, "before");
    let client = accounts.client("app").await.unwrap();
    assert!(client.is_some());
    let texts = accounts.texts("en").await.unwrap();

    realm.change(json!({ "displayName": "after" })).await;
    wire.set(State::Cut);
    assert_eq!(display_name(&accounts).await, "before");
    assert!(accounts.client("app").await.unwrap().is_some());
    assert_eq!(accounts.texts("en").await.unwrap(), texts);
    assert!(accounts.client("never asked for").await.is_err());
    wire.set(State::Whole);
    assert_eq!(display_name(&accounts).await, "after");
}

#[tokio::test]
async fn facts_are_read_in_the_background_before_they_are_old() {
    let realm = Realm::with(json!({ "displayName": "before" })).await;
    let mut settings = realm.settings();
    settings.refresh_seconds = 1;
    let accounts = accounts(&settings);
    assert_eq!(display_name(&accounts).await, "before");
    realm.change(json!({ "displayName": "after" })).await;
    let changed = Instant::now();
    while display_name(&accounts).await == "before" {
        assert!(changed.elapsed() < Duration::from_secs(5));
        time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let realm = Realm::with(json!({ "accessTokenLifespan": 1 })).await;
    let mut settings = realm.settings();
    settings.refresh_seconds = 3600;
    let accounts = accounts(&settings);
    let mut made = 0;
    while realm.tokens().await < 3 {
        made += 1;
        let name = format!("ada{made}");
        let changes = json!({ "username": name, "email": format!("{name}@example.com") });
        create(&accounts, body(changes)).await.unwrap();
        assert!(made < 500, "no token was renewed");
    }
}

#[tokio::test]
async fn a_token_that_keycloak_no_longer_accepts_is_renewed_once() {
    let realm = Realm::with(json!({})).await;
    let mut settings = realm.settings();
    settings.refresh_seconds = 3600;
    let accounts = accounts(&settings);
    let ada = registration(&accounts, body(json!({}))).await;
    assert_eq!(realm.tokens().await, 1);
    // Tokens of an earlier second are revoked; those of this one are not.
    let second = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let issued = second();
    while second() < issued + 1 {
        time::sleep(Duration::from_millis(20)).await;
    }
    realm.administer(Method::POST, "/logout-all", Value::Null).await;
    accounts.create(&ada).await.unwrap();
    assert_eq!(realm.tokens().await, 2);
}

/// The realm's name for people, as the gateway knows it.
async fn display_name(accounts: &Accounts) -> String {
    let facts = accounts.facts().await.unwrap();
    facts.realm.display_name.clone().unwrap()
}
