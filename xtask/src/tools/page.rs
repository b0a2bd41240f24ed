//! The page's tools: Trunk, wasm-bindgen, wasm-opt and esbuild, each in the one version that the page is built with.

use std::fs;
use std::thread;

use anyhow::{Context, Result};

use super::cargo::cargo_install;
use super::{is_installed, npm};
use crate::workspace;

const TRUNK: &str = "0.21.14";
/// What npm brings: the package, its program, and the one version.
const FROM_NPM: [(&str, &str, &str); 2] = [("binaryen", "wasm-opt", "132"), ("esbuild", "esbuild", "0.28.2")];

/// Installs what is missing, all at once: neither the network nor one compiler keeps two cores busy.
pub(crate) fn install_for_page() -> Result<()> {
    let wasm_bindgen = wasm_bindgen_version()?;
    thread::scope(|scope| {
        // Trunk takes longest. Without its default features it has no TLS: nothing is downloaded through it.
        let trunk =
            scope.spawn(|| cargo_install("trunk", "trunk", TRUNK, &["--locked", "--no-default-features"]));
        // Its lock file may name versions that a registry no longer serves.
        let bindgen = scope.spawn(|| cargo_install("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen, &[]));
        let from_npm = scope.spawn(npm_install);
        [trunk, bindgen, from_npm].into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

/// The glue and the tool that writes it must be of one version: the one in the lock file.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let (_, entry) = lock
        .split_once("name = \"wasm-bindgen\"\nversion = \"")
        .context("no wasm-bindgen in Cargo.lock")?;
    let (version, _) = entry.split_once('"').context("Cargo.lock ends in a version")?;
    Ok(version.to_owned())
}

fn npm_install() -> Result<()> {
    if FROM_NPM
        .iter()
        .all(|(_, program, version)| is_installed(program, version))
    {
        return Ok(());
    }
    let names = FROM_NPM.map(|(_, program, _)| program).join(" and ");
    let packages = FROM_NPM.map(|(package, _, version)| format!("{package}@{version}"));
    npm::install(&names, &packages)
}
