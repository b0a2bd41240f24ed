//! The program, made small: optimised, its names shortened, and its scripts put into one.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::names::Names;
use crate::{process, tools};

/// The module that wasm-bindgen writes.
pub(crate) const MODULE: &str = "sign-up_bg.wasm";
/// The script it writes, between module and browser.
const GLUE: &str = "sign-up.js";
/// What the page loads: it starts the program through the glue, and contains it from here on.
pub(crate) const SCRIPT: &str = "boot.js";

/// How modules become small.
const SMALL: [&str; 5] = [
    // Nothing is at the lowest addresses but the far end of the stack.
    "--low-memory-unused",
    // Taken apart and put together anew, code is smaller than as it came.
    "--flatten",
    "--rereloop",
    // What the first round leaves without a caller, the second one removes.
    "-Oz",
    "-Oz",
];

/// How scripts become one.
pub(crate) const SCRIPTS: [&str; 3] = ["--bundle", "--format=esm", "--target=es2022"];

/// Replaces module and scripts in `dist` by smaller ones that do the same.
pub(crate) fn shrink(dist: &Path) -> Result<()> {
    let names = Names::read(&optimize(
        &dist.join(MODULE),
        "--minify-imports-and-exports-and-modules",
    )?)?;

    let glue = dist.join(GLUE);
    let script = fs::read_to_string(&glue).context("wasm-bindgen wrote no script")?;
    fs::write(&glue, names.shorten(&script)?).context("cannot write the shortened script")?;

    bundle(&dist.join(SCRIPT), &SCRIPTS)?;
    fs::remove_file(&glue).context("cannot remove the script that is now part of another")
}

/// Replaces a module by what wasm-opt makes of it with one more option, and tells what that printed.
pub(crate) fn optimize(module: &Path, option: &str) -> Result<String> {
    let mut optimizer = tool("wasm-opt");
    optimizer
        .arg(module)
        .arg("-o")
        .arg(module)
        .args(SMALL)
        .arg(option);
    process::output(&mut optimizer)
}

/// Replaces a script or a style sheet by a smaller one.
pub(crate) fn bundle(file: &Path, options: &[&str]) -> Result<()> {
    let mut esbuild = tool("esbuild");
    esbuild
        .arg(file)
        .args(["--minify", "--log-level=warning"])
        .args(options);
    let small = process::output(&mut esbuild)?;
    fs::write(file, small).with_context(|| format!("cannot write {}", file.display()))
}

fn tool(name: &str) -> Command {
    let mut command = Command::new(name);
    command.env("PATH", tools::path());
    command
}
