//! The password: its box, showing and hiding it, and the realm's policy ticked off while one types.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use registration::{FormDescription, Param, Value, Verdict};

use super::draft::rules;
use super::field::{Message, invalid, mark};
use super::form::Form;
use crate::language::Speech;
use crate::moving::{attribute, text};

/// The password's box with its checklist.
#[component]
pub fn Password(
    form: Form,
    /// The policy's rules: the id of each and the rule in words.
    rules: Vec<(String, String)>,
) -> impl IntoView {
    let speech = form.speech;
    let shown = move || form.with(|state| state.shown);
    let name = move || {
        Some(speech.text(if shown() {
            "password.hideLabel"
        } else {
            "password.showLabel"
        }))
    };
    let word = move || speech.text(if shown() { "password.hide" } else { "password.show" });
    let described_by = if rules.is_empty() {
        "password-problem"
    } else {
        "password-problem policy"
    };
    let checklist = (!rules.is_empty()).then(|| checklist(form, rules));
    view! {
        <div class="field">
            <label for="password">{speech.text("label.password")} " " {mark()}</label>
            <div class="password">
                <input
                    id="password"
                    name="password"
                    type="password"
                    required
                    autocomplete="new-password"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-describedby=described_by
                    aria-invalid=invalid(form, "password".to_owned())
                    {..custom_attribute("autocorrect", "off")}
                />
                <button
                    id="password-toggle"
                    class="toggle"
                    type="button"
                    aria-controls="password"
                    aria-label=attribute(name)
                    // The focus, and with it a phone's keyboard, stays with the box.
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| form.reveal(!shown())
                >
                    {text(word)}
                </button>
            </div>
            <Message form of="password".to_owned() />
            {checklist}
        </div>
    }
}

/// The policy's rules, each with whether the password keeps it: for the eye by a sign, for the ear in words.
fn checklist(form: Form, rules: Vec<(String, String)>) -> impl IntoView {
    let speech = form.speech;
    let mut lines = Vec::new();
    for (at, (id, words)) in rules.into_iter().enumerate() {
        let verdict = move || name(form.with(|state| state.draft.verdicts().get(at).copied()));
        let state = move || format!(" ({})", speech.text(&format!("policy.{}", verdict())));
        lines.push(view! {
            <li data-rule=id data-verdict=attribute(move || Some(verdict().to_owned()))>
                {words}
                <span class="unseen">{text(state)}</span>
            </li>
        });
    }
    view! {
        <p class="policy-heading" id="policy-heading">{speech.text("policy")}</p>
        <ul class="policy" id="policy" role="list" aria-labelledby="policy-heading">{lines}</ul>
    }
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
        let key = format!("rule.{}", rule.id());
        let key = if speech.has(&key) {
            key.as_str()
        } else {
            "rule.other"
        };
        lines.push((rule.id().to_owned(), speech.say(key, &[param])));
    }
    lines
}

/// How many of the rules that the form can judge are kept, for those who do not see the ticks.
pub fn progress(speech: Speech, verdicts: &[Verdict]) -> String {
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let (met, unmet) = (count(Verdict::Met), count(Verdict::Unmet));
    let number = |count| Value::from(i64::try_from(count).unwrap_or(i64::MAX));
    speech.say("policy.progress", &[number(met), number(met + unmet)])
}

fn name(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Met) => "met",
        Some(Verdict::Unmet) => "unmet",
        Some(Verdict::Undecided) | None => "undecided",
    }
}
