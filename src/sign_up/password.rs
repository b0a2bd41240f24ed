//! The password: its box, showing and hiding it, and the realm's policy ticked off while one types.

use registration::{FormDescription, Param, Policy, Value, Verdict};

use super::draft::rules;
use super::field::{invalid, mark, message};
use super::form::Form;
use crate::browser;
use crate::element::{Element, element};
use crate::language::Speech;

impl Form {
    /// Whether Caps Lock is on, as the last key told.
    pub fn caps_lock(self, is_on: bool) {
        if self.peek(|state| state.caps_lock != is_on) {
            self.change(|state| state.caps_lock = is_on);
        }
    }

    /// Fills in a password that the policy accepts, for all to see who may see the screen.
    pub fn suggest(self) {
        self.read();
        let suggestion = self.peek(|state| state.draft.suggestion(&mut browser::random));
        if let Some(password) = suggestion {
            browser::set_value("password", &password);
            self.reveal(true);
            self.typed("password");
            self.announce_after_a_pause(self.speech.text("password.suggested"));
        }
    }
}

/// The password's box with its checklist; `rules` are the policy's: the id of each and the rule in words.
pub fn password(form: Form, policy: &Policy, rules: Vec<(String, String)>) -> Element {
    let speech = form.speech;
    let either = move |shown, hidden| speech.text(if form.look().shown { shown } else { hidden }).into();
    let described_by = if rules.is_empty() {
        "password-problem"
    } else {
        "password-problem policy"
    };
    // Without a policy a password manager knows better.
    let password_rules = policy.rules().first().and_then(|_| policy.password_rules());
    let input = element(
        "input id=password name=password type=password required autocomplete=new-password \
         autocapitalize=off autocorrect=off spellcheck=false enterkeyhint=go",
    )
    .set_some("passwordrules", password_rules)
    .set("aria-describedby", described_by)
    .on("keydown", move |event| form.caps_lock(browser::caps_lock(&event)))
    .on("keyup", move |event| form.caps_lock(browser::caps_lock(&event)))
    .on("blur", move |_| form.caps_lock(false))
    .set_moving("aria-invalid", invalid(form, "password"));
    let toggle = element("button class=toggle id=password-toggle type=button aria-controls=password")
        .set_moving("aria-label", move || {
            Some(either("password.hideLabel", "password.showLabel"))
        })
        // The focus, and with it a phone's keyboard, stays with the box.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |_| form.reveal(!form.peek(|state| state.shown)))
        .text_moving(move || either("password.hide", "password.show"));
    let caps_lock = move || {
        let is_on = form.look().caps_lock;
        if is_on {
            speech.text("password.capsLock")
        } else {
            String::new()
        }
        .into()
    };
    let suggest = element("button class=suggest id=password-suggest type=button")
        .on("click", move |_| form.suggest())
        .text(speech.text("password.suggest"));
    let label = element("label for=password").text(speech.text("label.password"));
    let field = element("div class=field")
        .child(label.child(mark()))
        .child(element("div class=password").child(input).child(toggle))
        .child(element("p class=caps-lock role=status").text_moving(caps_lock))
        .child(message(form, "password"))
        .child(suggest);
    if rules.is_empty() {
        return field;
    }
    let heading = element("p class=policy-heading id=policy-heading");
    field
        .child(heading.text(speech.text("policy")))
        .child(checklist(form, rules))
}

/// The policy's rules, each with whether the password keeps it: for the eye by a sign, for the ear in words.
fn checklist(form: Form, rules: Vec<(String, String)>) -> Element {
    let speech = form.speech;
    let lines = rules.into_iter().enumerate().map(|(at, (id, words))| {
        let verdict = move || name(form.look().draft.verdicts().get(at).copied());
        let state =
            move || (" (".to_owned() + &speech.text(&("policy.".to_owned() + verdict())) + ")").into();
        element("li")
            .set("data-rule", id)
            .set_moving("data-verdict", move || Some(verdict().into()))
            .text(words)
            .child(element("span class=unseen").text_moving(state))
    });
    element("ul class=policy id=policy role=list aria-labelledby=policy-heading").children(lines)
}

/// The lines of the checklist: the id of each rule and the rule in words.
pub fn lines(speech: Speech, description: &FormDescription) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for rule in rules(description) {
        let param = match rule.param() {
            Some(Param::Number(number)) => i64::from(number).into(),
            Some(Param::Text(text)) => text.into(),
            None => Value::Null,
        };
        let key = "rule.".to_owned() + rule.id();
        let key = if speech.has(&key) {
            key.as_str()
        } else {
            "rule.other"
        };
        lines.push((rule.id().to_owned(), speech.say(key, &[param])));
    }
    lines
}

fn name(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Met) => "met",
        Some(Verdict::Unmet) => "unmet",
        Some(Verdict::Undecided) | None => "undecided",
    }
}
