//! What happened so far, as counters in Prometheus' text format.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

/// Counters since the start.
#[derive(Default)]
pub(crate) struct Metrics {
    /// Requests to register: `created`, or the last part of the problem's type.
    pub(crate) registrations: Counter,
    /// Verification mails: `sent` or `failed`.
    pub(crate) verification_mails: Counter,
}

/// Events counted by their outcome.
#[derive(Default)]
pub(crate) struct Counter(Mutex<BTreeMap<&'static str, u64>>);

impl Counter {
    /// Counts an event.
    pub(crate) fn add(&self, outcome: &'static str) {
        *self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(outcome)
            .or_default() += 1;
    }

    fn write(&self, text: &mut String, name: &str, help: &str) {
        let mut lines = format!("# HELP {name} {help}\n# TYPE {name} counter\n");
        for (outcome, count) in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            writeln!(lines, "{name}{{outcome=\"{outcome}\"}} {count}").expect("a String takes every text");
        }
        text.push_str(&lines);
    }
}

impl Metrics {
    /// All counters.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.registrations.write(
            &mut text,
            "sign_up_registrations_total",
            "Requests to register, by outcome.",
        );
        self.verification_mails.write(
            &mut text,
            "sign_up_verification_mails_total",
            "Verification mails, by outcome.",
        );
        text
    }
}
