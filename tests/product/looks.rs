//! The page fits a small screen and large letters, keeps its signs in forced colours, and is still where that is asked for.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Page, Setting, Stage, in_each_engine, languages, realm};

const POLICY: &str = "length(12) and digits(1) and notContainsUsername";

in_each_engine!(everything_holds);

async fn everything_holds(engine: Engine) {
    let languages = languages();
    let mut realm = realm(POLICY);
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(languages);
    realm["defaultLocale"] = json!("en");
    realm["clients"][0]["webOrigins"] = json!(["*"]);
    let stage = Stage::embedded(&realm).await;
    let browser = Browser::of(engine).await;
    browser.on_screen(320, 256).await;
    for language in &languages {
        browser.open_form(&stage, language).await;
        nothing_is_scrolled_sideways(&browser, language).await;
    }
    nothing_moves_for_whom_that_is_too_much(&browser, &stage, false).await;
    browser.close_unreported().await;

    let mut settings = vec![Setting::LessMotion];
    if engine != Engine::WebKit {
        settings.push(Setting::ForcedColours);
    }
    let browser = Browser::set(engine, &settings).await;
    nothing_moves_for_whom_that_is_too_much(&browser, &stage, true).await;
    if engine != Engine::WebKit {
        browser.open_form(&stage, "en").await;
        signs_are_seen_in_forced_colours(&browser).await;
    }
    browser.close_unreported().await;
    stage.end().await;
}

/// Checklist 22: as it is opened, with all its messages, and with letters of twice the size; 320 px are 1280 at 400 %.
async fn nothing_is_scrolled_sideways(browser: &Browser, language: &str) {
    let wide = "const html = document.documentElement; return [html.scrollWidth - html.clientWidth, \
                [...document.querySelectorAll('main *:not(.unseen, option)')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth) \
                  .filter(e => getComputedStyle(e).overflowX !== 'visible').map(e => e.id || e.className)]";
    let fits = json!([0, []]);
    assert_eq!(browser.run(wide, vec![]).await, fits, "{language}");
    browser.submit().await;
    browser.wait_for_focus("problems").await;
    assert_eq!(browser.run(wide, vec![]).await, fits, "{language}, refused");
    browser
        .run("document.documentElement.style.fontSize = '200%'", vec![])
        .await;
    assert_eq!(
        browser.run(wide, vec![]).await,
        fits,
        "{language}, in large letters"
    );
}

/// What moves: elements with an animation or a transition of any length.
async fn moving(browser: &Browser) -> Value {
    let script = "return [...document.querySelectorAll('main *')].filter(e => { const style = getComputedStyle(e); \
                  return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0 }).map(e => e.id || e.className)";
    browser.run(script, vec![]).await
}

/// Checklist 25: and it does for everybody else.
async fn nothing_moves_for_whom_that_is_too_much(browser: &Browser, stage: &Stage, too_much: bool) {
    let loading = Page::elsewhere(stage).await;
    loading.hold();
    for address in [loading.origin(), &stage.origin()] {
        browser.open(address).await;
        if address != loading.origin() {
            browser.wait_for("[data-screen=form]").await;
        }
        let moving = moving(browser).await;
        assert_eq!(moving == json!([]), too_much, "{address}: {moving}");
    }
}

/// Checklist 22 and 24: boxes, buttons and the signs of the rules keep an edge when colours are the reader's, faulty boxes a
/// thicker one.
async fn signs_are_seen_in_forced_colours(browser: &Browser) {
    browser.type_into("password", "abcdefgh 1").await;
    browser
        .wait_for("#policy li[data-rule=digits][data-verdict=met]")
        .await;
    let seen = "const ground = getComputedStyle(document.body).backgroundColor; \
                const edge = (e, part) => { const style = getComputedStyle(e, part); \
                  return style.borderBottomStyle !== 'none' && parseFloat(style.borderBottomWidth) > 0 && style.borderBottomColor !== ground }; \
                return [matchMedia('(forced-colors: active)').matches, \
                  ...[...document.querySelectorAll('form input, .button')].map(e => edge(e)), \
                  ...[...document.querySelectorAll('#policy li')].map(e => edge(e, '::before'))]";
    let seen = browser.run(seen, vec![]).await;
    assert_eq!(
        seen,
        json!([true, true, true, true, true, true, true, true, true, true])
    );
    browser.submit().await;
    browser.wait_for_focus("problems").await;
    let faulty = "return [...document.querySelectorAll('form input')].map(e => parseFloat(getComputedStyle(e).borderTopWidth) > 2)";
    let faulty = browser.run(faulty, vec![]).await;
    assert_eq!(faulty, json!([true, true, true, true, true]));
}
