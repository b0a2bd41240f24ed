//! The gateway, built and started.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::service::Service;
use crate::{process, progress, workspace};

/// One that serves a page, and how it is to be reached.
pub(crate) struct Gateway<'a> {
    pub(crate) port: u16,
    pub(crate) management_port: u16,
    pub(crate) site: &'a Path,
}

impl Gateway<'_> {
    /// Starts it with these settings, kept in `file`, of where its accounts are; and waits until it answers.
    pub(crate) fn start(&self, file: &Path, accounts: &str) -> Result<Service> {
        let Self {
            port,
            management_port,
            ..
        } = self;
        let site = quoted(self.site);
        let settings = format!(
            "listen = \"127.0.0.1:{port}\"\nmanagement_listen = \"127.0.0.1:{management_port}\"\nsite = {site}\n\n{accounts}"
        );
        fs::write(file, settings).context("cannot write the gateway's settings")?;
        progress::step("starting the gateway", || {
            let mut service = Service::start("gateway", Command::new(path()).arg("--config").arg(file))?;
            service.ready(&self.health(), Duration::from_mins(1))?;
            Ok(service)
        })
    }

    /// Answers without a word of the page.
    pub(crate) fn health(&self) -> String {
        format!("http://127.0.0.1:{}/health/ready", self.management_port)
    }
}

/// Builds it.
pub(crate) fn build() -> Result<PathBuf> {
    progress::step("building the gateway (cargo build)", || {
        process::run(
            Command::new("cargo")
                .args(["build", "--package", "gateway"])
                .current_dir(workspace::root()),
        )
    })?;
    Ok(path())
}

/// Where it is built to.
pub(crate) fn path() -> PathBuf {
    workspace::target().join("debug/gateway")
}

/// The settings of an embedded realm, which is kept in `data` with its accounts, and of how its own page looks.
pub(crate) fn embedded(data: &Path, realm: &Value, theme: Option<&Path>) -> Result<String> {
    let file = data.join("demo.json");
    fs::write(&file, format!("{realm:#}\n")).context("cannot write the realm's file")?;
    let mut files = vec![("realm", file), ("database", data.join("demo.sqlite"))];
    files.extend(theme.map(|theme| ("theme", theme.to_owned())));
    let lines = files
        .iter()
        .map(|(key, file)| format!("{key} = {}\n", quoted(file)));
    Ok("[embedded]\n".to_owned() + &lines.collect::<String>())
}

/// A path as TOML writes texts, which is as JSON does.
fn quoted(path: &Path) -> String {
    Value::from(path.display().to_string()).to_string()
}
