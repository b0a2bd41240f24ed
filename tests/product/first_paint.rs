//! The form is in the page before the program is, and the program takes it over as it finds it.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Page, Stage, realm};

const LEFT: &str = "\u{e012}";

/// A realm whose sign-up pages of every origin may use, on a page with its form painted into it.
async fn painted(change: impl FnOnce(&mut Value)) -> (Stage, Page) {
    let mut realm = realm("length(8) and digits(1)");
    realm["clients"][0]["webOrigins"] = json!(["*"]);
    let stage = Stage::embedded(&realm).await;
    let page = Page::elsewhere(&stage).await;
    let mut form = stage.describe().await.body;
    change(&mut form);
    page.paint(&form);
    (stage, page)
}

/// Where the focus is, what stands there, and where the caret is in it.
async fn focus(browser: &Browser) -> Value {
    let script = "const box = document.activeElement; return [box.id, box.value, box.selectionStart, box === window.box]";
    browser.run(script, vec![]).await
}

async fn typed_before_the_program_came(engine: Engine) {
    let (stage, page) = painted(|_| ()).await;
    let browser = Browser::of(engine).await;
    browser.open(page.origin()).await;
    let fetched = "return performance.getEntriesByType('resource').filter(entry => entry.name.includes('.wasm')).length";
    assert_eq!(
        browser.run(fetched, vec![]).await,
        json!(0),
        "{engine:?}: the program is in the page"
    );
    assert_eq!(
        browser.page.title().await.unwrap(),
        "Create your account – Test realm"
    );
    browser.type_into("password", "analytical 1").await;
    browser.type_into("username", &format!("adal{LEFT}")).await;
    browser.run("window.box = document.activeElement", vec![]).await;
    assert_eq!(browser.rules("met").await, Vec::<String>::new(), "{engine:?}");

    browser.run("window.start()", vec![]).await;
    browser
        .wait_for("#policy li[data-rule=digits][data-verdict=met]")
        .await;
    assert_eq!(
        focus(&browser).await,
        json!(["username", "adal", 3, true]),
        "{engine:?}"
    );
    assert_eq!(browser.texts("form").await.len(), 1, "{engine:?}");

    for (id, text) in [
        ("email", "ada@example.com"),
        ("firstName", "Ada"),
        ("lastName", "L"),
    ] {
        browser.type_into(id, text).await;
    }
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for("[data-screen=registered]").await;
    browser.close_unreported().await;
    assert_eq!(stage.export()["users"][0]["username"], "adal", "{engine:?}");
    stage.end().await;
}

#[tokio::test]
async fn what_was_typed_before_the_program_came_is_kept() {
    for engine in Engine::ALL {
        typed_before_the_program_came(engine).await;
    }
}

#[tokio::test]
async fn a_form_that_was_painted_long_ago_is_brought_up_to_date_around_what_is_typed() {
    let (stage, page) = painted(|form| {
        form["displayName"] = json!("Before");
        form["passwordPolicy"] = json!([]);
        form["fields"].as_array_mut().unwrap().remove(0);
        form["fields"][0]["input"]["inputTypePlaceholder"] = json!("Before");
    })
    .await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(page.origin()).await;
        browser.type_into("email", "ada@example").await;
        browser.run("window.box = document.activeElement", vec![]).await;
        assert_eq!(browser.texts("#username, #policy").await, Vec::<String>::new());
        assert_eq!(browser.texts("#email[placeholder]").await.len(), 1);

        browser.run("window.start()", vec![]).await;
        browser.wait_for("#policy li[data-rule=digits]").await;
        browser.wait_for("#username").await;
        let at_end = json!(["email", "ada@example", null, true]);
        assert_eq!(focus(&browser).await, at_end, "{engine:?}");
        assert_eq!(
            browser.texts("#email[placeholder]").await.len(),
            0,
            "{engine:?}: gone with its reason"
        );
        browser.close_unreported().await;
    }
    stage.end().await;
}
