//! The form in motion: what is in it, what became of it, and what happens when it is sent.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use registration::{FormDescription, Verdict};

use super::draft::Draft;
use super::ids::{FORM, LANGUAGE, PROBLEMS, UNREACHABLE};
use super::kept::{Kept, Outcome};
use super::press::Press;
use super::progress::progress;
use crate::brand::brand;
use crate::browser;
use crate::gateway::{self, Refusal};
use crate::language::Speech;
use crate::opening;
use crate::screen::{Page, Screen};
use crate::settings::Settings;
use crate::signal::Signal;

/// Typing has paused when nothing has come for this long.
const PAUSE: Duration = Duration::from_millis(900);

/// All of the form that changes.
pub struct State {
    pub draft: Draft,
    pub outcome: Outcome,
    /// The password can be read on the screen.
    pub shown: bool,
    /// Every letter that is typed is a capital.
    pub caps_lock: bool,
    /// What is said to those who do not see it: the text of the page's one live region.
    pub announcement: String,
    pub press: Press,
    /// Says the next announcement.
    next: Option<TimeoutHandle>,
    /// The fields typed into, and the verdicts on the password before, while something is being judged.
    unsettled: Option<(Vec<String>, Vec<Verdict>)>,
    /// The fields left and not typed into since, of which there may be more to say once it is judged.
    left: Vec<String>,
}

/// The form, from anywhere in it.
#[derive(Clone, Copy)]
pub struct Form {
    pub(super) state: Signal<State>,
    settings: &'static Settings,
    page: Page,
    pub speech: Speech,
}

impl Form {
    pub fn new(
        description: Arc<FormDescription>,
        settings: &'static Settings,
        page: Page,
        speech: Speech,
        kept: Option<&Kept>,
    ) -> Self {
        let mut draft = Draft::new(description);
        if let Some(kept) = kept {
            draft.go_on_from(&kept.draft);
        }
        let state = State {
            draft,
            outcome: kept.map_or(Outcome::Open, |kept| kept.outcome.clone()),
            shown: false,
            caps_lock: false,
            announcement: String::new(),
            press: Press::default(),
            next: None,
            unsettled: None,
            left: Vec::new(),
        };
        Self {
            state: Signal::new(state),
            settings,
            page,
            speech,
        }
    }

    /// The form as it is; whoever shows something of it is told when it changes.
    pub fn look(self) -> impl std::ops::Deref<Target = State> {
        self.state.read()
    }

    /// Something of the form as it is now.
    pub fn peek<T>(self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.peek().expect("whoever asks is part of the form"))
    }

    /// Changes what is shown; nothing if the form is gone.
    pub fn change<T>(self, change: impl FnOnce(&mut State) -> T) -> Option<T> {
        let mut state = self.state.write()?;
        Some(change(&mut state))
    }

    /// Changes what nobody shows; nothing if the form is gone.
    pub fn quietly<T>(self, change: impl FnOnce(&mut State) -> T) -> Option<T> {
        let mut state = self.state.write_quietly()?;
        Some(change(&mut state))
    }

    pub fn is_sending(self) -> bool {
        self.look().outcome == Outcome::Sending
    }

    /// What is wrong with a field, in words, if it may be told.
    pub fn told(self, field: &str) -> Option<String> {
        let problem = self.look().draft.told(field)?;
        Some(self.speech.problem(&problem))
    }

    /// Takes over what is in the page.
    pub fn read(self) {
        let values = browser::values(FORM);
        self.change(|state| state.draft.read(&values, self.speech.tag()));
    }

    /// Goes on in another language, with all that was typed; in the same if the other cannot be had.
    pub fn speak(self, tag: &str) {
        browser::wish(tag);
        browser::spawn(async move {
            let opening = opening::open(self.settings, None).await;
            match (self.kept(), opening.form) {
                (Some(kept), Ok(description)) => {
                    let screen = Screen::Form(Arc::new(description), Some(Box::new(kept)));
                    self.page.set((screen, Speech::of(opening.language)));
                }
                (kept, _) => {
                    let speech = self.page.peek().map_or(self.speech, |page| page.1);
                    browser::wish(speech.tag());
                    browser::set_value(LANGUAGE, speech.tag());
                    if kept.is_some() {
                        self.announce_after_a_pause(speech.text("unreachable.text"));
                    }
                }
            }
        });
    }

    /// What is in the form; nothing if it is being sent, or is no longer there.
    fn kept(self) -> Option<Kept> {
        let state = self.state.peek()?;
        (state.outcome != Outcome::Sending).then(|| Kept {
            draft: state.draft.clone(),
            outcome: state.outcome.clone(),
        })
    }

    /// The person typed into this field. Nothing is shown of it before it is judged: no line flickers.
    pub fn typed(self, field: &str) {
        let values = browser::values(FORM);
        self.quietly(|state| {
            let State { draft, unsettled, .. } = state;
            let (fields, _) = unsettled.get_or_insert_with(|| (Vec::new(), draft.verdicts().to_vec()));
            fields.push(field.to_owned());
            draft.read(&values, self.speech.tag());
            state.left.retain(|left| left != field);
        });
        if !browser::judging() {
            self.settle();
        }
    }

    /// More is known of what the patterns say.
    pub fn judged(self) {
        self.read();
        self.settle();
        let left = self.quietly(|state| std::mem::take(&mut state.left));
        for field in left.unwrap_or_default() {
            // What was told already is not told again.
            if self.peek(|state| state.draft.told(&field).is_none()) {
                self.left(&field);
            }
        }
    }

    /// Shows what was typed.
    fn settle(self) {
        let words = self.change(|state| {
            let (fields, before) = state.unsettled.take()?;
            for field in &fields {
                state.draft.typed(field);
            }
            let verdicts = state.draft.verdicts();
            let is_news = verdicts != before
                || (fields.iter().any(|field| field == "password") && !verdicts.is_empty());
            is_news.then(|| progress(self.speech, &state.draft))
        });
        if let Some(Some(words)) = words {
            self.announce_after_a_pause(words);
        }
    }

    /// The person left this field.
    pub fn left(self, field: &str) {
        let told = self.change(|state| {
            state.draft.left(field);
            state.left.push(field.to_owned());
            state.draft.told(field)
        });
        if let Some(Some(problem)) = told {
            self.announce_after_a_pause(self.speech.problem(&problem));
        }
    }

    /// Says this once nothing else has come for a while.
    pub(super) fn announce_after_a_pause(self, words: String) {
        let say = move || {
            // The form may be gone by then.
            self.change(|state| state.announcement = words);
        };
        let next = set_timeout_with_handle(say, PAUSE).ok();
        let last = self.quietly(|state| std::mem::replace(&mut state.next, next));
        if let Some(Some(last)) = last {
            last.clear();
        }
    }

    /// Shows the password, or hides it.
    pub fn reveal(self, shown: bool) {
        browser::reveal("password", shown);
        self.change(|state| state.shown = shown);
    }

    /// Sends what is in the page, unless something must be mended first.
    pub fn send(self) {
        if self.peek(|state| state.outcome == Outcome::Sending) {
            return;
        }
        self.reveal(false);
        self.read();
        match self.change(|state| state.draft.submit()) {
            None => {}
            Some(Ok(request)) => {
                self.now(Outcome::Sending);
                browser::spawn(async move {
                    match gateway::register(self.settings, &request).await {
                        Ok(account) => {
                            let description = self.peek(|state| state.draft.description().clone());
                            self.page.set((Screen::Done(description, account), self.speech));
                        }
                        Err(Refusal::Unreachable) => self.now(Outcome::Unreachable),
                        Err(Refusal::Problems(problems)) => {
                            let problems = self.change(|state| state.draft.refuse(problems));
                            self.now(Outcome::Faulty(problems.unwrap_or_default()));
                        }
                    }
                });
            }
            Some(Err(problems)) => self.now(Outcome::Faulty(problems)),
        }
    }

    /// Turns to what came of it, and with it those who read by ear.
    fn now(self, outcome: Outcome) {
        let title = self.speech.text("form.title");
        let title = match outcome {
            Outcome::Faulty(_) => self.speech.say("form.errorTitle", &[title.into()]),
            _ => title,
        };
        browser::set_title(&title, &self.peek(|state| brand(state.draft.description())));
        match outcome {
            Outcome::Open | Outcome::Sending => {}
            Outcome::Faulty(_) => browser::focus(PROBLEMS),
            Outcome::Unreachable => browser::focus(UNREACHABLE),
        }
        self.change(|state| state.outcome = outcome);
    }
}
