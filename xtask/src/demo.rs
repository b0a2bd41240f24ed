//! The whole, to try it: the built page and its endpoint on one port, on an embedded realm or a real Keycloak.

use std::fs;
use std::path::{self, Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use lexopt::ValueExt as _;

use crate::gateway::{self, Gateway};
use crate::keycloak::{self, Keycloak};
use crate::service::{Service, watch};
use crate::{build, options, port, process, progress, realm, tools, workspace};

/// What can be chosen.
pub(crate) struct Demo {
    pub(crate) keycloak: bool,
    pub(crate) theme: Option<PathBuf>,
    pub(crate) port: u16,
    pub(crate) management_port: u16,
    pub(crate) keycloak_port: u16,
    pub(crate) data: PathBuf,
}

/// `cargo xtask demo`: builds and serves everything, and tells what to try.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let mut demo = Demo {
        keycloak: false,
        theme: None,
        port: 8080,
        management_port: 9000,
        keycloak_port: keycloak::PORT,
        data: workspace::root().join("data"),
    };
    options::each(parser, |name, parser| {
        match name {
            "keycloak" => demo.keycloak = true,
            "theme" => demo.theme = Some(path::absolute(parser.value()?)?),
            "port" => demo.port = parser.value()?.parse()?,
            "management-port" => demo.management_port = parser.value()?.parse()?,
            "keycloak-port" => demo.keycloak_port = parser.value()?.parse()?,
            "data" => demo.data = path::absolute(parser.value()?)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    // What can be wrong at once comes before what takes minutes.
    port::check_free(demo.port, "--port")?;
    port::check_free(demo.management_port, "--management-port")?;
    if demo.keycloak {
        port::check_free(demo.keycloak_port, "--keycloak-port")?;
        tools::keycloak::install()?;
    }
    let mut services = demo.start()?;
    demo.tell();
    watch(&mut services).map(|never| match never {})
}

impl Demo {
    /// Starts everything and waits until it answers.
    pub(crate) fn start(&self) -> Result<Vec<Service>> {
        build::themed(self.theme.as_deref())?;
        let program = gateway::build()?;
        fs::create_dir_all(&self.data).with_context(|| format!("cannot make {}", self.data.display()))?;
        let mut services = Vec::new();
        let accounts = if self.keycloak {
            let keycloak = Keycloak::start(self.keycloak_port, &self.data.join("keycloak"))?;
            let settings = self.set_up(&keycloak, &program)?;
            services.push(keycloak.service);
            settings
        } else {
            gateway::embedded(
                &self.data,
                &realm::representation(self.port)?,
                self.theme.as_deref(),
            )?
        };
        let gateway = Gateway {
            port: self.port,
            management_port: self.management_port,
            site: &workspace::dist(),
        };
        services.push(gateway.start(&self.settings(), &accounts)?);
        Ok(services)
    }

    /// The gateway's settings file.
    fn settings(&self) -> PathBuf {
        self.data.join(if self.keycloak {
            "keycloak.toml"
        } else {
            "demo.toml"
        })
    }

    /// The part of a Keycloak, as `gateway setup` prints it.
    fn set_up(&self, keycloak: &Keycloak, program: &Path) -> Result<String> {
        progress::step("setting up the realm and the gateway's service account", || {
            realm::import(keycloak, self.port)?;
            let mut setup = Command::new(program);
            setup.args([
                "setup",
                "--url",
                &keycloak.url,
                "--realm",
                realm::NAME,
                "--app-client",
                realm::CLIENT,
            ]);
            setup.arg("--secret-file").arg(self.data.join("keycloak.secret"));
            process::output(setup.envs(keycloak.environment()))
        })
    }

    fn tell(&self) {
        let settings = self.settings();
        println!(
            "\nThe sign-up form is at http://localhost:{}/\n\nTo try:",
            self.port
        );
        println!("- a weak password such as `secret`: the list ticks each rule as it is met");
        println!("- signing up twice with one name: the refusal stands under the name");
        println!(
            "- another language: http://localhost:{}/?ui_locales=de",
            self.port
        );
        if self.keycloak {
            println!(
                "- logging in with the new account: http://localhost:{}/realms/demo/account/",
                self.keycloak_port
            );
            println!(
                "- Keycloak's console: http://localhost:{}/admin/ (admin, admin)",
                self.keycloak_port
            );
        } else {
            println!("- the accounts as Keycloak imports them, in another terminal:");
            println!(
                "    {} export --config {}",
                gateway::path().display(),
                settings.display()
            );
            println!("- the same against a real Keycloak: cargo xtask demo --keycloak");
        }
        println!(
            "\nEverything is kept in {}. Ctrl-C stops it.",
            self.data.display()
        );
    }
}
