//! Which screen there is: the form, what comes after it, or why there is none.

use leptos::prelude::*;
use registration::{FormDescription, Registered};

use crate::closed::closed;
use crate::done::done;
use crate::language::Speech;
use crate::settings::Settings;
use crate::sign_up::sign_up;
use crate::start::{NoForm, Opening};

/// What the page shows.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The form.
    Form(FormDescription),
    /// There is an account; whose realm it is.
    Done(FormDescription, Registered),
    /// There is no form.
    Closed(NoForm),
}

impl Screen {
    /// The form has done its work.
    pub fn done(&mut self, account: Registered) {
        if let Self::Form(description) = self {
            *self = Self::Done(std::mem::take(description), account);
        }
    }
}

impl From<Result<FormDescription, NoForm>> for Screen {
    fn from(form: Result<FormDescription, NoForm>) -> Self {
        form.map_or_else(Self::Closed, Self::Form)
    }
}

/// The whole page.
#[component]
pub fn App(settings: Settings, opening: Opening) -> impl IntoView {
    let settings = StoredValue::new(settings);
    let screen = RwSignal::new(Screen::from(opening.form));
    Speech::provide(opening.language);
    move || match screen.get() {
        Screen::Form(description) => sign_up(description, settings, screen),
        Screen::Done(description, account) => done(account, brand(&description), description.login_url),
        Screen::Closed(reason) => closed(reason, settings, screen),
    }
}

/// The realm by the name people know it by.
pub fn brand(description: &FormDescription) -> String {
    let name = description.display_name.as_ref().filter(|name| !name.is_empty());
    name.unwrap_or(&description.realm).clone()
}
