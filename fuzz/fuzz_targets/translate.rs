//! A pattern and a text → whether it matches.

#![no_main]

#[path = "../../crates/java-pattern/examples/fuzz_patterns.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod fuzz_patterns;

libfuzzer_sys::fuzz_target!(|texts: (&str, &str)| {
    let (pattern, text) = texts;
    fuzz_patterns::translate(pattern, &[text]);
});
