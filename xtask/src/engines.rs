//! The rules in browsers: what was observed on servers is judged in every engine, compiled as it is for the page.

use std::process::Command;

use anyhow::{Result, ensure};
use lexopt::ValueExt as _;

use crate::tools::browser::{Drivers, on_a_screen};
use crate::tools::{self, WasmTarget};
use crate::{options, process, progress, workspace};

/// Crates whose tests run in browsers.
const CRATES: [&str; 3] = ["java-pattern", "password-policy", "user-profile"];

/// Those tests: what Java says of patterns, what the native engine says of random ones, what Keycloak says of passwords and
/// of values.
const TESTS: [&str; 5] = ["pattern", "browsers", "evaluate", "keycloak", "vectors"];

/// Random patterns, unless more are asked for; their verdicts go to the compiler in one variable, which holds those of so
/// many.
const PATTERNS: u32 = 2_000;
const MOST_PATTERNS: u32 = 12_000;

/// `cargo xtask engines`: the rules' tests in Chromium, Firefox and WebKit.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let (mut patterns, mut seed) = (PATTERNS, std::process::id());
    options::each(parser, |name, parser| {
        match name {
            "patterns" => patterns = parser.value()?.parse()?,
            "seed" => seed = parser.value()?.parse()?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    ensure!(
        patterns <= MOST_PATTERNS,
        "no more than {MOST_PATTERNS} patterns at once"
    );
    judge(&Drivers::install()?, patterns, seed)
}

/// All of them, one engine after the other.
pub(crate) fn check(drivers: &Drivers) -> Result<()> {
    judge(drivers, PATTERNS, std::process::id())
}

fn judge(drivers: &Drivers, patterns: u32, seed: u32) -> Result<()> {
    tools::install_for_page()?;
    let target = WasmTarget::ready()?;
    let (seed, patterns) = (seed.to_string(), patterns.to_string());
    let verdicts = progress::step(
        &format!("asking the native engine about {patterns} patterns (seed {seed})"),
        || {
            let mut native = Command::new("cargo");
            native
                .args([
                    "run",
                    "--quiet",
                    "--package",
                    "java-pattern",
                    "--example",
                    "verdicts",
                ])
                .args([&seed, &patterns])
                .current_dir(workspace::root());
            process::output(&mut native)
        },
    )?;
    let tests = |command| {
        let mut command = tests(target, command);
        command
            .env("PATTERN_SEED", &seed)
            .env("PATTERN_VERDICTS", verdicts.trim_end());
        command
    };
    progress::step("building the rules' tests for browsers", || {
        process::run(tests(Command::new("cargo")).arg("--no-run"))
    })?;
    in_each(drivers, "the rules", || {
        let mut command = tests(on_a_screen("cargo"));
        command.arg("--no-fail-fast");
        command
    })
}

/// `cargo xtask bench`: how long the rules take over a key that is pressed, in each engine.
pub(crate) fn bench(parser: lexopt::Parser) -> Result<()> {
    options::none(parser)?;
    let drivers = Drivers::install()?;
    tools::install_for_page()?;
    let target = WasmTarget::ready()?;
    in_each(&drivers, "a keystroke", || {
        let mut command = on_a_screen("cargo");
        // As the page is optimised.
        command.args(["bench", "--profile=wasm", "--target", WasmTarget::NAME]);
        command.args(["--package", "registration", "--bench", "keystroke"]);
        in_a_browser(target, command)
    })
}

/// Runs this in one engine after the other.
fn in_each(drivers: &Drivers, what: &str, command: impl Fn() -> Command) -> Result<()> {
    for (engine, variable, driver) in drivers.for_rules() {
        progress::step(&format!("{what} in {engine}"), || {
            let mut command = command();
            for (_, other, _) in drivers.for_rules() {
                command.env_remove(other);
            }
            command.env(variable, driver);
            // A measurement is compared with the last one in the same engine.
            let last = workspace::target().join(format!("{variable}.json"));
            command.env("WASM_BINDGEN_BENCH_RESULT", last);
            // In seconds; a busy machine starts a browser in some of them. A driver that does not listen is started anew
            // each ten.
            command.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
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
    in_a_browser(target, command)
}

/// A command of cargo's whose programs run in a browser.
fn in_a_browser(target: WasmTarget, mut command: Command) -> Command {
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
