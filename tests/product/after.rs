//! What comes after a sign-up, or instead of one. The numbers are those of the checklist of a good form.

use gateway::config::Limits;
use serde_json::{Value, json};

use crate::mail::verifying_realm;
use crate::people::{grace, user_of};
use crate::stage::{Browser, Engine, GENEROUS, Mailbox, Stage, realm};

const LATER: &str = "lovelace@example.com";

fn ada() -> Value {
    grace(json!({ "username": "ada", "email": "ada@example.com" }))
}

/// Fills in the form and sends it.
async fn send(browser: &Browser, stage: &Stage, person: &Value) {
    browser.open(&stage.origin()).await;
    for (id, text) in person.as_object().unwrap() {
        browser.type_into(id, text.as_str().unwrap()).await;
    }
    browser.wait_for("#submit").await.click().await.unwrap();
}

async fn click(browser: &Browser, selector: &str) {
    browser.wait_for(selector).await.click().await.unwrap();
}

/// Both kinds of stores, each with its mails in this mailbox; and the engines to try with each: to a browser they are alike.
async fn both(mailbox: &Mailbox) -> [(Stage, &'static [Engine]); 2] {
    let realm = verifying_realm(mailbox);
    [
        (Stage::keycloak(&realm).await, &[Engine::Chromium]),
        (
            Stage::embedded_with_smtp(&realm, mailbox.address).await,
            &Engine::ALL,
        ),
    ]
}

/// Checklist 44 and 33: where the mail went, how long its link works, and another one after a pause that nobody is read.
#[tokio::test]
async fn the_mail_can_be_sent_again_after_a_countdown_that_is_not_read_aloud() {
    let mut mailbox = Mailbox::open().await;
    for (stage, engines) in both(&mailbox).await {
        // Long enough for a busy machine to try too early.
        let limits = Limits {
            resend_seconds: 6,
            ..GENEROUS
        };
        let stage = stage.limited(limits).await;
        for &engine in engines {
            the_mail_is_sent_again(&Browser::of(engine).await, &stage, &mut mailbox).await;
        }
        stage.end().await;
    }
}

async fn the_mail_is_sent_again(browser: &Browser, stage: &Stage, mailbox: &mut Mailbox) {
    let person = user_of(browser.engine);
    let address = person["email"].as_str().unwrap();
    send(browser, stage, &person).await;
    browser
        .wait_for("[data-screen=check-mail] #send[aria-disabled=true]")
        .await;
    let watch = "window.said = []; const line = document.querySelector('[role=status]'); \
                 new MutationObserver(() => said.push(line.textContent)).observe(line, {characterData: true, childList: true, subtree: true})";
    browser.run(watch, vec![]).await;
    let counting = browser.texts("#send").await.concat();
    assert!(counting.starts_with("Send again in "), "{counting}");
    click(browser, "#send").await;
    assert_eq!(browser.texts("#address").await, [address]);
    let words = browser.texts("main").await.concat();
    assert!(words.contains("The link works for 12 hours."), "{words}");
    mailbox.next().await;

    browser.wait_for_text("#send", "Send again").await;
    assert_eq!(browser.run("return said", vec![]).await, json!([]));
    assert!(mailbox.is_empty(), "{}: too early is not at all", stage.kind());
    click(browser, "#send").await;
    let mail = mailbox.next().await;
    assert!(mail.contains(address), "{mail}");
    browser
        .wait_for_text(".told", "We have sent the message again.")
        .await;
    browser.wait_for("#send[aria-disabled=true]").await;
    browser.unreported().await;
}

/// Checklist 44: an address that was mistyped is mended on the spot, by the rules of the form.
#[tokio::test]
async fn another_address_is_judged_and_gets_a_mail_of_its_own() {
    let mut mailbox = Mailbox::open().await;
    for (stage, engines) in both(&mailbox).await {
        stage.sign_up(&grace(json!({}))).await;
        mailbox.next().await;
        for &engine in engines {
            the_address_is_changed(&Browser::of(engine).await, &stage, &mut mailbox).await;
        }
        assert_eq!(stage.count_accounts().await, 1 + engines.len());
        stage.end().await;
    }
}

async fn the_address_is_changed(browser: &Browser, stage: &Stage, mailbox: &mut Mailbox) {
    send(browser, stage, &user_of(browser.engine)).await;
    click(browser, "#change").await;
    mailbox.next().await;
    for (typed, said) in [
        ("ada", "Enter an email address such as name@example.com"),
        (
            "Grace@example.com",
            "There is an account with this email address already",
        ),
    ] {
        browser.wait_for("#email").await;
        browser.clear("email").await;
        browser.type_into("email", typed).await;
        click(browser, "#send").await;
        browser.wait_for_text("#email-problem", said).await;
        browser.wait_for("#email[aria-invalid=true]").await;
        browser.wait_for_focus("email").await;
    }
    let later = format!("later-{:?}@example.com", browser.engine).to_lowercase();
    browser.clear("email").await;
    browser.type_into("email", &later).await;
    click(browser, "#send").await;
    browser.wait_for_text("#address", &later).await;
    browser.wait_for("form:not(:has(#email))").await;
    let mail = mailbox.next().await;
    assert!(mail.contains(&later), "{mail}");
    assert!(mailbox.is_empty());
    browser.unreported().await;
}

/// Checklist 33: both stores answer alike.
#[tokio::test]
async fn only_the_token_sends_mails_and_only_so_many() {
    let mut mailbox = Mailbox::open().await;
    for (stage, _) in both(&mailbox).await {
        let limits = Limits {
            resend_seconds: 3600,
            mails_per_account: 4,
            ..GENEROUS
        };
        let stage = stage.limited(limits).await;
        stage.sign_up(&grace(json!({}))).await;
        mailbox.next().await;
        let created = stage.sign_up(&ada()).await;
        mailbox.next().await;
        let mail = &created.body["verification"];
        let old = mail["token"].as_str().unwrap().to_owned();
        assert_eq!(
            (&mail["email"], &mail["resendIn"]),
            (&json!("ada@example.com"), &json!(3600))
        );
        for (token, email, status, kind) in [
            ("forged".to_owned(), None, 403, Some("token-invalid")),
            (format!("{old}x"), Some(LATER), 403, Some("token-invalid")),
            (old.clone(), None, 429, Some("too-many-requests")),
            (old.clone(), Some("ada"), 422, Some("invalid-registration")),
            (
                old.clone(),
                Some("grace@example.com"),
                409,
                Some("account-exists"),
            ),
            (old.clone(), Some("Lovelace@Example.com"), 200, None),
        ] {
            let mut body = json!({ "token": token });
            if let Some(email) = email {
                body["email"] = email.into();
            }
            let reply = stage.send_again(&body).await;
            let name = reply.body["type"]
                .as_str()
                .and_then(|name| name.strip_prefix("urn:sign-up:"));
            assert_eq!(
                (reply.status.as_u16(), name),
                (status, kind),
                "{}: {body}",
                stage.kind()
            );
            if status == 200 {
                assert_eq!(reply.body["email"], LATER);
                let body = json!({ "token": reply.body["token"], "email": "third@example.com" });
                assert_eq!(stage.send_again(&body).await.status, 200, "{}", stage.kind());
            }
        }
        for address in [LATER, "third@example.com"] {
            let mail = mailbox.next().await;
            assert!(mail.contains(address), "{mail}");
        }
        let body = json!({ "token": old, "email": "fourth@example.com" });
        let reply = stage.send_again(&body).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.body["type"]),
            (429, &json!("urn:sign-up:too-many-mails")),
            "{}",
            stage.kind()
        );
        assert!(mailbox.is_empty());
        stage.end().await;
    }
}

#[tokio::test]
async fn whoever_is_known_already_is_offered_to_log_in_or_a_new_password() {
    let mut known = realm("length(8)");
    known["resetPasswordAllowed"] = true.into();
    for stage in Stage::both(&known).await {
        stage.sign_up(&ada()).await;
        for engine in Engine::ALL {
            let browser = Browser::of(engine).await;
            send(&browser, &stage, &grace(json!({ "email": "ada@example.com" }))).await;
            browser.wait_for("[data-field=email] [aria-invalid]").await;
            let links = browser.texts(".ways a").await;
            if stage.kind() == "embedded" {
                assert_eq!(links, [] as [&str; 0], "it neither logs in nor resets");
            } else {
                assert_eq!(links, ["Log in instead", "Forgot your password?"], "{engine:?}");
                browser.type_into("email", "x").await;
                browser.wait_for(".ways:not(:has(a))").await;
                browser.clear("email").await;
                browser.type_into("email", "ada@example.com").await;
                click(&browser, "#submit").await;
                browser.wait_for("#reset-password").await;
                browser.unreported().await;
                click(&browser, "#reset-password").await;
                browser.wait_for("form#kc-reset-password-form").await;
            }
        }
        stage.end().await;
    }
}

#[tokio::test]
async fn terms_open_over_the_page_and_give_the_focus_back() {
    let mut with_terms = realm("length(8)");
    with_terms["requiredActions"] =
        json!([{ "alias": "TERMS_AND_CONDITIONS", "name": "Terms", "enabled": true, "defaultAction": true }]);
    with_terms["localizationTexts"] = json!({ "en": { "termsText": "Be kind. ".repeat(500) } });
    let stage = Stage::embedded(&with_terms).await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        for close in ["#terms-close", "Escape"] {
            click(&browser, "#terms-read").await;
            browser.wait_for("dialog:modal .terms").await;
            browser.wait_for_focus("terms-text").await;
            if close == "Escape" {
                browser.type_into("terms-text", "\u{e00c}").await;
            } else {
                click(&browser, close).await;
            }
            browser.wait_for("body:not(:has(dialog[open]))").await;
            browser.wait_for_focus("terms-read").await;
        }
        assert_eq!(browser.page.windows().await.unwrap().len(), 1, "{engine:?}");
        browser.close_unreported().await;
    }
    stage.end().await;
}

/// Checklist 33.
#[tokio::test]
async fn who_asks_too_often_is_told_when_to_try_again_and_loses_nothing() {
    let stage = Stage::embedded(&realm("length(8)")).await;
    let limits = Limits {
        address_per_hour: 1,
        ..GENEROUS
    };
    let stage = stage.limited(limits).await;
    stage.sign_up(&json!({})).await;
    let ada = ada();
    let typed = ["username", "email", "firstName", "lastName", "password"].map(|id| ada[id].clone());
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        send(&browser, &stage, &ada).await;
        browser.wait_for("#problems").await;
        let told = browser.texts("#problems li").await.concat();
        assert!(told.starts_with("Too many attempts; try again in 3,"), "{told}");
        assert_eq!(browser.values().await, json!(typed), "{engine:?}");
        browser.close_unreported().await;
    }
    stage.end().await;
}
