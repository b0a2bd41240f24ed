//! Which screen there is: the form, what comes after it, or why there is none.

use std::sync::Arc;

use leptos::prelude::*;
use registration::{FormDescription, Registered, Value};

use crate::closed::closed;
use crate::done::done;
use crate::element::element;
use crate::language::Speech;
use crate::settings::Settings;
use crate::sign_up::{Kept, sign_up};
use crate::signal::Signal;
use crate::start::{NoForm, Opening, open};
use crate::{browser, gateway, json};

/// What the page shows.
pub enum Screen {
    /// The form, and what was in it in another language.
    Form(Arc<FormDescription>, Option<Box<Kept>>),
    /// There is an account; whose realm it is.
    Done(Arc<FormDescription>, Registered),
    /// There is no form.
    Closed(NoForm),
}

/// What the page shows, and in which language.
pub type Page = Signal<(Screen, Speech)>;

impl From<Opening> for (Screen, Speech) {
    fn from(opening: Opening) -> Self {
        let screen = match opening.form {
            Ok(description) => Screen::Form(Arc::new(description), None),
            Err(reason) => Screen::Closed(reason),
        };
        (screen, Speech::of(opening.language))
    }
}

/// The whole page.
#[component]
pub fn App(
    settings: &'static Settings,
    opening: Opening,
    /// The form as it was painted into the page.
    painted: Option<Value>,
) -> impl IntoView {
    let page = Page::new(opening.into());
    if let Some(painted) = painted {
        browser::spawn(refresh(settings, painted, page));
    }
    element("div id=page").child_moving(move || {
        let (screen, speech) = &*page.read();
        browser::set_language(speech.tag(), speech.direction());
        Some(match screen {
            Screen::Form(description, kept) => sign_up(*speech, description, settings, page, kept.as_deref()),
            Screen::Done(description, account) => done(*speech, description, account, settings, page),
            Screen::Closed(reason) => closed(*speech, *reason, settings, page),
        })
    })
}

/// The form that was painted may be older than the realm's settings: asks for them behind the person's back.
async fn refresh(settings: &'static Settings, painted: Value, page: Page) {
    let described = gateway::describe(settings, &browser::wishes()).await;
    let is_new = match &described {
        Ok(form) => json::text(form) != json::text(&painted),
        Err(reason) => *reason != NoForm::Unreachable,
    };
    if is_new && browser::is_open() {
        page.set(open(settings, Some(described)).await.into());
    }
}

/// The page's title: what it shows, then whose it is.
pub fn title(screen: &str, brand: &str) -> String {
    screen.to_owned() + " – " + brand
}

/// The realm by the name people know it by.
pub fn brand(description: &FormDescription) -> String {
    let name = description.display_name.as_ref().filter(|name| !name.is_empty());
    name.unwrap_or(&description.realm).clone()
}
