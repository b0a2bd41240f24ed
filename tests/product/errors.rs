//! What is wrong is said where it is, in words that help, to the eye and to the ear, and nothing typed is lost by it.

use serde_json::{Value, json};

use crate::people::grace;
use crate::stage::{Browser, Engine, Stage, in_each_engine, realm};

const POLICY: &str = "length(12) and digits(2) and upperCase(1)";

const ENTER: &str = "\u{e007}";
const BACKSPACE: &str = "\u{e003}";

in_each_engine!(everything_holds);

async fn everything_holds(engine: Engine) {
    let mut realm = realm(POLICY);
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(["en", "ar"]);
    realm["defaultLocale"] = json!("en");
    let mut stage = Stage::embedded(&realm).await;
    let taken = grace(json!({"username": "taken", "password": "Nanosecond-11"}));
    assert_eq!(stage.sign_up(&taken).await.status, 201);
    let browser = Browser::of(engine).await;
    browser.open_form(&stage, "ar").await;
    the_title_begins_with_the_word_for_error(&browser, "ar").await;
    browser.open_form(&stage, "en").await;
    the_title_begins_with_the_word_for_error(&browser, "en").await;
    a_refused_form_turns_to_a_summary_that_leads_to_each_field(&browser).await;
    faulty_boxes_say_so_and_point_to_what_is_wrong_and_the_others_do_not(&browser).await;
    browser.open_form(&stage, "en").await;
    when_typing_pauses_what_is_missing_is_said_once(&browser).await;
    browser.open_form(&stage, "en").await;
    what_the_server_refuses_is_told_in_its_place_and_everything_stays(&browser).await;
    browser.open_form(&stage, "en").await;
    browser.fill_in("offline", "Analytical 11").await;
    stage.stop().await;
    without_a_line_everything_typed_stays_in_the_page_and_nowhere_else(&browser).await;
    stage.restart().await;
    browser.wait_for("#retry").await.click().await.unwrap();
    browser.wait_for("[data-screen=registered]").await;
    browser.close_unreported().await;
    assert_eq!(stage.count_accounts().await, 2, "{engine:?}");
    stage.end().await;
}

/// Checklist 17.
async fn the_title_begins_with_the_word_for_error(browser: &Browser, language: &str) {
    let file = format!("{}/locales/{language}.json", env!("CARGO_MANIFEST_DIR"));
    let sentences: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let said = |key: &str| sentences[key].as_str().unwrap().to_owned();
    let title = said("form.title");
    assert_eq!(
        browser.page.title().await.unwrap(),
        format!("{title} – Test realm")
    );
    browser.submit().await;
    browser.wait_for_focus("problems").await;
    let title = said("form.errorTitle").replace("{0}", &title);
    assert_eq!(
        browser.page.title().await.unwrap(),
        format!("{title} – Test realm")
    );
}

/// Checklist 17 and 19: one link for each faulty field, in the words that stand beside it, with the numbers in them.
async fn a_refused_form_turns_to_a_summary_that_leads_to_each_field(browser: &Browser) {
    browser.type_into("username", "ada").await;
    browser.type_into("email", "ada@").await;
    browser.type_into("password", "Analyt 11").await;
    browser.submit().await;
    browser
        .wait_for_text("#problems h2", "Please correct 4 entries")
        .await;
    browser.wait_for_focus("problems").await;
    let links = "return [...document.querySelectorAll('#problems li > a')].map(a => [a.hash.slice(1), a.textContent])";
    let links = browser.run(links, vec![]).await;
    assert_eq!(
        links,
        json!([
            [
                "email",
                "Email address: Enter an email address such as name@example.com"
            ],
            ["firstName", "First name: Fill in this field"],
            ["lastName", "Last name: Fill in this field"],
            ["password", "Password: The password needs at least 12 characters"],
        ])
    );
    let address = browser.page.current_url().await.unwrap();
    for link in links.as_array().unwrap() {
        let (id, words) = (link[0].as_str().unwrap(), link[1].as_str().unwrap());
        let beside = browser.texts(&format!("#{id}-problem")).await.concat();
        assert!(
            !beside.is_empty() && words.ends_with(&format!(": {beside}")),
            "{words}, {beside}"
        );
        let link = browser.wait_for(&format!("#problems a[href='#{id}']")).await;
        link.send_keys(ENTER).await.unwrap();
        browser.wait_for_focus(id).await;
    }
    assert_eq!(browser.page.current_url().await.unwrap(), address);
}

/// The boxes with what they say of themselves: `aria-invalid`, and the texts of what describes them.
async fn boxes(browser: &Browser) -> Value {
    let script = "return Object.fromEntries([...document.querySelectorAll('form input')].map(e => \
                    [e.id, [e.getAttribute('aria-invalid'), ...e.getAttribute('aria-describedby').split(' ') \
                      .map(id => document.getElementById(id)).map(e => e.matches('ul') ? 'rules' : e.textContent)]]))";
    browser.run(script, vec![]).await
}

/// Checklist 18.
async fn faulty_boxes_say_so_and_point_to_what_is_wrong_and_the_others_do_not(browser: &Browser) {
    let empty = json!(["true", "Fill in this field"]);
    let faulty = json!({
        "username": [null, ""],
        "email": ["true", "Enter an email address such as name@example.com"],
        "firstName": empty,
        "lastName": empty,
        "password": ["true", "The password needs at least 12 characters", "rules"],
    });
    assert_eq!(boxes(browser).await, faulty);
    for (id, rest) in [
        ("email", "example.com"),
        ("firstName", "Ada"),
        ("lastName", "L"),
        ("password", "000"),
    ] {
        browser.type_into(id, rest).await;
        browser.wait_for(&format!("#{id}:not([aria-invalid])")).await;
    }
    let mended = boxes(browser).await;
    for id in ["username", "email", "firstName", "lastName", "password"] {
        assert_eq!(mended[id][0], json!(null), "{id}");
        assert_eq!(mended[id][1], json!(""), "{id}");
    }
}

/// Checklist 20: at most one announcement for each pause, and it says what is missing; each rule says whether it is met.
async fn when_typing_pauses_what_is_missing_is_said_once(browser: &Browser) {
    let watch = "window.said = []; const line = document.querySelector('.unseen[role=status]'); \
                 new MutationObserver(() => said.push(line.textContent)).observe(line, {characterData: true, childList: true, subtree: true})";
    browser.run(watch, vec![]).await;
    // Letter by letter without a pause, which a driver on a busy machine may make.
    let type_at_once = "const box = document.getElementById('password'); box.focus(); for (const letter of 'weak1') { \
                        box.value += letter; box.dispatchEvent(new InputEvent('input', {bubbles: true})) }";
    browser.run(type_at_once, vec![]).await;
    let said = "0 of 3 requirements met. Still missing: 7 characters, 1 digit, and 1 capital letter";
    browser.wait_for_text(".unseen[role=status]", said).await;
    assert_eq!(
        browser.run("return said", vec![]).await,
        json!([said]),
        "and nothing before it"
    );
    browser.type_into("password", "2AAAAAA").await;
    let said = "3 of 3 requirements met";
    browser.wait_for_text(".unseen[role=status]", said).await;
    browser.type_into("password", BACKSPACE).await;
    browser
        .wait_for("#policy li[data-rule=length][data-verdict=unmet]")
        .await;
    let lines = [
        "At least 12 characters (not met)",
        "At least 2 digits (met)",
        "At least 1 capital letter (met)",
    ];
    assert_eq!(browser.texts("#policy li").await, lines);
}

/// Checklist 21.
async fn what_the_server_refuses_is_told_in_its_place_and_everything_stays(browser: &Browser) {
    browser.fill_in("taken", "Analytical 11").await;
    browser.submit().await;
    browser.wait_for_focus("problems").await;
    browser.wait_for("#username[aria-invalid=true]").await;
    let told = browser.texts("#username-problem").await;
    assert_eq!(told, ["Username already exists; choose another"]);
    assert_eq!(
        browser.texts("#problems li").await,
        ["Username: Username already exists; choose another"]
    );
    assert_eq!(
        browser.values().await,
        json!(["taken", "taken@example.com", "Ada", "Lovelace", "Analytical 11"])
    );
}

/// Checklist 43.
async fn without_a_line_everything_typed_stays_in_the_page_and_nowhere_else(browser: &Browser) {
    browser.submit().await;
    browser.wait_for_focus("unreachable").await;
    let told = browser.texts("#unreachable").await.concat();
    assert!(told.contains("What you have typed is still here"), "{told}");
    assert_eq!(
        browser.values().await,
        json!([
            "offline",
            "offline@example.com",
            "Ada",
            "Lovelace",
            "Analytical 11"
        ])
    );
    let kept = "const [done] = arguments; const none = async () => []; Promise.all([caches.keys(), (indexedDB.databases?.bind(indexedDB) ?? none)()])\
                .then(([caches, databases]) => done([localStorage.length, sessionStorage.length, document.cookie, caches.length, databases.length, \
                  history.state, location.pathname, location.search, location.hash]))";
    let kept = browser.page.execute_async(kept, vec![]).await.unwrap();
    assert_eq!(kept, json!([0, 0, "", 0, 0, null, "/", "?ui_locales=en", ""]));
}
