//! Values of random attributes: accepted or not, with which keys and parameters, in which order.

#[path = "../../../user-profile/examples/judge.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod judge;

use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::profile_cases::{self, Group};
use crate::random::Random;
use crate::realm::{Realm, errors, profile_with};
use crate::run::in_realms;
use crate::tally::Tally;
use crate::{number, seed};

/// So many people's values, unless the environment asks for more.
const CASES: u64 = 600;

#[tokio::test]
async fn values_are_judged_as_keycloak_judges_them() {
    let seed = seed();
    let cases = usize::try_from(number("CASES").unwrap_or(CASES)).unwrap();
    println!("SEED={seed}");
    let tally = in_realms(groups(seed, cases), compare).await;
    tally.finish("lists of values", seed, cases);
    tally.is_mixed();
}

/// Random groups with so many people's values for attributes that can be.
fn groups(seed: u64, cases: usize) -> Vec<Group> {
    let mut random = Random::new(seed);
    let (mut groups, mut count) = (Vec::new(), 0);
    while count < cases {
        let group = profile_cases::group(&mut random);
        if judge::Case::read(&line(&group, &[])).is_ok() {
            count += group.values.len();
        }
        groups.push(group);
    }
    groups
}

fn line(group: &Group, values: &[String]) -> String {
    let line = json!({
        "validations": group.validations,
        "multivalued": group.multivalued,
        "required": group.required,
        "values": values,
    });
    line.to_string()
}

async fn compare(realm: &Realm, group: &Group, tally: &mut Tally) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let attribute = json!({
        "name": "x",
        "permissions": { "view": ["admin", "user"], "edit": ["admin", "user"] },
        "validations": group.validations,
        "multivalued": group.multivalued,
        "required": group.required,
    });
    let (stored, answer) = realm.set_profile(&profile_with(&[attribute])).await;
    for values in &group.values {
        let line = line(group, values);
        let case = match (judge::Case::read(&line), stored.is_success()) {
            (Ok(case), true) => case,
            (Err(_), false) => return,
            (Ok(_), false) => {
                return tally.differ(format!("{line}\n    Keycloak refuses the profile: {answer}"));
            }
            (Err(error), true) => return tally.differ(format!("{line}\n    refused here: {error}")),
        };
        let name = format!("person-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let account = json!({ "username": name, "attributes": { "x": values } });
        let (status, there) = realm.create(account).await;
        let judgement = case.judge();
        let here = judge::answer(&judgement);
        if !agree(&here, !judgement.undecided.is_empty(), status, &there) {
            tally.differ(format!("{line}\n    here:  {here}\n    there: {status} {there}"));
        } else if here["accepted"].is_null() {
            tally.leave();
        } else {
            tally.agree(status.is_success());
        }
    }
}

/// Whether Keycloak's answer is the one that was told, or, where something was left open, one with more errors.
fn agree(here: &Value, open: bool, status: StatusCode, there: &Value) -> bool {
    let errors = match status {
        StatusCode::CREATED => vec![],
        StatusCode::BAD_REQUEST => errors(there),
        _ => return false,
    };
    let told = here["errors"].as_array().unwrap();
    *told == errors || (open && told.iter().all(|error| errors.contains(error)))
}
