//! A realm's user profile as Keycloak keeps it, and which of its attributes a sign-up asks for.

use crate::{Members, Value};

/// A realm's user profile, as `GET /admin/realms/{realm}/users/profile` gives it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct UserProfile {
    /// The attributes, in the realm's order.
    pub attributes: Vec<Attribute>,
    /// The groups they are shown in.
    pub groups: Vec<Group>,
    /// What happens to attributes that are not listed; `None` drops them.
    pub unmanaged_attribute_policy: Option<UnmanagedAttributePolicy>,
}

/// One attribute of a user profile.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct Attribute {
    /// The attribute's name; `username`, `email`, `firstName`, `lastName` are Keycloak's own.
    pub name: String,
    /// A text, or `${key}` of one of the realm's texts.
    pub display_name: Option<String>,
    /// Validator id → its configuration.
    pub validations: Members<Value>,
    /// How the attribute is shown.
    pub annotations: Members<Value>,
    /// When a value is asked for.
    pub required: Option<Required>,
    /// Who may see and change it.
    pub permissions: Option<Permissions>,
    /// Only for requests with one of these scopes.
    pub selector: Option<Selector>,
    /// The name of its group.
    pub group: Option<String>,
    /// Whether it may have several values.
    pub multivalued: bool,
    /// The value when none is given.
    pub default_value: Option<String>,
}

/// When a value is required; with neither roles nor scopes, always.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default)
)]
pub struct Required {
    /// For these roles: `user`, `admin`.
    pub roles: Vec<String>,
    /// For these client scopes.
    pub scopes: Vec<String>,
}

/// Who may see and change an attribute: `user`, `admin`.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default)
)]
pub struct Permissions {
    /// Who may see it.
    pub view: Vec<String>,
    /// Who may change it.
    pub edit: Vec<String>,
}

/// For which requests an attribute exists.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default)
)]
pub struct Selector {
    /// Client scopes, any of which selects it.
    pub scopes: Vec<String>,
}

/// A group of attributes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct Group {
    /// The group's name.
    pub name: String,
    /// Its heading: a text or `${key}`.
    pub display_header: Option<String>,
    /// Its description: a text or `${key}`.
    pub display_description: Option<String>,
    /// How the group is shown.
    pub annotations: Members<Value>,
}

/// What a realm does with attributes outside its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum UnmanagedAttributePolicy {
    /// Kept, for everybody.
    Enabled,
    /// Kept, seen by administrators only.
    AdminView,
    /// Kept, changed by administrators only.
    AdminEdit,
}
