//! A compiler for the browser that makes the program's standard library too: one whose panics say nothing, which no
//! browser would show to anybody. It makes the program a sixth lighter.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{apt, find};
use crate::{process, progress};

/// In a toolchain, when it has the standard library's source.
const SOURCE: &str = "lib/rustlib/src/rust/library/Cargo.lock";

/// Which compiler builds the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WasmTarget {
    /// The toolchain that builds the rest, with its component `rust-src`.
    Toolchain,
    /// Debian's compiler for building browsers, `rustc-web`.
    Debian,
    /// The toolchain with the standard library that it brings, where there is no source of one.
    Heavy,
}

impl WasmTarget {
    /// As the compiler calls it.
    pub(crate) const NAME: &str = "wasm32-unknown-unknown";

    /// The first one there is, installed if need be.
    pub(crate) fn ready() -> Result<Self> {
        if in_toolchain(SOURCE) || rustup(["component", "add", "rust-src"], SOURCE) {
            return Ok(Self::Toolchain);
        }
        let debian = Self::debian();
        if debian.is_err() && library_ready() {
            eprintln!(
                "the page will be heavier: there is no source of the standard library to build it from"
            );
            return Ok(Self::Heavy);
        }
        debian.map(|()| Self::Debian)
    }

    fn debian() -> Result<()> {
        let needed = [
            "/usr/bin/rustc",
            "/usr/bin/cargo",
            "/usr/bin/wasm-ld-19",
            "/usr/lib/rustlib/src/rust/library/Cargo.lock",
        ];
        if needed.iter().all(|file| Path::new(file).exists()) {
            return Ok(());
        }
        let what = format!("a compiler for {} with the standard library's source", Self::NAME);
        apt::install(&what, &["rustc-web", "cargo-web", "rust-web-src", "lld-19"])
    }

    /// Makes `command`, and the cargo that it starts, build the page by this compiler.
    pub(crate) fn build_page(self, command: &mut Command, path: OsString) {
        if self != Self::Heavy {
            with_own_library(command);
            // Not stable yet. It decides how the program ends when it is wrong, not what it does.
            command
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
                .env(
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    "-Zunstable-options -Cpanic=immediate-abort",
                );
        }
        self.stand_first(command, path);
    }

    /// The same for tests, whose panics are to say something.
    pub(crate) fn build_tests(self, command: &mut Command, path: OsString) {
        let has_library = self == Self::Heavy || self == Self::Toolchain && library_ready();
        if !has_library {
            with_own_library(command);
        }
        self.stand_first(command, path);
    }

    fn stand_first(self, command: &mut Command, path: OsString) {
        if self != Self::Debian {
            command.env("PATH", path);
            return;
        }
        let folders = std::iter::once("/usr/bin".into()).chain(env::split_paths(&path));
        command
            .env("PATH", env::join_paths(folders).unwrap_or(path))
            .env("RUSTC", "/usr/bin/rustc")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19")
            // What the cargo that runs us says about itself.
            .env_remove("CARGO")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("LD_LIBRARY_PATH");
    }
}

/// Builds the standard library along with the rest, which a stable compiler does not do unasked.
fn with_own_library(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
}

/// Whether the toolchain has the target's standard library, or rustup brings it.
fn library_ready() -> bool {
    let library = format!("lib/rustlib/{}/lib", WasmTarget::NAME);
    in_toolchain(&library) || rustup(["target", "add", WasmTarget::NAME], &library)
}

/// Whether the toolchain that builds the rest has this file or folder.
fn in_toolchain(path: &str) -> bool {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|sysroot| Path::new(sysroot.trim()).join(path).exists())
}

/// Asks rustup, where there is one, for what brings `path`; whether it did.
fn rustup(words: [&str; 3], path: &str) -> bool {
    let Some(rustup) = find("rustup") else {
        return false;
    };
    let added = progress::step(&format!("rustup {}", words.join(" ")), || {
        process::run(Command::new(rustup).args(words))
    });
    if let Err(error) = added {
        eprintln!("{error:#}");
    }
    in_toolchain(path)
}
