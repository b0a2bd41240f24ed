//! Which kind of box a field gets, by Keycloak's annotations.

use crate::{Field, Validator, Value};

/// A kind of box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line: `<input>` of this type, and the keyboard it calls for on a phone.
    Line(&'static str, Option<&'static str>),
    /// Several lines.
    Lines,
    /// A list to choose from, one or several.
    Menu(Quantity),
    /// The choices themselves: radio buttons or checkboxes.
    Choices(Quantity),
}

/// HTML's types of `<input>` that Keycloak knows, after `html5-`.
const HTML: [&str; 10] = [
    "email",
    "tel",
    "url",
    "range",
    "date",
    "datetime-local",
    "month",
    "week",
    "time",
    "color",
];

/// How many of the options may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// One of them.
    One,
    /// Any of them.
    Several,
}

impl Control {
    /// The box of a field: by its annotation `inputType`, and one line where that says nothing.
    pub fn of(field: &Field) -> Self {
        let named = annotation(field, "inputType").and_then(|name| Self::named(&name));
        match named {
            None | Some(Self::Line("text", None)) if field.name == "email" => Self::Line("email", None),
            None => Self::Line("text", None),
            Some(named) => named,
        }
    }

    /// The box that one of Keycloak's input types stands for.
    pub fn named(input_type: &str) -> Option<Self> {
        Some(match input_type {
            "text" => Self::Line("text", None),
            "textarea" => Self::Lines,
            "select" => Self::Menu(Quantity::One),
            "multiselect" => Self::Menu(Quantity::Several),
            "select-radiobuttons" => Self::Choices(Quantity::One),
            "multiselect-checkboxes" => Self::Choices(Quantity::Several),
            // A number box drops what it cannot read, and the person would be told that nothing was entered.
            "html5-number" => Self::Line("text", Some("decimal")),
            _ => {
                let html = input_type.strip_prefix("html5-")?;
                Self::Line(HTML.into_iter().find(|kind| *kind == html)?, None)
            }
        })
    }

    /// Whether several values are several boxes of this kind, rather than several choices in one.
    pub fn is_written_in(self) -> bool {
        matches!(self, Self::Line(..) | Self::Lines)
    }
}

/// An annotation's text; a whole number counts as one.
pub fn annotation(field: &Field, name: &str) -> Option<String> {
    field.input.get(name)?.to_text()
}

/// The options to choose from, each with its label: a text, or `${key}` of one.
pub fn options(field: &Field) -> Vec<(String, String)> {
    let source = annotation(field, "inputOptionsFromValidation");
    let source = source.as_deref().unwrap_or("options");
    let values = field.validators.iter().find_map(|validator| match validator {
        Validator::Options(values) if source == "options" => Some(values.clone()),
        Validator::Other { id, config } if source == id => {
            let values = config.get("options").items().iter();
            Some(values.filter_map(Value::as_str).map(str::to_owned).collect())
        }
        _ => None,
    });
    let prefix = annotation(field, "inputOptionLabelsI18nPrefix");
    let labels = field.input.get("inputOptionLabels").unwrap_or(&Value::Null);
    let mut options = Vec::new();
    for value in values.unwrap_or_default() {
        let label = match (labels.get(&value).as_str(), &prefix) {
            (Some(label), _) => label.to_owned(),
            (None, Some(prefix)) => "${".to_owned() + prefix + "." + &value + "}",
            (None, None) => value.clone(),
        };
        options.push((value, label));
    }
    options
}
