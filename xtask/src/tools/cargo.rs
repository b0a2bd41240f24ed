//! Programs from crates.io, compiled once into the folder of tools.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::{cache, is_installed};
use crate::{process, progress};

/// Installs `program` of this package in this version, if it is not there.
pub(super) fn cargo_install(package: &str, program: &str, version: &str, options: &[&str]) -> Result<()> {
    if is_installed(program, version) {
        return Ok(());
    }
    let package = format!("{package}@{version}");
    progress::step(&format!("installing {package} (cargo install)"), || {
        let tools = cache().join("tools");
        let build = tools.join("build").join(program); // kept until it succeeds: an interrupted install goes on
        let mut command = Command::new("cargo");
        command.args(["install", "--force"]).args(options).arg(&package);
        command.arg("--root").arg(&tools).arg("--target-dir").arg(&build);
        // Built once, run a few times: a minute less of compiling is worth more than a faster tool.
        for (setting, value) in [
            ("OPT_LEVEL", "1"),
            ("LTO", "off"),
            ("DEBUG", "0"),
            ("CODEGEN_UNITS", "16"),
        ] {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        // Several cargos share the terminal: lines, no bars.
        process::run(command.env("CARGO_TERM_PROGRESS_WHEN", "never"))?;
        fs::remove_dir_all(&build).context("cannot remove what was built")
    })
}
