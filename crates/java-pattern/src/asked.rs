//! Somebody else who judges, for a program without the translator.

use std::sync::OnceLock;

/// What is known of a text by a pattern; nothing is known yet, or only the server can tell, if `None`.
type Judge = fn(pattern: &str, text: &str) -> Option<bool>;

static JUDGE: OnceLock<Judge> = OnceLock::new();

/// Lets a program that was built without the translator ask somebody who has it, from now on and for every pattern.
///
/// It may be asked for the same text many times; a program with the translator never asks.
pub fn ask(judge: fn(pattern: &str, text: &str) -> Option<bool>) {
    // Who comes first stays.
    let _ = JUDGE.set(judge);
}

/// What they say.
pub(crate) fn answer(pattern: &str, text: &str) -> Option<bool> {
    JUDGE.get().and_then(|judge| judge(pattern, text))
}
