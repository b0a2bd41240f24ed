//! What Keycloak says when it makes no account, or does not change one → problems of the fields they belong to.

use password_policy::Param;
use registration::{Problem, Problems, Rule, Source};
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::Value as Json;
use user_profile::Value;

use super::http::{Answer, Failure};
use crate::{AccountError, Facts};

/// Why there is no account.
pub(super) enum Refusal {
    /// Another request made an account with the same name or address just now: asked again, Keycloak says which.
    LostRace,
    /// This is the answer.
    Final(AccountError),
}

/// A problem of one attribute, by Keycloak's key of the message.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Invalid {
    field: String,
    error_message: String,
    #[serde(default)]
    params: Vec<Value>,
}

/// What an answer other than 201 means.
pub(super) fn refusal(answer: &Answer, facts: &Facts) -> Refusal {
    let body: Json = answer.json().unwrap_or_default();
    let message = body["errorMessage"].as_str().unwrap_or_default();
    let problems = match (answer.status, message) {
        (StatusCode::CONFLICT, "User exists with same username") => taken(facts, "username"),
        (StatusCode::CONFLICT, "User exists with same email") => taken(facts, "email"),
        (StatusCode::CONFLICT, "User exists with same username or email")
        | (StatusCode::BAD_REQUEST, "Could not create user") => return Refusal::LostRace,
        (StatusCode::BAD_REQUEST, _) => profile_problems(&body, facts)
            .or_else(|| password_problem(&body, facts))
            .unwrap_or_default(),
        _ => Problems::default(),
    };
    if problems.0.is_empty() {
        return Refusal::Final(Failure::Unavailable(format!("account: {}", answer.complaint())).into());
    }
    let problems = problems.found_by(Source::Keycloak);
    Refusal::Final(match answer.status {
        StatusCode::CONFLICT => AccountError::Taken(problems),
        _ => AccountError::Refused(problems),
    })
}

fn taken(facts: &Facts, attribute: &str) -> Problems {
    let field = shown(facts, attribute);
    let code = match field {
        "email" => "emailExistsMessage",
        _ => "usernameExistsMessage",
    };
    Problems(vec![Problem::new(field, code, vec![])])
}

/// One problem stands in the body itself, several in a list, in no order.
fn profile_problems(body: &Json, facts: &Facts) -> Option<Problems> {
    let one = || vec![body.clone()];
    let all = body["errors"].as_array().cloned().unwrap_or_else(one);
    let all = all.into_iter().map(|invalid| {
        let invalid: Invalid = serde_json::from_value(invalid).ok()?;
        let field = shown(facts, &invalid.field);
        let mut params = invalid.params;
        // The first one is the attribute's name.
        if let Some(name) = params.first_mut() {
            *name = field.into();
        }
        Some(Problem::new(field, &invalid.error_message, params))
    });
    let mut problems = all.collect::<Option<Vec<_>>>()?;
    let place = |field: &str| {
        let mut attributes = facts.profile.attributes.iter();
        attributes.position(|attribute| attribute.name == field)
    };
    problems.sort_by_key(|problem| place(&problem.field).unwrap_or(usize::MAX));
    Some(Problems(problems))
}

/// The password's first broken rule, in the order of Keycloak's own. Its parameters come as part of a sentence only, so
/// they are taken from the rule, except what is nobody's business, like the name of a file of forbidden passwords.
fn password_problem(body: &Json, facts: &Facts) -> Option<Problems> {
    let code = body["error"].as_str()?;
    // Rules of the company's own may have any key. Whatever else goes wrong is told in words or in snake case.
    if code.is_empty() || code.contains([' ', '_']) {
        return None;
    }
    let rules = facts.policy.rules();
    let rule = rules.iter().find(|rule| rule.message_key() == code);
    let told = rule.filter(|rule| !matches!(rule, Rule::Other { .. }));
    let params = match told.and_then(Rule::param) {
        Some(Param::Number(number)) => vec![i64::from(number).into()],
        Some(Param::Text(text)) => vec![text.into()],
        None => vec![],
    };
    Some(Problems(vec![Problem::new("password", code, params)]))
}

/// The field that an attribute's problem is shown at: where the address is the user name, there is no other field.
fn shown<'a>(facts: &Facts, attribute: &'a str) -> &'a str {
    match attribute {
        "username" if facts.realm.registration_email_as_username => "email",
        attribute => attribute,
    }
}
