//! A validator → the configuration it was made of.

use super::Validator;
use crate::{Members, Value};

impl Validator {
    /// The configuration, in the shape that [`Validator::new`] takes.
    pub fn config(&self) -> Value {
        let mut members = Members::new();
        let mut set = |name: &str, value: Value| {
            if value != Value::Null {
                members.insert(name.to_owned(), value);
            }
        };
        match self {
            Self::Length { min, max, trim } => {
                set("min", min.map(i64::from).into());
                set("max", max.map(i64::from).into());
                set("trim-disabled", (!trim).then_some(true).into());
            }
            Self::Integer { min, max } => {
                set("min", (*min).into());
                set("max", (*max).into());
            }
            Self::Double { min, max } => {
                set("min", min.map_or(Value::Null, Value::Double));
                set("max", max.map_or(Value::Null, Value::Double));
            }
            Self::Options(options) => set("options", texts(options)),
            Self::Multivalued { min, max } => {
                set("min", (*min).into());
                set("max", (*max).into());
            }
            Self::Email {
                max_local_length,
                ascii_local_part,
            } => {
                set("max-local-length", max_local_length.map(i64::from).into());
                set("ascii-local-part", ascii_local_part.then_some(true).into());
            }
            Self::Uri {
                schemes,
                fragment,
                url,
            } => {
                set(
                    "allowedSchemes",
                    schemes.as_ref().map_or(Value::Null, |schemes| texts(schemes)),
                );
                set("allowFragment", (!fragment).then_some(false).into());
                set("requireValidUrl", (!url).then_some(false).into());
            }
            Self::Pattern { pattern, message } => {
                set("pattern", pattern.source().into());
                set("error-message", message.clone().into());
            }
            Self::PersonNameProhibitedCharacters { message }
            | Self::UsernameProhibitedCharacters { message }
            | Self::UsernameNotIdnHomograph { message } => set("error-message", message.clone().into()),
            Self::EmailAsUsername(validators) => {
                for validator in validators {
                    set(validator.id(), validator.config());
                }
            }
            Self::LocalDate { english } => set("english", english.then_some(true).into()),
            Self::IsoDate | Self::NotBlank | Self::NotEmpty => {}
            Self::Other { config, .. } => return config.clone(),
        }
        Value::Object(members)
    }
}

fn texts(texts: &[String]) -> Value {
    Value::List(texts.iter().map(|text| text.as_str().into()).collect())
}
