//! What a client sends: raw, nothing believed yet.

use user_profile::{Members, Value};
use validator::{Validate, ValidationError};

use crate::{Password, Problem, Problems, TEXT_LIMIT};

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
    pub attributes: Members<Vec<String>>,
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
pub(crate) const TOO_LONG: &str = "error-invalid-length-too-long";

fn bounded(text: &str) -> Result<(), ValidationError> {
    if text.len() <= usize::from(TEXT_LIMIT) {
        Ok(())
    } else {
        Err(ValidationError::new(TOO_LONG))
    }
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
    /// The values that are too long to be looked at, and those that a client may not set.
    pub(crate) fn envelope(&self) -> Vec<Problem> {
        let errors = self.validate().err().unwrap_or_default();
        let errors = errors.field_errors();
        let mut problems = Vec::new();
        for (rust, json) in MEMBERS {
            let code = errors
                .get(rust)
                .and_then(|errors| errors.first())
                .map(|error| &error.code);
            match code.map(AsRef::as_ref) {
                None if rust == "attributes" => problems.extend(self.long_attributes().map(too_long)),
                None => {}
                Some(TOO_LONG) => problems.push(too_long(json)),
                Some(code) => problems.push(Problem::new(json, code, vec![json.into()])),
            }
        }
        problems
    }

    /// The names of the attributes with a text that is too long; of one whose name is, where it was.
    fn long_attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().filter_map(|(name, values)| {
            if bounded(name).is_err() {
                return Some("attributes");
            }
            values
                .iter()
                .any(|value| bounded(value).is_err())
                .then_some(name.as_str())
        })
    }

    /// The request in a body, or every member that does not belong in one: first the contract's own, in its order.
    pub fn from_value(body: &Value) -> Result<Self, Problems> {
        let Value::Object(members) = body else {
            return Err(Problems(vec![wrong_type("", "object")]));
        };
        let mut request = Self::default();
        let mut problems = Vec::new();
        for (_, name) in MEMBERS {
            if let Err(expected) = request.take(name, body.get(name)) {
                problems.push(wrong_type(name, expected));
            }
        }
        let is_known = |name: &str| MEMBERS.iter().any(|(_, known)| *known == name);
        let unknown = members.keys().filter(|name| !is_known(name));
        problems.extend(unknown.map(|name| unknown_member(name)));
        if problems.is_empty() {
            Ok(request)
        } else {
            Err(Problems(problems))
        }
    }

    /// Takes one member of a body, or says of which type it should be.
    fn take(&mut self, name: &str, value: &Value) -> Result<(), &'static str> {
        match name {
            "username" => self.username = text(value)?,
            "email" => self.email = text(value)?,
            "firstName" => self.first_name = text(value)?,
            "lastName" => self.last_name = text(value)?,
            "password" => self.password = text(value)?.map(Password::from),
            "attributes" => self.attributes = attributes(value)?,
            "locale" => self.locale = text(value)?,
            "termsAccepted" => self.terms_accepted = flag(value)?,
            "emailVerified" => self.email_verified = flag(value)?,
            _ => self.enabled = flag(value)?,
        }
        Ok(())
    }

    /// The body that says this.
    pub fn to_value(&self) -> Value {
        let attributes = self.attributes.iter().map(|(name, values)| {
            (
                name.clone(),
                Value::List(values.iter().map(|value| value.as_str().into()).collect()),
            )
        });
        let members = [
            ("username", self.username.clone().into()),
            ("email", self.email.clone().into()),
            ("firstName", self.first_name.clone().into()),
            ("lastName", self.last_name.clone().into()),
            ("password", self.password.as_ref().map(Password::expose).into()),
            ("attributes", attributes.collect()),
            ("locale", self.locale.clone().into()),
            ("termsAccepted", self.terms_accepted.into()),
            ("emailVerified", self.email_verified.into()),
            ("enabled", self.enabled.into()),
        ];
        let said = members
            .into_iter()
            .filter(|(_, value)| *value != Value::Null && *value != Value::Object(Members::new()));
        said.map(|(name, value)| (name.to_owned(), value)).collect()
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

fn text(value: &Value) -> Result<Option<String>, &'static str> {
    match value {
        Value::Null => Ok(None),
        Value::Text(text) => Ok(Some(text.clone())),
        _ => Err("string"),
    }
}

fn flag(value: &Value) -> Result<Option<bool>, &'static str> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(is) => Ok(Some(*is)),
        _ => Err("boolean"),
    }
}

/// Each attribute is a list of texts; one text alone is taken as a list of one, as Keycloak does.
fn attributes(value: &Value) -> Result<Members<Vec<String>>, &'static str> {
    let attributes = match value {
        Value::Null => return Ok(Members::new()),
        Value::Object(attributes) => attributes.iter(),
        _ => return Err(ATTRIBUTES),
    };
    attributes
        .map(|(name, values)| {
            let one = std::slice::from_ref(values);
            let values = if let Value::List(items) = values {
                items
            } else {
                one
            };
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
            Ok((name.clone(), texts.collect::<Option<_>>().ok_or(ATTRIBUTES)?))
        })
        .collect()
}

/// What `attributes` is.
const ATTRIBUTES: &str = "object of string arrays";

pub(crate) fn too_long(name: &str) -> Problem {
    Problem::new(
        name,
        TOO_LONG,
        vec![name.into(), Value::Null, i64::from(TEXT_LIMIT).into()],
    )
}

fn wrong_type(name: &str, expected: &str) -> Problem {
    Problem::new(name, "wrongType", vec![name.into(), expected.into()])
}

/// The problem that there is a member or an attribute of a name that nobody asked for.
pub(crate) fn unknown_member(name: &str) -> Problem {
    Problem::new(name, "unknownMember", vec![name.into()])
}
