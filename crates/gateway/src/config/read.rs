//! File and environment → settings.

use std::path::Path;

use figment::Figment;
use figment::error::Kind;
use figment::providers::{Format, Toml};

use super::{Config, Error};

/// What the environment variables of the gateway begin with.
const PREFIX: &str = "GATEWAY_";

impl Config {
    /// The settings in this file, if any, and in these environment variables, which win.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Error> {
        let mut settings = Figment::new();
        if let Some(path) = file {
            if !path.is_file() {
                return Err(Error(format!("no settings file {}", path.display())));
            }
            settings = settings.merge(Toml::file_exact(path));
        }
        for (name, text) in environment {
            let Some(key) = name.strip_prefix(PREFIX) else {
                continue;
            };
            settings = set(settings, &key.to_lowercase().replace("__", "."), text);
        }
        Self::checked(&settings)
    }

    /// The settings in this text, as they would stand in a file.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        Self::checked(&Figment::from(Toml::string(text)))
    }

    fn checked(settings: &Figment) -> Result<Self, Error> {
        let config: Self = settings.extract().map_err(named)?;
        match (&config.keycloak, &config.embedded) {
            (None, None) => return Err(Error("neither [keycloak] nor [embedded] is set".to_owned())),
            (Some(_), Some(_)) => return Err(Error("both [keycloak] and [embedded] are set".to_owned())),
            _ => {}
        }
        if let Some(keycloak) = &config.keycloak {
            url("keycloak.url", &keycloak.url)?;
            if let Some(public_url) = &keycloak.public_url {
                url("keycloak.public_url", public_url)?;
            }
            keycloak.secret()?;
            at_least_one("keycloak.timeout_seconds", keycloak.timeout_seconds)?;
            if config.mail.is_some() {
                return Err(Error::new("mail", "only the embedded realm sends mails itself"));
            }
        }
        if let Some(embedded) = &config.embedded {
            at_least_one("embedded.link_hours", embedded.link_hours.into())?;
        }
        if let Some(public_url) = &config.public_url {
            url("public_url", public_url)?;
        }
        at_least_one("limits.mails_per_account", config.limits.mails_per_account.into())?;
        if let Some(mail) = &config.mail {
            mail.password()?;
            if mail.folder.is_some() == mail.smtp.is_some() {
                return Err(Error::new("mail", "exactly one of folder and smtp must be set"));
            }
        }
        Ok(config)
    }
}

/// The first error, with the key it is about.
fn named(error: figment::Error) -> Error {
    let mut key = error.path;
    let why = match error.kind {
        // That of a file that is no TOML is about none.
        Kind::Message(why) if key.is_empty() => return Error(why),
        Kind::MissingField(name) => {
            key.push(name.into_owned());
            "missing".to_owned()
        }
        Kind::UnknownField(_, known) => format!("unknown, expected one of {}", known.join(", ")),
        kind => kind.to_string(),
    };
    Error::new(&key.join("."), why)
}

/// Keys end in their unit exactly when they are numbers; everything else is a text, also a secret of digits alone.
fn set(settings: Figment, key: &str, text: String) -> Figment {
    const UNITS: [&str; 4] = ["_seconds", "_hours", "_per_hour", "_per_account"];
    let is_number = UNITS.iter().any(|unit| key.ends_with(unit));
    match text.parse::<u64>() {
        Ok(number) if is_number => settings.merge((key, number)),
        _ => settings.merge((key, text)),
    }
}

fn at_least_one(key: &str, number: u64) -> Result<(), Error> {
    match number {
        0 => Err(Error::new(key, "expected at least 1, found 0")),
        _ => Ok(()),
    }
}

fn url(key: &str, text: &str) -> Result<(), Error> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !text.contains(['?', '#', ' ']) => Ok(()),
        _ => Err(Error::new(
            key,
            format_args!("expected a URL that begins with http:// or https://, found '{text}'"),
        )),
    }
}
