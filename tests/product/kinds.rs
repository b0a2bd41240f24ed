//! Every kind of box that a realm's profile can ask for sends what was put into it.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Stage, in_each_engine, realm};

/// Input type, the values put in, and what is kept of them.
const KINDS: [(&str, &[&str], &[&str]); 17] = [
    ("text", &["Ada "], &["Ada"]),
    ("textarea", &["one\ntwo"], &["one\ntwo"]),
    ("select", &["b"], &["b"]),
    ("multiselect", &["a", "c"], &["a", "c"]),
    ("select-radiobuttons", &["c"], &["c"]),
    ("multiselect-checkboxes", &["b", "c"], &["b", "c"]),
    ("html5-email", &["ada@example.com"], &["ada@example.com"]),
    ("html5-tel", &["+44 20"], &["+44 20"]),
    ("html5-url", &["https://example.com/"], &["https://example.com/"]),
    ("html5-number", &["1.5"], &["1.5"]),
    ("html5-range", &["8"], &["8"]),
    ("html5-date", &["1815-12-10"], &["1815-12-10"]),
    (
        "html5-datetime-local",
        &["1843-09-01T10:30"],
        &["1843-09-01T10:30"],
    ),
    ("html5-month", &["1842-10"], &["1842-10"]),
    ("html5-week", &["1843-W36"], &["1843-W36"]),
    ("html5-time", &["10:30"], &["10:30"]),
    ("html5-color", &["#2f5bd7"], &["#2f5bd7"]),
];

/// A realm that asks for one of each kind, in words of its own.
fn realm_of_kinds() -> Value {
    let mut realm = realm("length(4)");
    let both = json!({"view": ["user"], "edit": ["user"]});
    let mut attributes = ["username", "email"]
        .map(|name| json!({"name": name, "permissions": both}))
        .to_vec();
    for (kind, _, _) in KINDS {
        let options = json!({"options": {"options": ["a", "b", "c"]}});
        attributes.push(json!({
            "name": kind,
            "displayName": format!("${{box}} {kind}"),
            "permissions": both,
            "required": {},
            "multivalued": kind.starts_with("multiselect"),
            "group": "boxes",
            "annotations": {"inputType": kind, "inputOptionLabelsI18nPrefix": "letter"},
            "validations": if kind.contains("select") { options } else { json!({}) },
        }));
    }
    let groups = json!([{"name": "boxes", "displayHeader": "${boxes}"}]);
    let profile = json!({"attributes": attributes, "groups": groups}).to_string();
    realm["components"] = json!({"org.keycloak.userprofile.UserProfileProvider": [
        {"providerId": "declarative-user-profile", "config": {"kc.user.profile.config": [profile]}},
    ]});
    let texts = json!({"box": "Box of", "boxes": "All boxes", "letter.a": "Alpha", "letter.b": "Beta", "letter.c": "Gamma"});
    realm["localizationTexts"] = json!({"en": texts});
    realm
}

async fn everything_is_sent(engine: Engine) {
    let stage = Stage::embedded(&realm_of_kinds()).await;
    let browser = Browser::of(engine).await;
    browser.page.goto(&stage.origin()).await.unwrap();
    browser.wait_for("[data-screen=form]").await;
    assert_eq!(browser.texts(".group > legend").await, ["All boxes"]);
    let options = browser.texts(r"#attribute\.select option").await;
    assert_eq!(options, ["Choose", "Alpha", "Beta", "Gamma"]);

    for (id, text) in [
        ("username", "ada"),
        ("email", "ada@example.com"),
        ("password", "analytical"),
    ] {
        browser.type_into(id, text).await;
    }
    // Nothing of each kind is said below each, whatever it is made of; but some have a value from the start.
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for("#problems").await;
    let silent = "return [...document.querySelectorAll('[data-field]')].filter(f => !f.querySelector('.problem').textContent)\
                  .map(f => f.dataset.field)";
    let has_one = browser.run(silent, vec![]).await;
    assert_eq!(
        has_one,
        json!(["username", "email", "html5-range", "html5-color"]),
        "{engine:?}"
    );

    // As a password manager does, without a word.
    let fill = "const [name, values] = arguments; for (const box of document.getElementsByName(name)) { \
                if (box.options) [...box.options].forEach(o => o.selected = values.includes(o.value)); \
                else if (box.type === 'radio' || box.type === 'checkbox') box.checked = values.includes(box.value); \
                else box.value = values[0] }";
    for (kind, values, _) in KINDS {
        browser.run(fill, vec![json!(kind), json!(values)]).await;
    }
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for("[data-screen=registered]").await;
    browser.close_unreported().await;
    let kept = &stage.export()["users"][0]["attributes"];
    for (kind, _, values) in KINDS {
        assert_eq!(kept[kind], json!(values), "{engine:?}: {kind}");
    }
    stage.end().await;
}

in_each_engine!(everything_is_sent);
