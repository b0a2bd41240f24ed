//! Keycloak's mail that proves an address, asked for with the gateway's rights.

use std::time::Duration;

use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::realm::{PASSWORD, Realm, assert_logs_in, body, create};

/// Takes one mail as a mail server does, and gives it back as it was sent.
async fn receive(listener: TcpListener) -> String {
    let (connection, _) = listener.accept().await.unwrap();
    let (reader, mut writer) = connection.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 post office\r\n").await.unwrap();
    while let Some(line) = lines.next_line().await.unwrap() {
        if line == "DATA" {
            writer.write_all(b"354 go on\r\n").await.unwrap();
            let mut mail = String::new();
            while let Some(line) = lines.next_line().await.unwrap().filter(|line| line != ".") {
                // The encoding of mails breaks long lines, and so links.
                mail.push_str(line.strip_suffix('=').unwrap_or(&format!("{line}\n")));
            }
            writer.write_all(b"250 taken\r\n").await.unwrap();
            return mail.replace("=3D", "=");
        }
        writer.write_all(b"250 yes\r\n").await.unwrap();
    }
    panic!("no mail came")
}

/// The address in a mail or a page that carries Keycloak's token.
fn link_in(text: &str) -> String {
    let mut words = text.split(|c: char| c == '"' || c.is_whitespace());
    let link = words.find(|word| word.starts_with("http") && word.contains("/action-token?"));
    link.unwrap_or_else(|| panic!("no link in {text}"))
        .replace("&amp;", "&")
}

/// The page behind a link, opened with these cookies, and those it gives.
async fn open(realm: &Realm, link: &str, cookies: &str) -> (String, String) {
    let response = realm.http.get(link).header(COOKIE, cookies).send().await.unwrap();
    assert!(response.status().is_success(), "{link}: {}", response.status());
    let given = response.headers().get_all(SET_COOKIE).iter();
    let given = given.filter_map(|cookie| cookie.to_str().unwrap().split(';').next());
    let cookies = given.collect::<Vec<_>>().join("; ");
    (response.text().await.unwrap(), cookies)
}

#[tokio::test]
async fn the_link_in_the_mail_opens_the_account() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let realm = Realm::with(json!({
        "verifyEmail": true,
        "smtpServer": { "host": "127.0.0.1", "port": port, "from": "realm@example.com" },
    }))
    .await;
    let mail = tokio::spawn(receive(listener));
    let accounts = realm.accounts();
    let made = create(&accounts, body(json!({ "locale": "de" }))).await.unwrap();
    accounts
        .send_verification(&made.id, "ada@example.com", Some("app"))
        .await
        .unwrap();
    let mail = timeout(Duration::from_secs(10), mail).await.unwrap().unwrap();
    assert!(mail.contains("ada@example.com"), "{mail}");
    let (status, _) = realm.log_in("ada", PASSWORD).await;
    assert_eq!(
        status,
        StatusCode::BAD_REQUEST,
        "not before the address is verified"
    );

    // Keycloak asks once more on a page of its own, so that a mail scanner verifies nobody.
    let (page, cookies) = open(&realm, &link_in(&mail), "").await;
    open(&realm, &link_in(&page), &cookies).await;
    assert_eq!(realm.account("ada").await["emailVerified"], true);
    assert_logs_in(&realm, "ada", PASSWORD).await;
}

#[tokio::test]
async fn a_mail_that_cannot_be_sent_leaves_the_account() {
    let realm = Realm::with(json!({ "verifyEmail": true })).await;
    let accounts = realm.accounts();
    let made = create(&accounts, body(json!({}))).await.unwrap();
    for client_id in [Some("app"), None] {
        let error = accounts
            .send_verification(&made.id, "ada@example.com", client_id)
            .await;
        let error = error.unwrap_err().to_string();
        assert!(error.contains("500 Failed to send verify email"), "{error}");
    }
    let path = format!("/users/{}", made.id);
    let account = realm.administer(Method::GET, &path, json!(null)).await;
    assert_eq!(account["username"], "ada");
}
