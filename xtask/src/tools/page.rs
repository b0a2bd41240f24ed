//! The page's tools: Trunk, wasm-bindgen and wasm-opt, each in the one version that the page is built with.

use std::fs;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

use super::cargo::cargo_install;
use super::{cache, find, is_installed};
use crate::{process, progress, workspace};

const TRUNK: &str = "0.21.14";
/// Binaryen's versions are one number.
pub(crate) const WASM_OPT: &str = "132";

/// Installs what is missing, all at once: neither the network nor one compiler keeps two cores busy.
pub(crate) fn install_for_page() -> Result<()> {
    let wasm_bindgen = wasm_bindgen_version()?;
    thread::scope(|scope| {
        // Trunk takes longest. Without its default features it has no TLS: nothing is downloaded through it.
        let trunk =
            scope.spawn(|| cargo_install("trunk", "trunk", TRUNK, &["--locked", "--no-default-features"]));
        // Its lock file may name versions that a registry no longer serves.
        let bindgen = scope.spawn(|| cargo_install("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen, &[]));
        let wasm_opt = scope.spawn(npm_install_binaryen);
        [trunk, bindgen, wasm_opt].into_iter().try_for_each(|thread| {
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

fn npm_install_binaryen() -> Result<()> {
    if is_installed("wasm-opt", WASM_OPT) {
        return Ok(());
    }
    let Some(npm) = find("npm") else {
        bail!("npm is missing, which brings wasm-opt; on Debian: apt-get install npm");
    };
    let package = format!("binaryen@{WASM_OPT}");
    progress::step(&format!("installing wasm-opt (npm install {package})"), || {
        let folder = cache().join("node");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let options = [
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--prefix",
        ];
        process::run(Command::new(npm).args(options).arg(&folder).arg(&package))
    })
}
