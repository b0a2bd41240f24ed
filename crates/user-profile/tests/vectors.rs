//! What a live Keycloak 26.7.3 said of attributes and values, and what this crate says of them.

#[path = "../examples/judge.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod judge;

use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Observed through the Admin API, an attribute named `x`.
const VECTORS: &str = include_str!("data/vectors.jsonl");
/// More of them: several validators, several values, values that are missing.
const COMBINED: &str = include_str!("data/combined.jsonl");

#[test]
fn every_verdict_that_is_given_is_keycloaks() {
    let mut undecided = Vec::new();
    let mut differing = Vec::new();
    for line in VECTORS.lines().chain(COMBINED.lines()) {
        let case = judge::Case::read(line).unwrap();
        let here = judge::answer(&case.judge());
        let there: Value = serde_json::from_str(line).unwrap();
        if here["accepted"].is_null() {
            undecided.push(line);
        } else if here["accepted"] != there["accepted"] || here["errors"] != there["errors"] {
            differing.push(format!("{line}\n    here: {here}"));
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
