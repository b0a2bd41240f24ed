//! What judges patterns, which the page fetches only when it has one: a script, which starts a worker, which runs a
//! program. Each knows the next by its name with a hash.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::program;
use super::publish::named;

/// Makes the three small, names them, and tells the page's script the first one's name.
pub(crate) fn publish(dist: &Path) -> Result<()> {
    const MODULE: &str = "pattern-worker_bg.wasm";
    program::optimize(&dist.join(MODULE), &["-Oz"])?;
    let (module, integrity) = named(dist, MODULE)?;

    let worker = dist.join("worker.js");
    let checked = format!("\"{module}\", {{ integrity: \"{integrity}\" }}");
    replace(&worker, &format!("\"{MODULE}\""), &checked)?;
    program::bundle(&worker, &program::SCRIPTS)?;
    fs::remove_file(dist.join("pattern-worker.js"))
        .context("cannot remove the script that is now part of another")?;
    let (worker, _) = named(dist, "worker.js")?;

    let patterns = dist.join("patterns.js");
    replace(&patterns, "worker.js", &worker)?;
    program::bundle(&patterns, &program::SCRIPTS)?;
    let (patterns, _) = named(dist, "patterns.js")?;

    replace(&dist.join(program::SCRIPT), "./patterns.js", &patterns)
}

/// Puts one text for another that stands in a file exactly once.
fn replace(file: &Path, text: &str, by: &str) -> Result<()> {
    let content = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    ensure!(
        content.matches(text).count() == 1,
        "{} does not name {text} once",
        file.display()
    );
    fs::write(file, content.replace(text, by)).with_context(|| format!("cannot write {}", file.display()))
}
