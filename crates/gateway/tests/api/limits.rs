//! How often somebody may ask: by client address, by e-mail address, and who says where a request comes from.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::gateway::{Reply, TestGateway, ada, ada_with, realm, send};

const PROXY: &str = "trusted_proxies = '127.0.0.1'\n";

async fn start(top: &str, limits: &str) -> TestGateway {
    TestGateway::start_with(realm(json!({})), &format!("{top}[limits]\n{limits}\n")).await
}

/// Registers by way of a proxy that says where it was asked from.
async fn register_from(gateway: &TestGateway, forwarded: &str, body: &Value) -> Reply {
    let request = gateway.registrations("").header("x-forwarded-for", forwarded);
    send(request.json(body)).await
}

/// Checklist 33.
#[tokio::test]
async fn an_address_that_asks_too_often_is_told_when_it_may_ask_again() {
    let gateway = start("", "address_per_hour = 3").await;
    for _ in 0..3 {
        let reply = gateway.register(&json!({})).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let reply = gateway.register(&ada()).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(reply.kind(), "too-many-requests");
    let seconds: u64 = reply.header("retry-after").unwrap().parse().unwrap();
    assert!((1190..=1200).contains(&seconds), "{seconds}");
    let sentence = reply.json()["errorMessage"].as_str().unwrap().to_owned();
    assert!(sentence.contains("try again in 1,"), "{sentence}");
    assert_eq!(gateway.accounts(), [] as [Value; 0]);
    assert_eq!(
        send(gateway.description("")).await.status,
        StatusCode::OK,
        "looking at the form is free"
    );
}

#[tokio::test]
async fn a_page_of_another_origin_may_read_when_it_may_ask_again() {
    let gateway = start("", "address_per_hour = 1").await;
    for status in [StatusCode::CREATED, StatusCode::TOO_MANY_REQUESTS] {
        let request = gateway.registrations("client_id=app").json(&ada());
        let reply = send(request.header("origin", "https://app.example")).await;
        assert_eq!(reply.status, status);
        let exposed = reply.header("access-control-expose-headers").unwrap();
        assert!(exposed.contains("Retry-After"), "{exposed}");
    }
}

/// Checklist 33.
#[tokio::test]
async fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
    let none = json!({});
    let gateway = start("", "address_per_hour = 2").await;
    for (forwarded, status) in [("192.0.2.1", 422), ("192.0.2.2", 422), ("192.0.2.3", 429)] {
        let reply = register_from(&gateway, forwarded, &none).await;
        assert_eq!(reply.status, status, "not trusted: {forwarded}");
    }
    let gateway = start(PROXY, "address_per_hour = 2").await;
    for (forwarded, status) in [
        ("192.0.2.1", 422),
        ("192.0.2.2", 422),
        ("192.0.2.1", 422),
        ("192.0.2.1", 429),
        ("198.51.100.7, 192.0.2.1", 429),
        ("192.0.2.1, 192.0.2.2", 422),
        ("2001:db8::1", 422),
        ("2001:db8::2", 422),
        ("2001:db8::3", 429),
    ] {
        let reply = register_from(&gateway, forwarded, &none).await;
        assert_eq!(reply.status, status, "trusted: {forwarded}");
    }
}

/// Checklist 33.
#[tokio::test]
async fn an_email_address_is_tried_so_often_whoever_tries_it() {
    let gateway = start(PROXY, "email_per_hour = 2").await;
    for (number, email, status) in [
        (1, "ada@example.org", 201),
        (2, "ADA@example.org", 409),
        (3, "Ada@Example.org", 429),
        (4, "grace@example.org", 201),
    ] {
        let body = ada_with(json!({ "username": format!("ada{number}"), "email": email }));
        let reply = register_from(&gateway, &format!("192.0.2.{number}"), &body).await;
        assert_eq!(reply.status, status, "{email}");
    }
}

#[tokio::test]
async fn zero_is_no_limit() {
    let gateway = start("", "address_per_hour = 0\nemail_per_hour = 0").await;
    for _ in 0..400 {
        let reply = gateway.register(&json!({})).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
