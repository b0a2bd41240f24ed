//! What the page shows, and in which language.

use std::sync::Arc;

use registration::{FormDescription, Registered};

use crate::gateway::NoForm;
use crate::language::Speech;
use crate::opening::Opening;
use crate::sign_up::kept::Kept;
use crate::signal::Signal;

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
