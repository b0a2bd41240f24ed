//! The same program as a script, for browsers that have no WebAssembly or forbid it: fetched there alone.
//!
//! It is made from the very module that was compiled for the page, without compiling again.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::judge::tell;
use super::program::{self, tool};
use crate::{process, workspace};

/// As `web/boot.js` calls it.
const SCRIPT: &str = "without-wasm.js";

/// What no script can do: wasm-bindgen makes use of these where a module says that it was compiled with them. Each stands
/// in a list of the module's features, after a sign and its length.
const FEATURES: [&[u8]; 2] = [b"\x0freference-types", b"\x0amultivalue"];

/// What wasm2js cannot translate, put into simpler words.
const LOWERED: [&str; 3] = [
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
];

/// Where memory has grown, as wasm2js writes it. A real one takes the old buffer away, by which the glue sees that it grew.
const GROWN: [&str; 2] = [
    "buffer = newBuffer;",
    "structuredClone(buffer, { transfer: [buffer] }); buffer = newBuffer;",
];

/// What wasm-bindgen leaves to be asked for without those features: how many values come before those of the program.
const RESERVED: &str = "export const __wbindgen_externref_statics_end = () => 1028;";

/// Makes the script, names it, and tells the page's script its name and what it must hash to.
pub(crate) fn publish(dist: &Path) -> Result<()> {
    let work = workspace::target().join("page/without-wasm");
    fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    let file = |name: &str| work.join(name);

    let compiled = workspace::target().join("wasm32-unknown-unknown/wasm/sign-up.wasm");
    let module = fs::read(&compiled).with_context(|| format!("there is no {}", compiled.display()))?;
    fs::write(file("sign-up.wasm"), without_features(module)?).context("cannot write the module")?;
    let mut bindgen = tool("wasm-bindgen");
    bindgen.args([
        "--target=bundler",
        "--no-typescript",
        "--out-name=sign-up",
        "--out-dir",
    ]);
    process::run(bindgen.arg(&work).arg(file("sign-up.wasm")))?;

    let module = file(program::MODULE);
    process::output(tool("wasm-opt").arg(&module).arg("-o").arg(&module).args(LOWERED))?;
    let script = file("module.js");
    process::output(tool("wasm2js").arg(&module).arg("-Oz").arg("-o").arg(&script))?;
    let script = fs::read_to_string(&script).context("wasm2js wrote no script")?;
    ensure!(
        script.matches(GROWN[0]).count() == 1,
        "the script's memory does not grow in one place"
    );
    // The glue goes on asking for a module of this name.
    fs::write(&module, script.replace(GROWN[0], GROWN[1])).context("cannot write the module as a script")?;

    fs::write(file("reserved.js"), RESERVED).context("cannot write what the glue lacks")?;
    bundle(&work, &dist.join(SCRIPT))?;
    tell(program::SCRIPT, SCRIPT, dist)
}

/// The module, saying that it was compiled without them.
fn without_features(mut module: Vec<u8>) -> Result<Vec<u8>> {
    for feature in FEATURES {
        let with = [b"+", feature].concat();
        let mut places = module
            .windows(with.len())
            .enumerate()
            .filter(|(_, bytes)| *bytes == with);
        let place = places.next().map(|(at, _)| at);
        let another = places.next().is_some();
        let name = String::from_utf8_lossy(&feature[1..]);
        ensure!(!another, "the module names its feature {name} twice");
        if let Some(place) = place {
            module[place] = b'-';
        }
    }
    Ok(module)
}

/// Glue and program as one small script.
fn bundle(work: &Path, script: &Path) -> Result<()> {
    let mut esbuild: Command = tool("esbuild");
    esbuild
        .current_dir(work)
        .args([
            "sign-up.js",
            "--minify",
            "--log-level=warning",
            "--loader:.wasm=js",
        ])
        .args(["--bundle", "--format=esm", "--target=es2022"])
        .arg("--alias:__wbindgen_externref_xform__=./reserved.js");
    let small = process::output(&mut esbuild)?;
    fs::write(script, small).with_context(|| format!("cannot write {}", script.display()))
}

#[cfg(test)]
mod tests {
    use super::without_features;

    #[test]
    fn a_module_no_longer_says_what_scripts_cannot_do() {
        let module = b"\0asm +\x0bbulk-memory+\x0amultivalue+\x0freference-types+\x08sign-ext";
        let without = without_features(module.to_vec()).unwrap();
        assert_eq!(
            without,
            b"\0asm +\x0bbulk-memory-\x0amultivalue-\x0freference-types+\x08sign-ext"
        );
        assert_eq!(without_features(without.clone()).unwrap(), without);
        without_features([*module, *module].concat()).unwrap_err();
    }
}
