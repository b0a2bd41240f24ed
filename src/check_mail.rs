//! "Check your mail": where it went and how long its link works, the same mail once more after a pause, or one to another
//! address.

use std::sync::Arc;
use std::time::Duration;

use registration::{FormDescription, MailRequest, Registered, RegistrationRequest, Value, Verification};

use crate::browser;
use crate::element::{Element, element};
use crate::gateway::{self, Refusal};
use crate::language::Speech;
use crate::screen::{Page, Screen};
use crate::settings::Settings;
use crate::sign_up::trimmed;
use crate::signal::Signal;

const FORM: &str = "again";
const ADDRESS: &str = "email";
const SECOND: Duration = Duration::from_secs(1);

/// All that the screen knows.
struct State {
    description: Arc<FormDescription>,
    account: Registered,
    mail: Verification,
    /// Seconds until the mail may be sent again.
    wait: i64,
    /// There is a box for another address.
    changing: bool,
    sending: bool,
    /// What came of the last try.
    told: String,
}

/// The screen, from anywhere in it.
#[derive(Clone, Copy)]
struct CheckMail {
    state: Signal<State>,
    speech: Speech,
    settings: &'static Settings,
    page: Page,
}

impl State {
    /// A press does nothing now.
    fn waits(&self) -> bool {
        self.sending || (!self.changing && self.wait > 0)
    }
}

/// What stands between the heading and the way to log in. It is made anew whenever something of it changes, but what is
/// said to those who do not see it stays what it was.
pub fn check_mail(
    speech: Speech,
    description: &Arc<FormDescription>,
    account: &Registered,
    mail: Verification,
    settings: &'static Settings,
    page: Page,
) -> Element {
    let state = State {
        description: Arc::clone(description),
        account: account.clone(),
        wait: mail.resend_in,
        mail,
        changing: false,
        sending: false,
        told: String::new(),
    };
    let screen = CheckMail {
        state: Signal::new(state),
        speech,
        settings,
        page,
    };
    screen.count_down();
    let told = move || {
        let state = screen.state.read();
        // Beside the box where there is one: the box says it itself.
        let told = if state.changing { "" } else { &state.told };
        told.to_owned().into()
    };
    element("div")
        .child_moving(move || Some(screen.look()))
        .child(element("p class=told role=status").text_moving(told))
}

impl CheckMail {
    fn look(self) -> Element {
        let speech = self.speech;
        let state = self.state.read();
        let (life, number) = match state.mail.expires_in {
            seconds if seconds < 7200 => ("checkMail.minutes", seconds / 60),
            seconds => ("checkMail.hours", seconds / 3600),
        };
        let (send, change) = if state.changing {
            ("checkMail.send", "checkMail.cancel")
        } else if state.wait > 0 {
            ("checkMail.resendIn", "checkMail.change")
        } else {
            ("checkMail.resend", "checkMail.change")
        };
        let another = state.changing.then(|| {
            let fault = (!state.told.is_empty()).then_some("true");
            let input = element(
                "input id=email name=email type=email autocomplete=email autocapitalize=none spellcheck=false required \
                 aria-describedby=email-problem",
            );
            element("div class=field")
                .child(element("label for=email").text(speech.text("checkMail.newAddress")))
                .child(input.set_some("aria-invalid", fault))
                .child(element("p class=problem id=email-problem").text(state.told.clone()))
        });
        let waits = state.waits().then_some("true");
        let form = element("form id=again method=post novalidate")
            .on("submit", move |event| {
                event.prevent_default();
                self.send();
            })
            .children(another)
            .child(
                element("button class=button id=send type=submit")
                    .set_some("aria-disabled", waits)
                    .text(speech.say(send, &[state.wait.into()])),
            )
            .child(
                element("button class=suggest id=change type=button")
                    .on("click", move |_| self.change())
                    .text(speech.text(change)),
            );
        element("div")
            .child(element("p").text(speech.text("checkMail.sent")))
            .child(element("p class=address id=address").text(state.mail.email.clone()))
            .child(
                element("p")
                    .text(speech.text("checkMail.follow") + " " + &speech.say(life, &[Value::from(number)])),
            )
            .child(element("p class=hint").text(speech.text("checkMail.missing")))
            .child(form)
    }

    /// Another second has passed, as long as there is something to wait for.
    fn count_down(self) {
        let tick = move || {
            // The screen may be gone by then.
            let Some(mut state) = self.state.write() else {
                return;
            };
            state.wait -= 1;
            if state.wait > 0 {
                self.count_down();
            }
        };
        browser::later(SECOND, tick);
    }

    /// Opens the box for another address, or closes it.
    fn change(self) {
        let Some(mut state) = self.state.write() else {
            return;
        };
        state.changing = !state.changing;
        state.told.clear();
        browser::focus(ADDRESS);
    }

    /// Asks for the mail, unless it must not be asked for now, or the address is none.
    fn send(self) {
        let Some(mut state) = self.state.write().filter(|state| !state.waits()) else {
            return;
        };
        let mut email = None;
        if state.changing {
            let typed = trimmed(&browser::values(FORM)(ADDRESS).pop().unwrap_or_default());
            let mut request = RegistrationRequest::default();
            request.set(ADDRESS, vec![typed.clone()]);
            if let Some(problem) = request.check(&state.description).of(ADDRESS).next() {
                state.told = self.speech.problem(problem);
                return browser::focus(ADDRESS);
            }
            email = Some(typed);
        }
        state.sending = true;
        let token = state.mail.token.clone();
        browser::spawn(async move {
            let request = MailRequest {
                token,
                email: email.clone(),
            };
            let sent = gateway::send_mail(self.settings, &request).await;
            let Some(mut state) = self.state.write() else {
                return;
            };
            state.sending = false;
            match sent {
                Ok(Some(token)) => {
                    let is_counting = state.wait > 0;
                    state.mail.token = token;
                    state.mail.email = email.unwrap_or_else(|| state.mail.email.clone());
                    state.wait = state.mail.resend_in;
                    state.changing = false;
                    state.told = self.speech.text("checkMail.resent");
                    if !is_counting {
                        self.count_down();
                    }
                    browser::focus("send");
                }
                Ok(None) => {
                    let mut verified = state.account.clone();
                    verified.verification = None;
                    let screen = Screen::Done(state.description.clone(), verified);
                    drop(state);
                    self.page.set((screen, self.speech));
                }
                Err(refusal) => {
                    state.told = match &refusal {
                        Refusal::Problems(problems) => self.speech.problem(&problems.0[0]),
                        Refusal::Unreachable => self.speech.text("unreachable.text"),
                    };
                    browser::focus(ADDRESS);
                }
            }
        });
    }
}
