//! The realm's terms and the box that accepts them.

use registration::Terms;

use super::field::{Choice, message};
use super::form::Form;
use crate::element::{Element, element};

/// Terms that must be accepted to sign up.
pub fn accept(form: Form, terms: &Terms) -> Element {
    let speech = form.speech;
    // Scrolled by the keyboard as well, hence `tabindex`.
    let text = terms
        .text
        .as_ref()
        .map(|text| element("div class=terms id=terms tabindex=0").text(speech.resolve(text)));
    let accept = Choice {
        id: Some("termsAccepted"),
        name: "termsAccepted".to_owned(),
        kind: "checkbox",
        value: "true".to_owned(),
        label: speech.text("label.terms"),
        checked: false,
        required: true,
    };
    let field = element("div class=field").children(text);
    field
        .child(accept.element(form))
        .child(message(form, "termsAccepted"))
}
