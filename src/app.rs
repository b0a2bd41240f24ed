//! Which screen there is: the form, what comes after it, or why there is none.

use std::sync::Arc;

use leptos::prelude::*;
use registration::{FormDescription, Registered};

use crate::closed::closed;
use crate::done::done;
use crate::language::Speech;
use crate::settings::Settings;
use crate::sign_up::sign_up;
use crate::start::{NoForm, Opening};

/// What the page shows.
#[derive(Clone)]
pub enum Screen {
    /// The form.
    Form(Arc<FormDescription>),
    /// There is an account; whose realm it is.
    Done(Arc<FormDescription>, Registered),
    /// There is no form.
    Closed(NoForm),
}

impl From<Result<FormDescription, NoForm>> for Screen {
    fn from(form: Result<FormDescription, NoForm>) -> Self {
        match form {
            Ok(description) => Self::Form(Arc::new(description)),
            Err(reason) => Self::Closed(reason),
        }
    }
}

/// The whole page.
#[component]
pub fn App(settings: &'static Settings, opening: Opening) -> impl IntoView {
    let screen = RwSignal::new(Screen::from(opening.form));
    Speech::provide(opening.language);
    move || match screen.get() {
        Screen::Form(description) => sign_up(&description, settings, screen),
        Screen::Done(description, account) => done(&description, account),
        Screen::Closed(reason) => closed(reason, settings, screen),
    }
}

/// The realm by the name people know it by.
pub fn brand(description: &FormDescription) -> String {
    let name = description.display_name.as_ref().filter(|name| !name.is_empty());
    name.unwrap_or(&description.realm).clone()
}
