//! The same answers as a Keycloak 26.7.3 server, observed through its Admin API.

#[path = "../examples/judge.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod judge;

use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const OBSERVED: &str = include_str!("data/policy-vectors.jsonl");

/// Checklist 15.
#[test]
fn everything_is_decided_as_keycloak_did() {
    for line in OBSERVED.lines() {
        let observed: Value = serde_json::from_str(line).unwrap();
        let verdict = judge::judge(line).unwrap();
        for answer in ["accepted", "error", "params"] {
            assert_eq!(verdict[answer], observed[answer], "{line}\n{verdict}");
        }
    }
    assert_eq!(OBSERVED.lines().count(), 1225);
}
