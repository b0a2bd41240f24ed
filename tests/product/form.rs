//! What the form does while it is filled in, in a real browser. The numbers are those of the checklist of a good form.

use serde_json::json;

use crate::stage::{Browser, Stage, realm};

async fn open(policy: &str) -> (Stage, Browser) {
    let stage = Stage::embedded(&realm(policy)).await;
    let browser = Browser::start().await;
    browser.page.goto(&stage.origin()).await.unwrap();
    browser.wait_for("[data-screen=form]").await;
    (stage, browser)
}

/// Waits until an element that fits the selector says just this.
async fn wait_for_text(browser: &Browser, selector: &str, text: &str) {
    let script = "const [selector, text, done] = arguments; const look = () => \
                  [...document.querySelectorAll(selector)].some(e => e.textContent === text) ? done(true) : setTimeout(look, 20); look()";
    browser
        .page
        .execute_async(script, vec![json!(selector), json!(text)])
        .await
        .unwrap_or_else(|error| panic!("{selector} never says {text:?}: {error}"));
}

/// Checklist 10.
#[tokio::test]
async fn caps_lock_is_told_while_it_is_on_and_the_password_has_the_focus() {
    let (stage, browser) = open("length(8)").await;
    let key = "const [kind, on] = arguments; document.getElementById('password')\
               .dispatchEvent(new KeyboardEvent(kind, {key: 'A', modifierCapsLock: on, bubbles: true}))";
    browser.wait_for("#password").await.click().await.unwrap();
    for (kind, on, said) in [
        ("keydown", true, "Caps Lock is on"),
        ("keyup", false, ""),
        ("keyup", true, "Caps Lock is on"),
    ] {
        browser.run(key, vec![json!(kind), json!(on)]).await;
        wait_for_text(&browser, "[role=status].caps-lock", said).await;
    }
    browser.wait_for("#username").await.click().await.unwrap();
    wait_for_text(&browser, "[role=status].caps-lock", "").await;
    browser.close_unreported().await;
    stage.end().await;
}

/// Checklist 3 and 5: a suggestion is put in by a script, is shown, keeps the policy, and makes an account.
#[tokio::test]
async fn a_password_is_suggested_that_keeps_the_policy_and_is_another_each_time() {
    let (stage, browser) = open("length(24) and specialChars(3) and notUsername").await;
    for (id, text) in [
        ("username", "ada"),
        ("email", "ada@example.com"),
        ("firstName", "Ada"),
        ("lastName", "L"),
    ] {
        browser.type_into(id, text).await;
    }
    let mut passwords = Vec::new();
    for _ in 0..2 {
        browser.wait_for("#password-suggest").await.click().await.unwrap();
        browser.wait_for("#password[type=text]").await;
        assert_eq!(
            browser.rules("met").await,
            ["length", "notUsername", "specialChars"]
        );
        let password = browser
            .run("return document.getElementById('password').value", vec![])
            .await;
        passwords.push(password.as_str().unwrap().to_owned());
    }
    assert!(
        passwords[0] != passwords[1] && passwords[1].len() >= 24,
        "{passwords:?}"
    );
    wait_for_text(
        &browser,
        ".unseen[role=status]",
        "A strong password has been filled in and is shown; save it",
    )
    .await;
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for("[data-screen=registered]").await;
    browser.close_unreported().await;
    assert_eq!(stage.count_accounts().await, 1);
    stage.end().await;
}

/// Checklist 20: at most one announcement for each pause, and it says what is missing.
#[tokio::test]
async fn when_typing_pauses_what_is_missing_is_said_once() {
    let (stage, browser) = open("length(12) and digits(2) and upperCase(1)").await;
    let watch = "window.said = []; const line = document.querySelector('.unseen[role=status]'); \
                 new MutationObserver(() => said.push(line.textContent)).observe(line, {characterData: true, childList: true, subtree: true})";
    browser.run(watch, vec![]).await;
    browser.type_into("password", "weak1").await;
    let said = "0 of 3 requirements met. Still missing: 7 characters, 1 digit, and 1 capital letter";
    wait_for_text(&browser, ".unseen[role=status]", said).await;
    assert_eq!(
        browser.run("return said", vec![]).await,
        json!([said]),
        "and nothing before it"
    );
    browser.type_into("password", "2AAAAAAA").await;
    wait_for_text(&browser, ".unseen[role=status]", "3 of 3 requirements met").await;
    browser.close_unreported().await;
    stage.end().await;
}
