//! What a live Keycloak 26.7.3 said of attributes and values, and what this crate says of them.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

#[path = "../examples/judge.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod judge;

use serde_json::Value;
use user_profile::Validator;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Observed through the Admin API, an attribute named `x`.
const VECTORS: &str = include_str!("data/vectors.jsonl");
/// More of them: several validators, several values, values that are missing.
const COMBINED: &str = include_str!("data/combined.jsonl");

#[test]
fn every_verdict_is_keycloaks() {
    compare(|_| {});
}

/// As in the page, which has no room for some validators.
#[test]
fn every_verdict_is_keycloaks_where_somebody_is_asked() {
    user_profile::ask(user_profile::answer);
    compare(|validator| {
        if matches!(validator.id(), "double" | "local-date" | "uri") {
            *validator = Validator::Other {
                id: validator.id().to_owned(),
                config: validator.config(),
            };
        }
    });
}

#[track_caller]
fn compare(change: impl Fn(&mut Validator)) {
    let mut differing = Vec::new();
    for line in VECTORS.lines().chain(COMBINED.lines()) {
        let mut case = judge::Case::read(line).unwrap();
        case.field.validators.iter_mut().for_each(&change);
        let here = judge::answer(&case.judge());
        let there: Value = serde_json::from_str(line).unwrap();
        if here["accepted"] != there["accepted"] || here["errors"] != there["errors"] {
            differing.push(format!("{line}\n    here: {here}"));
        }
    }
    assert!(
        differing.is_empty(),
        "{} differ:\n{}",
        differing.len(),
        differing.join("\n")
    );
}
