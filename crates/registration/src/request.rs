//! What a client sends: raw, nothing believed yet.

use std::collections::BTreeMap;

use user_profile::Value;
use validator::{Validate, ValidationError};

use crate::{Password, Problem, Problems, TEXT_LIMIT, read::object};

/// The body of `POST /realms/{realm}/protocol/openid-connect/registrations`.
#[derive(Clone, Debug, Default, PartialEq, Validate)]
pub struct RegistrationRequest {
    /// The user name; left out where the e-mail address is the user name.
    #[validate(custom(function = "bounded"))]
    pub username: Option<String>,
    /// The e-mail address.
    #[validate(custom(function = "bounded"))]
    pub email: Option<String>,
    /// The given name.
    #[validate(custom(function = "bounded"))]
    pub first_name: Option<String>,
    /// The family name.
    #[validate(custom(function = "bounded"))]
    pub last_name: Option<String>,
    /// The password, byte for byte. `validator` never sees it: its errors carry a copy of the value.
    pub password: Option<Password>,
    /// The realm's further attributes, by name.
    #[validate(custom(function = "all_bounded"))]
    pub attributes: BTreeMap<String, Vec<String>>,
    /// The language the person used, if the realm offers several.
    #[validate(custom(function = "bounded"))]
    pub locale: Option<String>,
    /// The person accepted the realm's terms.
    pub terms_accepted: Option<bool>,
    /// May be sent as `false`; nobody verifies their own address by saying so.
    #[validate(custom(function = "is_false"))]
    pub email_verified: Option<bool>,
    /// May be sent as `true`; every new account is enabled.
    #[validate(custom(function = "is_true"))]
    pub enabled: Option<bool>,
}

/// The code of a value that a client may not set.
const NOT_ALLOWED: &str = "notAllowed";
const TOO_LONG: &str = "error-invalid-length-too-long";

fn bounded(text: &str) -> Result<(), ValidationError> {
    if text.len() <= usize::from(TEXT_LIMIT) {
        Ok(())
    } else {
        Err(ValidationError::new(TOO_LONG))
    }
}

fn all_bounded(attributes: &BTreeMap<String, Vec<String>>) -> Result<(), ValidationError> {
    attributes
        .iter()
        .flat_map(|(name, values)| values.iter().chain([name]))
        .try_for_each(|text| bounded(text))
}

// `validator` hands `Option<bool>` to these only when it is there, by reference.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is the validator crate's"
)]
fn is_false(value: &bool) -> Result<(), ValidationError> {
    if *value {
        Err(ValidationError::new(NOT_ALLOWED))
    } else {
        Ok(())
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is the validator crate's"
)]
fn is_true(value: &bool) -> Result<(), ValidationError> {
    if *value {
        Ok(())
    } else {
        Err(ValidationError::new(NOT_ALLOWED))
    }
}

/// The members of the body: Rust's name and JSON's.
const MEMBERS: [(&str, &str); 10] = [
    ("username", "username"),
    ("email", "email"),
    ("first_name", "firstName"),
    ("last_name", "lastName"),
    ("password", "password"),
    ("attributes", "attributes"),
    ("locale", "locale"),
    ("terms_accepted", "termsAccepted"),
    ("email_verified", "emailVerified"),
    ("enabled", "enabled"),
];

impl RegistrationRequest {
    /// Whether the values are short enough to be looked at, and none is one that a client may not set.
    pub(crate) fn envelope(&self) -> Result<(), Problems> {
        let Err(errors) = self.validate() else {
            return Ok(());
        };
        let errors = errors.field_errors();
        let problems = MEMBERS.iter().filter_map(|(rust, json)| {
            let code = &errors.get(*rust)?.first()?.code;
            let params = match code.as_ref() {
                TOO_LONG => vec![(*json).into(), Value::Null, i64::from(TEXT_LIMIT).into()],
                _ => vec![(*json).into()],
            };
            Some(Problem::new(json, code, params))
        });
        Err(Problems(problems.collect()))
    }

    /// The request in a body, or every member that does not belong in one.
    pub fn from_value(body: &Value) -> Result<Self, Problems> {
        let mut request = Self::default();
        let Value::Object(members) = body else {
            return Err(Problems(vec![Problem::new(
                "",
                "wrongType",
                vec!["".into(), "object".into()],
            )]));
        };
        let mut problems = Vec::new();
        for (name, value) in members {
            let taken = match name.as_str() {
                "username" => take_text(value, &mut request.username),
                "email" => take_text(value, &mut request.email),
                "firstName" => take_text(value, &mut request.first_name),
                "lastName" => take_text(value, &mut request.last_name),
                "locale" => take_text(value, &mut request.locale),
                "password" => {
                    let mut password = None;
                    let taken = take_text(value, &mut password);
                    request.password = password.map(Password::from);
                    taken
                }
                "attributes" => take_attributes(value, &mut request.attributes),
                "termsAccepted" => take_flag(value, &mut request.terms_accepted),
                "emailVerified" => take_flag(value, &mut request.email_verified),
                "enabled" => take_flag(value, &mut request.enabled),
                _ => {
                    problems.push(Problem::new(name, "unknownMember", vec![name.as_str().into()]));
                    continue;
                }
            };
            if let Err(expected) = taken {
                problems.push(Problem::new(
                    name,
                    "wrongType",
                    vec![name.as_str().into(), expected.into()],
                ));
            }
        }
        if problems.is_empty() {
            Ok(request)
        } else {
            Err(Problems(problems))
        }
    }

    /// The body that says this.
    pub fn to_value(&self) -> Value {
        let attributes = self.attributes.iter().map(|(name, values)| {
            (
                name.clone(),
                Value::List(values.iter().map(|value| value.as_str().into()).collect()),
            )
        });
        let body = object([
            ("username", self.username.clone().into()),
            ("email", self.email.clone().into()),
            ("firstName", self.first_name.clone().into()),
            ("lastName", self.last_name.clone().into()),
            ("password", self.password.as_ref().map(Password::expose).into()),
            ("attributes", Value::Object(attributes.collect())),
            ("locale", self.locale.clone().into()),
            ("termsAccepted", self.terms_accepted.into()),
            ("emailVerified", self.email_verified.into()),
            ("enabled", self.enabled.into()),
        ]);
        let Value::Object(mut members) = body else {
            unreachable!("an object was just made")
        };
        members.retain(|_, value| *value != Value::Null && *value != Value::Object(BTreeMap::new()));
        Value::Object(members)
    }

    /// The values given for this field of the form: none, one, or several.
    pub fn values(&self, field: &str) -> Vec<&str> {
        match field {
            "username" => self.username.as_deref().into_iter().collect(),
            "email" => self.email.as_deref().into_iter().collect(),
            "firstName" => self.first_name.as_deref().into_iter().collect(),
            "lastName" => self.last_name.as_deref().into_iter().collect(),
            name => self
                .attributes
                .get(name)
                .map(|values| values.iter().map(String::as_str).collect())
                .unwrap_or_default(),
        }
    }

    /// Puts the values of one field of the form where they belong.
    pub fn set(&mut self, field: &str, values: Vec<String>) {
        let first = |values: Vec<String>| values.into_iter().next();
        match field {
            "username" => self.username = first(values),
            "email" => self.email = first(values),
            "firstName" => self.first_name = first(values),
            "lastName" => self.last_name = first(values),
            name => {
                self.attributes.insert(name.to_owned(), values);
            }
        }
    }
}

fn take_text(value: &Value, into: &mut Option<String>) -> Result<(), &'static str> {
    match value {
        Value::Null => Ok(()),
        Value::Text(text) => {
            *into = Some(text.clone());
            Ok(())
        }
        _ => Err("string"),
    }
}

fn take_flag(value: &Value, into: &mut Option<bool>) -> Result<(), &'static str> {
    match value {
        Value::Null => Ok(()),
        Value::Bool(is) => {
            *into = Some(*is);
            Ok(())
        }
        _ => Err("boolean"),
    }
}

/// Each attribute is a list of texts; one text alone is taken as a list of one, as Keycloak does.
fn take_attributes(value: &Value, into: &mut BTreeMap<String, Vec<String>>) -> Result<(), &'static str> {
    const EXPECTED: &str = "object of string arrays";
    let attributes = match value {
        Value::Null => return Ok(()),
        Value::Object(attributes) => attributes,
        _ => return Err(EXPECTED),
    };
    for (name, values) in attributes {
        let values = match values {
            Value::Text(text) => vec![text.clone()],
            Value::List(items) => items
                .iter()
                .map(|item| item.as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .ok_or(EXPECTED)?,
            _ => return Err(EXPECTED),
        };
        into.insert(name.clone(), values);
    }
    Ok(())
}
