//! Everything can be reached, seen and used by a keyboard, by fingers, and in a low window.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Setting, Stage, in_each_engine, realm};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e006}";
const SPACE: &str = " ";

/// What can be used, in the page's order.
const CONTROLS: &str = "const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex=\"0\"]')];";

/// How well two colours are told apart, and the colour behind an element.
const CONTRAST: &str = "\
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255) \
                                .map(n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4); \
                              return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05 }; \
    const contrast = (one, other) => Math.max(light(one) / light(other), light(other) / light(one)); \
    const behind = e => { for (e = e.parentElement; e; e = e.parentElement) { \
                            const colour = getComputedStyle(e).backgroundColor; \
                            if (!/, 0\\)$/.test(colour)) return colour } };";

in_each_engine!(everything_holds);

async fn everything_holds(engine: Engine) {
    let mut realm = realm("length(12) and digits(1)");
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(["en", "de"]);
    realm["defaultLocale"] = json!("en");
    realm["clients"][0]["baseUrl"] = json!("https://app.example.com/");
    let stage = Stage::embedded(&realm).await;
    let browser = Browser::of(engine).await;
    browser.on_screen(600, 300).await;
    browser.open_form(&stage, "en").await;
    everything_has_room_for_a_finger(&browser).await;
    a_person_signs_up_by_keys_alone(&browser).await;
    everything_is_seen(&browser, &stage).await;
    browser.close_unreported().await;
    let browser = Browser::set(engine, &[Setting::Dark]).await;
    everything_is_seen(&browser, &stage).await;
    browser.close_unreported().await;
    assert_eq!(stage.count_accounts().await, 1, "{engine:?}");
    stage.end().await;
}

async fn everything_is_seen(browser: &Browser, stage: &Stage) {
    browser.on_screen(360, 300).await;
    browser.open_form(stage, "en").await;
    each_stop_of_the_focus_is_seen_in_a_low_window(browser).await;
    boxes_stand_out_from_the_page(browser).await;
}

/// Checklist 24.
async fn everything_has_room_for_a_finger(browser: &Browser) {
    let small = "return controls.map(e => [e.id, e.getBoundingClientRect()]) \
                 .filter(([, box]) => box.width < 24 || box.height < 24).map(([id, box]) => [id, box.width, box.height])";
    let small = browser.run(&format!("{CONTROLS} {small}"), vec![]).await;
    assert_eq!(small, json!([]));
}

/// Checklist 23, 24 and 25: Tab comes by everything in the page's order; it is in the window with nothing over it, and the
/// ring around it stands out.
async fn each_stop_of_the_focus_is_seen_in_a_low_window(browser: &Browser) {
    let all = browser
        .run(&format!("{CONTROLS} return controls.map(e => e.id)"), vec![])
        .await;
    let all: Vec<String> = serde_json::from_value(all).unwrap();
    assert!(all.len() >= 8 && all.iter().all(|id| !id.is_empty()), "{all:?}");
    // Some engines take their time to scroll.
    let look = "const [done] = arguments; let frames = 0; const look = () => { \
                  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e); \
                  const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2; \
                  const there = document.elementFromPoint((box.left + box.right) / 2, middle); \
                  const seen = e.contains(there); \
                  if (!seen && frames++ < 120) requestAnimationFrame(look); \
                  else done([e.id, seen, style.outlineStyle, parseFloat(style.outlineWidth) >= 2, \
                                     contrast(style.outlineColor, behind(e)) >= 3]) }; look()";
    for id in all {
        browser.press(TAB).await;
        let seen = browser
            .page
            .execute_async(&format!("{CONTRAST} {look}"), vec![])
            .await;
        assert_eq!(seen.unwrap(), json!([id, true, "solid", true, true]));
    }
}

/// Checklist 24.
async fn boxes_stand_out_from_the_page(browser: &Browser) {
    let weak = "return [...document.querySelectorAll('form input')].map(e => contrast(getComputedStyle(e).borderTopColor, behind(e))) \
                .filter(contrast => contrast < 3)";
    let weak = browser.run(&format!("{CONTRAST} {weak}"), vec![]).await;
    assert_eq!(weak, json!([]));
}

/// Checklist 25 and 26: nothing but keys, from the first to the last, mistakes and their way back included.
async fn a_person_signs_up_by_keys_alone(browser: &Browser) {
    for (id, text) in [
        ("username", "ada"),
        ("email", "ada@example.com"),
        ("firstName", "Ada"),
        ("lastName", "Lovelace"),
        ("password", "analytical"),
    ] {
        tab_to(browser, id).await;
        browser.press(text).await;
    }
    browser.press(ENTER).await;
    browser.wait_for_focus("problems").await;
    browser.press(&format!("{TAB}{ENTER}")).await;
    browser.wait_for_focus("password").await;
    browser.press("1234").await;
    tab_to(browser, "password-toggle").await;
    browser.press(SPACE).await;
    browser.wait_for("#password[type=text]").await;
    tab_to(browser, "submit").await;
    browser.press(SPACE).await;
    browser.wait_for("[data-screen=registered]").await;
    browser.wait_for_focus("heading").await;
    let way = browser
        .run("return document.getElementById('log-in')?.href ?? null", vec![])
        .await;
    if way != Value::Null {
        tab_to(browser, "log-in").await;
    }
}

/// Goes on by Tab until this has the focus.
async fn tab_to(browser: &Browser, id: &str) {
    let mut stops = Vec::new();
    while browser.focused().await != id {
        assert!(stops.len() < 12, "{id} is not on the way: {stops:?}");
        browser.press(TAB).await;
        stops.push(browser.focused().await);
    }
}
