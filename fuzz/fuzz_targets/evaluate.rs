//! A policy, a password and a name → a verdict.

#![no_main]

#[path = "../../crates/password-policy/examples/fuzz_policies.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod fuzz_policies;

libfuzzer_sys::fuzz_target!(|texts: (&str, &str, &str)| {
    let (policy, password, username) = texts;
    if let Some(policy) = fuzz_policies::parse(policy) {
        fuzz_policies::evaluate(&policy, password, username);
    }
});
