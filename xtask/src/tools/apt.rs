//! Debian's packages: installed where this is Debian and we are root, otherwise named with the command.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use nix::unistd::geteuid;

use crate::{process, progress};

/// Installs `packages`, which bring `what`.
pub(super) fn install(what: &str, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if !Path::new("/etc/debian_version").exists() {
        bail!("{what} is missing; on Debian: apt-get install {names}");
    }
    if !geteuid().is_root() {
        bail!("{what} is missing; get it by: sudo apt-get update && sudo apt-get install {names}");
    }
    progress::step(&format!("installing {what} (apt-get install {names})"), || {
        let apt = |words: &[&str]| {
            process::run(
                Command::new("apt-get")
                    .args(words)
                    .env("DEBIAN_FRONTEND", "noninteractive"),
            )
        };
        apt(&["update", "-q"])?;
        apt(&[&["install", "-q", "-y", "--no-install-recommends"], packages].concat())
    })
}
