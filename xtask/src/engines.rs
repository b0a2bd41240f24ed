//! The rules in browsers: what was observed on servers is judged in every engine, compiled as it is for the page.

use std::process::Command;

use anyhow::Result;

use crate::tools::browser::{Drivers, on_a_screen};
use crate::tools::{self, WasmTarget};
use crate::{options, process, progress, workspace};

/// Crates whose tests run in browsers.
const CRATES: [&str; 3] = ["java-pattern", "password-policy", "user-profile"];

/// Those tests: what Java says of patterns, what Keycloak says of passwords and of values.
const TESTS: [&str; 4] = ["pattern", "evaluate", "keycloak", "vectors"];

/// `cargo xtask engines`: the rules' tests in Chromium, Firefox and WebKit.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    options::none(parser)?;
    check(&Drivers::install()?)
}

/// All of them, one engine after the other.
pub(crate) fn check(drivers: &Drivers) -> Result<()> {
    tools::install_for_page()?;
    let target = WasmTarget::ready()?;
    progress::step("building the rules' tests for browsers", || {
        process::run(tests(target, Command::new("cargo")).arg("--no-run"))
    })?;
    for (engine, variable, driver) in drivers.for_rules() {
        progress::step(&format!("the rules in {engine}"), || {
            let mut command = tests(target, on_a_screen("cargo"));
            for (_, other, _) in drivers.for_rules() {
                command.env_remove(other);
            }
            command.arg("--no-fail-fast").env(variable, driver);
            // In seconds; a busy machine starts a browser in some of them.
            process::run(command.env("WASM_BINDGEN_TEST_TIMEOUT", "60"))
        })?;
    }
    Ok(())
}

/// `cargo test` of these tests, to be run in a browser.
fn tests(target: WasmTarget, mut command: Command) -> Command {
    command.args(["test", "--target", WasmTarget::NAME]);
    for name in CRATES {
        command.args(["--package", name]);
    }
    for test in TESTS {
        command.args(["--test", test]);
    }
    target.build_tests(&mut command, tools::path());
    command
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .current_dir(workspace::root());
    command
}
