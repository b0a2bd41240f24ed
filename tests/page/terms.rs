//! The realm's terms.

use serde_json::json;

use crate::form;

#[test]
fn terms_can_be_read_and_are_asked_for() {
    let page = form(json!({"terms": {"text": "Be kind."}}));
    assert_eq!(page.find("terms").name, "dialog");
    assert_eq!(page.find("terms-text").text, "Be kind.");
    assert_eq!(page.find("terms-read").text, "Read the terms");
    for button in ["terms-read", "terms-close"] {
        assert_eq!(page.get(button, "commandfor"), Some("terms"));
        assert_eq!(
            page.get(button, "type"),
            Some("button"),
            "it does not send the form"
        );
    }
    assert_eq!(page.get("termsAccepted", "type"), Some("checkbox"));
    assert!(page.get("termsAccepted", "required").is_some());
    assert!(
        !form(json!({"terms": {}})).has("terms-read"),
        "there is nothing to read"
    );
    assert!(!form(json!({})).has("termsAccepted"));
}
