//! Keycloak as its makers publish it, unpacked and prepared once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{cache, find, jdk};
use crate::{process, progress};

pub(crate) const VERSION: &str = "26.7.3";
const UNPACK: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";

/// The folder of a Keycloak that is ready to start.
pub(crate) fn install() -> Result<PathBuf> {
    let home = cache().join("keycloak").join(VERSION);
    if home.exists() {
        return Ok(home);
    }
    let java = jdk::home()?;
    let Some(mvn) = find("mvn") else {
        bail!("mvn is missing, which fetches Keycloak; on Debian: apt-get install maven");
    };
    let fresh = cache().join("keycloak/unpacked");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).context("cannot remove a half unpacked Keycloak")?;
    }
    fs::create_dir_all(&fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    let artifact = format!("-Dartifact=org.keycloak:keycloak-quarkus-dist:{VERSION}:zip");
    progress::step(
        &format!("fetching Keycloak {VERSION} (mvn, about 180 MB)"),
        || {
            let mut mvn = Command::new(mvn);
            mvn.args([
                "-B",
                "-q",
                "-Dstyle.color=never",
                UNPACK,
                &artifact,
                "-DoutputDirectory=.",
            ]);
            process::run(mvn.current_dir(&fresh)) // where its own notes may lie as well
        },
    )?;
    let unpacked = fresh.join(format!("keycloak-{VERSION}"));
    progress::step("preparing Keycloak (kc.sh build)", || {
        // What can only be chosen before a start; chosen once, so that several may start from one folder at once.
        process::run(command(&unpacked, &java).args(["build", "--db=dev-file"]))
    })?;
    fs::rename(&unpacked, &home).context("cannot move Keycloak to its place")?;
    fs::remove_dir_all(&fresh).context("cannot remove what Maven left")?;
    Ok(home)
}

/// `kc.sh` of that folder.
pub(crate) fn command(home: &Path, java: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg(home.join("bin/kc.sh")).env("JAVA_HOME", java);
    command
}
