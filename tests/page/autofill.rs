//! What browsers fill in by itself: each box says what it holds in a word that HTML has for such a box.

use serde_json::json;

use crate::{field, form};

/// The words of HTML's list that go with a line of text; one for several lines is apart.
const WORDS: [&str; 20] = [
    "additional-name",
    "address-level1",
    "address-level2",
    "address-line1",
    "bday",
    "country-name",
    "email",
    "family-name",
    "given-name",
    "honorific-prefix",
    "new-password",
    "nickname",
    "organization",
    "organization-title",
    "postal-code",
    "sex",
    "street-address",
    "tel",
    "url",
    "username",
];
const FOR_SEVERAL_LINES: &str = "street-address";

/// Checklist 2.
#[test]
fn what_a_box_holds_is_told_in_words_of_html_that_go_with_its_kind() {
    let cases = [
        ("title", "text", "honorific-prefix"),
        ("middleName", "text", "additional-name"),
        ("nickname", "text", "nickname"),
        ("phoneNumber", "text", "tel"),
        ("reach", "html5-tel", "tel"),
        ("street", "text", "address-line1"),
        ("address", "textarea", "street-address"),
        ("zip", "text", "postal-code"),
        ("city", "text", "address-level2"),
        ("state", "text", "address-level1"),
        ("country", "select", "country-name"),
        ("company", "text", "organization"),
        ("jobTitle", "text", "organization-title"),
        ("birthdate", "html5-date", "bday"),
        ("gender", "text", "sex"),
        ("website", "html5-url", "url"),
    ];
    let mut fields = ["username", "email", "firstName", "lastName"]
        .map(|name| field(name, json!({})))
        .to_vec();
    fields.extend(cases.map(|(name, kind, _)| field(name, json!({"input": {"inputType": kind}}))));
    let page = form(json!({"fields": fields}));
    for (name, kind, word) in cases {
        let told = page.get(&format!("attribute.{name}"), "autocomplete");
        assert_eq!(told, Some(word), "{name}, {kind}");
    }
    let told = page
        .tags
        .iter()
        .filter_map(|tag| Some((tag, tag.get("autocomplete")?)));
    let mut seen: Vec<&str> = Vec::new();
    for (tag, word) in told {
        assert!(WORDS.contains(&word), "{word}");
        assert_eq!(word == FOR_SEVERAL_LINES, tag.name == "textarea", "{word}");
        seen.push(word);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, WORDS, "every word that the form uses is seen");
}
