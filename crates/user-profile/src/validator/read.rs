//! A validator's configuration → the validator, or what Keycloak would refuse about it.

use java_pattern::Pattern;

use super::Validator;
use super::config::{Config, ConfigError, INVALID_VALUE, MISSING_VALUE};
use crate::Value;

impl Validator {
    /// The validator with this id and configuration, as a profile or a form's description names them.
    ///
    /// # Errors
    ///
    /// Everything that Keycloak would refuse about the configuration.
    pub fn new(id: &str, config: &Value) -> Result<Self, ConfigError> {
        let mut config = Config::new(id, config);
        let validator = match id {
            "length" => config.length(),
            "integer" => config.integer(),
            "options" => config.options(),
            "multivalued" => config.multivalued(),
            "email" => config.email(),
            "iso-date" => Self::IsoDate,
            "pattern" => config.pattern(),
            "person-name-prohibited-characters" => Self::PersonNameProhibitedCharacters {
                message: config.message(),
            },
            "username-prohibited-characters" => Self::UsernameProhibitedCharacters {
                message: config.message(),
            },
            "up-username-not-idn-homograph" => Self::UsernameNotIdnHomograph {
                message: config.message(),
            },
            "not-blank" => Self::NotBlank,
            "not-empty" => Self::NotEmpty,
            "up-email-as-username" => Self::EmailAsUsername(config.validators()?),
            _ => match config.rare(id) {
                Some(rare) => {
                    config.check_rare(&rare);
                    rare
                }
                None => Self::Other {
                    id: id.to_owned(),
                    config: config.whole(),
                },
            },
        };
        config.finish(validator)
    }
}

impl Config<'_> {
    fn length(&mut self) -> Validator {
        let trim = !self.checked_flag("trim-disabled").unwrap_or(false);
        if !self.has("min") && !self.has("max") {
            self.refuse("min", MISSING_VALUE, []);
            self.refuse("max", MISSING_VALUE, []);
        }
        let min = self.number("min", self.int("min"));
        let max = self.number("max", self.int("max"));
        if self.is_fine() && min.zip(max).is_some_and(|(min, max)| min > max) {
            self.refuse("max", INVALID_VALUE, []);
        }
        Validator::Length { min, max, trim }
    }

    fn integer(&mut self) -> Validator {
        let min = self.number("min", self.long("min"));
        let max = self.number("max", self.long("max"));
        if min.zip(max).is_some_and(|(min, max)| min >= max) {
            self.refuse("max", INVALID_VALUE, []);
        }
        Validator::Integer { min, max }
    }

    fn options(&mut self) -> Validator {
        let options = self.texts("options");
        if !self.has("options") {
            self.refuse("options", MISSING_VALUE, []);
        } else if options.is_none() {
            self.refuse("options", INVALID_VALUE, ["must be list of values".into()]);
        }
        Validator::Options(options.unwrap_or_default())
    }

    fn multivalued(&mut self) -> Validator {
        let min = self.number_unrepeated("min", self.long("min"));
        let max = self.number_unrepeated("max", self.long("max"));
        if !self.has("max") {
            self.refuse("max", MISSING_VALUE, []);
        }
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            self.refuse("max", INVALID_VALUE, []);
        }
        Validator::Multivalued {
            min,
            max: max.unwrap_or_default(),
        }
    }

    fn email(&mut self) -> Validator {
        const LENGTH: &str = "max-local-length";
        let max_local_length = self.number(LENGTH, self.int(LENGTH).filter(|length| *length > 0));
        Validator::Email {
            max_local_length,
            ascii_local_part: self.flag("ascii-local-part").unwrap_or(false),
        }
    }

    fn pattern(&mut self) -> Validator {
        let pattern = match self.text("pattern").as_deref().map(Pattern::new) {
            Some(Ok(pattern)) => pattern,
            // A program without the feature need not be able to say it.
            Some(Err(_)) if !cfg!(feature = "complete") => Pattern::default(),
            Some(Err(error)) => {
                // Java says it in a sentence of its own.
                self.refuse(
                    "pattern",
                    INVALID_VALUE,
                    [self.at("pattern").clone(), error.to_string().into()],
                );
                Pattern::default()
            }
            None => {
                if self.has("pattern") {
                    self.refuse("pattern", INVALID_VALUE, [self.at("pattern").clone()]);
                } else {
                    self.refuse("pattern", MISSING_VALUE, []);
                }
                Pattern::default()
            }
        };
        Validator::Pattern {
            pattern,
            message: self.message(),
        }
    }

    /// The validators of an `up-email-as-username`: its configuration is a map of them.
    fn validators(&self) -> Result<Vec<Validator>, ConfigError> {
        let validators = self.members().iter();
        validators
            .map(|(id, config)| Validator::new(id, config))
            .collect()
    }
}
