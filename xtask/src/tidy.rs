//! What a compiler does not check: who may depend on whom, and the shape of the sources.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::build::inputs;
use crate::tools::WasmTarget;
use crate::{options, process, workspace};

/// All that a crate of rules may be made of.
const MAY_USE: &[(&str, &str)] = &[
    ("java-text", ""),
    ("java-pattern", "java-text js-sys regress"),
    ("js-value", "js-sys user-profile wasm-bindgen"),
    (
        "judge-worker",
        "java-pattern js-value talc user-profile wasm-bindgen",
    ),
    ("theme", ""),
    ("password-policy", "java-pattern java-text"),
    ("user-profile", "java-pattern java-text serde"),
    (
        "registration",
        "java-text password-policy user-profile serde validator zeroize",
    ),
];

/// What must not come in through any dependency, neither to the gateway nor to the page as built for the browser.
/// What stands in the page's tree without being part of its program is the business of `cargo xtask size`.
const NEVER_IN_GATEWAY: [&str; 2] = ["leptos", "web-sys"];
const NEVER_IN_PAGE: [&str; 7] = [
    "axum", "chrono", "gateway", "regress", "rusqlite", "tokio", "uuid",
];

/// Where the browser is touched.
const TOUCH_THE_BROWSER: &[&str] = &["src/browser.rs", "src/gateway.rs"];
const LONGEST_FILE: usize = 300;

/// `cargo xtask tidy`: the dependency rule, and the shape of the sources.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    options::none(parser)?;
    check()
}

/// All of it, told at once.
pub(crate) fn check() -> Result<()> {
    let mut faults = direct_dependencies()?;
    faults.extend(whole_tree("gateway", &NEVER_IN_GATEWAY, &[])?);
    faults.extend(whole_tree(
        "sign-up",
        &NEVER_IN_PAGE,
        &["--target", WasmTarget::NAME],
    )?);
    for file in sources()? {
        faults.extend(shape(&file)?);
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}

/// Crates of rules that name what they may not.
fn direct_dependencies() -> Result<Vec<String>> {
    let mut command = Command::new("cargo");
    command
        .args(["metadata", "--format-version=1", "--no-deps"])
        .current_dir(workspace::root());
    let metadata: Value = serde_json::from_str(&process::output(&mut command)?).context("cargo metadata")?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata has no packages")?;
    let mut faults = Vec::new();
    for (name, allowed) in MAY_USE {
        let package = packages.iter().find(|package| package["name"] == *name);
        let package = package.with_context(|| format!("there is no crate {name}"))?;
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        // Those of tests and build scripts have a kind; they end up in nobody's program.
        let normal = dependencies.filter(|dependency| dependency["kind"].is_null());
        let names = normal.filter_map(|dependency| dependency["name"].as_str());
        faults.extend(
            names
                .filter(|used| !allowed.split(' ').any(|name| name == *used))
                .map(|used| format!("{name} must not depend on {used}")),
        );
    }
    Ok(faults)
}

/// Forbidden crates among all that end up in a package's program, each with the way it came in.
fn whole_tree(package: &str, forbidden: &[&str], options: &[&str]) -> Result<Vec<String>> {
    let tree = |more: &[&str]| {
        let mut command = Command::new("cargo");
        command.args([
            "tree",
            "--package",
            package,
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
        ]);
        process::output(command.args(options).args(more).current_dir(workspace::root()))
    };
    let all = tree(&[])?;
    let names: Vec<_> = all.lines().filter_map(|line| line.split(' ').next()).collect();
    let mut faults = Vec::new();
    for name in forbidden.iter().filter(|name| names.contains(name)) {
        let way = tree(&["--invert", name]).unwrap_or_default();
        let way: Vec<_> = way.lines().filter_map(|line| line.split(' ').next()).collect();
        faults.push(format!(
            "{package} must not contain {name}, which comes by: {}",
            way.join(" < ")
        ));
    }
    Ok(faults)
}

/// Every Rust file of ours.
fn sources() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in ["crates", "fuzz/fuzz_targets", "src", "tests", "xtask"] {
        inputs::collect(&workspace::root().join(folder), &mut files)?;
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    Ok(files)
}

/// What is wrong with the look of one file.
fn shape(file: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file
        .strip_prefix(workspace::root())
        .unwrap_or(file)
        .display()
        .to_string();
    let lines = text.lines().count();
    let is_form = name.starts_with("src/") && !TOUCH_THE_BROWSER.contains(&name.as_str());
    // The crates that others may use show their README.
    let begins = text.starts_with("//! ") || text.starts_with("#![doc = include_str!(\"../README.md\")]");
    let faults = [
        (
            !begins,
            "does not begin with a sentence that says what it is (`//! …`)".to_owned(),
        ),
        (
            lines > LONGEST_FILE,
            format!("has {lines} lines, more than {LONGEST_FILE}: it is more than one idea"),
        ),
        (
            is_form && text.contains("web_sys"),
            format!("names web_sys, as only {TOUCH_THE_BROWSER:?} may"),
        ),
    ];
    Ok(faults
        .into_iter()
        .filter(|(wrong, _)| *wrong)
        .map(|(_, fault)| format!("{name} {fault}"))
        .collect())
}
