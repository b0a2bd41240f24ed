//! The form in each of its states, as HTML: what a person would have to do first is done here.

use std::sync::Arc;

use leptos::prelude::*;
use registration::{FormDescription, Registered, Value, Verification};

use super::draft::Draft;
use super::kept::{Kept, Outcome};
use super::sign_up;
use crate::closed::closed;
use crate::done::done;
use crate::element::element;
use crate::gateway::NoForm;
use crate::language::{Language, Speech};
use crate::screen::{Page, Screen};
use crate::settings::Settings;

/// What has become of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Open,
    /// It is filled in.
    Filled,
    /// It was sent with faults.
    Faulty,
    /// It is on its way.
    Sending,
    /// It was sent, and nobody answered.
    Unreachable,
    /// There is an account.
    Registered,
    /// There is an account whose address is to be confirmed.
    CheckMail,
    /// There is no form.
    Closed(NoForm),
}

/// The page in this state; filled in with the fields' default values and this password.
pub fn picture(language: Language, description: FormDescription, password: &str, state: State) -> String {
    let settings: &'static Settings = Box::leak(Box::new(Settings::from_values(&Value::Null, &locales())));
    let speech = Speech::of(language);
    let description = Arc::new(description);
    let page = Owner::new().with(|| {
        untrack(|| {
            let page = Page::new((Screen::Closed(NoForm::Unknown), speech));
            let screen = match state {
                State::Registered | State::CheckMail => {
                    let account = account(&description, state == State::CheckMail);
                    done(speech, &description, &account, settings, page)
                }
                State::Closed(reason) => closed(speech, reason, settings, page),
                _ => {
                    let kept = (state != State::Open).then(|| kept(&description, password, state));
                    sign_up(speech, &description, settings, page, kept.as_ref())
                }
            };
            element("div id=page").child(screen).to_html()
        })
    });
    if state == State::Open {
        return page;
    }
    // What is typed is no attribute of a box, in the page itself.
    page.replacen(
        "name=\"password\"",
        &format!("name=\"password\" value=\"{password}\""),
        1,
    )
}

/// Languages for the menu to offer.
fn locales() -> Value {
    let files = ["ar", "en"].map(|tag| (tag.to_owned(), Value::Null));
    Value::from_iter([("files".to_owned(), Value::from_iter(files))])
}

fn account(description: &FormDescription, by_mail: bool) -> Registered {
    let given = |name: &str| {
        let mut fields = description.fields.iter();
        fields.find(|field| field.name == name)?.default_value.clone()
    };
    Registered {
        id: String::new(),
        username: given("username").unwrap_or_default(),
        email: given("email"),
        verification: by_mail.then(|| Verification {
            email: given("email").unwrap_or_default(),
            expires_in: 43_200,
            resend_in: 60,
            ..Verification::default()
        }),
        login_url: description.login_url.clone(),
    }
}

fn kept(description: &Arc<FormDescription>, password: &str, state: State) -> Kept {
    let mut draft = Draft::new(Arc::clone(description));
    let values = |name: &str| {
        if name == "password" {
            return vec![password.to_owned()];
        }
        let field = description.fields.iter().find(|field| field.name == name);
        let value = field.and_then(|field| field.default_value.clone());
        value.into_iter().collect()
    };
    draft.read(&values, &description.locale);
    let outcome = match state {
        State::Faulty => Outcome::Faulty(draft.submit().err().unwrap_or_default()),
        State::Sending => Outcome::Sending,
        State::Unreachable => Outcome::Unreachable,
        _ => Outcome::Open,
    };
    Kept { draft, outcome }
}
