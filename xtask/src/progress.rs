//! Plain lines that tell what is being done and how long it took, the same on a terminal and in a log.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

static DONE: Mutex<Vec<(String, Duration)>> = Mutex::new(Vec::new());

/// Does `work`, saying when it begins, when it ends and how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("> {what}");
    let begun = Instant::now();
    let result = work().with_context(|| what.to_owned());
    let took = begun.elapsed();
    eprintln!(
        "< {what}: {} in {}",
        if result.is_ok() { "done" } else { "FAILED" },
        seconds(took)
    );
    DONE.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push((what.to_owned(), took));
    result
}

/// Prints every step so far with the time it took.
pub(crate) fn summary() {
    let done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    eprintln!();
    for (what, took) in &*done {
        eprintln!("{:>13}  {what}", seconds(*took));
    }
    eprintln!();
}

/// A duration as people read it.
fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}
