//! Links that verify nothing: too old, or never sent. They say so and lead on.

use reqwest::StatusCode;
use serde_json::json;

use crate::gateway::{TestGateway, ada, realm, send};
use crate::verification::{FOLDER, mails, open, press, start, verified};

/// Lets so many hours pass for every link.
fn age(gateway: &TestGateway, hours: i64) {
    gateway.pass(hours * 3600);
}

/// Checklist 44.
#[tokio::test]
async fn a_link_that_is_too_old_says_so_and_offers_another() {
    let gateway = start().await;
    gateway.register(&ada()).await;
    let first = mails(&gateway).remove(0);
    age(&gateway, 11);
    assert_eq!(open(&gateway, first.link()).await.status, StatusCode::OK);
    age(&gateway, 1);
    let page = open(&gateway, first.link()).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(
        page.text
            .contains("<button class=\"button\">Send a new link</button>"),
        "{}",
        page.text
    );
    assert_eq!(mails(&gateway).len(), 1);

    let sent = press(&gateway, first.link()).await;
    assert!(sent.text.contains("<h1>Check your mail</h1>"), "{}", sent.text);
    assert_eq!(verified(&gateway), [json!(false)]);
    let mut links: Vec<_> = mails(&gateway)
        .iter()
        .map(|mail| mail.link().to_owned())
        .collect();
    links.retain(|link| link != first.link());
    let [second] = links.as_slice() else {
        panic!("{links:?}")
    };
    press(&gateway, second).await;
    assert_eq!(verified(&gateway), [json!(true)]);
    assert!(
        open(&gateway, first.link())
            .await
            .text
            .contains("Already confirmed")
    );
}

#[tokio::test]
async fn an_old_link_sends_no_more_mails_than_an_account_gets() {
    let gateway = start().await;
    send(gateway.registrations("client_id=app").json(&ada())).await;
    let link = mails(&gateway)[0].link().to_owned();
    age(&gateway, 12);
    for _ in 0..2 {
        let page = press(&gateway, &link).await;
        assert!(page.text.contains("<h1>Check your mail</h1>"), "{}", page.text);
        assert_eq!(mails(&gateway).len(), 2, "a second press sends no second mail");
    }
    for _ in 3..=6 {
        gateway.pass(60);
        press(&gateway, &link).await;
    }
    gateway.pass(60);
    let page = press(&gateway, &link).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.text.contains("Back to the application"), "{}", page.text);
    assert_eq!(mails(&gateway).len(), 6);
}

/// Checklist 44.
#[tokio::test]
async fn a_link_that_is_not_valid_leads_on_to_the_form_or_to_the_application() {
    let realm = || realm(json!({ "verifyEmail": true }));
    for (more, way) in [
        (
            "site = 'FOLDER'\n",
            Some("<a class=\"button\" href=\"../../../\">Create your account</a>"),
        ),
        (
            "default_client_id = 'app'\n",
            Some("<a class=\"button\" href=\"https://app.example/home\">Back to the application</a>"),
        ),
        ("", None),
    ] {
        let gateway = TestGateway::start_with(realm(), &format!("{more}{FOLDER}")).await;
        let page = open(
            &gateway,
            &gateway.url("/realms/test/login-actions/action-token?key=x"),
        )
        .await;
        assert_eq!(page.text.lines().find(|line| line.starts_with("<a ")), way);
    }
}

#[tokio::test]
async fn keys_that_were_never_sent_open_nothing() {
    let gateway = start().await;
    gateway.register(&ada()).await;
    let link = mails(&gateway)[0].link().to_owned();
    let base = "/realms/test/login-actions/action-token";
    for link in [
        gateway.url(base),
        gateway.url(&format!("{base}?key=")),
        gateway.url(&format!("{base}?key=<script>")),
        link[..link.len() - 1].to_owned(),
    ] {
        for reply in [open(&gateway, &link).await, press(&gateway, &link).await] {
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{link}");
            assert!(
                reply.text.contains("<h1>This link is not valid</h1>"),
                "{}",
                reply.text
            );
        }
    }
    let other = link.replace("/realms/test/", "/realms/other/");
    assert_eq!(press(&gateway, &other).await.kind(), "not-found");
    assert_eq!(verified(&gateway), [json!(false)]);
}
