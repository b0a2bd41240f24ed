//! What is delivered is what was built, from one place, and nothing else runs.

use std::fs;

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Stage, in_each_engine, realm};

in_each_engine!(everything_holds);

async fn everything_holds(engine: Engine) {
    let stage = Stage::embedded(&realm("length(8)")).await;
    let changed = Stage::embedded(&realm("length(8)")).await;
    let browser = Browser::of(engine).await;
    browser.open_form(&stage, "en").await;
    all_is_from_one_place_and_checked_by_its_content(&browser, &stage).await;
    what_was_changed_on_its_way_is_refused(&browser, &changed).await;
    browser.open_form(&stage, "en").await;
    what_the_policy_forbids_would_be_seen(&browser).await;
    browser.page.close().await.unwrap();
    stage.end().await;
    changed.end().await;
}

/// Checklist 39: all that the page loads by its markup, and the languages that its program fetches.
async fn all_is_from_one_place_and_checked_by_its_content(browser: &Browser, stage: &Stage) {
    // No browser checks an icon.
    let unchecked = "return [...document.querySelectorAll('script[src], link[href]:not([rel=icon])')] \
                     .filter(e => !e.integrity).map(e => e.outerHTML)";
    assert_eq!(
        browser.run(unchecked, vec![]).await,
        json!(["<script src=\"/note.js\"></script>"]),
        "the tests' own"
    );
    let languages = "return Object.values(JSON.parse(document.getElementById('locales').textContent).files)";
    let languages: Vec<String> = serde_json::from_value(browser.run(languages, vec![]).await).unwrap();
    assert!(
        languages.len() == 40 && languages.iter().all(|digest| digest.len() == 44),
        "{languages:?}"
    );
    let places =
        "return [...new Set(performance.getEntriesByType('resource').map(e => new URL(e.name).origin))]";
    assert_eq!(browser.run(places, vec![]).await, json!([stage.origin()]));
}

/// Checklist 39.
async fn what_was_changed_on_its_way_is_refused(browser: &Browser, stage: &Stage) {
    // The style is in the page, and the policy beside it says which.
    let index = stage.site().join("index.html");
    let page = fs::read_to_string(&index).unwrap();
    fs::write(&index, page.replace("<style>", "<style> ")).unwrap();
    browser.open_form(stage, "en").await;
    let width = "return getComputedStyle(document.querySelector('main')).maxInlineSize";
    assert_eq!(browser.run(width, vec![]).await, json!("none"));
    let reported = browser.run("return window.violations.splice(0)", vec![]).await;
    assert_eq!(reported, json!(["style-src-elem inline"]));
    fs::write(&index, page).unwrap();
    change(stage, "de-");
    browser.open(&format!("{}/?ui_locales=de", stage.origin())).await;
    browser.wait_for("[data-screen=unreachable]").await;
}

/// Adds a space to a file, which means nothing to it, and removes its compressed copies.
fn change(stage: &Stage, begins: &str) {
    let mut changed = 0;
    for entry in fs::read_dir(stage.site()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.starts_with(begins) {
            continue;
        }
        if path
            .extension()
            .is_some_and(|ending| ending == "br" || ending == "gz")
        {
            fs::remove_file(path).unwrap();
        } else {
            let content = fs::read_to_string(&path).unwrap();
            fs::write(path, content + " ").unwrap();
            changed += 1;
        }
    }
    assert_eq!(changed, 1, "{begins}");
}

/// Checklist 39: that no session reports a violation means something.
async fn what_the_policy_forbids_would_be_seen(browser: &Browser) {
    let inline = "const [tag, text, done] = arguments; window.violations = []; window.ran = false; \
                  const added = document.createElement(tag); added.textContent = text; document.head.append(added); \
                  const look = () => violations.length ? done([violations.length, window.ran]) : setTimeout(look, 20); look()";
    for (tag, text) in [("style", "main { color: red }"), ("script", "window.ran = true")] {
        let arguments: Vec<Value> = vec![json!(tag), json!(text)];
        let seen = browser.page.execute_async(inline, arguments).await;
        assert_eq!(seen.unwrap(), json!([1, false]), "{tag}");
    }
}
