//! Passwords that are made for a policy, by the crate itself and by a password manager that reads its `passwordrules`.

#[path = "../../../password-policy/tests/support/password_manager.rs"]
mod password_manager;
#[path = "../../../password-policy/tests/support/policies.rs"]
mod policies;

use password_policy::Policy;
use policies::{numbers, policies};
use reqwest::StatusCode;

use crate::realm::Realm;
use crate::run::in_realms;
use crate::seed;
use crate::tally::Tally;

const NAME: &str = "ada.lovelace";
const EMAIL: &str = "ada.lovelace@example.org";

/// So many of each kind for each policy.
const EACH: usize = 2;

/// Checklist 3.
#[tokio::test]
async fn passwords_that_are_made_for_a_policy_are_accepted_by_keycloak() {
    let seed = seed();
    println!("SEED={seed}");
    let mut random = numbers(u32::try_from(seed & 0xffff_ffff).unwrap());
    let policies = policies(random());
    let cases: Vec<(Policy, u32)> = policies.into_iter().map(|policy| (policy, random())).collect();
    let least = cases.len() * EACH * 2;
    let tally = in_realms(cases, set).await;
    tally.finish("passwords made for a policy", seed, least);
}

async fn set(realm: &Realm, (policy, seed): &(Policy, u32), tally: &mut Tally) {
    let mut random = numbers(*seed);
    let mut passwords = Vec::new();
    for _ in 0..EACH {
        passwords.push(policy.suggest(Some(NAME), Some(EMAIL), &mut random).unwrap());
    }
    let rules = policy.password_rules().unwrap();
    for _ in 0..EACH {
        passwords.push(password_manager::password(&rules, &mut random));
    }
    let (status, answer) = realm.set_policy(&policy.to_string()).await;
    assert!(status.is_success(), "{policy}: {answer}");
    let person = realm.person(NAME, Some(EMAIL)).await;
    for password in passwords {
        match realm.set_password(&person, &password).await {
            (StatusCode::NO_CONTENT, _) => tally.agree(true),
            (status, answer) => tally.differ(format!("{policy}: {password:?}: {status} {answer}")),
        }
    }
    realm.delete(&person).await;
}
