//! Plain lines that tell what is being done and how long it took, the same on a terminal and in a log.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Does `work`, saying when it begins, when it ends and how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("> {what}");
    let begun = Instant::now();
    let result = work();
    let end = if result.is_ok() { "done" } else { "FAILED" };
    eprintln!("< {what}: {end} in {}", seconds(begun.elapsed()));
    result.with_context(|| what.to_owned())
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}
