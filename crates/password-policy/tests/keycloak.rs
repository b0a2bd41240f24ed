//! The same answers as a Keycloak 26.7.3 server, observed through its Admin API.

#[path = "../examples/judge.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod judge;

use serde_json::Value;

const OBSERVED: &str = include_str!("data/policy-vectors.jsonl");

#[test]
fn what_is_decided_is_decided_as_keycloak_did() {
    let mut undecided = 0;
    for line in OBSERVED.lines() {
        let observed: Value = serde_json::from_str(line).unwrap();
        let verdict = judge::judge(line).unwrap();
        let has_pattern = observed["policy"].as_str().unwrap().contains("regexPattern");
        assert!(
            has_pattern || verdict["undecided"] == Value::Array(vec![]),
            "{line}\n{verdict}"
        );
        if verdict["accepted"].is_null() {
            undecided += 1;
        } else {
            assert_eq!(verdict["accepted"], observed["accepted"], "{line}\n{verdict}");
        }
        if !verdict["error"].is_null() || !has_pattern {
            assert_eq!(verdict["error"], observed["error"], "{line}\n{verdict}");
            assert_eq!(verdict["params"], observed["params"], "{line}\n{verdict}");
        }
    }
    assert_eq!(OBSERVED.lines().count(), 1225);
    assert!(undecided <= 295, "{undecided} undecided");
}
