//! What the page and the tests need besides cargo, installed once per user where it is missing.

mod apt;
pub(crate) mod axe;
pub(crate) mod browser;
mod cargo;
pub(crate) mod jdk;
pub(crate) mod keycloak;
mod npm;
mod page;
mod wasm_target;

pub(crate) use page::install_for_page;
pub(crate) use wasm_target::WasmTarget;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::process;

/// The folder of everything installed here: `$SIGN_UP_CACHE`, or `keycloak-sign-up` in the user's cache.
pub(crate) fn cache() -> PathBuf {
    let folder = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    folder("SIGN_UP_CACHE").unwrap_or_else(|| {
        let caches = folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")));
        caches.unwrap_or_else(env::temp_dir).join("keycloak-sign-up")
    })
}

/// `PATH` with what was installed here in front.
pub(crate) fn path() -> OsString {
    let ours = [cache().join("tools/bin"), cache().join("node/node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).unwrap_or(theirs)
}

/// Where `program` is on that path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&path())
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Whether `program --version` has `version` among its words.
fn is_installed(program: &str, version: &str) -> bool {
    let Some(file) = find(program) else { return false };
    let said = process::output(Command::new(file).arg("--version").env("PATH", path()));
    said.is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}
