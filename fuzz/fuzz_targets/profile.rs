//! A profile and values → violations.

#![no_main]

#[path = "../../crates/user-profile/examples/fuzz_profiles.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod fuzz_profiles;

libfuzzer_sys::fuzz_target!(|texts: (&str, Vec<&str>)| {
    let (profile, values) = texts;
    if let Ok(profile) = serde_json::from_str(profile) {
        fuzz_profiles::judge(&profile, &values);
    }
});
