//! From a registration to a verified address: the mail, its link, and the page behind it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::gateway::{Reply, TestGateway, ada, ada_with, realm, send};
use crate::mails::Mail;
use crate::smtp::{Recipients, Sink};

pub(crate) const FOLDER: &str = "[mail]\nfrom = 'Sign-up <sign-up@example.org>'\nfolder = 'FOLDER/mails'\n";

pub(crate) async fn start() -> TestGateway {
    TestGateway::start_with(realm(json!({ "verifyEmail": true })), FOLDER).await
}

pub(crate) fn mails(gateway: &TestGateway) -> Vec<Mail> {
    Mail::all(&gateway.folder.path().join("mails"))
}

pub(crate) async fn open(gateway: &TestGateway, link: &str) -> Reply {
    send(gateway.http.get(link)).await
}

pub(crate) async fn press(gateway: &TestGateway, link: &str) -> Reply {
    send(gateway.http.post(link)).await
}

/// What the page looks like.
pub(crate) fn style(page: &Reply) -> &str {
    let (_, style) = page.text.split_once("<style>").unwrap();
    style.split_once("</style>").unwrap().0
}

pub(crate) fn verified(gateway: &TestGateway) -> Vec<Value> {
    let accounts = gateway.accounts();
    accounts
        .iter()
        .map(|account| account["emailVerified"].clone())
        .collect()
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
                .contains("<form method=\"post\"><button class=\"button\">Confirm</button></form>"),
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
            .contains("<a class=\"button\" href=\"https://app.example/home\">Log in</a>"),
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

    let hash = STANDARD.encode(Sha256::digest(style(&page)));
    assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
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
        ("de", "<html lang=\"de\" dir=\"ltr\">", ">Bestätigen</button>"),
        ("ar", "<html lang=\"ar\" dir=\"rtl\">", ">تأكيد</button>"),
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
