//! Reads profile attributes with values, a JSON object a line, and prints what Keycloak's Admin API would answer.
//!
//! In: `{"validations": {…}, "multivalued": false, "required": null, "values": ["…"]}` of an attribute named `x`.
//! Out: `{"accepted": true|false|null, "errors": [{"field", "errorMessage", "params"}]}`; `null` where only the
//! server can tell.

use std::error::Error;
use std::io::{self, BufRead, Write};

use serde_json::{Value, json};
use user_profile::{Attribute, Context, Judgement, Permissions, UserProfile, Violation};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            writeln!(out, "{}", judge(serde_json::from_str(&line)?)?)?;
        }
    }
    Ok(out.flush()?)
}

fn judge(mut case: Value) -> Result<Value, Box<dyn Error>> {
    let values: Vec<String> = serde_json::from_value(case["values"].take())?;
    let attribute = Attribute {
        name: "x".to_owned(),
        validations: serde_json::from_value::<Option<_>>(case["validations"].take())?.unwrap_or_default(),
        multivalued: case["multivalued"].as_bool().unwrap_or(false),
        required: serde_json::from_value(case["required"].take())?,
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
    let fields = profile.sign_up_fields(&Context::default())?;
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let Judgement {
        violations,
        undecided,
    } = fields[0].judge(&values);
    let accepted = match (violations.is_empty(), undecided.is_empty()) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        (true, false) => None,
    };
    let errors: Vec<Value> = as_collected(&violations)
        .map(|violation| json!({"field": "x", "errorMessage": violation.message, "params": violation.params}))
        .collect();
    Ok(json!({"accepted": accepted, "errors": errors}))
}

/// The violations in Keycloak's order, which collects them in a `java.util.HashMap` by message.
fn as_collected(violations: &[Violation]) -> impl Iterator<Item = &Violation> {
    let mut messages: Vec<&str> = Vec::new();
    for violation in violations {
        if !messages.contains(&violation.message.as_str()) {
            messages.push(&violation.message);
        }
    }
    let order = java_text::hash_order(&messages).into_iter();
    order.flat_map(move |place| {
        let message = messages[place];
        violations
            .iter()
            .filter(move |violation| violation.message == message)
    })
}
