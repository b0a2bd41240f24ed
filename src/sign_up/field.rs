//! One field: its label, its box, what helps, and the line that says what is wrong.

use std::borrow::Cow;

use registration::Field;

use super::control::{self, Control, Quantity};
use super::form::Form;
use crate::element::{Element, element};
use crate::language::Speech;

/// A field of the realm's profile.
pub fn field(form: Form, field: &Field) -> Element {
    let speech = form.speech;
    let control = Control::of(field);
    let name = field.name.as_str();
    let (before, after) = hints(speech, field, control);
    let id = box_id(name);
    let hint_id = part_id("hint", "-hint", name);
    let described_by = match &before {
        Some(_) => hint_id.clone() + " " + &problem_id(name),
        None => problem_id(name),
    };
    let before = before.map(|hint| element("p class=hint").id(hint_id).text(hint));
    let after = after.map(|hint| element("p class=hint").text(hint));
    let (whole, label, boxes) = if let Control::Choices(quantity) = control {
        let whole = element("fieldset class=field tabindex=-1")
            .id(id)
            .set("aria-describedby", described_by);
        (whole, element("legend"), choices(form, field, quantity))
    } else {
        let input = one_box(speech, field, control)
            .id(id.clone())
            .set("name", name.to_owned())
            .flag("required", field.required)
            .set_some("autocomplete", control::autocomplete(field))
            .set("aria-describedby", described_by)
            .set_moving("aria-invalid", invalid(form, name));
        (
            element("div class=field"),
            element("label").set("for", id),
            vec![input],
        )
    };
    whole
        .set("data-field", name.to_owned())
        .child(
            label
                .text(self::label(speech, field))
                .children(field.required.then(mark)),
        )
        .children(before)
        .children(boxes)
        .children(after)
        .child(message(form, name))
}

/// The line that says what is wrong with a field. It is there when it is empty, so that nothing moves when it is not.
pub fn message(form: Form, field: &str) -> Element {
    let line = element("p class=problem").id(problem_id(field));
    let field = field.to_owned();
    line.text_moving(move || form.told(&field).unwrap_or_default().into())
}

/// The id of a field's box. Keycloak's own are called as they are; a realm may call an attribute like anything else in
/// the page, so that one is told apart by a dot, which no other id has.
pub fn box_id(field: &str) -> String {
    part_id("attribute", "", field)
}

fn problem_id(field: &str) -> String {
    part_id("problem", "-problem", field)
}

/// The id of something that belongs to a field: beside one of Keycloak's own, and of a realm's attribute.
fn part_id(part: &str, suffix: &str, field: &str) -> String {
    const OWN: [&str; 6] = [
        "username",
        "email",
        "firstName",
        "lastName",
        "password",
        "termsAccepted",
    ];
    if OWN.contains(&field) {
        field.to_owned() + suffix
    } else {
        part.to_owned() + "." + field
    }
}

/// The `aria-invalid` of a box: there when something is wrong, and then `true`.
pub fn invalid(form: Form, field: &str) -> impl FnMut() -> Option<Cow<'static, str>> + Send + use<> {
    let field = field.to_owned();
    move || form.look().draft.told(&field).map(|_| "true".into())
}

/// The sign of a required field; the box itself says so to screen readers.
pub fn mark() -> Element {
    element("span class=mark aria-hidden=true").text(" *")
}

/// What a field is called: as the realm says, or in our words where the realm leaves it to Keycloak's.
pub fn label(speech: Speech, field: &Field) -> String {
    match &field.display_name {
        Some(name) => speech.resolve(name),
        None => speech.resolve(&("${".to_owned() + &field.name + "}")),
    }
}

/// What helps, before the box and after it.
fn hints(speech: Speech, field: &Field, control: Control) -> (Option<String>, Option<String>) {
    let hint = |annotation| control::text(field, annotation).map(|text| speech.resolve(&text));
    let in_lines = field.multivalued && control == Control::Lines;
    let before = hint("inputHelperTextBefore").or_else(|| in_lines.then(|| speech.text("onePerLine")));
    (before, hint("inputHelperTextAfter"))
}

fn one_box(speech: Speech, field: &Field, control: Control) -> Element {
    let given = field.default_value.clone();
    let placeholder = control::text(field, "inputTypePlaceholder").map(|text| speech.resolve(&text));
    match control {
        Control::Line(kind, inputmode) => element("input spellcheck=false")
            .set("type", kind)
            .set_some("value", given)
            .set_some("placeholder", placeholder)
            .set_some("inputmode", inputmode)
            .set_some("autocapitalize", control::autocapitalize(field))
            .set_some("min", control::text(field, "inputTypeMin"))
            .set_some("max", control::text(field, "inputTypeMax"))
            .set_some("step", control::text(field, "inputTypeStep")),
        Control::Menu(quantity) => {
            let none = (quantity == Quantity::One).then(|| (String::new(), speech.text("choose")));
            let options = none
                .into_iter()
                .chain(control::options(field))
                .map(|(value, label)| {
                    let selected = given.as_ref() == Some(&value);
                    let label = speech.resolve(&label);
                    element("option")
                        .set("value", value)
                        .flag("selected", selected)
                        .text(label)
                });
            element("select")
                .flag("multiple", quantity == Quantity::Several)
                .children(options)
        }
        Control::Lines | Control::Choices(_) => element("textarea")
            .set_some("rows", control::text(field, "inputTypeRows"))
            .set_some("placeholder", placeholder)
            .text(given.unwrap_or_default()),
    }
}

fn choices(form: Form, field: &Field, quantity: Quantity) -> Vec<Element> {
    let kind = if quantity == Quantity::One {
        "radio"
    } else {
        "checkbox"
    };
    let choices = control::options(field).into_iter().map(|(value, label)| Choice {
        id: None,
        checked: field.default_value.as_ref() == Some(&value),
        name: field.name.clone(),
        kind,
        value,
        label: form.speech.resolve(&label),
        required: false,
    });
    choices.map(|choice| choice.element(form)).collect()
}

/// A radio button or a checkbox with its label beside it.
pub struct Choice {
    pub id: Option<&'static str>,
    pub name: String,
    pub kind: &'static str,
    pub value: String,
    pub label: String,
    pub checked: bool,
    pub required: bool,
}

impl Choice {
    pub fn element(self, form: Form) -> Element {
        let input = element("input")
            .set("type", self.kind)
            .set_some("id", self.id)
            .set("aria-describedby", problem_id(&self.name))
            .set_moving("aria-invalid", invalid(form, &self.name))
            .set("name", self.name)
            .set("value", self.value)
            .flag("checked", self.checked)
            .flag("required", self.required);
        let label = element("span")
            .text(self.label)
            .children(self.required.then(mark));
        element("label class=choice").child(input).child(label)
    }
}
