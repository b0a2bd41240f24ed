//! The page beside the endpoint: caching, compression, types and the policy it runs under.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::gateway::{TestGateway, realm, send};

async fn start() -> TestGateway {
    let folder = TempDir::new().unwrap();
    let site = folder.path().join("site");
    fs::create_dir(&site).unwrap();
    for (name, content) in [
        ("index.html", "<!doctype html>"),
        ("sign-up-0123456789abcdef.js", "export {}"),
        ("sign-up-0123456789abcdef_bg.wasm", "\0asm"),
        ("sign-up-0123456789abcdef_bg.wasm.br", "brotli"),
        ("sign-up-0123456789abcdef_bg.wasm.gz", "gzip"),
    ] {
        fs::write(site.join(name), content).unwrap();
    }
    let more = "site = 'FOLDER/site'\npublic_url = 'https://sign-up.example'\n";
    TestGateway::start_in(folder, realm(json!({})), more)
        .await
        .unwrap()
}

/// Checklist 41.
#[tokio::test]
async fn the_page_is_never_old_and_its_files_never_change() {
    let gateway = start().await;
    let for_ever = "public, max-age=31536000, immutable";
    for (path, content_type, cache) in [
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/sign-up-0123456789abcdef.js", "text/javascript", for_ever),
        ("/sign-up-0123456789abcdef_bg.wasm", "application/wasm", for_ever),
    ] {
        let reply = send(gateway.http.get(gateway.url(path))).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(reply.header("content-type"), Some(content_type), "{path}");
        assert_eq!(reply.header("cache-control"), Some(cache), "{path}");
    }
}

#[tokio::test]
async fn files_are_sent_as_the_browser_can_unpack_them() {
    let gateway = start().await;
    for (accept, encoding, content) in [
        ("gzip, deflate, br", Some("br"), "brotli"),
        ("gzip", Some("gzip"), "gzip"),
        ("identity", None, "\0asm"),
    ] {
        let request = gateway.http.get(gateway.url("/sign-up-0123456789abcdef_bg.wasm"));
        let reply = send(request.header("accept-encoding", accept)).await;
        assert_eq!(reply.header("content-encoding"), encoding, "{accept}");
        assert_eq!(reply.header("content-type"), Some("application/wasm"), "{accept}");
        assert_eq!(reply.header("vary"), Some("Accept-Encoding"), "{accept}");
        assert_eq!(reply.text, content, "{accept}");
    }
}

/// Checklist 39.
#[tokio::test]
async fn the_page_runs_under_a_strict_policy() {
    let gateway = start().await;
    let reply = send(gateway.http.get(gateway.url("/"))).await;
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src blob:; \
                  img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    assert_eq!(reply.header("content-security-policy"), Some(policy));

    // The build writes its own beside the page. What the page loads is as strict as ever: a worker has this policy.
    let own = "default-src 'none'; style-src 'sha256-x'";
    let file = gateway.folder.path().join("site/content-security-policy.txt");
    fs::write(file, format!("{own}\n")).unwrap();
    for (path, expected) in [("/", own), ("/sign-up-0123456789abcdef.js", policy)] {
        let reply = send(gateway.http.get(gateway.url(path))).await;
        assert_eq!(reply.header("content-security-policy"), Some(expected), "{path}");
    }
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(
        reply.header("strict-transport-security"),
        Some("max-age=31536000")
    );
}

#[tokio::test]
async fn nothing_beside_the_folder_is_served() {
    let gateway = start().await;
    for path in [
        "/realm.json",
        "/%2e%2e/realm.json",
        "/..%2frealm.json",
        "/sign-up-0123456789abcde0.js",
    ] {
        let reply = send(gateway.http.get(gateway.url(path))).await;
        assert_eq!(reply.kind(), "not-found", "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
    }
    let endpoint = send(gateway.description("")).await;
    assert_eq!(endpoint.status, 200);
}
