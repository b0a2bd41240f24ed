//! Packages from npm, each in one version and for this user alone.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{cache, find};
use crate::{process, progress};

/// Where they are.
pub(super) fn folder() -> PathBuf {
    cache().join("node")
}

/// Installs packages, each with its version, that bring these.
pub(super) fn install(names: &str, packages: &[String]) -> Result<()> {
    let Some(npm) = find("npm") else {
        bail!("npm is missing, which brings {names}; on Debian: apt-get install npm");
    };
    progress::step(
        &format!("installing {names} (npm install {})", packages.join(" ")),
        || {
            let folder = folder();
            fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
            // They work without what they would run when they are installed.
            let options = [
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel=error",
                "--prefix",
            ];
            process::run(Command::new(npm).args(options).arg(&folder).args(packages))
        },
    )
}
