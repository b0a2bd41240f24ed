//! What holds for every form as a whole.

use std::fs;
use std::process::Command;

use serde_json::{Value as Json, json};

use crate::{TYPES, field, form, forms};

/// Checklist 18.
#[test]
fn every_reference_finds_its_element_and_every_box_its_name() {
    for page in forms() {
        let ids = page.ids();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "an id twice in {ids:?}");
        for tag in &page.tags {
            for reference in ["for", "aria-describedby", "aria-controls", "aria-labelledby"] {
                for id in tag.get(reference).unwrap_or_default().split_whitespace() {
                    assert!(ids.contains(&id), "{reference}={id} leads nowhere");
                }
            }
            let is_box = matches!(tag.name.as_str(), "input" | "textarea" | "select");
            if is_box && !matches!(tag.get("type"), Some("radio" | "checkbox")) {
                assert!(
                    !page.label(tag.get("id").unwrap()).is_empty(),
                    "{:?} has no label",
                    tag.get("id")
                );
            }
        }
    }
}

/// Checklist 18.
#[test]
fn nothing_is_wrong_before_anybody_has_typed_and_nothing_is_inline() {
    for page in forms() {
        for tag in &page.tags {
            assert_eq!(tag.get("aria-invalid"), None, "{}", tag.name);
            assert!(
                tag.attributes
                    .iter()
                    .all(|(name, _)| name != "style" && !name.starts_with("on"))
            );
            if tag.get("class") == Some("problem") {
                assert_eq!(tag.text, "", "{:?}", tag.get("id"));
            }
        }
        assert!(!page.has("problems"));
    }
}

#[test]
fn an_attribute_may_be_called_like_anything_else_in_the_page() {
    let names = [
        "policy",
        "problems",
        "submit",
        "page",
        "sign-up",
        "x",
        "x-problem",
        "problem.x",
        "attribute.x",
        "language",
        "terms",
        "email-problem",
        "password-toggle",
        "policy-heading",
    ];
    let mut fields = vec![field("email", json!({}))];
    fields.extend(names.map(|name| field(name, json!({"input": {"inputHelperTextBefore": "Hint"}}))));
    let page = form(json!({"fields": fields, "terms": {"text": "Be kind."}}));
    let mut ids = page.ids();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
    for name in names {
        assert_eq!(page.get(&format!("attribute.{name}"), "name"), Some(name));
    }
}

#[test]
fn the_gallery_shows_every_input_type_and_frames_pages_that_are_there() {
    let form: Json = serde_json::from_str(include_str!("../../src/bin/gallery/every-field.json")).unwrap();
    let fields = form["fields"].as_array().unwrap();
    let shown: Vec<_> = fields
        .iter()
        .filter_map(|field| field["input"]["inputType"].as_str())
        .collect();
    for input_type in TYPES {
        assert!(shown.contains(&input_type), "{input_type}");
    }

    let folder = tempfile::tempdir().unwrap();
    let gallery = Command::new(env!("CARGO_BIN_EXE_gallery"))
        .arg(folder.path())
        .status();
    assert!(gallery.unwrap().success());
    let index = fs::read_to_string(folder.path().join("index.html")).unwrap();
    let framed: Vec<_> = index
        .split("<iframe src=\"")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0)
        .collect();
    assert!(framed.len() > 20, "{framed:?}");
    for page in framed {
        let html = fs::read_to_string(folder.path().join(page)).unwrap();
        assert!(html.contains("<main"), "{page}: {html}");
    }
}
