//! What judges by the rules that few forms need, fetched only when one does: a script, which starts a worker, which runs a
//! program. Each knows the next by its name with a hash, and what it must hash to.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::program;
use super::publish::named;

/// Makes the three small, names them, and tells each what loads it.
pub(crate) fn publish(dist: &Path) -> Result<()> {
    const MODULE: &str = "judge-worker_bg.wasm";
    program::optimize(&dist.join(MODULE), "--strip-debug")?;
    tell("worker.js", MODULE, dist)?;
    program::bundle(&dist.join("worker.js"), &program::SCRIPTS)?;
    fs::remove_file(dist.join("judge-worker.js"))
        .context("cannot remove the script that is now part of another")?;

    tell("judge.js", "worker.js", dist)?;
    program::bundle(&dist.join("judge.js"), &program::SCRIPTS)?;
    tell(program::SCRIPT, "judge.js", dist)
}

/// Names a file by its content and tells the script that loads it, where it is named just once with no checks yet.
pub(crate) fn tell(script: &str, file: &str, dist: &Path) -> Result<()> {
    let (name, integrity) = named(dist, file)?;
    let unchecked = format!("\"/{file}\", {{}}");
    let path = dist.join(script);
    let content = fs::read_to_string(&path).with_context(|| format!("cannot read {script}"))?;
    ensure!(
        content.matches(&unchecked).count() == 1,
        "{script} does not load {unchecked} once"
    );
    let checked = format!("\"{name}\", {{ integrity: \"{integrity}\" }}");
    fs::write(&path, content.replace(&unchecked, &checked)).with_context(|| format!("cannot write {script}"))
}
