//! Bodies: what is read of them, and how much.

use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::gateway::{TestGateway, ada, realm, send};

/// Checklist 35.
#[tokio::test]
async fn only_json_is_read_and_only_so_much_of_it() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let json = ada().to_string();
    let padded = |length: usize| format!("{}{json}", " ".repeat(length - json.len()));
    for (content_type, body, status, kind) in [
        (Some("text/plain"), json.clone(), 415, "unsupported-media-type"),
        (
            Some("application/x-www-form-urlencoded"),
            "username=ada".to_owned(),
            415,
            "unsupported-media-type",
        ),
        (
            Some("application/jsonp"),
            json.clone(),
            415,
            "unsupported-media-type",
        ),
        (None, json.clone(), 415, "unsupported-media-type"),
        (Some("application/json"), String::new(), 400, "malformed-request"),
        (
            Some("application/json"),
            json[..json.len() - 1].to_owned(),
            400,
            "malformed-request",
        ),
        (
            Some("application/json"),
            format!("{json} {json}"),
            400,
            "malformed-request",
        ),
        (
            Some("application/json"),
            r#"{"password":"\ud800"}"#.to_owned(),
            400,
            "malformed-request",
        ),
        (
            Some("application/json"),
            "[".repeat(20_000),
            400,
            "malformed-request",
        ),
        (
            Some("application/json"),
            padded(64 * 1024 + 1),
            413,
            "request-too-large",
        ),
        (
            Some("application/json"),
            padded(10 * 1024 * 1024),
            413,
            "request-too-large",
        ),
    ] {
        let mut request = gateway.registrations("").body(body.clone());
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        let reply = send(request).await;
        let about = format!("{content_type:?} {:.40}", body.trim());
        assert_eq!(reply.status, status, "{about}");
        assert_eq!(reply.kind(), kind, "{about}");
        assert_eq!(reply.problems(), [] as [&str; 0], "{about}");
    }
    assert_eq!(gateway.accounts(), [] as [Value; 0]);

    let request = gateway
        .registrations("")
        .header("content-type", "Application/JSON; charset=utf-8");
    let reply = send(request.body(padded(64 * 1024))).await;
    assert_eq!(reply.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_body_in_chunks_has_the_same_limit() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let mut connection = TcpStream::connect(gateway.running.address).await.unwrap();
    let head = "POST /realms/test/protocol/openid-connect/registrations HTTP/1.1\r\nHost: test\r\n\
                Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    connection.write_all(head.as_bytes()).await.unwrap();
    for _ in 0..3 {
        connection.write_all(b"8000\r\n").await.unwrap();
        connection.write_all(" ".repeat(0x8000).as_bytes()).await.unwrap();
        connection.write_all(b"\r\n").await.unwrap();
    }
    connection.write_all(b"0\r\n\r\n").await.unwrap();
    let mut reply = String::new();
    connection.read_to_string(&mut reply).await.unwrap();
    assert!(reply.starts_with("HTTP/1.1 413 "), "{reply}");
}
