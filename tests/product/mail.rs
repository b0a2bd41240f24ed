//! A realm that verifies e-mail addresses: a mail arrives, and its link verifies by an explicit step.

use serde_json::{Value, json};

use crate::people::user_of;
use crate::stage::{Browser, Engine, Mailbox, Stage, link_to, realm};

const PATH: &str = "/login-actions/action-token?key=";
const PASSWORD: &str = "analytical";

pub(crate) fn verifying_realm(mailbox: &Mailbox) -> Value {
    let mut realm = realm("length(8)");
    realm["verifyEmail"] = true.into();
    realm["smtpServer"] = json!({"host": "127.0.0.1", "port": mailbox.address.port().to_string(), "from": "keycloak@example.com"});
    realm
}

fn ada() -> Value {
    json!({"username": "ada", "email": "ada@example.com", "firstName": "Ada", "lastName": "L", "password": PASSWORD})
}

#[tokio::test]
async fn keycloak_is_asked_for_the_mail_and_the_account_waits_for_its_link() {
    let mut mailbox = Mailbox::open().await;
    let stage = Stage::keycloak(&verifying_realm(&mailbox)).await;
    let keycloak = stage.in_real_keycloak();

    let reply = stage.sign_up(&ada()).await;
    assert_eq!(
        (reply.status.as_u16(), &reply.body["emailVerificationRequired"]),
        (201, &json!(true)),
        "{}",
        reply.body
    );
    let mail = mailbox.next().await;
    assert!(mail.contains("ada@example.com"), "{mail}");
    keycloak
        .log_in(&stage.realm, "ada", PASSWORD)
        .await
        .expect_err("not before the address is verified");

    // The page is Keycloak's own.
    let browser = Browser::of(Engine::Chromium).await;
    browser.page.goto(&link_to(&mail, PATH)).await.unwrap();
    let proceed = browser.wait_for("#kc-info-message a").await;
    assert_eq!(
        keycloak.users(&stage.realm, "ada").await[0]["emailVerified"],
        false,
        "opening the link is not enough"
    );
    proceed.click().await.unwrap();
    keycloak.wait_until_verified(&stage.realm, "ada").await;
    keycloak
        .log_in(&stage.realm, "ada", PASSWORD)
        .await
        .expect("the address is verified");
    assert!(mailbox.is_empty(), "one mail is enough");
    stage.end().await;
}

/// Checklist 44.
#[tokio::test]
async fn the_embedded_realm_sends_the_mail_itself() {
    let mut mailbox = Mailbox::open().await;
    let stage = Stage::embedded_with_smtp(&verifying_realm(&mailbox), mailbox.address).await;

    for (index, engine) in Engine::ALL.into_iter().enumerate() {
        let person = user_of(engine);
        let verified = || stage.export()["users"][index]["emailVerified"].clone();
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        for (id, text) in person.as_object().unwrap() {
            browser.type_into(id, text.as_str().unwrap()).await;
        }
        browser.submit().await;
        browser.wait_for("[data-screen=check-mail]").await;
        let said = browser.texts("[data-screen=check-mail]").await.concat();
        assert!(said.contains(person["email"].as_str().unwrap()), "{said}");
        // The page behind the link allows no script, so none can watch over it.
        browser.unreported().await;

        let mail = mailbox.next().await;
        browser.page.goto(&link_to(&mail, PATH)).await.unwrap();
        let confirm = browser.wait_for("button").await;
        assert_eq!(verified(), false, "opening the link is not enough");
        confirm.click().await.unwrap();
        browser.wait_for("main:not(:has(form))").await;
        assert_eq!(verified(), true, "{engine:?}");
        assert!(mailbox.is_empty(), "one mail is enough");
    }
    stage.end().await;
}
