//! How far the password has come, in a sentence.

use registration::{Value, Verdict};

use super::draft::Draft;
use crate::browser;
use crate::language::Speech;

/// How many of the rules that the form can judge are kept, and what is missing still, for those who do not see the ticks.
pub fn progress(speech: Speech, draft: &Draft) -> String {
    let verdicts = draft.verdicts();
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let (met, unmet) = (count(Verdict::Met), count(Verdict::Unmet));
    let number = |count| Value::from(i64::try_from(count).unwrap_or(i64::MAX));
    let progress = speech.say("policy.progress", &[number(met), number(met + unmet)]);
    let missing = draft.missing().into_iter();
    let missing: Vec<_> = missing
        .map(|(key, number)| speech.say(&key, &[number.into()]))
        .collect();
    if missing.is_empty() {
        return progress;
    }
    let missing = browser::list(speech.tag(), &missing);
    progress + ". " + &speech.say("missing", &[missing.into()])
}
