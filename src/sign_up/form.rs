//! The form in motion: one signal holds all that changes, since all of it is small and every part of the page that
//! moves looks at it.

use leptos::prelude::*;
use registration::{FormDescription, Problem, Problems};

use super::announcement::Announcement;
use super::draft::Draft;
use super::password::progress;
use crate::app::Screen;
use crate::browser;
use crate::gateway::{self, Refusal};
use crate::language::Speech;
use crate::settings::Settings;

/// The id of the form in the page.
pub const ID: &str = "sign-up";

/// What moves.
pub struct State {
    pub draft: Draft,
    pub submission: Submission,
    /// What had to be mended at the last try.
    pub summary: Vec<Problem>,
    /// The password can be read on the screen.
    pub shown: bool,
}

/// What has become of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submission {
    /// It can be sent.
    Idle,
    /// It is on its way: a second press does nothing.
    Sending,
    /// Nobody answered; everything is still there to be sent again.
    Unreachable,
}

/// The form, from anywhere in it.
#[derive(Clone, Copy)]
pub struct Form {
    state: RwSignal<State>,
    settings: StoredValue<Settings>,
    screen: RwSignal<Screen>,
    pub announcement: Announcement,
    pub speech: Speech,
}

impl Form {
    pub fn new(
        description: FormDescription,
        settings: StoredValue<Settings>,
        screen: RwSignal<Screen>,
        speech: Speech,
    ) -> Self {
        let state = State {
            draft: Draft::new(description),
            submission: Submission::Idle,
            summary: Vec::new(),
            shown: false,
        };
        Self {
            state: RwSignal::new(state),
            settings,
            screen,
            announcement: Announcement::new(),
            speech,
        }
    }

    /// Something about the state; whoever shows it is told when that changes.
    pub fn with<T>(self, look: impl FnOnce(&State) -> T) -> T {
        self.state.with(look)
    }

    /// What is wrong with a field, in words, if it may be told.
    pub fn told(self, field: &str) -> Option<String> {
        let problem = self.with(|state| state.draft.told(field))?;
        Some(self.speech.problem(&problem))
    }

    /// Takes over what is in the page.
    pub fn read(self) {
        let (values, locale) = (browser::values(ID), self.speech.tag());
        self.state.update(|state| state.draft.read(&values, &locale));
    }

    /// The person typed into this field.
    pub fn typed(self, field: &str) {
        let verdicts = || self.state.with_untracked(|state| state.draft.verdicts());
        let before = verdicts();
        self.read();
        self.state.update(|state| state.draft.typed(field));
        let verdicts = verdicts();
        if verdicts != before {
            self.announcement.after_a_pause(progress(self.speech, &verdicts));
        }
    }

    /// The person left this field.
    pub fn left(self, field: &str) {
        self.state.update(|state| state.draft.left(field));
        if let Some(words) = untrack(|| self.told(field)) {
            self.announcement.after_a_pause(words);
        }
    }

    /// Shows the password, or hides it.
    pub fn reveal(self, shown: bool) {
        browser::reveal("password", shown);
        self.state.update(|state| state.shown = shown);
    }

    /// Sends what is in the page, unless something must be mended first.
    pub fn send(self) {
        if self.state.with_untracked(|state| state.submission) == Submission::Sending {
            return;
        }
        self.reveal(false);
        self.read();
        let submitted = self.state.try_update(|state| state.draft.submit());
        match submitted {
            Some(Ok(request)) => {
                self.now(Submission::Sending, Vec::new());
                browser::spawn(async move {
                    match gateway::register(&self.settings.get_value(), &request).await {
                        Ok(account) => self.screen.update(|screen| screen.done(account)),
                        Err(Refusal::Problems(problems)) => self.refuse(problems),
                        Err(Refusal::Unreachable) => self.now(Submission::Unreachable, Vec::new()),
                    }
                });
            }
            Some(Err(problems)) => self.now(Submission::Idle, problems),
            None => {}
        }
    }

    fn refuse(self, problems: Problems) {
        let problems = self.state.try_update(|state| state.draft.refuse(problems));
        self.now(Submission::Idle, problems.unwrap_or_default());
    }

    /// Turns to what has become of the form, and with it those who read by ear.
    fn now(self, submission: Submission, summary: Vec<Problem>) {
        let faulty = !summary.is_empty();
        self.state
            .update(|state| (state.submission, state.summary) = (submission, summary));
        let title = self.speech.text("form.title");
        let title = if faulty {
            self.speech.say("form.errorTitle", &[title.into()])
        } else {
            title
        };
        browser::set_title(&title);
        if faulty {
            browser::focus("problems");
        } else if submission == Submission::Unreachable {
            browser::focus("unreachable");
        }
    }
}
