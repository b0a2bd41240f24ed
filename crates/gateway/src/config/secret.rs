//! Secrets among the settings: they cannot be printed, and may stand in a file of their own.

use std::fmt;
use std::path::Path;

use figment::value::Value;
use serde::{Deserialize, Deserializer, de};
use zeroize::Zeroizing;

use super::{Error, Keycloak, Mail};

/// A secret, shown as dots.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The secret in clear, for the one who sends it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(•••)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    /// By hand, because the usual error says which value was found.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match <Value as Deserialize>::deserialize(deserializer)?.into_string() {
            Some(text) => Ok(Self(Zeroizing::new(text))),
            None => Err(de::Error::custom("expected a text in quotes")),
        }
    }
}

impl Keycloak {
    /// The service account's secret, wherever it stands.
    pub fn secret(&self) -> Result<Secret, Error> {
        read(
            self.client_secret.as_ref(),
            self.client_secret_file.as_deref(),
            "keycloak.client_secret",
        )?
        .ok_or_else(|| Error::new("keycloak.client_secret", "it or client_secret_file must be set"))
    }
}

impl Mail {
    /// The mail server's password, wherever it stands; `None` for one that asks for none.
    pub fn password(&self) -> Result<Option<Secret>, Error> {
        read(
            self.smtp_password.as_ref(),
            self.smtp_password_file.as_deref(),
            "mail.smtp_password",
        )
    }
}

fn read(given: Option<&Secret>, file: Option<&Path>, key: &str) -> Result<Option<Secret>, Error> {
    match (given, file) {
        (None, None) => Ok(None),
        (Some(secret), None) => Ok(Some(secret.clone())),
        (Some(_), Some(_)) => Err(Error::new(key, format_args!("set together with {key}_file"))),
        (None, Some(path)) => match std::fs::read_to_string(path) {
            Ok(text) => Ok(Some(Secret::from(text.trim_end()))),
            Err(error) => Err(Error::new(
                &format!("{key}_file"),
                format_args!("{}: {error}", path.display()),
            )),
        },
    }
}
