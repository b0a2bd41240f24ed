//! `POST …/registration/verification-mail`: who may have the mail sent again, where to, and how often.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::gateway::{Reply, TestGateway, ada, ada_with, realm, send};
use crate::mails::Mail;

const FOLDER: &str = "[mail]\nfrom = 'Sign-up <sign-up@example.org>'\nfolder = 'FOLDER/mails'\n";

async fn start(changes: Value) -> TestGateway {
    let mut realm = realm(changes);
    realm["verifyEmail"] = true.into();
    TestGateway::start_with(realm, FOLDER).await
}

fn mails(gateway: &TestGateway) -> Vec<Mail> {
    Mail::all(&gateway.folder.path().join("mails"))
}

/// What the registration of this person is answered with.
async fn sign_up(gateway: &TestGateway, body: &Value) -> Value {
    let reply = send(gateway.registrations("client_id=app").json(body)).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text);
    reply.json()
}

fn token(registered: &Value) -> String {
    registered["verification"]["token"].as_str().unwrap().to_owned()
}

async fn ask(gateway: &TestGateway, body: &Value) -> Reply {
    let url = gateway.url("/realms/test/registration/verification-mail?client_id=app");
    send(gateway.http.post(url).json(body)).await
}

/// Checklist 33.
#[tokio::test]
async fn the_mail_is_sent_again_after_a_pause_and_not_without_end() {
    let gateway = start(json!({})).await;
    let registered = sign_up(&gateway, &ada()).await;
    let token = token(&registered);
    let about = json!({ "email": "ada@example.org", "token": token, "expiresIn": 43_200, "resendIn": 60 });
    assert_eq!(registered["verification"], about);

    let again = json!({ "token": token });
    let reply = ask(&gateway, &again).await;
    assert_eq!(
        (reply.status.as_u16(), reply.kind().as_str()),
        (429, "too-many-requests")
    );
    let seconds: u64 = reply.header("retry-after").unwrap().parse().unwrap();
    assert!((50..=60).contains(&seconds), "{seconds}");
    assert_eq!(mails(&gateway).len(), 1);

    for number in 2..=6 {
        gateway.pass(60);
        let reply = ask(&gateway, &again).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        assert_eq!(reply.json(), about);
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(mails(&gateway).len(), number);
    }
    gateway.pass(3600);
    let reply = ask(&gateway, &again).await;
    assert_eq!(
        (reply.status.as_u16(), reply.kind().as_str()),
        (429, "too-many-mails")
    );
    assert_eq!(reply.header("retry-after"), None);
    assert_eq!(mails(&gateway).len(), 6);
}

#[tokio::test]
async fn the_pause_outlives_the_gateway() {
    let gateway = start(json!({})).await;
    let again = json!({ "token": token(&sign_up(&gateway, &ada()).await) });
    let TestGateway { running, folder, .. } = gateway;
    running.stop().await;
    let realm = realm(json!({ "verifyEmail": true }));
    let gateway = TestGateway::start_in(folder, realm, FOLDER).await.unwrap();
    assert_eq!(ask(&gateway, &again).await.kind(), "too-many-requests");
    gateway.pass(60);
    assert_eq!(
        ask(&gateway, &again).await.status,
        StatusCode::OK,
        "the token is still good"
    );
}

#[tokio::test]
async fn a_mistyped_address_is_changed_and_the_old_ones_mail_proves_nothing() {
    for by_email in [false, true] {
        let gateway = start(json!({ "registrationEmailAsUsername": by_email })).await;
        let ada = ada_with(json!({ "username": if by_email { Value::Null } else { "ada".into() } }));
        let old = token(&sign_up(&gateway, &ada).await);
        let first = mails(&gateway).remove(0).link().to_owned();

        let reply = ask(
            &gateway,
            &json!({ "token": old, "email": "Lovelace@Example.org" }),
        )
        .await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        assert_eq!(reply.json()["email"], "lovelace@example.org");
        let account = gateway.accounts().remove(0);
        let username = if by_email { "lovelace@example.org" } else { "ada" };
        for (member, value) in [
            ("username", json!(username)),
            ("email", json!("lovelace@example.org")),
            ("emailVerified", json!(false)),
            ("firstName", json!("Ada")),
        ] {
            assert_eq!(account[member], value, "{member}");
        }

        assert_eq!(
            send(gateway.http.post(&first)).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(gateway.accounts()[0]["emailVerified"], false);
        gateway.pass(60);
        // Whoever has not heard that the address was changed still has the old token; the mail goes to the new one.
        let reply = ask(&gateway, &json!({ "token": old })).await;
        assert_eq!(reply.json()["email"], "lovelace@example.org");

        let mails = mails(&gateway);
        let mut later = mails.iter().filter(|mail| mail.link() != first);
        assert!(
            later
                .clone()
                .all(|mail| mail.field("To") == "lovelace@example.org")
        );
        assert_eq!(mails.len(), 3);
        send(gateway.http.post(later.next().unwrap().link())).await;
        assert_eq!(gateway.accounts()[0]["emailVerified"], true);
    }
}

#[tokio::test]
async fn an_address_whose_mail_could_not_be_sent_can_be_asked_for_again() {
    let gateway = start(json!({})).await;
    let token = token(&sign_up(&gateway, &ada()).await);
    let folder = gateway.folder.path().join("mails");
    std::fs::rename(&folder, folder.with_extension("away")).unwrap();
    let body = json!({ "token": token, "email": "lovelace@example.org" });
    assert_eq!(ask(&gateway, &body).await.kind(), "temporarily-unavailable");
    std::fs::rename(folder.with_extension("away"), &folder).unwrap();
    assert_eq!(ask(&gateway, &body).await.kind(), "too-many-requests");
    gateway.pass(60);
    let reply = ask(&gateway, &body).await;
    assert_eq!(reply.json()["email"], "lovelace@example.org", "{}", reply.text);
    assert_eq!(gateway.accounts()[0]["email"], "lovelace@example.org");
}

#[tokio::test]
async fn another_address_is_judged_as_the_form_would() {
    let gateway = start(json!({})).await;
    let grace = ada_with(json!({ "username": "grace", "email": "grace@example.org" }));
    sign_up(&gateway, &grace).await;
    let token = token(&sign_up(&gateway, &ada()).await);
    for (email, status, problem) in [
        ("lovelace", 422, "email error-invalid-email"),
        ("", 422, "email missingEmailMessage"),
        ("GRACE@example.org", 409, "email emailExistsMessage"),
    ] {
        let reply = ask(&gateway, &json!({ "token": token, "email": email })).await;
        assert_eq!(reply.status, status, "{email}");
        assert_eq!(reply.problems(), [problem], "{email}");
    }
    assert_eq!(mails(&gateway).len(), 2);
}

#[tokio::test]
async fn addresses_cannot_be_tried_without_end() {
    let gateway = start(json!({})).await;
    let grace = ada_with(json!({ "username": "grace", "email": "grace@example.org" }));
    sign_up(&gateway, &grace).await;
    let body = json!({ "token": token(&sign_up(&gateway, &ada()).await), "email": "grace@example.org" });
    for _ in 2..=6 {
        assert_eq!(ask(&gateway, &body).await.status, StatusCode::CONFLICT);
    }
    assert_eq!(ask(&gateway, &body).await.kind(), "too-many-mails");
}

#[tokio::test]
async fn nobody_else_can_make_the_gateway_send_mails() {
    let gateway = start(json!({})).await;
    let ada_token = token(&sign_up(&gateway, &ada()).await);
    let other = start(json!({})).await;
    let others = token(&sign_up(&other, &ada()).await);
    gateway.pass(60);
    for (body, status, kind) in [
        (json!({ "token": others }), 403, "token-invalid"),
        (json!({ "token": "" }), 403, "token-invalid"),
        (json!({ "token": ada_token[1..] }), 403, "token-invalid"),
        (
            json!({ "token": others, "email": "eve@example.org" }),
            403,
            "token-invalid",
        ),
        (json!({ "email": "ada@example.org" }), 400, "malformed-request"),
        (
            json!({ "token": ada_token, "email": 1 }),
            400,
            "malformed-request",
        ),
        (json!([]), 400, "malformed-request"),
    ] {
        let reply = ask(&gateway, &body).await;
        assert_eq!(
            (reply.status.as_u16(), reply.kind().as_str()),
            (status, kind),
            "{body}"
        );
    }
    assert_eq!(mails(&gateway).len(), 1);

    let url = gateway.url("/realms/test/registration/verification-mail?client_id=app");
    let text = gateway
        .http
        .post(&url)
        .body(json!({ "token": ada_token }).to_string());
    assert_eq!(send(text).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let request = gateway.http.post(&url).json(&json!({ "token": ada_token }));
    let foreign = send(request.header("origin", "https://evil.example")).await;
    assert_eq!(foreign.kind(), "origin-not-allowed");
    let request = gateway.http.post(&url).json(&json!({ "token": ada_token }));
    let own = send(request.header("origin", "https://app.example")).await;
    assert_eq!(
        own.header("access-control-allow-origin"),
        Some("https://app.example")
    );
    assert_eq!(own.status, StatusCode::OK);
}

/// The token of this account as it would be if it had been made so long ago.
fn older(gateway: &TestGateway, token: &str, seconds: u64) -> String {
    let file = rusqlite::Connection::open(gateway.folder.path().join("accounts.sqlite")).unwrap();
    let key: Vec<u8> = file
        .query_row("SELECT bytes FROM key", [], |row| row.get(0))
        .unwrap();
    let text = URL_SAFE_NO_PAD.decode(token.split_once('.').unwrap().0).unwrap();
    let text = String::from_utf8(text).unwrap();
    let (since, rest) = text.split_once(' ').unwrap();
    let text = format!("{} {rest}", since.parse::<u64>().unwrap() - seconds);
    let mut seal = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    seal.update(format!("sign-up: verification mail\n{text}").as_bytes());
    let seal = seal.finalize().into_bytes();
    format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(text),
        URL_SAFE_NO_PAD.encode(seal)
    )
}

#[tokio::test]
async fn a_token_works_as_long_as_the_link() {
    let gateway = start(json!({})).await;
    let token = token(&sign_up(&gateway, &ada()).await);
    gateway.pass(60);
    let hours = |hours: u64| json!({ "token": older(&gateway, &token, hours * 3600) });
    assert_eq!(ask(&gateway, &hours(11)).await.status, StatusCode::OK);
    let reply = ask(&gateway, &hours(13)).await;
    assert_eq!(
        (reply.status.as_u16(), reply.kind().as_str()),
        (410, "token-expired")
    );
    assert_eq!(mails(&gateway).len(), 2);
}

#[tokio::test]
async fn a_verified_address_is_neither_written_to_nor_changed() {
    let gateway = start(json!({})).await;
    let token = token(&sign_up(&gateway, &ada()).await);
    send(gateway.http.post(mails(&gateway)[0].link())).await;
    gateway.pass(60);
    for body in [
        json!({ "token": token }),
        json!({ "token": token, "email": "eve@example.org" }),
    ] {
        let reply = ask(&gateway, &body).await;
        assert_eq!(
            (reply.status.as_u16(), reply.kind().as_str()),
            (409, "address-verified")
        );
    }
    assert_eq!(mails(&gateway).len(), 1);
    assert_eq!(gateway.accounts()[0]["email"], "ada@example.org");
}
