//! From a registration to a verified address: the mail, its link, and the page behind it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::gateway::{Reply, TestGateway, ada, ada_with, realm, send};
use crate::mails::Mail;
use crate::smtp::{Recipients, Sink};

const FOLDER: &str = "[mail]\nfrom = 'Sign-up <sign-up@example.org>'\nfolder = 'FOLDER/mails'\n";

async fn start() -> TestGateway {
    TestGateway::start_with(realm(json!({ "verifyEmail": true })), FOLDER).await
}

fn mails(gateway: &TestGateway) -> Vec<Mail> {
    Mail::all(&gateway.folder.path().join("mails"))
}

async fn open(gateway: &TestGateway, link: &str) -> Reply {
    send(gateway.http.get(link)).await
}

async fn press(gateway: &TestGateway, link: &str) -> Reply {
    send(gateway.http.post(link)).await
}

fn verified(gateway: &TestGateway) -> Vec<Value> {
    let accounts = gateway.accounts();
    accounts
        .iter()
        .map(|account| account["emailVerified"].clone())
        .collect()
}

/// Lets so many hours pass for every link.
fn age(gateway: &TestGateway, hours: i64) {
    gateway.pass(hours * 3600);
}

#[tokio::test]
async fn a_link_verifies_by_a_button_and_only_once() {
    let gateway = start().await;
    let reply = send(gateway.registrations("client_id=app").json(&ada())).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert_eq!(reply.json()["emailVerificationRequired"], true);

    let mails = mails(&gateway);
    let [mail] = mails.as_slice() else {
        panic!("{mails:?}")
    };
    assert_eq!(mail.field("From"), "Sign-up <sign-up@example.org>");
    assert_eq!(mail.field("To"), "ada@example.org");
    assert_eq!(mail.field("Subject"), "Confirm your email address");
    assert_eq!(mail.field("Content-Type"), "text/plain; charset=utf-8");
    assert!(
        mail.body.contains("Test & Co") && mail.body.contains("12 h"),
        "{}",
        mail.body
    );
    let link = mail.link();
    let start = gateway.url("/realms/test/login-actions/action-token?key=");
    assert_eq!(link.strip_prefix(&start).map(str::len), Some(43), "{link}");

    // Programs that read mails before their reader does open every link, some more than once.
    for _ in 0..2 {
        let page = open(&gateway, link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert!(
            page.text
                .contains("<form method=\"post\"><button>Confirm</button></form>"),
            "{}",
            page.text
        );
        assert!(page.text.contains("Test &amp; Co") && page.text.contains("ada@example.org"));
    }
    assert_eq!(verified(&gateway), [json!(false)]);

    let done = press(&gateway, link).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.text.contains("<h1>Thank you</h1>"), "{}", done.text);
    assert!(
        done.text
            .contains("<a href=\"https://app.example/home\">Log in</a>"),
        "{}",
        done.text
    );
    assert_eq!(verified(&gateway), [json!(true)]);

    for again in [open(&gateway, link).await, press(&gateway, link).await] {
        assert_eq!(again.status, StatusCode::OK);
        assert!(
            again.text.contains("<h1>Already confirmed</h1>"),
            "{}",
            again.text
        );
        assert!(!again.text.contains("<form"), "{}", again.text);
    }
}

#[tokio::test]
async fn the_page_runs_no_script_and_only_its_own_style() {
    let gateway = start().await;
    gateway.register(&ada()).await;
    let page = open(&gateway, mails(&gateway)[0].link()).await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        !policy.contains("script-src") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    assert!(policy.contains("form-action 'self'"), "{policy}");
    assert!(!page.text.contains("<script"), "{}", page.text);

    let style = page
        .text
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let hash = STANDARD.encode(Sha256::digest(style));
    assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
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
        page.text.contains("<button>Send a new link</button>"),
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

/// Checklist 44.
#[tokio::test]
async fn a_link_that_is_not_valid_leads_on_to_the_form_or_to_the_application() {
    let realm = || realm(json!({ "verifyEmail": true }));
    for (more, way) in [
        (
            "site = 'FOLDER'\n",
            Some("<a href=\"../../../\">Create your account</a>"),
        ),
        (
            "default_client_id = 'app'\n",
            Some("<a href=\"https://app.example/home\">Back to the application</a>"),
        ),
        ("", None),
    ] {
        let gateway = TestGateway::start_with(realm(), &format!("{more}{FOLDER}")).await;
        let page = open(
            &gateway,
            &gateway.url("/realms/test/login-actions/action-token?key=x"),
        )
        .await;
        let found = page.text.split("<p>").find(|part| part.starts_with("<a "));
        assert_eq!(found.map(|part| part.split("</p>").next().unwrap()), way);
    }
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

#[tokio::test]
async fn mails_are_in_the_persons_language_and_lead_to_the_public_url() {
    let more = format!("public_url = 'https://sign-up.example/'\n{FOLDER}");
    let gateway = TestGateway::start_with(realm(json!({ "verifyEmail": true })), &more).await;
    let request = gateway.registrations("").header("host", "evil.example");
    let reply = send(request.json(&ada_with(json!({ "locale": "de" })))).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let mail = mails(&gateway).remove(0);
    assert!(
        mail.body
            .contains("bestätigen Sie, dass die Adresse Ihnen gehört"),
        "{}",
        mail.body
    );
    let start = "https://sign-up.example/realms/test/login-actions/action-token?key=";
    assert!(mail.link().starts_with(start), "{}", mail.link());

    let path = mail.link().strip_prefix("https://sign-up.example").unwrap();
    for (language, html, button) in [
        (
            "de",
            "<html lang=\"de\" dir=\"ltr\">",
            "<button>Bestätigen</button>",
        ),
        ("ar", "<html lang=\"ar\" dir=\"rtl\">", "<button>تأكيد</button>"),
    ] {
        let page = gateway
            .http
            .get(gateway.url(path))
            .header("accept-language", language);
        let page = send(page).await;
        assert!(
            page.text.contains(html) && page.text.contains(button),
            "{}",
            page.text
        );
    }
}

#[tokio::test]
async fn a_mail_server_is_given_the_mail() {
    let mut sink = Sink::start(Recipients::Accept).await;
    let mail = format!(
        "[mail]\nfrom = 'sign-up@example.org'\nsmtp = 'smtp://{}'\n",
        sink.address
    );
    let gateway = TestGateway::start_with(realm(json!({ "verifyEmail": true })), &mail).await;
    assert_eq!(gateway.register(&ada()).await.status, StatusCode::CREATED);
    let (recipient, mail) = sink.mails.recv().await.unwrap();
    assert_eq!(recipient, "<ada@example.org>");
    press(&gateway, mail.link()).await;
    assert_eq!(verified(&gateway), [json!(true)]);
}

#[tokio::test]
async fn an_account_is_made_even_when_no_mail_can_be_sent() {
    let sink = Sink::start(Recipients::Refuse).await;
    let mail = format!(
        "[mail]\nfrom = 'sign-up@example.org'\nsmtp = 'smtp://{}'\n",
        sink.address
    );
    let gateway = TestGateway::start_with(realm(json!({ "verifyEmail": true })), &mail).await;
    let reply = gateway.register(&ada()).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert_eq!(reply.json()["emailVerificationRequired"], true);
    assert_eq!(verified(&gateway), [json!(false)]);
    let metrics = format!("http://{}/metrics", gateway.running.management_address);
    let metrics = send(gateway.http.get(metrics)).await.text;
    assert!(
        metrics.contains("sign_up_verification_mails_total{outcome=\"failed\"} 1"),
        "{metrics}"
    );
}

#[tokio::test]
async fn who_reads_the_file_of_accounts_cannot_verify_an_address() {
    let gateway = start().await;
    gateway.register(&ada()).await;
    let link = mails(&gateway)[0].link().to_owned();
    let key = link.split_once("key=").unwrap().1;
    for file in ["accounts.sqlite", "accounts.sqlite-wal"] {
        let bytes = std::fs::read(gateway.folder.path().join(file)).unwrap();
        assert!(
            !bytes.windows(key.len()).any(|window| window == key.as_bytes()),
            "{file}"
        );
    }
}
