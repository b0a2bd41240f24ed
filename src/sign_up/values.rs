//! A field of several values: a box for each, a button for one more, and one at each box that takes it away.

use registration::{Field, Validator, Value};

use super::field::{label, named_box};
use super::form::Form;
use super::ids::{FORM, box_id, label_id, part_id};
use crate::browser;
use crate::element::{Element, element};
use crate::signal::Signal;

/// Set when there should be one box more, or one fewer. How many there are is seen in the page, which may have had them
/// before this form was made.
type More = Signal<bool>;

/// A box for each value, and the buttons.
pub fn values(form: Form, name: &str) -> impl FnMut() -> Option<Element> + Send + 'static {
    let more = More::new(true);
    let name = name.to_owned();
    let mut is_made = false;
    move || {
        let wanted = *more.read();
        let there = count(&name);
        let count = match (is_made, wanted) {
            (false, _) => there.max(1),
            (true, true) => there + 1,
            (true, false) => there - 1,
        };
        is_made = true;
        let description = form.peek(|state| state.draft.description().clone());
        let field = description.fields.iter().find(|field| field.name == name)?;
        Some(boxes(form, field, count, more))
    }
}

fn boxes(form: Form, field: &Field, count: usize, more: More) -> Element {
    let name = &field.name;
    let mut group = element("div class=values role=group").set("aria-labelledby", label_id(name));
    for at in 0..count {
        let called = label(form.speech, field) + " " + &form.speech.number(number(at + 1));
        let mut input = named_box(form, field, value_id(name, at), at > 0);
        if at > 0 {
            input = input.set("aria-label", called.clone());
        }
        let mut row = element("div class=value").child(input);
        if count > 1 {
            row = row.child(
                fewer(form, name, at, more)
                    .set("aria-label", form.speech.say("values.remove", &[called.into()])),
            );
        }
        group = group.child(row);
    }
    let is_full = |validator: &Validator| match validator {
        Validator::Multivalued { max, .. } => number(count) >= *max,
        _ => false,
    };
    if field.validators.iter().any(is_full) {
        return group;
    }
    let name = name.clone();
    let button = element("button class=more type=button").text(form.speech.text("values.add"));
    group.child(button.on("click", move |_| {
        let id = value_id(&name, self::count(&name));
        more.set(true);
        browser::soon(move || browser::focus_now(&id));
    }))
}

/// The button that takes away the box beside it; the focus goes to the one that is there then, or to the one before.
fn fewer(form: Form, name: &str, at: usize, more: More) -> Element {
    let name = name.to_owned();
    let button = element("button class=fewer type=button").text("×");
    button.on("click", move |_| {
        // The boxes stay where they are, and what is in them moves up.
        let values = browser::values(FORM)(&name);
        for (to, value) in values.iter().skip(at + 1).enumerate() {
            browser::set_value(&value_id(&name, at + to), value);
        }
        more.set(false);
        let focused = value_id(&name, at.min(values.len() - 2));
        let name = name.clone();
        browser::soon(move || {
            browser::focus_now(&focused);
            form.typed(&name);
        });
    })
}

/// How many boxes there are.
fn count(name: &str) -> usize {
    browser::values(FORM)(name).len()
}

/// The id of the box at this place: the first is the field's own.
fn value_id(name: &str, at: usize) -> String {
    if at == 0 {
        return box_id(name);
    }
    let at = "value".to_owned() + &Value::from(number(at)).to_text().unwrap_or_default();
    part_id(&at, &("-".to_owned() + &at), name)
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
