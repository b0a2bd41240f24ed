//! The whole page: the screen that there is, and a form that was painted long ago brought up to date.

use leptos::prelude::*;
use registration::Value;

use crate::closed::closed;
use crate::done::done;
use crate::element::element;
use crate::gateway::NoForm;
use crate::opening::{Opening, open};
use crate::screen::{Page, Screen};
use crate::settings::Settings;
use crate::sign_up::sign_up;
use crate::{browser, gateway, json};

/// The whole page.
#[component]
pub fn App(
    settings: &'static Settings,
    opening: Opening,
    /// The form as it was painted into the page.
    painted: Option<Value>,
) -> impl IntoView {
    let is_painted = painted.is_some() && opening.form.is_ok() && browser::speaks(opening.language.tag());
    let page = Page::new(opening.into());
    if let Some(painted) = painted {
        browser::spawn(refresh(settings, painted, page));
    }
    element("div id=page").painted(is_painted).child_moving(move || {
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
