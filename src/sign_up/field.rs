//! One field: its label, its box, what helps, and the line that says what is wrong.

use std::borrow::Cow;

use registration::{Control, Field, Quantity, annotation, options};

use super::autofill::{autocapitalize, autocomplete};
use super::form::Form;
use super::ids::{box_id, label_id, part_id, problem_id};
use super::known::ways_on;
use super::values::values;
use crate::element::{Element, element};
use crate::language::Speech;

/// A field of the realm's profile.
pub fn field(form: Form, field: &Field) -> Element {
    let control = Control::of(field);
    let name = field.name.as_str();
    let hint = |(annotated, part, suffix): (&str, _, _)| {
        let text = form.speech.resolve(&annotation(field, annotated)?);
        Some(element("p class=hint").id(part_id(part, suffix, name)).text(text))
    };
    let (whole, label, mark) = if let Control::Choices(_) = control {
        let whole = element("fieldset class=field tabindex=-1")
            .id(box_id(name))
            .set("aria-describedby", described_by(field));
        // Several boxes cannot say for themselves that one of them is required.
        (whole, element("legend"), element("span class=mark").text(" *"))
    } else {
        let label = element("label").set("for", box_id(name));
        (element("div class=field"), label.id(label_id(name)), mark())
    };
    let label = label.text(self::label(form.speech, field));
    let whole = whole
        .set("data-field", name.to_owned())
        .child(label.children(field.required.then_some(mark)))
        .children(hint(HINTS[0]));
    let whole = match control {
        Control::Choices(quantity) => whole.children(choices(form, field, quantity)),
        _ if field.multivalued && control.is_written_in() => whole.child_moving(values(form, name)),
        _ => whole.child(named_box(form, field, box_id(name), false)),
    };
    let whole = whole.children(reading(form, field, control));
    whole
        .children(hint(HINTS[1]))
        .child(message(form, name))
        .children(ways_on(form, name))
}

/// Where a range stands, for the eye: it says so itself to those who do not see it.
fn reading(form: Form, field: &Field, control: Control) -> Option<Element> {
    let Control::Line("range", _) = control else {
        return None;
    };
    let name = field.name.clone();
    let reading = move || form.look().draft.value(&name).into();
    Some(element("p class=reading aria-hidden=true").text_moving(reading))
}

/// What helps before the box and after it: the annotation, and of what the id is made.
const HINTS: [(&str, &str, &str); 2] = [
    ("inputHelperTextBefore", "hint", "-hint"),
    ("inputHelperTextAfter", "further", "-further"),
];

/// The ids of all that is said of a box beside its label.
fn described_by(field: &Field) -> String {
    let mut ids = problem_id(&field.name);
    for (annotated, part, suffix) in HINTS {
        if annotation(field, annotated).is_some() {
            ids = ids + " " + &part_id(part, suffix, &field.name);
        }
    }
    ids
}

/// The line that says what is wrong with a field. It is there when it is empty, so that nothing moves when it is not.
pub fn message(form: Form, field: &str) -> Element {
    let line = element("p class=problem").id(problem_id(field));
    let field = field.to_owned();
    line.text_moving(move || form.told(&field).unwrap_or_default().into())
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

/// A box for the value of a field. What is asked of one that may have several is asked of the first, not of a `further`.
pub fn named_box(form: Form, field: &Field, id: String, further: bool) -> Element {
    let speech = form.speech;
    let given = field.default_value.clone().filter(|_| !further);
    let (kind, element) = match Control::of(field) {
        Control::Line(kind, inputmode) => {
            let input = element("input spellcheck=false")
                .set("type", kind)
                .set_some("value", given)
                .set_some("inputmode", inputmode)
                .set_some("autocapitalize", autocapitalize(field));
            (INPUT, input)
        }
        Control::Menu(quantity) => {
            let none = (quantity == Quantity::One).then(|| (String::new(), speech.text("choose")));
            let options = none.into_iter().chain(options(field)).map(|(value, label)| {
                let selected = given.as_ref() == Some(&value);
                element("option")
                    .set("value", value)
                    .flag("selected", selected)
                    .text(speech.resolve(&label))
            });
            let several = quantity == Quantity::Several;
            (
                MENU,
                element("select").flag("multiple", several).children(options),
            )
        }
        Control::Lines | Control::Choices(_) => (LINES, element("textarea").text(given.unwrap_or_default())),
    };
    let mut element = element
        .id(id)
        .set("name", field.name.clone())
        .flag("required", field.required && !further)
        .set_some("autocomplete", autocomplete(field))
        .set("aria-describedby", described_by(field))
        .set_moving("aria-invalid", invalid(form, &field.name));
    for (of, annotated, attribute) in ATTRIBUTES {
        if of & kind != 0 {
            let text = annotation(field, annotated).map(|text| speech.resolve(&text));
            element = element.set_some(attribute, text);
        }
    }
    element
}

const INPUT: u8 = 1;
const LINES: u8 = 2;
const MENU: u8 = 4;

/// The annotations that are an attribute of the box, each with the kinds of box that have it. Not those that only count
/// where a browser refuses to send a form, as no form of ours lets it: `inputTypePattern`, `inputTypeMinlength`.
const ATTRIBUTES: [(u8, &str, &str); 7] = [
    (INPUT | LINES, "inputTypePlaceholder", "placeholder"),
    (INPUT | LINES, "inputTypeMaxlength", "maxlength"),
    (INPUT, "inputTypeMin", "min"),
    (INPUT, "inputTypeMax", "max"),
    (INPUT, "inputTypeStep", "step"),
    (LINES, "inputTypeRows", "rows"),
    (MENU, "inputTypeSize", "size"),
];

fn choices(form: Form, field: &Field, quantity: Quantity) -> Vec<Element> {
    let kind = if quantity == Quantity::One {
        "radio"
    } else {
        "checkbox"
    };
    let choices = options(field).into_iter().map(|(value, label)| Choice {
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
