//! Accounts by the profile of a fresh realm: which fields are refused, with which keys and parameters.

use reqwest::StatusCode;
use serde_json::{Map, Value, json};
use user_profile::{Context, UserProfile};

use crate::characters::CHARS;
use crate::random::Random;
use crate::realm::{Realm, errors};
use crate::run::in_realms;
use crate::tally::Tally;
use crate::{number, seed};

/// So many accounts, unless the environment asks for more.
const CASES: u64 = 300;

/// Accounts that are made between two settings of the profile.
const TOGETHER: usize = 25;

const FIELDS: [&str; 4] = ["username", "email", "firstName", "lastName"];

#[rustfmt::skip]
const PARTS: [&[&str]; 4] = [
    &["ada", "Ada", "a.b", "x_1", "K", "é", "ß", "İ", "Σ", "ŁÓDŹ", "а", "漢", "😀", "|", "'", " ", "@x", "\u{301}"],
    &["ada@example.org", "Ada@EXAMPLE.org", "é@x", "a@straße.example", "\"a b\"@[127.0.0.1]", "a@İ.example", "@", ".", "-", "😀", " "],
    &["Ada", "Łucja", "Anne-Marie", "O'Neil", " ", "漢字", "😀", "\u{85}", "<", "&", "§", "\u{2028}"],
    &["Lovelace", "van der Berg", "İ", "\u{a0}", "\u{b}", "{", "#", "\u{7f}", "~"],
];

#[tokio::test]
async fn accounts_are_judged_as_keycloak_judges_them() {
    let seed = seed();
    let cases = usize::try_from(number("CASES").unwrap_or(CASES)).unwrap();
    println!("SEED={seed}");
    let mut random = Random::new(seed);
    // Some names will be taken, of which nothing is said here.
    let people = std::iter::repeat_with(|| account(&mut random)).take(cases * 2);
    let people: Vec<Account> = people.collect();
    let tally = in_realms(people.chunks(TOGETHER).map(<[_]>::to_vec).collect(), compare).await;
    tally.finish("accounts", seed, cases);
    tally.is_mixed();
}

/// What somebody writes into the fields.
type Account = [String; 4];

fn account(random: &mut Random) -> Account {
    let mut account = PARTS.map(|parts| match random.below(24) {
        0 => "x".repeat(254 + random.below(4)),
        1 => random.one_of(CHARS).to_owned(),
        2 | 3 => random.one_of(parts).to_owned(),
        4 | 5 => (0..=random.below(3)).map(|_| random.one_of(parts)).collect(),
        // The first parts are right.
        _ => random.one_of(&parts[..3]).to_owned(),
    });
    if random.below(3) > 0 {
        account[0] += &random.below(1000).to_string();
    }
    if account[0].chars().all(|c| c <= ' ') {
        // That there is no name is said in words.
        account[0].push('a');
    }
    account
}

async fn compare(realm: &Realm, people: &Vec<Account>, tally: &mut Tally) {
    let profile = UserProfile::default_profile();
    let (status, answer) = realm.set_profile(&profile).await;
    assert!(status.is_success(), "{answer}");
    let mut fields = profile.sign_up_fields(&Context::default()).unwrap();
    for field in &mut fields {
        // An administrator, as which the account is made, may leave out what people must give.
        field.required = false;
    }
    for values in people {
        let account: Map<String, Value> = FIELDS
            .iter()
            .zip(values)
            .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
            .collect();
        let (status, there) = realm.create(account.clone().into()).await;
        let mut here = Vec::new();
        for field in &fields {
            let value = account[&field.name].as_str().unwrap();
            let judgement = field.judge(&[value]);
            let told = judgement.violations.into_iter().map(|violation| {
                json!({ "field": field.name, "errorMessage": violation.message, "params": violation.params })
            });
            here.extend(told);
        }
        match status {
            StatusCode::CREATED if here.is_empty() => tally.agree(true),
            StatusCode::CONFLICT => {}
            StatusCode::BAD_REQUEST if sorted(errors(&there)) == sorted(here.clone()) => tally.agree(false),
            _ => tally.differ(format!(
                "{account:?}\n    here:  {here:?}\n    there: {status} {there}"
            )),
        }
    }
}

/// The errors in no order, for Keycloak has one of its own.
fn sorted(mut errors: Vec<Value>) -> Vec<Value> {
    errors.sort_by_key(Value::to_string);
    errors
}
