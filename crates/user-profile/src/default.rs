//! The user profile of a fresh realm.

use crate::{Attribute, Group, Members, Permissions, Required, UserProfile, Value};

impl UserProfile {
    /// The profile of a realm that nobody has changed, as Keycloak 26 sets it up.
    pub fn default_profile() -> Self {
        let username = [
            ("length", length(Some(3))),
            bare("username-prohibited-characters"),
            bare("up-username-not-idn-homograph"),
        ];
        let email = [bare("email"), ("length", length(None))];
        let name = [
            ("length", length(None)),
            bare("person-name-prohibited-characters"),
        ];
        Self {
            attributes: vec![
                attribute("username", &username, None),
                attribute("email", &email, Some("user")),
                attribute("firstName", &name, Some("user")),
                attribute("lastName", &name, Some("user")),
            ],
            groups: vec![Group {
                name: "user-metadata".to_owned(),
                display_header: Some("User metadata".to_owned()),
                display_description: Some("Attributes, which refer to user metadata".to_owned()),
                annotations: Members::new(),
            }],
            unmanaged_attribute_policy: None,
        }
    }
}

fn attribute(name: &str, validations: &[(&str, Value)], required: Option<&str>) -> Attribute {
    let both = || vec!["admin".to_owned(), "user".to_owned()];
    Attribute {
        name: name.to_owned(),
        display_name: Some(["${", name, "}"].concat()),
        validations: object(validations),
        required: required.map(|role| Required {
            roles: vec![role.to_owned()],
            scopes: vec![],
        }),
        permissions: Some(Permissions {
            view: both(),
            edit: both(),
        }),
        ..Attribute::default()
    }
}

fn length(min: Option<i64>) -> Value {
    let mut members = object(&[("max", 255.into())]);
    members.extend(min.map(|min| ("min".to_owned(), min.into())));
    Value::Object(members)
}

fn bare(id: &str) -> (&str, Value) {
    (id, Value::Object(Members::new()))
}

fn object(members: &[(&str, Value)]) -> Members<Value> {
    members
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}
