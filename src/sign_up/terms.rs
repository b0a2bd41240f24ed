//! The realm's terms and the box that accepts them. They open within the page, since an app's webview opens no windows.

use registration::Terms;

use super::field::{Choice, message};
use super::form::Form;
use crate::browser;
use crate::element::{Element, element};

const DIALOG: &str = "terms";

/// Terms that must be accepted to sign up.
pub fn accept(form: Form, terms: &Terms) -> Element {
    let speech = form.speech;
    let accept = Choice {
        id: Some("termsAccepted"),
        name: "termsAccepted".to_owned(),
        kind: "checkbox",
        value: "true".to_owned(),
        label: speech.text("label.terms"),
        checked: false,
        required: true,
    };
    // `command` is for the time before the program has come.
    let read = terms.text.as_ref().map(|_| {
        element("button class=suggest id=terms-read type=button aria-haspopup=dialog commandfor=terms command=show-modal")
            .on("click", |_| browser::call(DIALOG, "showModal"))
            .text(speech.text("terms.read"))
    });
    let dialog = terms.text.as_ref().map(|text| {
        let close = element("button class=button id=terms-close type=button commandfor=terms command=close")
            .on("click", |_| browser::call(DIALOG, "close"))
            .text(speech.text("terms.close"));
        // Scrolled by the keyboard as well, hence `tabindex`.
        let text = element("div class=terms id=terms-text tabindex=0").text(speech.resolve(text));
        element("dialog id=terms aria-labelledby=terms-read closedby=any")
            .child(text)
            .child(close)
    });
    element("div class=field")
        .children(read)
        .child(accept.element(form))
        .child(message(form, "termsAccepted"))
        .children(dialog)
}
