//! Feeds random profiles and values to the validators until stopped or done:
//! `cargo run --release -p user-profile --example fuzz_profiles [executions] [seed]`.
//!
//! Fails at the first panic, at the first validator that is another one after it was written and read, and at the first
//! answer that takes longer than a person waits.

#[path = "../tests/support/cases.rs"]
mod cases;
#[path = "../../java-pattern/tests/support/characters.rs"]
mod characters;
#[path = "../../java-pattern/tests/support/random.rs"]
mod random;

use std::time::{Duration, Instant};

use random::Random;
use serde_json::json;
use user_profile::{Context, UserProfile, Validator};

const SLOW: Duration = Duration::from_millis(500);

fn main() -> Result<(), serde_json::Error> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let mut argument = |usual| arguments.next().map_or(Ok(usual), |argument| argument);
    let (Ok(executions), Ok(seed)) = (argument(10_000_000), argument(1)) else {
        panic!("two whole numbers, if any: how many executions, and the seed");
    };
    let mut random = Random::new(seed);
    let (mut done, mut judged, mut violations) = (0, 0_u64, 0);
    while done < executions {
        let group = cases::group(&mut random);
        let profile: UserProfile = serde_json::from_value(json!({ "attributes": [{
            "name": random.one_of(&["x", "username", "email"]),
            "permissions": { "edit": ["user"] },
            "validations": group.validations,
            "multivalued": group.multivalued,
            "required": group.required,
        }] }))?;
        for values in &group.values {
            let start = Instant::now();
            let found = judge(&profile, values);
            assert!(start.elapsed() < SLOW, "seed {seed}: {profile:?} {values:?}");
            judged += u64::from(found.is_some());
            violations += found.unwrap_or(0);
            done += 1;
        }
    }
    println!("seed {seed}: {done} executions, {judged} lists of values judged, {violations} violations");
    Ok(())
}

/// Judges values by each of a profile's fields, if its validators can be; sees that they are written as they were read, and
/// that the answers fit each other. Gives the number of violations.
pub(crate) fn judge(profile: &UserProfile, values: &[impl AsRef<str>]) -> Option<usize> {
    let fields = profile.sign_up_fields(&Context::default()).ok()?;
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    let mut violations = 0;
    for field in fields {
        for validator in &field.validators {
            let again = Validator::new(validator.id(), &validator.config());
            // As texts, for a bound that is no number is not equal to itself.
            assert_eq!(format!("{again:?}"), format!("Ok({validator:?})"));
        }
        let judged = field.judge(&values).violations;
        let told = field.check(&values);
        assert_eq!(told.is_empty(), judged.is_empty(), "{field:?} {values:?}");
        let all = told.iter().all(|violation| judged.contains(violation));
        assert!(all, "{field:?} {values:?}");
        violations += judged.len();
    }
    Some(violations)
}
