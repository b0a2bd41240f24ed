//! A text → a policy.

#![no_main]

#[path = "../../crates/password-policy/examples/fuzz_policies.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod fuzz_policies;

libfuzzer_sys::fuzz_target!(|text: &str| drop(fuzz_policies::parse(text)));
