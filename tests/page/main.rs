//! The page as HTML, made natively from descriptions of forms.

#![expect(clippy::unwrap_used, reason = "what the tests stand on fails where it stands")]

mod autofill;
mod fields;
mod markup;
mod password;
mod terms;
mod whole;

use leptos::prelude::*;
use markup::Page;
use registration::{Catalogue, FormDescription, Value};
use serde_json::{Value as Json, json};
use sign_up::{App, Intl, Language, NoForm, Opening, Settings};

/// As English counts.
const INTL: Intl = Intl {
    category: |_, number| if number == 1 { "one" } else { "other" }.to_owned(),
    format: |_, number| number.to_string(),
};

fn page(form: Result<FormDescription, NoForm>) -> Page {
    let sentences: Value = serde_json::from_str(include_str!("../../locales/en.json")).unwrap();
    let language = Language::new("en", Catalogue::from_value(&sentences).unwrap(), INTL);
    let language = match &form {
        Ok(description) => language.with_realm(&description.texts),
        Err(_) => language,
    };
    let settings: &'static Settings = Box::leak(Box::default());
    let owner = Owner::new();
    let opening = Opening { language, form };
    Page::new(owner.with(|| untrack(|| view! { <App settings opening painted=None /> }.to_html())))
}

/// A field of a form, with what is usual left out.
fn field(name: &str, further: Json) -> Json {
    let mut field = json!({"name": name, "displayName": format!("${{{name}}}"), "required": true});
    let Json::Object(further) = further else {
        panic!("not an object")
    };
    field.as_object_mut().unwrap().extend(further);
    field
}

fn form(further: Json) -> Page {
    let fields = ["username", "email", "firstName", "lastName"].map(|name| field(name, json!({})));
    let mut description = json!({"realm": "demo", "displayName": "Demo", "locale": "en", "fields": fields});
    let Json::Object(further) = further else {
        panic!("not an object")
    };
    description.as_object_mut().unwrap().extend(further);
    let value: Value = serde_json::from_value(description).unwrap();
    page(Ok(FormDescription::from_value(&value).unwrap()))
}

/// Keycloak's input types.
const TYPES: [&str; 17] = [
    "text",
    "textarea",
    "select",
    "multiselect",
    "select-radiobuttons",
    "multiselect-checkboxes",
    "html5-email",
    "html5-tel",
    "html5-url",
    "html5-number",
    "html5-range",
    "html5-date",
    "html5-datetime-local",
    "html5-month",
    "html5-week",
    "html5-time",
    "html5-color",
];

/// Forms that differ in all that a realm can say.
fn forms() -> Vec<Page> {
    let of_types = TYPES.map(|input_type| {
        let input = json!({"inputType": input_type, "inputHelperTextBefore": "Before", "inputHelperTextAfter": "After"});
        let validators = json!({"options": {"options": ["one", "two"]}});
        field(input_type, json!({"input": input, "validators": validators, "required": false}))
    });
    let policy = ["upperCase", "lowerCase", "digits", "length"].map(|rule| json!({"rule": rule, "value": 2}));
    vec![
        form(json!({})),
        form(json!({"passwordPolicy": policy})),
        form(json!({"emailAsUsername": true, "fields": [field("email", json!({}))]})),
        form(json!({"fields": of_types, "terms": {"text": "Be kind."}, "loginUrl": "https://app.example/"})),
        page(Err(NoForm::Unreachable)),
        page(Err(NoForm::Closed)),
        page(Err(NoForm::Unknown)),
    ]
}

/// Checklist 1, 2, 4 and 11.
#[test]
fn the_usual_fields_are_labelled_and_known_to_password_managers() {
    let page = form(json!({}));
    let cases = [
        ("username", "Username", "text", "username"),
        ("email", "Email address", "email", "email"),
        ("firstName", "First name", "text", "given-name"),
        ("lastName", "Last name", "text", "family-name"),
        ("password", "Password", "password", "new-password"),
    ];
    for (id, label, kind, autocomplete) in cases {
        assert_eq!(page.label(id), format!("{label} *"), "{id}");
        assert_eq!(page.get(id, "name"), Some(id));
        assert_eq!(page.get(id, "type"), Some(kind), "{id}");
        assert_eq!(page.get(id, "autocomplete"), Some(autocomplete), "{id}");
        assert_eq!(page.get(id, "spellcheck"), Some("false"), "{id}");
        assert_eq!(page.get(id, "maxlength"), None, "{id}");
        assert!(page.get(id, "required").is_some(), "{id}");
    }
    for (id, autocapitalize) in [
        ("username", "none"),
        ("email", "none"),
        ("firstName", "words"),
        ("password", "off"),
    ] {
        assert_eq!(page.get(id, "autocapitalize"), Some(autocapitalize), "{id}");
    }
    let order: Vec<_> = page.all("input").filter_map(|tag| tag.get("id")).collect();
    assert_eq!(order, ["username", "email", "firstName", "lastName", "password"]);
}

#[test]
fn with_the_address_as_user_name_nobody_is_asked_for_another() {
    let page = form(json!({"emailAsUsername": true, "fields": [field("email", json!({}))]}));
    assert!(!page.has("username"));
    assert_eq!(page.get("email", "autocomplete"), Some("email"));
}

#[test]
fn what_a_realm_says_is_text_and_never_markup() {
    let hostile = "<script>alert(\"1\")</script>&";
    let page = form(json!({
        "displayName": hostile,
        "terms": {"text": hostile},
        "loginUrl": "https://app.example/?a=\"><b>",
        "fields": [field("x", json!({"displayName": hostile, "defaultValue": hostile}))],
    }));
    assert_eq!(page.all("script").count(), 0);
    assert_eq!(page.all("b").count(), 0);
    assert_eq!(
        page.find("terms-text").text,
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"
    );
}

#[test]
fn without_a_form_the_page_says_why() {
    let cases = [
        (NoForm::Unreachable, "unreachable", "We cannot be reached", true),
        (NoForm::Closed, "closed", "Signing up is closed", false),
        (NoForm::Unknown, "closed", "This form is not available", false),
    ];
    for (reason, screen, heading, can_be_tried_again) in cases {
        let page = page(Err(reason));
        assert_eq!(page.all("main").next().unwrap().get("data-screen"), Some(screen));
        assert_eq!(page.all("h1").next().unwrap().text, heading);
        assert_eq!(page.has("retry"), can_be_tried_again, "{reason:?}");
    }
}
