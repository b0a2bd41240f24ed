//! The form in motion: what is in it, what became of it, and what happens when it is sent.

use std::sync::Arc;

use leptos::prelude::*;
use registration::{FormDescription, Problem, Registered};

use super::announcement::Announcement;
use super::draft::Draft;
use super::notice::{PROBLEMS, UNREACHABLE};
use super::password::progress;
use crate::app::{Screen, brand};
use crate::browser;
use crate::gateway::{self, Refusal};
use crate::language::Speech;
use crate::settings::Settings;

/// The id of the form in the page.
pub const ID: &str = "sign-up";

/// What came of the last try.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing yet.
    Open,
    /// It is on its way: a second press does nothing.
    Sending,
    /// These must be mended first.
    Faulty(Vec<Problem>),
    /// Nobody answered; everything is still there to be sent again.
    Unreachable,
}

/// The form, from anywhere in it.
#[derive(Clone, Copy)]
pub struct Form {
    draft: RwSignal<Draft>,
    outcome: RwSignal<Outcome>,
    /// The password can be read on the screen.
    shown: RwSignal<bool>,
    settings: &'static Settings,
    screen: RwSignal<Screen>,
    pub announcement: Announcement,
    pub speech: Speech,
}

impl Form {
    pub fn new(
        description: Arc<FormDescription>,
        settings: &'static Settings,
        screen: RwSignal<Screen>,
        speech: Speech,
    ) -> Self {
        Self {
            draft: RwSignal::new(Draft::new(description)),
            outcome: RwSignal::new(Outcome::Open),
            shown: RwSignal::new(false),
            settings,
            screen,
            announcement: Announcement::new(),
            speech,
        }
    }

    /// Something about the draft; whoever shows it is told when that changes.
    pub fn with<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with(look)
    }

    /// What came of the last try; whoever shows it is told when that changes.
    pub fn outcome<T>(self, look: impl FnOnce(&Outcome) -> T) -> T {
        self.outcome.with(look)
    }

    /// Whether the password can be read on the screen.
    pub fn shown(self) -> bool {
        self.shown.get()
    }

    /// What is wrong with a field, in words, if it may be told.
    pub fn told(self, field: &str) -> Option<String> {
        let problem = self.with(|draft| draft.told(field))?;
        Some(self.speech.problem(&problem))
    }

    /// Takes over what is in the page.
    pub fn read(self) {
        let (values, locale) = (browser::values(ID), self.speech.tag());
        self.draft.update(|draft| draft.read(&values, &locale));
    }

    /// The person typed into this field.
    pub fn typed(self, field: &str) {
        let verdicts = || self.draft.with_untracked(Draft::verdicts);
        let before = verdicts();
        self.read();
        self.draft.update(|draft| draft.typed(field));
        let verdicts = verdicts();
        if verdicts != before {
            self.announcement.after_a_pause(progress(self.speech, &verdicts));
        }
    }

    /// The person left this field.
    pub fn left(self, field: &str) {
        self.draft.update(|draft| draft.left(field));
        if let Some(words) = untrack(|| self.told(field)) {
            self.announcement.after_a_pause(words);
        }
    }

    /// Shows the password, or hides it.
    pub fn reveal(self, shown: bool) {
        browser::reveal("password", shown);
        self.shown.set(shown);
    }

    /// Sends what is in the page, unless something must be mended first.
    pub fn send(self) {
        if self
            .outcome
            .with_untracked(|outcome| *outcome == Outcome::Sending)
        {
            return;
        }
        self.reveal(false);
        self.read();
        match self.draft.try_update(Draft::submit) {
            Some(Ok(request)) => {
                self.now(Outcome::Sending);
                browser::spawn(async move {
                    match gateway::register(self.settings, &request).await {
                        Ok(account) => self.done(account),
                        Err(Refusal::Unreachable) => self.now(Outcome::Unreachable),
                        Err(Refusal::Problems(problems)) => {
                            let problems = self.draft.try_update(|draft| draft.refuse(problems));
                            self.now(Outcome::Faulty(problems.unwrap_or_default()));
                        }
                    }
                });
            }
            Some(Err(problems)) => self.now(Outcome::Faulty(problems)),
            None => {}
        }
    }

    fn done(self, account: Registered) {
        let description = self.draft.with_untracked(|draft| draft.description().clone());
        self.screen.set(Screen::Done(description, account));
    }

    /// Turns to what came of it, and with it those who read by ear.
    fn now(self, outcome: Outcome) {
        let title = self.speech.text("form.title");
        let title = match outcome {
            Outcome::Faulty(_) => self.speech.say("form.errorTitle", &[title.into()]),
            _ => title,
        };
        browser::set_title(
            &title,
            &self.draft.with_untracked(|draft| brand(draft.description())),
        );
        match outcome {
            Outcome::Open | Outcome::Sending => {}
            Outcome::Faulty(_) => browser::focus(PROBLEMS),
            Outcome::Unreachable => browser::focus(UNREACHABLE),
        }
        self.outcome.set(outcome);
    }
}
