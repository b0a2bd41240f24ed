//! Keycloak's validators: what a value must be.

use std::fmt;

use crate::Value;

/// One validator of an attribute, with its configuration.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Validator {
    /// A validator that only the server knows: it decides.
    Other {
        /// The validator's id.
        id: String,
        /// Its configuration.
        config: Value,
    },
}

/// A configuration that Keycloak would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub(crate) validator: String,
    pub(crate) reason: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "validator '{}': {}", self.validator, self.reason)
    }
}

impl std::error::Error for ConfigError {}

impl Validator {
    /// The validator with this id and configuration, as a profile or a form's description names them.
    pub fn new(id: &str, config: &Value) -> Result<Self, ConfigError> {
        Ok(Self::Other {
            id: id.to_owned(),
            config: config.clone(),
        })
    }

    /// The validator's id in Keycloak.
    pub fn id(&self) -> &str {
        match self {
            Self::Other { id, .. } => id,
        }
    }

    /// The configuration, in the shape that [`Validator::new`] takes.
    pub fn config(&self) -> Value {
        match self {
            Self::Other { config, .. } => config.clone(),
        }
    }
}
