//! Which pages get through: the table, on preflights and on the requests themselves.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::gateway::{TestGateway, ada, realm, send};

/// Client, origin, and the `Access-Control-Allow-Origin` of the reply; `None` for a page that must stay out.
const TABLE: [(&str, &str, Option<&str>); 9] = [
    ("app", "https://app.example", Some("https://app.example")),
    ("app", "https://app.example:8443", None),
    ("app", "https://foreign.example", None),
    ("app", "null", None),
    ("anywhere", "https://foreign.example", Some("*")),
    ("anywhere", "null", Some("*")),
    ("nowhere", "https://app.example", None),
    ("", "https://app.example", None),
    ("app", "HTTPS://APP.EXAMPLE", None),
];

#[tokio::test]
async fn preflights_are_answered_by_the_clients_web_origins() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    for (client, origin, allowed) in TABLE {
        for path in ["registration", "protocol/openid-connect/registrations"] {
            let url = gateway.url(&format!("/realms/test/{path}?client_id={client}"));
            let request = gateway
                .http
                .request(Method::OPTIONS, url)
                .header("origin", origin);
            let request = request.header("access-control-request-method", "POST");
            let reply = send(request.header("access-control-request-headers", "content-type")).await;
            assert_eq!(
                reply.header("access-control-allow-origin"),
                allowed,
                "{client} {origin}"
            );
            assert_eq!(reply.header("access-control-allow-credentials"), None);
            assert!(reply.header("vary").unwrap().contains("Origin"));
            if allowed.is_some() {
                assert_eq!(reply.status, StatusCode::NO_CONTENT);
                assert_eq!(reply.header("access-control-allow-methods"), Some("GET, POST"));
                assert_eq!(reply.header("access-control-allow-headers"), Some("Content-Type"));
            } else {
                assert_eq!(reply.status, StatusCode::FORBIDDEN);
                assert_eq!(reply.kind(), "origin-not-allowed");
            }
        }
    }
}

#[tokio::test]
async fn a_foreign_page_neither_reads_nor_registers() {
    for (client, origin, allowed) in TABLE {
        let gateway = TestGateway::start(realm(json!({}))).await;
        let query = format!("client_id={client}");
        let requests = [
            gateway.description(&query),
            gateway.registrations(&query).json(&ada()),
            gateway.registrations(&query).json(&json!({})),
        ];
        for request in requests {
            let reply = send(request.header("origin", origin)).await;
            assert_eq!(
                reply.header("access-control-allow-origin"),
                allowed,
                "{client} {origin}"
            );
            assert_eq!(reply.header("access-control-allow-credentials"), None);
            assert!(reply.header("vary").unwrap().contains("Origin"));
            match allowed {
                Some(_) => {
                    assert_ne!(reply.status, StatusCode::FORBIDDEN, "{client} {origin}");
                    let exposed = reply.header("access-control-expose-headers").unwrap();
                    assert!(exposed.contains("Location") && exposed.contains("Retry-After"));
                }
                None => assert_eq!(reply.kind(), "origin-not-allowed", "{client} {origin}"),
            }
        }
        assert_eq!(
            gateway.accounts().len(),
            usize::from(allowed.is_some()),
            "{client} {origin}"
        );
    }
}

#[tokio::test]
async fn the_gateways_own_pages_always_get_through() {
    let public_url = "public_url = 'https://sign-up.example'\n";
    let gateway = TestGateway::start_with(realm(json!({})), public_url).await;
    let own = format!("http://{}", gateway.running.address);
    for origin in [own.as_str(), "https://sign-up.example"] {
        for client in ["", "client_id=nowhere"] {
            let request = gateway
                .registrations(client)
                .header("origin", origin)
                .json(&json!({}));
            let reply = send(request).await;
            assert_eq!(
                reply.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{origin} {client}"
            );
            assert_eq!(reply.header("access-control-allow-origin"), None);
        }
    }
    let reply = send(
        gateway
            .registrations("")
            .header("origin", "http://127.0.0.1:1")
            .json(&ada()),
    )
    .await;
    assert_eq!(reply.kind(), "origin-not-allowed");
    assert_eq!(gateway.accounts(), [] as [Value; 0]);
}

#[tokio::test]
async fn requests_that_name_no_client_have_the_gateways_own() {
    let default = "default_client_id = 'app'\n";
    let gateway = TestGateway::start_with(realm(json!({})), default).await;
    let request = gateway.registrations("").header("origin", "https://app.example");
    let reply = send(request.json(&ada())).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert_eq!(
        reply.header("access-control-allow-origin"),
        Some("https://app.example")
    );
    assert_eq!(reply.json()["loginUrl"], "https://app.example/home");
}
