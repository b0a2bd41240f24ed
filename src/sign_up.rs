//! The form: its fields in the realm's order, the password, and what happens when it is sent.

mod announcement; // what is said to those who do not see it
mod control; // which kind of box
mod draft; // what is in the boxes, and what of it may be criticised
mod field; // one field
mod form; // the form in motion
mod groups; // fields under headings
mod notice; // what came of the last try
mod password; // the password and its policy
mod press; // nothing moves under a finger
mod terms; // what must be accepted
mod voice; // when to speak

use leptos::ev;
use leptos::prelude::*;
use registration::FormDescription;

use self::field::label;
use self::form::{Form, ID, Submission};
use self::groups::Groups;
use self::notice::Notice;
use self::password::{Password, lines};
use self::press::Press;
use self::terms::AcceptTerms;
use crate::app::{Screen, brand};
use crate::browser;
use crate::language::Speech;
use crate::moving::{attribute, text};
use crate::settings::Settings;

/// The sign-up form of a realm.
#[component]
pub fn SignUp(
    description: FormDescription,
    settings: StoredValue<Settings>,
    screen: RwSignal<Screen>,
) -> impl IntoView {
    let speech = Speech::here();
    let brand = brand(&description);
    let heading = speech.text("form.title");
    browser::set_title(&heading);
    let log_in = description.login_url.clone().map(|url| {
        view! {
            <p class="log-in">
                {speech.text("form.haveAccount")} " "
                <a id="log-in" href=url>{speech.text("form.logIn")}</a>
            </p>
        }
    });
    let rules = lines(speech, &description);
    let labels = labels(speech, &description);
    let groups = Groups::of(&description);
    let terms = description.terms.clone();

    let form = Form::new(description, settings, screen, speech);
    let press = Press::watch(form);
    // What the browser kept from before, or filled in while the program loaded.
    browser::soon(move || form.read());

    let name = move || {
        form.with(|state| match state.submission {
            Submission::Unreachable => "unreachable".to_owned(),
            Submission::Idle | Submission::Sending => "form".to_owned(),
        })
    };
    let sending = move || form.with(|state| state.submission == Submission::Sending);
    let busy = move || sending().then(|| "true".to_owned());
    let submit = move || {
        speech.text(if sending() {
            "form.submitting"
        } else {
            "form.submit"
        })
    };
    view! {
        <main data-screen=attribute(move || Some(name()))>
            <p class="brand">{brand}</p>
            <h1>{heading}</h1>
            {log_in}
            <Notice form labels />
            <form
                id=ID
                method="post"
                novalidate
                aria-busy=attribute(busy)
                on:submit=move |event: ev::SubmitEvent| {
                    event.prevent_default();
                    form.send();
                }
                on:input=move |event: ev::Event| form.typed(&browser::name_of(&event))
                on:focusout=move |event: ev::FocusEvent| press.or_after_it(browser::name_of(&event))
            >
                <p class="hint">{speech.text("required")}</p>
                {groups.fields(form)}
                <Password form rules />
                {terms.map(|terms| view! { <AcceptTerms form terms /> })}
                <button class="button" id="submit" type="submit" aria-disabled=attribute(busy)>
                    {text(submit)}
                </button>
            </form>
            <p class="unseen" role="status">{text(move || form.announcement.get())}</p>
        </main>
    }
}

/// What each field is called.
fn labels(speech: Speech, description: &FormDescription) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    for field in &description.fields {
        labels.push((field.name.clone(), label(speech, field)));
    }
    labels.push(("password".to_owned(), speech.text("label.password")));
    labels.push(("termsAccepted".to_owned(), speech.text("label.terms")));
    labels
}
