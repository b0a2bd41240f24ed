//! What a live Keycloak 26.7.3 said of attributes and values, and what this crate says of them.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use serde_json::{Value, json};
use user_profile::{Attribute, Context, Permissions, UserProfile};

/// Observed through the Admin API, an attribute named `x`.
const VECTORS: &str = include_str!("data/vectors.jsonl");
/// More of them: several validators, several values, values that are missing.
const COMBINED: &str = include_str!("data/combined.jsonl");

/// What this crate says: accepted or not, if it can tell, and the errors in an order of no meaning.
fn judged(case: &Value) -> (Option<bool>, Vec<Value>) {
    let attribute = Attribute {
        name: "x".to_owned(),
        validations: serde_json::from_value(case["validations"].clone()).unwrap(),
        multivalued: case["multivalued"].as_bool().unwrap(),
        required: serde_json::from_value(case["required"].clone()).unwrap(),
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
    let fields = profile.sign_up_fields(&Context::default()).unwrap();
    let values: Vec<&str> = case["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_str().unwrap())
        .collect();
    let judgement = fields[0].judge(&values);
    let accepted = match (judgement.violations.is_empty(), judgement.undecided.is_empty()) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        (true, false) => None,
    };
    let errors = judgement.violations.iter().map(
        |violation| json!({"field": "x", "errorMessage": violation.message, "params": violation.params}),
    );
    (accepted, sorted(errors.collect()))
}

fn sorted(mut errors: Vec<Value>) -> Vec<Value> {
    errors.sort_by_key(Value::to_string);
    errors
}

#[test]
fn every_verdict_that_is_given_is_keycloaks() {
    let mut undecided = Vec::new();
    let mut differing = Vec::new();
    for line in VECTORS.lines().chain(COMBINED.lines()) {
        let case: Value = serde_json::from_str(line).unwrap();
        let (accepted, errors) = judged(&case);
        let expected = sorted(case["errors"].as_array().unwrap().clone());
        if accepted.is_none() {
            undecided.push(line);
        } else if accepted != case["accepted"].as_bool() || errors != expected {
            differing.push(format!("{line}\n    here: {accepted:?} {errors:?}"));
        }
    }
    assert!(
        differing.is_empty(),
        "{} differ:\n{}",
        differing.len(),
        differing.join("\n")
    );
    let left = ["local-date"];
    let needless = undecided
        .iter()
        .filter(|line| !left.iter().any(|id| line.contains(id)));
    assert_eq!(
        needless.count(),
        0,
        "only {left:?} may be left to the server:\n{}",
        undecided.join("\n")
    );
}
