//! Judges passwords by policies, one JSON object a line, as a Keycloak server would.
//!
//! Reads `{"policy", "username", "email", "password"}` (name and address may be null), writes `{"accepted", "error",
//! "params", "unmet", "undecided"}`: `accepted` is null when no rule fails for certain but one is undecided, `error`
//! and `params` are those of the one failure that Keycloak reports, null when that cannot be told.

use std::error::Error;
use std::io::{BufWriter, Write, stdin, stdout};

use password_policy::{Candidate, Param, Policy, Rule};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(stdout().lock());
    for (line, number) in stdin().lines().zip(1..) {
        let verdict = judge(&line?).map_err(|error| format!("line {number}: {error}"))?;
        writeln!(output, "{verdict}")?;
    }
    Ok(output.flush()?)
}

/// The verdict on one line of input.
pub(crate) fn judge(line: &str) -> Result<Value, Box<dyn Error>> {
    let input: Value = serde_json::from_str(line)?;
    let policy: Policy = input["policy"].as_str().unwrap_or_default().parse()?;
    let candidate = Candidate {
        password: input["password"].as_str().ok_or("a password is missing")?,
        username: input["username"].as_str(),
        email: input["email"].as_str(),
    };
    let unmet: Vec<&str> = policy.unmet(&candidate).map(Rule::message_key).collect();
    let undecided: Vec<&str> = policy.undecided(&candidate).map(Rule::id).collect();
    let accepted = match (unmet.is_empty(), undecided.is_empty()) {
        (false, _) => Some(false),
        (true, false) => None,
        (true, true) => Some(true),
    };
    let failure = policy.first_failure(&candidate);
    let params: Vec<Value> = failure
        .and_then(Rule::param)
        .map(|param| match param {
            Param::Number(number) => number.into(),
            Param::Text(text) => text.into(),
        })
        .into_iter()
        .collect();
    Ok(json!({
        "accepted": accepted,
        "error": failure.map(Rule::message_key),
        "params": params,
        "unmet": unmet,
        "undecided": undecided,
    }))
}
