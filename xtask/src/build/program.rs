//! The program, made small: optimised, its names shortened, and its scripts put into one.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::names::Names;
use crate::{process, tools};

/// The module that wasm-bindgen writes.
pub(crate) const MODULE: &str = "sign-up_bg.wasm";
/// The script it writes, between module and browser.
const GLUE: &str = "sign-up.js";
/// What the page loads: it starts the program through the glue, and contains it from here on.
pub(crate) const SCRIPT: &str = "boot.js";

/// How modules become small.
const SMALL: [&str; 9] = [
    // Nothing is at the lowest addresses but the far end of the stack.
    "--low-memory-unused",
    // Taken apart and put together anew, code is smaller than as it came.
    "--flatten",
    "--rereloop",
    // What the first round leaves without a caller, the second one removes.
    "-Oz",
    "-Oz",
    // What is computed twice compresses better than what is kept in a local for the second time.
    "--skip-pass=local-cse",
    // So that functions of a kind are neighbours, and compress as such.
    "--reorder-functions-by-name",
    // Notes of compilers for each other.
    "--strip-producers",
    "--strip-target-features",
];

/// How scripts become one.
pub(crate) const SCRIPTS: [&str; 3] = ["--bundle", "--format=esm", "--target=es2022"];

/// Between these the glue looks for a module and compiles it, as `web/boot.js` has done already. What it then does:
const LOADING: [&str; 2] = ["async function __wbg_load(", "export {"];
const BEGINNING: &str = "const __wbg_init = async ({ module_or_path: module }) => \
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
export { __wbg_init as default };
";

/// Replaces module and scripts in `dist` by smaller ones that do the same.
pub(crate) fn shrink(dist: &Path) -> Result<()> {
    let names = Names::read(&optimize(
        &dist.join(MODULE),
        "--minify-imports-and-exports-and-modules",
    )?)?;

    let glue = dist.join(GLUE);
    let script = fs::read_to_string(&glue).context("wasm-bindgen wrote no script")?;
    let script = without_loading(&names.shorten(&script)?)?;
    fs::write(&glue, script).context("cannot write the shortened script")?;

    bundle(&dist.join(SCRIPT), &SCRIPTS)?;
    fs::remove_file(&glue).context("cannot remove the script that is now part of another")
}

/// The glue without what the page does itself, told apart by its text: another one stops the build.
fn without_loading(glue: &str) -> Result<String> {
    let (before, rest) = glue.split_once(LOADING[0]).context("the glue loads no module")?;
    ensure!(
        rest.rsplit_once(LOADING[1])
            .is_some_and(|(_, exports)| exports.trim_end() == " initSync, __wbg_init as default };"),
        "the glue offers something else than its beginning"
    );
    Ok(before.to_owned() + BEGINNING)
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

/// One of the page's tools.
pub(crate) fn tool(name: &str) -> Command {
    let mut command = Command::new(name);
    command.env("PATH", tools::path());
    command
}
