//! Somebody else who judges by validators that this program has no room for.

use std::sync::OnceLock;

use crate::{Value, verdict::Tally};

/// Who judges a value by the validator of an id and a configuration, as [`answer`](crate::answer) does; says `Null` while
/// nothing is known.
type Judge = fn(id: &str, config: &Value, value: &str) -> Value;

static JUDGE: OnceLock<Judge> = OnceLock::new();

/// No validator of Keycloak's: the domain of an e-mail address, where it is more than words of ASCII letters.
pub(crate) const DOMAIN: &str = "domain";

/// Lets a program that was built without the feature `complete` ask somebody who has it, from now on and for every value.
///
/// It may be asked about the same value many times; a program with the feature never asks.
pub fn ask(judge: fn(id: &str, config: &Value, value: &str) -> Value) {
    // Who comes first stays.
    let _ = JUDGE.set(judge);
}

/// What they say of a value by a validator; a company's own only the server knows.
pub(crate) fn judge(id: &str, config: &Value, value: &str, tally: &mut Tally<'_>) {
    let may_know = match id {
        "double" | "uri" => true,
        "local-date" => config.get("english").as_bool() == Some(true),
        _ => false,
    };
    let answer = if may_know {
        said(id, config, value)
    } else {
        Value::Null
    };
    let Value::List(violations) = &answer else {
        return tally.pass_on();
    };
    for violation in violations {
        if let [Value::Text(message), params @ ..] = violation.items() {
            tally.add(message, params.to_vec());
        }
    }
}

/// Whether they take this for the domain of an e-mail address.
pub(crate) fn is_domain(domain: &str) -> Option<bool> {
    match said(DOMAIN, &Value::Null, domain) {
        Value::List(violations) => Some(violations.is_empty()),
        _ => None,
    }
}

fn said(id: &str, config: &Value, value: &str) -> Value {
    JUDGE
        .get()
        .map(|judge| judge(id, config, value))
        .unwrap_or_default()
}
