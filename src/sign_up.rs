//! The form: its fields in the realm's order, the password, and what happens when it is sent.

mod autofill; // what browsers are told
mod draft; // what is in the boxes, and what of it may be criticised
mod field; // one field
mod form; // the form in motion
#[cfg(not(target_arch = "wasm32"))]
pub mod gallery; // the form in each of its states
mod groups; // fields under headings
mod ids; // what its parts are called in the page
pub mod kept; // what of it goes on in another language
mod known; // who is known already
mod languages; // the menu of languages
mod notice; // what came of the last try
mod password; // the password and its policy
mod press; // nothing moves under a finger
mod progress; // how far the password has come
mod terms; // what must be accepted
mod values; // as many boxes as there are values
mod voice; // when to speak

use std::sync::Arc;

use registration::FormDescription;

pub use self::draft::trimmed;
use self::field::label;
use self::form::Form;
use self::groups::fields;
use self::kept::{Kept, Outcome};
use self::languages::languages;
use self::notice::notice;
use self::password::{lines, password};
use self::terms::accept;
use crate::brand::brand;
use crate::browser;
use crate::element::{Element, element};
use crate::language::Speech;
use crate::screen::Page;
use crate::settings::Settings;

/// The sign-up form of a realm.
pub fn sign_up(
    speech: Speech,
    description: &Arc<FormDescription>,
    settings: &'static Settings,
    page: Page,
    kept: Option<&Kept>,
) -> Element {
    let heading = speech.text("form.title");
    let brand = brand(description);
    browser::set_title(&heading, &brand);
    let log_in = description.login_url.clone().map(|url| {
        element("p class=log-in")
            .text(speech.text("form.haveAccount") + " ")
            .child(
                element("a id=log-in")
                    .set("href", url)
                    .text(speech.text("form.logIn")),
            )
    });
    let labels = labels(speech, description);
    let form = Form::new(description.clone(), settings, page, speech, kept);
    // What the browser kept from before, or filled in while the program loaded.
    browser::soon(move || form.read());

    let name = move || {
        let unreachable = form.look().outcome == Outcome::Unreachable;
        Some(if unreachable { "unreachable" } else { "form" }.into())
    };
    let busy = move || form.is_sending().then(|| "true".into());
    let submit = element("button class=button id=submit type=submit")
        .set_moving("aria-disabled", busy)
        .text_moving(move || {
            let sending = form.is_sending();
            speech
                .text(if sending { "form.submitting" } else { "form.submit" })
                .into()
        });
    let boxes = element("form id=sign-up method=post novalidate")
        .set_moving("aria-busy", busy)
        .on("submit", move |event| {
            event.prevent_default();
            form.send();
        })
        .on("input", move |event| form.typed(&browser::name_of(&event)))
        .on("judged", move |_| form.judged())
        .on("focusout", move |event| form.leaving(browser::name_of(&event)))
        .child(element("p class=hint").text(speech.text("required")))
        .children(fields(form, description))
        .child(password(
            form,
            &description.password_policy,
            lines(speech, description),
        ))
        .children(description.terms.as_ref().map(|terms| accept(form, terms)))
        .child(submit);
    element("main")
        .set_moving("data-screen", name)
        .on_page("mousedown", move |_| form.pressed())
        .on_page("mouseup", move |_| form.released())
        .child(
            element("div class=top")
                .child(element("p class=brand").text(brand))
                .children(languages(form, description, settings)),
        )
        .child(element("h1").text(heading))
        .children(log_in)
        .child_moving(move || notice(form, &labels))
        .child(boxes)
        .child(
            element("p class=unseen role=status")
                .text_moving(move || form.look().announcement.clone().into()),
        )
}

/// What each field is called.
fn labels(speech: Speech, description: &FormDescription) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    for field in &description.fields {
        labels.push((field.name.clone(), label(speech, field)));
    }
    labels.push(("password".to_owned(), speech.text("label.password")));
    // What is said of the terms names them.
    labels.push(("termsAccepted".to_owned(), String::new()));
    labels
}
