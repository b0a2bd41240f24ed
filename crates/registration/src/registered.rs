//! The reply to a sign-up that succeeded.

use user_profile::Value;

use crate::read::{Unreadable, flag, object, optional_text, text};

/// An account that now exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The account's id in Keycloak.
    pub id: String,
    /// The user name as it is stored.
    pub username: String,
    /// The e-mail address as it is stored.
    pub email: Option<String>,
    /// Whether the person must follow the link in a mail before logging in.
    pub email_verification_required: bool,
    /// Where to log in.
    pub login_url: Option<String>,
}

impl Registered {
    /// The body of a 201.
    pub fn to_value(&self) -> Value {
        object([
            ("id", self.id.as_str().into()),
            ("username", self.username.as_str().into()),
            ("email", self.email.clone().into()),
            (
                "emailVerificationRequired",
                self.email_verification_required.into(),
            ),
            ("loginUrl", self.login_url.clone().into()),
        ])
    }

    /// The account that a 201 tells of.
    pub fn from_value(value: &Value) -> Result<Self, Unreadable> {
        Ok(Self {
            id: text(value, "id")?,
            username: text(value, "username")?,
            email: optional_text(value, "email")?,
            email_verification_required: flag(value, "emailVerificationRequired")?,
            login_url: optional_text(value, "loginUrl")?,
        })
    }
}
