//! The realm's terms and the box that accepts them.

use leptos::prelude::*;
use registration::Terms;

use super::field::{Choice, Message};
use super::form::Form;

/// Terms that must be accepted to sign up.
#[component]
pub fn AcceptTerms(form: Form, terms: Terms) -> impl IntoView {
    let speech = form.speech;
    // Scrolled by the keyboard as well, hence `tabindex`.
    let text = terms
        .text
        .map(|text| view! { <div class="terms" id="terms" tabindex="0">{speech.resolve(&text)}</div> });
    let accept = Choice {
        id: "termsAccepted".to_owned(),
        name: "termsAccepted".to_owned(),
        kind: "checkbox",
        value: "true".to_owned(),
        label: speech.text("label.terms"),
        checked: false,
        required: true,
    };
    view! {
        <div class="field">
            {text}
            {accept.view(form)}
            <Message form of="termsAccepted".to_owned() />
        </div>
    }
}
