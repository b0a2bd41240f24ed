//! The page speaks the language of whoever reads it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Stage, in_each_engine, languages, realm};

/// A realm that offers these, English where nothing else suits; in German it has words of its own.
fn offering(locales: &[&str]) -> Value {
    let mut realm = realm("length(8)");
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(locales);
    realm["defaultLocale"] = json!("en");
    realm["localizationTexts"] = json!({"de": {"error-user-attribute-required": "Das fehlt uns noch"}});
    realm
}

/// The language and direction that the page says it is in, and its heading.
async fn spoken(browser: &Browser) -> [String; 3] {
    let script = "const html = document.documentElement; return [html.lang, html.dir, document.querySelector('h1').textContent]";
    serde_json::from_value(browser.run(script, vec![]).await).unwrap()
}

in_each_engine!(everything_holds);

async fn everything_holds(engine: Engine) {
    let many = Stage::embedded(&offering(&["en", "ar", "de", "fa", "ja", "no", "zh-TW"])).await;
    let mut few = Stage::embedded(&offering(&["en", "de", "ar"])).await;
    let browser = Browser::of(engine).await;
    the_page_speaks_and_turns_the_way_of_the_language_that_is_asked_for(&browser, &many).await;
    browser.open_form(&few, "en").await;
    a_language_that_cannot_be_had_leaves_the_form_as_it_is(&browser, &mut few).await;
    browser.open_form(&few, "en").await;
    the_menu_changes_the_language_and_nothing_that_was_typed(&browser).await;
    every_number_finds_its_form_by_the_browsers_own_rules(&browser).await;
    a_painted_form_calls_the_languages_what_the_browser_calls_them(&browser).await;
    browser.close_unreported().await;
    many.end().await;
    few.end().await;
}

/// Checklist 27.
async fn the_page_speaks_and_turns_the_way_of_the_language_that_is_asked_for(
    browser: &Browser,
    stage: &Stage,
) {
    for (asked, lang, dir, heading) in [
        ("ar", "ar", "rtl", "أنشئ حسابك"),
        ("fa-IR", "fa", "rtl", "حساب خود را بسازید"),
        ("de-AT", "de", "ltr", "Konto erstellen"),
        ("ja", "ja", "ltr", "アカウントを作成"),
        ("nb", "no", "ltr", "Opprett kontoen din"),
        ("zh-Hant-HK", "zh-TW", "ltr", "建立您的帳號"),
        // The realm does not offer it.
        ("fr", "en", "ltr", "Create your account"),
        // Nobody has it.
        ("tlh", "en", "ltr", "Create your account"),
    ] {
        browser.open_form(stage, asked).await;
        assert_eq!(spoken(browser).await, [lang, dir, heading], "{asked}");
        let title = browser.page.title().await.unwrap();
        assert_eq!(title, format!("{heading} – Test realm"), "{asked}");
    }
}

async fn a_language_that_cannot_be_had_leaves_the_form_as_it_is(browser: &Browser, stage: &mut Stage) {
    browser.type_into("username", "ada").await;
    stage.stop().await;
    let choice = browser.wait_for("#language option[value=de]").await;
    choice.click().await.unwrap();
    browser.wait_for("#language option[value=en]:checked").await;
    let now = "return [document.documentElement.lang, document.getElementById('username').value]";
    assert_eq!(browser.run(now, vec![]).await, json!(["en", "ada"]));
    stage.restart().await;
}

/// Checklist 27.
async fn the_menu_changes_the_language_and_nothing_that_was_typed(browser: &Browser) {
    let names = "return [...document.querySelectorAll('#language option')].map(o => [o.lang, o.textContent])";
    assert_eq!(
        browser.run(names, vec![]).await,
        json!([["de", "Deutsch"], ["en", "English"], ["ar", "العربية"]])
    );

    for (id, text) in [
        ("username", "ada"),
        ("firstName", "عادة"),
        ("lastName", "L"),
        ("password", "analytic"),
    ] {
        browser.type_into(id, text).await;
    }
    browser.submit().await;
    browser.wait_for_focus("problems").await;
    browser.wait_for("#email[aria-invalid=true]").await;
    let typed = json!(["ada", "", "عادة", "L", "analytic"]);

    for (language, problem) in [("ar", "املأ هذا الحقل"), ("de", "Das fehlt uns noch")] {
        // As by the keyboard: not every driver puts the focus where it clicks.
        let choose = "const menu = document.getElementById('language'); menu.focus(); menu.value = arguments[0]; \
                      menu.dispatchEvent(new Event('change', {bubbles: true}))";
        browser.run(choose, vec![language.into()]).await;
        browser.wait_for(&format!("html[lang={language}]")).await;
        browser.wait_for("#email[aria-invalid=true]").await;
        assert_eq!(browser.values().await, typed, "{language}");
        assert_eq!(browser.texts("#email-problem").await, [problem]);
        assert_eq!(browser.rules("met").await, ["length"]);
        browser.wait_for_focus("language").await;
    }
    browser.page.refresh().await.unwrap();
    browser.wait_for("[data-screen=form]").await;
    assert_eq!(spoken(browser).await[0], "de", "the choice outlives the page");
}

/// Checklist 27.
async fn every_number_finds_its_form_by_the_browsers_own_rules(browser: &Browser) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    let mut categories = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let sentences: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let forms = sentences["rule.digits"].as_object().unwrap();
        let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
        categories.insert(tag, forms.keys().cloned().collect::<Vec<_>>());
    }
    let lacking = "return Object.entries(arguments[0]).flatMap(([tag, forms]) => { \
                   const rules = new Intl.PluralRules(tag); \
                   const numbers = [...Array(1001).keys(), 1e6, 2e6]; \
                   return rules.resolvedOptions().locale.startsWith(tag.slice(0, 2)) \
                     ? numbers.filter(n => !forms.includes(rules.select(n))).map(n => `${tag} ${n}`) \
                     : [`no rules for ${tag}`] })";
    assert_eq!(browser.run(lacking, vec![json!(categories)]).await, json!([]));
}

async fn a_painted_form_calls_the_languages_what_the_browser_calls_them(browser: &Browser) {
    let tags = languages();
    let names: Vec<_> = tags
        .iter()
        .map(|tag| [tag.clone(), sign_up::own_name(tag)])
        .collect();
    // Chromium has no names in Armenian, Basque and Kyrgyz, and gives English ones.
    let script = "return arguments[0].filter(([tag, painted]) => { \
                  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag); \
                  return Intl.DisplayNames.supportedLocalesOf(tag).length \
                  && name[0].toLocaleUpperCase(tag) + name.slice(1) !== painted })";
    assert_eq!(browser.run(script, vec![json!(names)]).await, json!([]));
    let known = "return Intl.DisplayNames.supportedLocalesOf(arguments[0]).length";
    let known = browser.run(known, vec![json!(tags)]).await.as_u64().unwrap();
    assert!(known >= 37, "{:?} knows {known} languages", browser.engine);
}
