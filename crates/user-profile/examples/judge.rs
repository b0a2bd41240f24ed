//! Reads profile attributes with values, a JSON object a line, and prints what Keycloak's Admin API would answer in a
//! realm without internationalization.
//!
//! In: `{"validations": {…}, "multivalued": false, "required": null, "values": ["…"]}` of an attribute named `x`.
//! Out: `{"accepted": true|false|null, "errors": [{"field", "errorMessage", "params"}]}`; `null` where only the
//! server can tell.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, Write};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Value, json};
use user_profile::{Attribute, Context, Field, Judgement, Permissions, Required, UserProfile, Violation};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            writeln!(out, "{}", answer(&Case::read(&line)?.judge()))?;
        }
    }
    Ok(out.flush()?)
}

/// An attribute with values: a line of input.
pub(crate) struct Case {
    pub(crate) field: Field,
    values: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Line {
    validations: Option<serde_json::Map<String, Value>>,
    #[serde(default)]
    multivalued: bool,
    required: Option<Required>,
    values: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Order {
    validations: Option<Names>,
}

impl Case {
    /// Reads a line; fails as well where Keycloak would refuse the validators' configuration.
    pub(crate) fn read(line: &str) -> Result<Self, Box<dyn Error>> {
        let order: Order = serde_json::from_str(line)?;
        let order = order.validations.unwrap_or_default().0;
        let line: Line = serde_json::from_str(line)?;
        let attribute = Attribute {
            name: "x".to_owned(),
            validations: serde_json::from_value(line.validations.unwrap_or_default().into())?,
            multivalued: line.multivalued,
            required: line.required,
            permissions: Some(Permissions {
                view: vec![],
                edit: vec!["user".to_owned()],
            }),
            ..Attribute::default()
        };
        let profile = UserProfile {
            attributes: vec![attribute],
            ..UserProfile::default()
        };
        let context = Context {
            english_dates: true,
            ..Context::default()
        };
        let mut field = profile.sign_up_fields(&context)?.swap_remove(0);
        field
            .validators
            .sort_by_key(|validator| order.iter().position(|name| name == validator.id()));
        Ok(Self {
            field,
            values: line.values,
        })
    }

    /// What the server would say of the values.
    pub(crate) fn judge(&self) -> Judgement<'_> {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        self.field.judge(&values)
    }
}

/// A judgement in the words of the Admin API.
pub(crate) fn answer(judgement: &Judgement<'_>) -> Value {
    let accepted = match (judgement.violations.is_empty(), judgement.undecided.is_empty()) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        (true, false) => None,
    };
    let errors: Vec<Value> = as_collected(&judgement.violations)
        .map(|violation| json!({"field": "x", "errorMessage": violation.message, "params": violation.params}))
        .collect();
    json!({"accepted": accepted, "errors": errors})
}

/// The violations in Keycloak's order, which collects them by message with `HashMap.computeIfAbsent`: of two messages
/// in one bucket the later one comes first.
fn as_collected(violations: &[Violation]) -> impl Iterator<Item = &Violation> {
    let mut messages: Vec<&str> = Vec::new();
    for violation in violations {
        if !messages.contains(&violation.message.as_str()) {
            messages.push(&violation.message);
        }
    }
    messages.reverse();
    let order = java_text::hash_order(&messages).into_iter();
    order.flat_map(move |place| {
        let message = messages[place];
        violations
            .iter()
            .filter(move |violation| violation.message == message)
    })
}

/// The names of an object's members, in the order they are written.
#[derive(Default)]
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamesVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Names, A::Error> {
        let mut names = Names::default();
        while let Some((name, IgnoredAny)) = members.next_entry()? {
            names.0.push(name);
        }
        Ok(names)
    }
}
