//! How long the rules take over a key that is pressed: every field checked, every rule of the policy judged. Natively by
//! `cargo bench -p registration`, in browsers by `cargo xtask bench`.

use std::hint::black_box;

#[cfg(not(target_arch = "wasm32"))]
use criterion::{Criterion, criterion_group, criterion_main};
use password_policy::{Candidate, Rule};
use registration::{FormDescription, Password, RegistrationRequest};
use user_profile::{Context, UserProfile};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{Criterion, wasm_bindgen_bench};

const POLICY: &str = "length(12) and maxLength(64) and digits(2) and upperCase(2) and lowerCase(2) and specialChars(1) \
                      and notUsername and notContainsUsername and notEmail and passwordHistory(3)";
const PASSWORD: &str = "Tr0ub4dor&3-Pony";

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_bench)]
fn keystroke(criterion: &mut Criterion) {
    let description = FormDescription {
        password_policy: POLICY.parse().expect("a policy"),
        fields: UserProfile::default_profile()
            .sign_up_fields(&Context::default())
            .expect("the profile of a fresh realm"),
        ..FormDescription::default()
    };
    let mut request = RegistrationRequest {
        password: Some(Password::from(PASSWORD.to_owned())),
        ..RegistrationRequest::default()
    };
    for (field, value) in [
        ("username", "ada.lovelace"),
        ("email", "ada@example.org"),
        ("firstName", "Ada"),
        ("lastName", "Lovelace"),
    ] {
        request.set(field, vec![value.to_owned()]);
    }
    let judge = |request: &RegistrationRequest| {
        let problems = request.check(&description);
        let candidate = Candidate {
            password: PASSWORD,
            username: request.username.as_deref(),
            email: request.email.as_deref(),
        };
        let verdict = |rule: &Rule| rule.judge(&candidate);
        let verdicts: Vec<_> = description.password_policy.rules().iter().map(verdict).collect();
        (problems, verdicts)
    };
    assert!(judge(&request).0.0.is_empty());
    criterion.bench_function("a keystroke", |bencher| {
        bencher.iter(|| judge(black_box(&request)));
    });
}

#[cfg(not(target_arch = "wasm32"))]
criterion_group!(benches, keystroke);
#[cfg(not(target_arch = "wasm32"))]
criterion_main!(benches);
#[cfg(target_arch = "wasm32")]
fn main() {}
