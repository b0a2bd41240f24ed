//! A person signs up on the built page in a real browser.

use serde_json::json;

use crate::stage::{Browser, Engine, Page, Stage, realm};

const POLICY: &str =
    "length(12) and upperCase(1) and digits(1) and specialChars(1) and notUsername and notEmail";
/// Kept byte for byte: blanks around it, something beyond the BMP, and an accent of its own.
const PASSWORD: &str = " sécret Pass 1😀e\u{301} ";
/// What `ChromeDriver` types of it, and what it cannot: that comes by paste, which fires `input` as well.
const TYPED: &str = " sécret Pass 1";
const PASTED: &str = "😀e\u{301} ";

/// Fills in everything but the password, which comes after a weak one whose faults the page names.
async fn fill_in(browser: &Browser, username: &str) {
    browser.type_into("username", &format!(" {username} ")).await;
    browser
        .type_into("email", &format!("{username}@Example.com"))
        .await;
    browser.type_into("firstName", "Ada").await;
    browser.type_into("lastName", "Lovelace").await;

    browser.type_into("password", "weak1").await;
    browser
        .wait_for("#policy li[data-rule=digits][data-verdict=met]")
        .await;
    assert_eq!(
        browser.rules("unmet").await,
        ["length", "specialChars", "upperCase"]
    );
    assert_eq!(browser.rules("met").await, ["digits", "notEmail", "notUsername"]);

    browser.clear("password").await;
    browser.type_into("password", TYPED).await;
    let paste = "const box = document.getElementById('password'); box.focus(); box.setRangeText(arguments[0], box.value.length, \
                 box.value.length, 'end'); box.dispatchEvent(new InputEvent('input', {bubbles: true}))";
    browser.run(paste, vec![json!(PASTED)]).await;
    browser
        .wait_for("#policy li[data-rule=upperCase][data-verdict=met]")
        .await;
    assert_eq!(browser.rules("unmet").await, Vec::<String>::new());
}

/// Checklist 12 and 39: the password is Keycloak's as it was typed, everything else without the blanks around it.
#[tokio::test]
async fn a_person_signs_up_on_a_real_keycloak_and_logs_in() {
    for engine in Engine::ALL {
        a_person_signs_up_and_logs_in(engine).await;
    }
}

async fn a_person_signs_up_and_logs_in(engine: Engine) {
    let stage = Stage::keycloak(&realm(POLICY)).await;
    let browser = Browser::of(engine).await;
    browser.open(&stage.origin()).await;
    fill_in(&browser, "Ada").await;
    browser.submit().await;
    browser.wait_for("[data-screen=registered]").await;
    browser.close_unreported().await;

    let users = stage.in_real_keycloak().users(&stage.realm, "ada").await;
    assert_eq!(users.len(), 1, "{engine:?} {users:?}");
    for (field, value) in [
        ("username", "ada"),
        ("email", "ada@example.com"),
        ("firstName", "Ada"),
        ("lastName", "Lovelace"),
    ] {
        assert_eq!(users[0][field], value);
    }
    assert_eq!(
        (&users[0]["enabled"], &users[0]["emailVerified"]),
        (&json!(true), &json!(false))
    );
    stage
        .in_real_keycloak()
        .log_in(&stage.realm, "ada", PASSWORD)
        .await
        .expect("the password arrived as it was typed");
    stage
        .in_real_keycloak()
        .log_in(&stage.realm, "ada", PASSWORD.trim())
        .await
        .expect_err("no other password will do");
    stage.end().await;
}

#[tokio::test]
async fn people_sign_up_on_the_embedded_realm_and_log_in_to_keycloak_after_the_move() {
    let realm = realm(POLICY);
    let embedded = Stage::embedded(&realm).await;
    let people = Engine::ALL.into_iter().zip(["ada", "grace", "joan"]);
    for (engine, username) in people.clone() {
        let browser = Browser::of(engine).await;
        browser.open(&embedded.origin()).await;
        fill_in(&browser, username).await;
        browser.submit().await;
        browser.wait_for("[data-screen=registered]").await;
        browser.close_unreported().await;
    }
    let export = embedded.export();

    let stage = Stage::keycloak(&realm).await;
    let keycloak = stage.in_real_keycloak();
    let report = keycloak.partial_import(&stage.realm, &export).await;
    assert_eq!(report["added"], 3, "{report}");
    for (engine, username) in people {
        let users = keycloak.users(&stage.realm, username).await;
        assert_eq!(users[0]["email"], format!("{username}@example.com"), "{engine:?}");
        keycloak
            .log_in(&stage.realm, username, PASSWORD)
            .await
            .expect("the credential moved along");
        keycloak
            .log_in(&stage.realm, username, "another")
            .await
            .expect_err("no other password will do");
    }
    stage.end().await;
    embedded.end().await;
}

/// Checklist 21.
#[tokio::test]
async fn what_keycloak_refuses_appears_under_its_field_and_nothing_typed_is_lost() {
    let stage = Stage::keycloak(&realm(POLICY)).await;
    let taken = json!({"username": "ada", "email": "ada@example.com", "firstName": "A", "lastName": "L", "password": PASSWORD});
    assert_eq!(stage.sign_up(&taken).await.status, 201);
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        fill_in(&browser, "ada").await;
        browser.submit().await;
        browser.wait_for("#email[aria-invalid=true]").await;
        assert!(!browser.texts("#email-problem").await.concat().is_empty());
        browser.wait_for_focus("problems").await;
        assert_eq!(
            browser.values().await,
            json!([" ada ", "ada@Example.com", "Ada", "Lovelace", PASSWORD]),
            "{engine:?}"
        );
        browser.close_unreported().await;
    }
    stage.end().await;
}

#[tokio::test]
async fn a_page_on_another_origin_may_sign_people_up_only_while_the_client_allows_it() {
    let mut stage = Stage::keycloak(&realm("length(8)")).await;
    let page = Page::elsewhere(&stage).await;
    stage.allow_origins(&[page.origin().to_owned()]).await;
    let mut browsers = Vec::new();
    for (engine, username) in Engine::ALL.into_iter().zip(["ada", "grace", "joan"]) {
        let browser = Browser::of(engine).await;
        browser.open(page.origin()).await;
        browser.fill_in(username, "analytical").await;
        browser.submit().await;
        browser.wait_for("[data-screen=registered]").await;
        browser.open(page.origin()).await;
        browser.fill_in("mary", "analytical").await;
        browsers.push(browser);
    }
    // Who has the form, from a cache perhaps, cannot send it any more.
    stage.allow_origins(&["https://app.example.com".to_owned()]).await;
    for browser in browsers {
        browser.submit().await;
        browser.wait_for("[data-screen=unreachable]").await;
        browser.close_unreported().await;
    }
    assert_eq!(stage.count_accounts().await, 3);
    stage.end().await;
}
