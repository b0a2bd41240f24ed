//! The password's box and those before it, as people, scripts and password managers fill them in.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Stage, in_each_engine, realm};

const POLICY: &str = "length(12) and maxLength(64) and digits(1) and notUsername";

in_each_engine!(everything_holds);

async fn everything_holds(engine: Engine) {
    let mut realm = realm(POLICY);
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(["en", "de", "ar"]);
    realm["defaultLocale"] = json!("en");
    let stage = Stage::embedded(&realm).await;
    let browser = Browser::of(engine).await;
    for language in ["en", "de", "ar"] {
        browser.open_form(&stage, language).await;
        the_toggle_says_in_the_pages_language_what_it_does(&browser, language).await;
    }
    browser.open_form(&stage, "en").await;
    the_boxes_say_what_they_hold_and_stand_in_one_form_outside_any_shadow(&browser).await;
    nothing_that_is_typed_is_corrected_or_sent_to_a_spelling_service(&browser).await;
    caps_lock_is_told_while_it_is_on_and_the_password_has_the_focus(&browser).await;
    what_is_shown_is_hidden_again_and_the_caret_stays(&browser).await;
    browser.open_form(&stage, "en").await;
    a_long_password_is_not_cut_but_told_to_be_too_long(&browser).await;
    browser.open_form(&stage, "en").await;
    what_is_pasted_or_put_in_by_a_script_is_taken(&browser).await;
    browser.open_form(&stage, "en").await;
    suggestions_keep_the_policy_and_are_another_each_time(&browser).await;
    assert_eq!(stage.count_accounts().await, 1, "{engine:?}");
    browser.open_form(&stage, "en").await;
    what_was_filled_in_without_a_word_is_sent(&browser).await;
    browser.close_unreported().await;
    let silent = &stage.export()["users"][1];
    assert_eq!(
        [&silent["username"], &silent["email"], &silent["lastName"]],
        ["silent", "silent@example.com", "Filled"],
        "{engine:?}"
    );
    stage.end().await;
}

/// Checklist 1, 7 and 9: there is one password to enter, and what manages passwords finds all it looks for.
async fn the_boxes_say_what_they_hold_and_stand_in_one_form_outside_any_shadow(browser: &Browser) {
    let boxes = "return [...document.querySelectorAll('form#sign-up input')].map(e => [e.id, e.type, e.autocomplete])";
    let expected = json!([
        ["username", "text", "username"],
        ["email", "email", "email"],
        ["firstName", "text", "given-name"],
        ["lastName", "text", "family-name"],
        ["password", "password", "new-password"],
    ]);
    assert_eq!(browser.run(boxes, vec![]).await, expected);
    let elsewhere = "const all = [...document.querySelectorAll('*')]; \
                     return [all.filter(e => e.shadowRoot).length, document.querySelectorAll('iframe').length, document.forms.length]";
    assert_eq!(browser.run(elsewhere, vec![]).await, json!([0, 0, 1]));
}

/// Checklist 11.
async fn nothing_that_is_typed_is_corrected_or_sent_to_a_spelling_service(browser: &Browser) {
    let script = "return ['username', 'email', 'password'].map(id => document.getElementById(id)) \
                  .map(e => [e.spellcheck, e.getAttribute('autocapitalize')])";
    let expected = json!([[false, "none"], [false, "none"], [false, "off"]]);
    assert_eq!(browser.run(script, vec![]).await, expected);
}

/// Checklist 10.
async fn caps_lock_is_told_while_it_is_on_and_the_password_has_the_focus(browser: &Browser) {
    let key = "const [kind, on] = arguments; document.getElementById('password')\
               .dispatchEvent(new KeyboardEvent(kind, {key: 'A', modifierCapsLock: on, bubbles: true}))";
    browser
        .run("document.getElementById('password').focus()", vec![])
        .await;
    for (kind, on, said) in [
        ("keydown", true, "Caps Lock is on"),
        ("keyup", false, ""),
        ("keyup", true, "Caps Lock is on"),
    ] {
        browser.run(key, vec![json!(kind), json!(on)]).await;
        browser.wait_for_text("[role=status].caps-lock", said).await;
    }
    browser
        .run("document.getElementById('username').focus()", vec![])
        .await;
    browser.wait_for_text("[role=status].caps-lock", "").await;
}

/// How the password's box and its button are: type, caret, what has the focus, the button's name, kind and box.
async fn state(browser: &Browser) -> Value {
    let script = "const box = document.getElementById('password'), button = document.getElementById('password-toggle'); \
                  return [box.type, box.selectionStart, box.selectionEnd, document.activeElement.id, \
                          button.getAttribute('aria-label'), button.type, button.getAttribute('aria-controls')]";
    browser.run(script, vec![]).await
}

/// Checklist 8: shown and hidden by its button, and hidden by sending.
async fn what_is_shown_is_hidden_again_and_the_caret_stays(browser: &Browser) {
    let (shown, hidden) = (
        json!(["text", 2, 5, "password", "Hide password", "button", "password"]),
        json!([
            "password",
            2,
            5,
            "password",
            "Show password",
            "button",
            "password"
        ]),
    );
    browser.type_into("password", "analytical").await;
    browser
        .run(
            "document.getElementById('password').setSelectionRange(2, 5)",
            vec![],
        )
        .await;
    assert_eq!(state(browser).await, hidden);
    for expected in [&shown, &hidden, &shown] {
        browser.wait_for("#password-toggle").await.click().await.unwrap();
        assert_eq!(state(browser).await, *expected);
    }
    browser.submit().await;
    browser.wait_for_focus("problems").await;
    let sent = state(browser).await;
    assert_eq!(
        [&sent[0], &sent[1], &sent[4]],
        [&hidden[0], &hidden[1], &hidden[4]]
    );
}

/// Checklist 8: the button's name changes with what it does, in every language.
async fn the_toggle_says_in_the_pages_language_what_it_does(browser: &Browser, language: &str) {
    let file = format!("{}/locales/{language}.json", env!("CARGO_MANIFEST_DIR"));
    let sentences: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(state(browser).await[4], sentences["password.showLabel"]);
    browser.wait_for("#password-toggle").await.click().await.unwrap();
    assert_eq!(state(browser).await[4], sentences["password.hideLabel"]);
}

/// Checklist 4.
async fn a_long_password_is_not_cut_but_told_to_be_too_long(browser: &Browser) {
    browser.fill_in("long", &"long enough 1 ".repeat(6)).await;
    browser
        .wait_for("#policy li[data-rule=maxLength][data-verdict=unmet]")
        .await;
    let script = "const box = document.getElementById('password'); return [box.value.length, box.maxLength]";
    assert_eq!(browser.run(script, vec![]).await, json!([84, -1]));
    browser.submit().await;
    browser.wait_for("#password[aria-invalid=true]").await;
    assert_eq!(
        browser.texts("#password-problem").await,
        ["The password may have at most 64 characters"]
    );
}

/// Checklist 5.
async fn what_is_pasted_or_put_in_by_a_script_is_taken(browser: &Browser) {
    let (control, met) = ('\u{e009}', "#policy li[data-rule=length][data-verdict=met]");
    browser.type_into("firstName", "from elsewhere 1").await;
    browser
        .type_into("firstName", &format!("{control}ac{control}"))
        .await;
    browser
        .type_into("password", &format!("{control}v{control}"))
        .await;
    browser.wait_for(met).await;
    assert_eq!(browser.values().await[4], "from elsewhere 1");

    let put = "const box = document.getElementById('password'); box.value = arguments[0]; \
               box.dispatchEvent(new Event('input', {bubbles: true}))";
    browser.run(put, vec![json!("short")]).await;
    browser
        .wait_for("#policy li[data-rule=length][data-verdict=unmet]")
        .await;
    browser.run(put, vec![json!("by a script 1")]).await;
    browser.wait_for(met).await;

    let prevented = "const box = document.getElementById('password'); \
                     return ['beforeinput', 'paste', 'dragenter', 'dragover', 'drop'] \
                       .filter(kind => !box.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true})))";
    assert_eq!(browser.run(prevented, vec![]).await, json!([]));
}

/// Checklist 3 and 5: a suggestion is put in by a script, is shown, keeps the policy, and makes an account.
async fn suggestions_keep_the_policy_and_are_another_each_time(browser: &Browser) {
    browser.fill_in("suggested", "x").await;
    let mut passwords = Vec::new();
    for _ in 0..2 {
        browser.wait_for("#password-suggest").await.click().await.unwrap();
        browser.wait_for("#password[type=text]").await;
        let all = ["digits", "length", "maxLength", "notUsername"];
        assert_eq!(browser.rules("met").await, all);
        passwords.push(browser.values().await[4].as_str().unwrap().to_owned());
    }
    assert!(
        passwords[0] != passwords[1] && passwords[1].len() >= 12,
        "{passwords:?}"
    );
    let said = "A strong password has been filled in and is shown; save it";
    browser.wait_for_text(".unseen[role=status]", said).await;
    browser.submit().await;
    browser.wait_for("[data-screen=registered]").await;
}

/// Checklist 6: some webviews and password managers fill boxes in and raise no event.
async fn what_was_filled_in_without_a_word_is_sent(browser: &Browser) {
    let fill =
        "for (const [id, text] of Object.entries(arguments[0])) document.getElementById(id).value = text";
    let values = json!({
        "username": "silent",
        "email": "silent@example.com",
        "firstName": "Sir",
        "lastName": "Filled",
        "password": "filled in silence 1",
    });
    browser.run(fill, vec![values]).await;
    browser.submit().await;
    browser.wait_for("[data-screen=registered]").await;
}
