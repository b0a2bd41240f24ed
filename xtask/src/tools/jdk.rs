//! A Java that Keycloak runs on: 21 or newer, wherever it is.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::find;

const OLDEST: u32 = 21;

/// The folder of the first one found: `JAVA_HOME`, the usual places of Linux and macOS, `java` on the path.
pub(crate) fn home() -> Result<PathBuf> {
    let mut homes: Vec<PathBuf> = env::var_os("JAVA_HOME").map(PathBuf::from).into_iter().collect();
    homes.extend(folders(Path::new("/usr/lib/jvm")));
    homes
        .extend(folders(Path::new("/Library/Java/JavaVirtualMachines")).map(|jdk| jdk.join("Contents/Home")));
    let on_path = find("java").and_then(|java| fs::canonicalize(java).ok());
    homes.extend(on_path.and_then(|java| Some(java.parent()?.parent()?.to_owned())));
    match homes
        .into_iter()
        .find(|home| version(home).is_some_and(|version| version >= OLDEST))
    {
        Some(home) => Ok(home),
        None => bail!(
            "Keycloak needs Java {OLDEST} or newer; on Debian 13: apt-get install openjdk-21-jre-headless, \
             elsewhere get a JDK and set JAVA_HOME"
        ),
    }
}

fn folders(parent: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
}

/// The first number in what `java -version` says: `openjdk version "25.0.3" 2026-04-21`.
fn version(home: &Path) -> Option<u32> {
    let said = Command::new(home.join("bin/java"))
        .arg("-version")
        .output()
        .ok()?
        .stderr;
    let said = String::from_utf8_lossy(&said).into_owned();
    let (_, number) = said.split_once('"')?;
    number
        .split(|letter: char| !letter.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}
