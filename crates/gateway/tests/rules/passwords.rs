//! Passwords by random policies: accepted or not, by which rule, with which number.

#[path = "../../../password-policy/examples/judge.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod judge;

use std::collections::HashSet;

use password_policy::{Candidate, Check, Policy, Rule};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::password_cases::{self, Group};
use crate::random::Random;
use crate::realm::Realm;
use crate::run::in_realms;
use crate::tally::Tally;
use crate::{number, seed};

/// So many passwords, unless the environment asks for more.
const CASES: u64 = 2000;

/// Checklist 15.
#[tokio::test]
async fn passwords_are_judged_as_keycloak_judges_them() {
    let seed = seed();
    let cases = usize::try_from(number("CASES").unwrap_or(CASES)).unwrap();
    println!("SEED={seed}");
    let tally = in_realms(groups(seed, cases), compare).await;
    tally.finish("passwords", seed, cases);
    tally.is_mixed();
}

/// Random groups with so many passwords that have a policy.
fn groups(seed: u64, cases: usize) -> Vec<Group> {
    let mut random = Random::new(seed);
    let (mut groups, mut taken, mut count) = (Vec::new(), HashSet::new(), 0);
    while count < cases {
        let group = password_cases::group(&mut random, &mut taken);
        let policy = group.policy.parse::<Policy>();
        if policy.is_ok_and(|policy| !policy.rules().iter().any(may_be_refused)) {
            count += group.passwords.len();
        }
        groups.push(group);
    }
    groups
}

async fn compare(realm: &Realm, group: &Group, tally: &mut Tally) {
    let text = &group.policy;
    let (status, answer) = realm.set_policy(text).await;
    let policy = match (text.parse::<Policy>(), status.is_success()) {
        (Ok(policy), true) => policy,
        (Err(_), false) => return,
        (Ok(policy), false) if policy.rules().iter().any(may_be_refused) => return,
        (Ok(_), false) => return tally.differ(format!("{text:?} is read here; Keycloak: {status} {answer}")),
        (Err(error), true) => return tally.differ(format!("{text:?} is stored; here: {error}")),
    };
    let stored = realm.policy().await;
    if stored.parse().as_ref() != Ok(&policy) {
        tally.differ(format!(
            "{text:?} is stored as {stored:?}, which is another policy here"
        ));
    }
    let person = realm.person(&group.username, group.email.as_deref()).await;
    for password in &group.passwords {
        let line = json!({
            "policy": text,
            "username": group.username,
            "email": group.email,
            "password": password,
        });
        let candidate = Candidate {
            password,
            username: Some(&group.username),
            email: group.email.as_deref(),
        };
        let undecided: Vec<&Rule> = policy.undecided(&candidate).collect();
        if undecided.iter().any(|rule| matches!(rule, Rule::RegexPattern(_))) {
            // Keycloak has no limit to the steps of a pattern, and would not come back from some.
            tally.leave();
            continue;
        }
        let here = judge::judge(&line.to_string()).unwrap();
        let (status, there) = realm.set_password(&person, password).await;
        match agree(&here, &undecided, status, &there) {
            true if here["accepted"].is_null() => tally.leave(),
            true => tally.agree(status.is_success()),
            false => tally.differ(format!("{line}\n    here:  {here}\n    there: {status} {there}")),
        }
    }
}

/// Whether a policy that is read here may be refused by this server: it knows what it comes with.
fn may_be_refused(rule: &Rule) -> bool {
    rule.check() == Check::Server || rule.id() == "hashAlgorithm"
}

/// Whether Keycloak's answer is the one that was told, or one of those that were left open.
fn agree(here: &Value, undecided: &[&Rule], status: StatusCode, there: &Value) -> bool {
    if status == StatusCode::NO_CONTENT {
        return here["accepted"] != json!(false);
    }
    let reported = there["error"].as_str().unwrap_or_default();
    let open = undecided.iter().any(|rule| rule.message_key() == reported);
    let unmet = || {
        here["unmet"]
            .as_array()
            .unwrap()
            .iter()
            .any(|key| key == reported)
    };
    status == StatusCode::BAD_REQUEST
        && match here["error"].as_str() {
            Some(error) => error == reported && numbers(&here["params"]) == told(there),
            None => open || (here["accepted"] == json!(false) && unmet()),
        }
}

/// The numbers among a rule's parameters. A pattern is no part of Keycloak's answer.
fn numbers(params: &Value) -> Vec<i64> {
    params
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_i64)
        .collect()
}

/// The numbers in what Keycloak tells people, which has commas between thousands.
fn told(answer: &Value) -> Vec<i64> {
    let text = answer["error_description"]
        .as_str()
        .unwrap_or_default()
        .replace(',', "");
    text.split(|c: char| !c.is_ascii_digit() && c != '-')
        .filter_map(|number| number.parse().ok())
        .collect()
}
