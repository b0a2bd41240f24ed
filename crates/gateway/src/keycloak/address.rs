//! Another address for an account that nobody has used yet.

use registration::{Problem, Problems, Source};
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::admin::Admin;
use super::refusal::{Refusal, refusal};
use crate::{AccountError, ChangeError, Facts};

/// Changes the address and nothing else: what a representation does not name, Keycloak leaves as it is. Where the address
/// is the user name, Keycloak takes it for that as well. Links to the old address no longer verify anything.
pub(super) async fn change(
    admin: &Admin,
    facts: &Facts,
    account: &str,
    email: &str,
) -> Result<(), ChangeError> {
    let body = json!({ "email": email, "emailVerified": false });
    let answer = admin
        .call(Method::PUT, &["users", account], &[], Some(&body))
        .await
        .map_err(AccountError::from)?;
    match answer.status {
        StatusCode::NO_CONTENT => Ok(()),
        // It was deleted, or has left the group.
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Err(ChangeError::Over),
        _ => Err(match refusal(&answer, facts) {
            Refusal::Final(error) => error,
            Refusal::LostRace => AccountError::Taken(
                Problems(vec![Problem::new("email", "emailExistsMessage", vec![])])
                    .found_by(Source::Keycloak),
            ),
        }
        .into()),
    }
}
