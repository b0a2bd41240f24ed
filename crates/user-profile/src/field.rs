//! One field of a sign-up form.

use std::collections::BTreeMap;

use crate::{Validator, Value};

/// A field that a sign-up shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// The attribute's name, which is the field's name as well.
    pub name: String,
    /// A text, or `${key}` of one of the realm's texts.
    pub display_name: Option<String>,
    /// Whether a value must be given.
    pub required: bool,
    /// Whether several values may be given.
    pub multivalued: bool,
    /// How the field is shown: Keycloak's annotations (`inputType`, `inputHelperTextBefore`, …).
    pub input: BTreeMap<String, Value>,
    /// What each value must be.
    pub validators: Vec<Validator>,
    /// The name of the field's group.
    pub group: Option<String>,
    /// The value when none is given.
    pub default_value: Option<String>,
}

/// A value that a field does not accept.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// Keycloak's key of the message, or the validator's own `error-message`.
    pub message: String,
    /// What the message is filled in with; the first one is the attribute's name.
    pub params: Vec<Value>,
}

impl Field {
    /// Everything that the server would refuse about these values, as far as it can be told here.
    pub fn check(&self, values: &[&str]) -> Vec<Violation> {
        if self.required && values.iter().all(|value| value.trim().is_empty()) {
            let message = if self.name == "username" {
                "missingUsernameMessage"
            } else {
                "error-user-attribute-required"
            };
            return vec![Violation {
                message: message.to_owned(),
                params: vec![self.name.as_str().into()],
            }];
        }
        Vec::new()
    }
}
