//! A real Keycloak on the loopback address, for the demo, the tests and development.

use std::fs;
use std::path::{self, Path};
use std::time::Duration;

use anyhow::{Context, Result};
use lexopt::ValueExt as _;

use crate::service::{Service, watch};
use crate::tools::{jdk, keycloak as installed};
use crate::{options, port, progress, workspace};

/// Its administrator. The server listens on the loopback address alone.
pub(crate) const ADMIN: &str = "admin";
pub(crate) const PORT: u16 = 8180;
/// Folder of the files that a policy's `passwordBlacklist` can name.
const FORBIDDEN_PASSWORDS: &str = "crates/gateway/tests/keycloak";

/// `cargo xtask keycloak`: a Keycloak in the foreground.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let mut number = PORT;
    let mut data = workspace::root().join("data/keycloak");
    options::each(parser, |name, parser| {
        match name {
            "port" => number = parser.value()?.parse()?,
            "data" => data = path::absolute(parser.value()?)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    port::check_free(number, "--port")?;
    let keycloak = Keycloak::start(number, &data)?;
    for (name, value) in keycloak.environment() {
        println!("export {name}={value}");
    }
    eprintln!(
        "Keycloak's console is at {}/admin/; Ctrl-C stops it",
        keycloak.url
    );
    watch(&mut [keycloak.service]).map(|never| match never {})
}

/// One that answers.
pub(crate) struct Keycloak {
    pub(crate) url: String,
    pub(crate) service: Service,
}

impl Keycloak {
    /// Starts one that keeps everything in `data`, and waits until it answers.
    pub(crate) fn start(port: u16, data: &Path) -> Result<Self> {
        let home = installed::install()?;
        let java = jdk::home()?;
        fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
        let mut command = installed::command(&home, &java);
        command
            .args(["start", "--optimized", "--cache=local", "--log-level=warn"])
            .args([
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
            ])
            .arg(format!("--http-port={port}"))
            .arg(format!(
                "--db-url=jdbc:h2:file:{}/keycloak;NON_KEYWORDS=VALUE",
                data.display()
            ))
            .arg(format!(
                "--spi-password-policy--password-blacklist--blacklists-path={}",
                workspace::root().join(FORBIDDEN_PASSWORDS).display()
            ))
            .env("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN)
            .env("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        let url = format!("http://localhost:{port}");
        progress::step(
            &format!("starting Keycloak {} at {url}", installed::VERSION),
            || {
                let mut service =
                    Service::start_logged("Keycloak", &mut command, &data.join("keycloak.log"))?;
                service.ready(&format!("{url}/realms/master"), Duration::from_mins(3))?;
                Ok(Self { url, service })
            },
        )
    }

    /// What the tests, and `gateway setup`, read from the environment.
    pub(crate) fn environment(&self) -> [(&'static str, &str); 3] {
        [
            ("KEYCLOAK_URL", &self.url),
            ("KEYCLOAK_ADMIN_USERNAME", ADMIN),
            ("KEYCLOAK_ADMIN_PASSWORD", ADMIN),
        ]
    }
}
