//! A field of several values: as many boxes as a person needs.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Page, Stage, realm};

/// The box of the attribute `phones`, and of each further value.
const FIRST: &str = r"attribute\.phones";
const SECOND: &str = r"value1\.phones";
const THIRD: &str = r"value2\.phones";

/// A realm that asks for up to three phone numbers of up to five characters, in English and Persian.
fn realm_with_phones() -> Value {
    let mut realm = realm("length(4)");
    let both = json!({ "view": ["user"], "edit": ["user"] });
    let attributes = json!([
        { "name": "username", "permissions": both },
        { "name": "email", "permissions": both },
        { "name": "phones", "displayName": "Phone", "permissions": both, "multivalued": true, "required": {},
          "annotations": { "inputType": "html5-tel" },
          "validations": { "length": { "max": 5 }, "multivalued": { "max": 3 } } },
    ]);
    let profile = json!({ "attributes": attributes }).to_string();
    realm["components"] = json!({ "org.keycloak.userprofile.UserProfileProvider": [
        { "providerId": "declarative-user-profile", "config": { "kc.user.profile.config": [profile] } },
    ]});
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(["en", "fa"]);
    realm["clients"][0]["webOrigins"] = json!(["*"]);
    realm
}

/// The boxes: what each is called and holds; and which of them has the focus.
async fn boxes(browser: &Browser) -> Value {
    let script = "const boxes = [...document.getElementsByName('phones')]; \
                  return [boxes.map(b => [b.ariaLabel ?? b.labels[0].textContent, b.value]), boxes.indexOf(document.activeElement)]";
    browser.run(script, vec![]).await
}

/// Presses the button of this name, and waits until there are so many boxes with the focus in this one.
async fn press(browser: &Browser, name: &str, count: usize, focused: usize) {
    let script = "const [name, count, focused, done] = arguments; \
                  [...document.querySelectorAll('.values button')].find(b => (b.ariaLabel ?? b.textContent) === name).click(); \
                  const look = () => { const boxes = [...document.getElementsByName('phones')]; \
                  boxes.length === count && boxes[focused] === document.activeElement ? done() : setTimeout(look, 20) }; look()";
    let arguments = vec![json!(name), json!(count), json!(focused)];
    browser
        .page
        .execute_async(script, arguments)
        .await
        .unwrap_or_else(|error| panic!("after {name}: {error}"));
}

async fn values_are_added_and_removed(engine: Engine) {
    let stage = Stage::embedded(&realm_with_phones()).await;
    let browser = Browser::of(engine).await;
    browser
        .page
        .goto(&format!("{}/?ui_locales=en", stage.origin()))
        .await
        .unwrap();
    browser.type_into("username", "ada").await;
    browser.type_into("email", "ada@example.com").await;
    browser.type_into(FIRST, "11").await;
    press(&browser, "Add another", 2, 1).await;
    browser.type_into(SECOND, "2222222").await;
    press(&browser, "Add another", 3, 2).await;
    assert_eq!(
        browser.texts(".more").await,
        Vec::<String>::new(),
        "three are the most"
    );
    browser.type_into(THIRD, "33").await;
    // What is wrong with one of them is said below all.
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for(&format!("#{SECOND}[aria-invalid=true]")).await;
    assert_eq!(
        browser.texts(r"#problem\.phones").await,
        ["Use at most 5 characters"]
    );

    // Another language and direction changes the words and nothing else.
    let choose = "const menu = document.getElementById('language'); menu.value = 'fa'; menu.dispatchEvent(new Event('change'))";
    browser.run(choose, vec![]).await;
    browser.wait_for("html[dir=rtl] [aria-label='Phone ۳']").await;
    let all = json!([[["Phone *", "11"], ["Phone ۲", "2222222"], ["Phone ۳", "33"]], -1]);
    assert_eq!(boxes(&browser).await, all, "{engine:?}");

    let remove = browser.texts(".fewer").await;
    assert_eq!(remove, ["×", "×", "×"]);
    let name = "return document.querySelectorAll('.fewer')[arguments[0]].ariaLabel";
    let second = browser.run(name, vec![json!(1)]).await;
    press(&browser, second.as_str().unwrap(), 2, 1).await;
    browser
        .wait_for(&format!("#{SECOND}:not([aria-invalid=true])"))
        .await;
    assert_eq!(
        boxes(&browser).await,
        json!([[["Phone *", "11"], ["Phone ۲", "33"]], 1])
    );
    let second = browser.run(name, vec![json!(1)]).await;
    press(&browser, second.as_str().unwrap(), 1, 0).await;
    assert_eq!(boxes(&browser).await, json!([[["Phone *", "11"]], 0]));
    assert_eq!(browser.texts(".fewer").await, Vec::<String>::new());

    // A box that is filled in without a word, as by a password manager, is read when the form is sent.
    let more = browser.texts(".more").await.remove(0);
    press(&browser, &more, 2, 1).await;
    let fill = format!("document.querySelector(String.raw`#{SECOND}`).value = '44'");
    browser.run(&fill, vec![]).await;
    browser.type_into("password", "analytical").await;
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for("[data-screen=registered]").await;
    browser.close_unreported().await;
    assert_eq!(
        stage.export()["users"][0]["attributes"]["phones"],
        json!(["11", "44"]),
        "{engine:?}"
    );
    stage.end().await;
}

#[tokio::test]
async fn boxes_come_and_go_with_the_values_and_the_focus_goes_with_them() {
    for engine in Engine::ALL {
        values_are_added_and_removed(engine).await;
    }
}

#[tokio::test]
async fn a_value_that_was_typed_before_the_program_came_stays_when_there_are_more() {
    let stage = Stage::embedded(&realm_with_phones()).await;
    let page = Page::elsewhere(&stage).await;
    let mut form = stage.describe().await.body;
    form["passwordPolicy"] = json!([]);
    page.paint(&form);
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(page.origin()).await;
        browser.type_into(FIRST, "11").await;
        browser.run("window.start()", vec![]).await;
        // The realm's settings have changed since the form was painted.
        browser.wait_for("#policy").await;
        press(&browser, "Add another", 2, 1).await;
        assert_eq!(
            boxes(&browser).await,
            json!([[["Phone *", "11"], ["Phone 2", ""]], 1]),
            "{engine:?}"
        );
        browser.close_unreported().await;
    }
    stage.end().await;
}
