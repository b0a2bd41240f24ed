//! The operator's port: health and counters.

use reqwest::StatusCode;
use serde_json::json;

use crate::gateway::{Reply, TestGateway, ada, realm, send};

async fn get(gateway: &TestGateway, path: &str) -> Reply {
    let url = format!("http://{}{path}", gateway.running.management_address);
    send(gateway.http.get(url)).await
}

#[tokio::test]
async fn health_is_told_on_a_port_of_its_own() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    for path in ["/health/live", "/health/ready"] {
        assert_eq!(get(&gateway, path).await.status, StatusCode::OK, "{path}");
        let public = send(gateway.http.get(gateway.url(path))).await;
        assert_eq!(public.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// Checklist 37.
#[tokio::test]
async fn registrations_are_counted_by_outcome() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    gateway.register(&ada()).await;
    gateway.register(&ada()).await;
    gateway.register(&json!({})).await;
    gateway.register(&json!({})).await;
    let metrics = get(&gateway, "/metrics").await;
    assert_eq!(metrics.header("content-type"), Some("text/plain; version=0.0.4"));
    for line in [
        "# TYPE sign_up_registrations_total counter",
        "sign_up_registrations_total{outcome=\"created\"} 1",
        "sign_up_registrations_total{outcome=\"account-exists\"} 1",
        "sign_up_registrations_total{outcome=\"invalid-registration\"} 2",
    ] {
        assert!(
            metrics.text.lines().any(|found| found == line),
            "{line} not in\n{}",
            metrics.text
        );
    }
}

/// Checklist 38.
#[tokio::test]
async fn a_store_that_is_gone_is_not_ready_and_registers_nobody() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    // Another program holds the file, as a broken backup does: the gateway waits for it in vain.
    let other = rusqlite::Connection::open(gateway.folder.path().join("accounts.sqlite")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert_eq!(
        get(&gateway, "/health/ready").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    let reply = gateway.register(&ada()).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(reply.kind(), "temporarily-unavailable");
    assert_eq!(reply.header("retry-after"), Some("5"));
    assert!(!reply.text.contains("database"), "{}", reply.text);
    assert_eq!(get(&gateway, "/health/live").await.status, StatusCode::OK);

    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(get(&gateway, "/health/ready").await.status, StatusCode::OK);
    assert_eq!(gateway.register(&ada()).await.status, StatusCode::CREATED);
}
