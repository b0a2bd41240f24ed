//! Where no program starts, or no script runs: the page says so, keeps what was typed, and links another way to sign up.

use std::fs;
use std::path::Path;

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Page, Setting, Stage, before_all, cut_program_short, realm, remove};

/// What a deployment writes before the end of both notes; `cargo xtask build --other-way` does it.
const OTHER_WAY: &str = "<p><a href=\"https://id.example/sign-up\">Sign up on a simpler page</a></p>";

/// What becomes of a page, in the folder that it is served from.
type Happening = fn(&Path);

/// A painted page in German, with a link to another way, that this has happened to.
async fn painted(stage: &Stage, happens: impl FnOnce(&Path)) -> Page {
    let page = Page::elsewhere(stage).await;
    let index = page.site().join("index.html");
    let html = fs::read_to_string(&index).unwrap();
    let html = html.replace(
        "</main>\n</noscript>",
        &format!("{OTHER_WAY}</main>\n</noscript>"),
    );
    fs::write(&index, html.replace("</aside>", &format!("{OTHER_WAY}</aside>"))).unwrap();
    page.paint_in("de", &stage.describe().await.body);
    happens(&page.site());
    page
}

/// A realm whose sign-up pages of every origin may use.
async fn stage() -> Stage {
    let mut realm = realm("length(8)");
    realm["clients"][0]["webOrigins"] = json!(["*"]);
    Stage::embedded(&realm).await
}

/// What the page says above the form, and where it sends people.
const NOTE: [&str; 3] = [
    "Dieses Formular ließ sich nicht starten",
    "Auf einer einfacheren Seite registrieren",
    "https://id.example/sign-up",
];

async fn note(browser: &Browser) -> Value {
    let script = "const note = document.querySelector('main > #not-started[role=alert]'); return note && \
                  getComputedStyle(note).visibility === 'visible' && \
                  [note.querySelector('h2').textContent, note.querySelector('a').textContent, note.querySelector('a').href]";
    browser.run(script, vec![]).await
}

/// Checklist 40.
#[tokio::test]
async fn where_nothing_starts_the_form_says_so_and_keeps_what_was_typed() {
    let cases: [(&str, Happening); 3] = [
        ("neither program gets through", |site| {
            cut_program_short(site);
            remove(site, "without-wasm-");
        }),
        ("the program misses something", |site| {
            before_all(site, "delete Intl.PluralRules");
        }),
        ("the program ends as it begins", |site| {
            before_all(
                site,
                "WebAssembly.instantiate = async () => { throw new WebAssembly.RuntimeError('unreachable') }",
            );
        }),
    ];
    let stage = stage().await;
    let mut pages = Vec::new();
    for (what, happens) in cases {
        // What comes too late for the note cannot be typed before it: the page is held until there is a text.
        let page = painted(&stage, happens).await;
        page.hold();
        pages.push((what, page));
    }
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        for (what, page) in &pages {
            browser.page.goto(page.origin()).await.unwrap();
            browser.type_into("username", "ada").await;
            assert_eq!(note(&browser).await, Value::Null, "{engine:?}: {what}");
            browser.run("window.start()", vec![]).await;
            browser.wait_for("main > #not-started[role=alert]").await;
            assert_eq!(note(&browser).await, json!(NOTE), "{engine:?}: {what}");
            let kept = "return [username.value, document.querySelectorAll('#submit').length]";
            assert_eq!(
                browser.run(kept, vec![]).await,
                json!(["ada", 0]),
                "{engine:?}: {what}"
            );
        }
    }
    stage.end().await;
}

/// Checklist 40.
#[tokio::test]
async fn a_page_whose_own_script_does_not_come_says_so_after_a_while() {
    let stage = stage().await;
    let page = painted(&stage, |site| remove(site, "boot-")).await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.page.goto(page.origin()).await.unwrap();
        browser.type_into("username", "ada").await;
        let shown = "const note = document.getElementById('not-started'); \
                     const seen = () => [getComputedStyle(note).visibility, note.getBoundingClientRect().bottom <= \
                     document.querySelector('main').getBoundingClientRect().top]; \
                     const before = seen()[0]; note.getAnimations().forEach(late => late.finish()); \
                     return [before, ...seen(), username.value]";
        let expected = json!(["hidden", "visible", true, "ada"]);
        assert_eq!(browser.run(shown, vec![]).await, expected, "{engine:?}");
        browser.page.close().await.unwrap();
    }
    stage.end().await;
}

#[tokio::test]
async fn a_page_that_has_begun_no_longer_says_that_it_has_not() {
    let stage = stage().await;
    let page = painted(&stage, |_| ()).await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(page.origin()).await;
        browser.type_into("password", "analytical").await;
        browser
            .wait_for("#policy li[data-rule=length][data-verdict=met]")
            .await;
        assert_eq!(browser.texts("#not-started").await, Vec::<String>::new());
        browser.close_unreported().await;
    }
    stage.end().await;
}

/// Checklist 40.
#[tokio::test]
async fn without_scripts_the_page_says_so_in_its_language_and_links_another_way() {
    let stage = stage().await;
    let page = painted(&stage, |_| ()).await;
    for engine in Engine::ALL {
        let browser = Browser::set(engine, &[Setting::NoScripts]).await;
        browser.page.goto(page.origin()).await.unwrap();
        let text = browser.wait_for("noscript main").await.text().await.unwrap();
        let expected = [
            NOTE[0],
            "Dieses Formular braucht JavaScript. Bitte erlauben Sie es für diese Seite und laden Sie sie neu.",
            NOTE[1],
        ];
        // Where nothing runs, WebKit's driver does not tell lines apart.
        let words: Vec<_> = text.split_whitespace().collect();
        assert_eq!(words.join(" "), expected.join(" "), "{engine:?}");
        let link = browser.page.find(Locator::Css("noscript a")).await.unwrap();
        assert_eq!(link.attr("href").await.unwrap().as_deref(), Some(NOTE[2]));
        // Nobody types into a form that cannot be sent.
        let form = browser.page.find(Locator::Css("#page form")).await.unwrap();
        assert!(!form.is_displayed().await.unwrap(), "{engine:?}");
        browser.page.close().await.unwrap();
    }
    stage.end().await;
}
