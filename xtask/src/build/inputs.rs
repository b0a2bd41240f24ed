//! What the page is made from: when none of it changed, neither did the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::hash;
use crate::{process, workspace};

/// Files and folders in the root; of `crates/`, all but the gateway.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "src",
    "style",
    "web",
    "public",
    "locales",
    "xtask/src/build.rs",
    "xtask/src/build",
    // The versions of the tools, and what the compiler is told.
    "xtask/src/tools",
];

/// Changes with any byte of any input and with the compiler.
pub(crate) fn fingerprint() -> Result<String> {
    let root = workspace::root();
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&root.join(input), &mut files)?;
    }
    for folder in list(&root.join("crates"))? {
        if !folder.ends_with("gateway") {
            collect(&folder.join("Cargo.toml"), &mut files)?;
            collect(&folder.join("src"), &mut files)?;
        }
    }
    let mut lines = vec![process::output(Command::new("rustc").arg("-V"))?];
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        lines.push(format!("{} {}", file.display(), hash::integrity(&content)));
    }
    Ok(hash::integrity(lines.join("\n").as_bytes()))
}

/// Every file of a path, in an order that is the same everywhere; a path that is not there has none.
pub(crate) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in list(path)? {
            collect(&entry, files)?;
        }
    } else if path.exists() {
        files.push(path.to_owned());
    }
    Ok(())
}

/// What is in a folder, sorted by name.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut entries: Vec<_> = entries.with_context(|| format!("cannot list {}", folder.display()))?;
    entries.sort();
    Ok(entries)
}
