//! Everything that CI runs.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::keycloak::Keycloak;
use crate::tools::browser::{Drivers, on_a_screen};
use crate::{build, engines, options, port, process, progress, size, tidy, tools, workspace};

/// `cargo xtask test`: every check there is, in the order that fails soonest.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    options::none(parser)?;
    progress::step("formatting (cargo fmt --all --check)", || {
        cargo(&["fmt", "--all", "--check"])
    })?;
    progress::step(
        "dependency rule and shape of the sources (cargo xtask tidy)",
        tidy::check,
    )?;
    // A missing tool is named before the minutes of compiling.
    let drivers = Drivers::install()?;
    tools::keycloak::install()?;
    let axe = tools::axe::install()?;
    progress::step("lints (cargo clippy)", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "--deny",
            "warnings",
        ])
    })?;
    build::page()?;
    progress::step("weight of the page", size::check)?;
    engines::check(&drivers)?;
    progress::step("building the tests", || {
        cargo(&["test", "--workspace", "--no-run"])
    })?;

    let data = workspace::target().join("keycloak");
    if data.exists() {
        fs::remove_dir_all(&data).context("cannot remove the last run's Keycloak")?;
    }
    let keycloak = Keycloak::start(port::any()?, &data)?;
    let mut tests = on_a_screen("cargo");
    tests
        .args(["test", "--workspace", "--no-fail-fast"])
        .current_dir(workspace::root());
    tests
        .envs(keycloak.environment())
        .env("SIGN_UP_DIST", workspace::dist())
        .env("AXE_CORE", axe);
    tests.envs(drivers.environment());
    progress::summary();
    // Last and without a word after it: what counts are cargo's own lines.
    process::run(&mut tests)
}

fn cargo(words: &[&str]) -> Result<()> {
    process::run(Command::new("cargo").args(words).current_dir(workspace::root()))
}
