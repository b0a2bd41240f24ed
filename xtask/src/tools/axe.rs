//! axe-core, which finds what a page keeps from those who see, hear or move in another way.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::npm;

const PACKAGE: &str = "axe-core";
const VERSION: &str = "4.14.1";

/// Its script, to be run in a page; installed if need be.
pub(crate) fn install() -> Result<PathBuf> {
    let folder = npm::folder().join("node_modules").join(PACKAGE);
    let manifest = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    if !manifest.contains(&format!("\"version\": \"{VERSION}\"")) {
        npm::install(PACKAGE, &[format!("{PACKAGE}@{VERSION}")])?;
    }
    Ok(folder.join("axe.min.js"))
}
