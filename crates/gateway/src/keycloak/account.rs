//! Making an account: one request, which Keycloak carries out wholly or not at all.

use registration::Registration;
use reqwest::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::admin::Admin;
use super::facts::{ACCEPTED, Snapshot, TERMS};
use super::http::Failure;
use super::refusal::{Refusal, refusal};
use crate::{AccountError, NewAccount, clock};

/// How often the same account is asked for. Of several equal requests at once Keycloak tells some only that they
/// lost; a second try finds the winner's account and is told which field is taken.
const TRIES: usize = 3;

/// Makes the account, with its password, in one request: Keycloak undoes all of it if any of it is refused, so there
/// is never an account without a password, and nothing to clean up. An answer that does not come leaves it open
/// whether there is an account now; it is not asked for again, and whoever tries again is told that it exists.
pub(super) async fn create(
    admin: &Admin,
    realm: &Snapshot,
    group: Option<&str>,
    registration: &Registration,
) -> Result<NewAccount, AccountError> {
    let recorded = registration.terms_accepted() && realm.records_acceptance;
    let body = representation(registration, group, recorded);
    for _ in 0..TRIES {
        let answer = admin.call(Method::POST, &["users"], &[], Some(&body)).await?;
        if answer.status == StatusCode::CREATED {
            let account = NewAccount {
                id: answer.id()?,
                username: registration.username().to_owned(),
                email: registration.email().map(str::to_owned),
            };
            if recorded && realm.default_actions.iter().any(|action| action == TERMS) {
                waive_terms(admin, realm, &account).await;
            }
            return Ok(account);
        }
        match refusal(&answer, &realm.facts) {
            Refusal::LostRace => {}
            Refusal::Final(error) => return Err(error),
        }
    }
    Err(Failure::Unavailable(format!("POST users: lost {TRIES} races in a row")).into())
}

/// The account in Keycloak's words. Every member stands here by name: much else that this API honours (roles of
/// groups, verified addresses, required actions, ready-made hashes) is nothing that a stranger may say.
fn representation(registration: &Registration, group: Option<&str>, terms_recorded: bool) -> Value {
    let mut attributes = Map::new();
    for (name, values) in registration.attributes() {
        let given: Vec<_> = values.iter().filter(|value| !value.is_empty()).collect();
        if !given.is_empty() {
            attributes.insert(name.clone(), json!(given));
        }
    }
    if let Some(locale) = registration.locale() {
        attributes.insert("locale".to_owned(), json!([locale]));
    }
    if terms_recorded {
        let now = clock::now();
        attributes.insert(ACCEPTED.to_owned(), json!([now.as_secs().to_string()]));
    }
    let mut account = json!({
        "username": registration.username(),
        "email": registration.email(),
        "firstName": registration.first_name(),
        "lastName": registration.last_name(),
        // Left out, it would mean a disabled account.
        "enabled": true,
        "emailVerified": false,
        "attributes": attributes,
        "credentials": [{
            "type": "password",
            "value": registration.password().expose(),
            "temporary": false,
        }],
    });
    if let Some(group) = group {
        account["groups"] = json!([format!("/{group}")]);
    }
    account
}

/// Takes the realm's terms off what the account is asked for at its first login, since their acceptance is recorded.
/// Keycloak has no way to say so when the account is made. If it fails they are asked for once more, which is
/// tiresome and harmless, and no reason to call the registration a failure.
async fn waive_terms(admin: &Admin, realm: &Snapshot, account: &NewAccount) {
    let left: Vec<_> = realm
        .default_actions
        .iter()
        .filter(|action| *action != TERMS)
        .collect();
    let body = json!({ "requiredActions": left });
    let path = ["users", &account.id];
    if let Err(failure) = admin.change(Method::PUT, &path, Some(&body)).await {
        tracing::warn!(account = account.id, %failure, "terms will be asked for again");
    }
}
