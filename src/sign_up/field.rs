//! One field: its label, its box, what helps, and the line that says what is wrong.

use leptos::prelude::*;
use registration::Field as Described;

use super::control::{self, Control, Quantity};
use super::form::Form;
use crate::language::Speech;
use crate::moving::{MovingAttribute, attribute, text};

/// A field of the realm's profile.
pub fn field(form: Form, field: &Described) -> AnyView {
    let speech = form.speech;
    let control = Control::of(field);
    let name = field.name.clone();
    let label = view! { {label(speech, field)} " " {field.required.then(mark)} };
    let (before, after) = hints(speech, field, control);
    let described_by = match &before {
        Some(_) => format!("{name}-hint {name}-problem"),
        None => format!("{name}-problem"),
    };
    let before = before.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
    let after = after.map(|hint| view! { <p class="hint">{hint}</p> });
    let message = view! { <Message form of=name.clone() /> };
    if let Control::Choices(quantity) = control {
        let choices = choices(form, field, quantity);
        view! {
            <fieldset class="field" id=name tabindex="-1" aria-describedby=described_by>
                <legend>{label}</legend>
                {before} {choices} {after} {message}
            </fieldset>
        }
        .into_any()
    } else {
        let input = one_box(form, field, control, described_by);
        view! {
            <div class="field">
                <label for=name>{label}</label>
                {before} {input} {after} {message}
            </div>
        }
        .into_any()
    }
}

/// The line that says what is wrong with a field. It is there when it is empty, so that nothing moves when it is not.
#[component]
pub fn Message(
    form: Form,
    /// The field's name.
    of: String,
) -> impl IntoView {
    let id = format!("{of}-problem");
    view! { <p class="problem" id=id>{text(move || form.told(&of).unwrap_or_default())}</p> }
}

/// The `aria-invalid` of a box: there when something is wrong, and then `true`.
pub fn invalid(form: Form, field: String) -> MovingAttribute {
    attribute(move || {
        form.with(|state| state.draft.told(&field))
            .map(|_| "true".to_owned())
    })
}

/// The sign of a required field; the box itself says so to screen readers.
pub fn mark() -> impl IntoView {
    view! { <span class="mark" aria-hidden="true">"*"</span> }
}

/// What a field is called: as the realm says, or in our words where the realm leaves it to Keycloak's.
pub fn label(speech: Speech, field: &Described) -> String {
    match &field.display_name {
        Some(name) => speech.resolve(name),
        None => speech.resolve(&format!("${{{}}}", field.name)),
    }
}

/// What helps, before the box and after it.
fn hints(speech: Speech, field: &Described, control: Control) -> (Option<String>, Option<String>) {
    let hint = |annotation| control::text(field, annotation).map(|text| speech.resolve(&text));
    let in_lines = field.multivalued && control == Control::Lines;
    let before = hint("inputHelperTextBefore").or_else(|| in_lines.then(|| speech.text("onePerLine")));
    (before, hint("inputHelperTextAfter"))
}

fn one_box(form: Form, field: &Described, control: Control, described_by: String) -> AnyView {
    let speech = form.speech;
    let name = field.name.clone();
    let annotation = |name| control::text(field, name);
    let placeholder = annotation("inputTypePlaceholder").map(|text| speech.resolve(&text));
    let autocomplete = control::autocomplete(field);
    let invalid = invalid(form, name.clone());
    match control {
        Control::Line(kind, inputmode) => view! {
            <input
                id=name.clone()
                name=name
                type=kind
                value=field.default_value.clone()
                required=field.required
                autocomplete=autocomplete
                placeholder=placeholder
                aria-describedby=described_by
                aria-invalid=invalid
                inputmode=inputmode
                autocapitalize=control::autocapitalize(field)
                spellcheck="false"
                min=annotation("inputTypeMin")
                max=annotation("inputTypeMax")
                step=annotation("inputTypeStep")
            />
        }
        .into_any(),
        Control::Menu(quantity) => {
            let none = (quantity == Quantity::One).then(|| (String::new(), speech.text("choose")));
            let options = none
                .into_iter()
                .chain(control::options(field))
                .map(|(value, label)| {
                    let selected = field.default_value.as_ref() == Some(&value);
                    view! { <option value=value selected=selected>{speech.resolve(&label)}</option> }
                });
            view! {
                <select
                    id=name.clone()
                    name=name
                    multiple={quantity == Quantity::Several}
                    required=field.required
                    autocomplete=autocomplete
                    aria-describedby=described_by
                    aria-invalid=invalid
                >
                    {options.collect::<Vec<_>>()}
                </select>
            }
            .into_any()
        }
        Control::Lines | Control::Choices(_) => view! {
            <textarea
                id=name.clone()
                name=name
                required=field.required
                rows=annotation("inputTypeRows")
                autocomplete=autocomplete
                placeholder=placeholder
                aria-describedby=described_by
                aria-invalid=invalid
            >
                {field.default_value.clone().unwrap_or_default()}
            </textarea>
        }
        .into_any(),
    }
}

fn choices(form: Form, field: &Described, quantity: Quantity) -> Vec<impl IntoView + use<>> {
    let kind = if quantity == Quantity::One {
        "radio"
    } else {
        "checkbox"
    };
    let choices = control::options(field).into_iter().map(|(value, label)| Choice {
        id: format!("{}-{value}", field.name),
        checked: field.default_value.as_ref() == Some(&value),
        name: field.name.clone(),
        kind,
        value,
        label: form.speech.resolve(&label),
        required: false,
    });
    choices.map(|choice| choice.view(form)).collect()
}

/// A radio button or a checkbox with its label beside it.
pub struct Choice {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub value: String,
    pub label: String,
    pub checked: bool,
    pub required: bool,
}

impl Choice {
    pub fn view(self, form: Form) -> impl IntoView + use<> {
        let described_by = format!("{}-problem", self.name);
        view! {
            <label class="choice">
                <input
                    id=self.id
                    name=self.name.clone()
                    type=self.kind
                    value=self.value
                    checked=self.checked
                    required=self.required
                    aria-describedby=described_by
                    aria-invalid=invalid(form, self.name)
                />
                <span>{self.label} " " {self.required.then(mark)}</span>
            </label>
        }
    }
}
