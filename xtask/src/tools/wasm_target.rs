//! A compiler for the browser: the toolchain's own target, or Debian's compiler for building browsers.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{apt, find};
use crate::{process, progress};

/// Which compiler builds the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WasmTarget {
    /// The toolchain that builds the rest, with a standard library made for the page: one whose panics say nothing,
    /// which no browser would show to anybody. It makes the program a sixth lighter.
    Lean,
    /// The same toolchain with the standard library that it brings, where rustup does not give the source.
    Toolchain,
    /// Debian's `rustc-web`, which brings the standard library as source.
    Debian,
}

impl WasmTarget {
    /// As the compiler calls it.
    pub(crate) const NAME: &str = "wasm32-unknown-unknown";

    /// The first one there is, installed if need be.
    pub(crate) fn ready() -> Result<Self> {
        if toolchain_has_target() {
            return Ok(Self::lean_if_possible());
        }
        if find("rustup").is_some() {
            let added = progress::step(&format!("installing the target {} (rustup)", Self::NAME), || {
                process::run(Command::new("rustup").args(["target", "add", Self::NAME]))
            });
            match added {
                Ok(()) if toolchain_has_target() => return Ok(Self::lean_if_possible()),
                Ok(()) => eprintln!("rustup added the target to another toolchain"),
                Err(error) => eprintln!("{error:#}"),
            }
        }
        if !["/usr/bin/rustc", "/usr/bin/cargo", "/usr/bin/wasm-ld-19"]
            .iter()
            .all(|file| Path::new(file).exists())
            || !Path::new("/usr/lib/rustlib/src/rust/library").exists()
        {
            let packages = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
            apt::install(&format!("a compiler for {}", Self::NAME), &packages)?;
        }
        Ok(Self::Debian)
    }

    fn lean_if_possible() -> Self {
        if !toolchain_has_source() && find("rustup").is_some() {
            let added = progress::step("installing the standard library's source (rustup)", || {
                process::run(Command::new("rustup").args(["component", "add", "rust-src"]))
            });
            if let Err(error) = added {
                eprintln!("{error:#}");
            }
        }
        if toolchain_has_source() {
            Self::Lean
        } else {
            Self::Toolchain
        }
    }

    /// The same for tests, whose panics are to say something.
    pub(crate) fn with_messages(self) -> Self {
        match self {
            Self::Lean => Self::Toolchain,
            other => other,
        }
    }

    /// Makes `command`, and the cargo that it starts, use this compiler.
    pub(crate) fn choose(self, command: &mut Command, path: std::ffi::OsString) {
        if self == Self::Lean {
            command
                // What follows is not stable yet. It decides how the program ends when it is wrong, not what it does.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
                .env(
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    "-Zunstable-options -Cpanic=immediate-abort",
                );
        }
        if self != Self::Debian {
            command.env("PATH", path);
            return;
        }
        let folders = std::iter::once("/usr/bin".into()).chain(env::split_paths(&path));
        command
            .env("PATH", env::join_paths(folders).unwrap_or(path))
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19")
            // What the cargo that runs us says about itself.
            .env_remove("CARGO")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("LD_LIBRARY_PATH");
    }
}

fn toolchain_has_source() -> bool {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|sysroot| {
        let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
        source.is_file()
    })
}

fn toolchain_has_target() -> bool {
    let folder = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WasmTarget::NAME,
    ]));
    folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}
