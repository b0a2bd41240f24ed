//! The reply to a sign-up that succeeded.

use user_profile::Value;

use crate::read::{Reader, Unreadable, object};

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
        Reader::read(value, |account| Self {
            id: account.text("id"),
            username: account.text("username"),
            email: account.optional_text("email"),
            email_verification_required: account.flag("emailVerificationRequired"),
            login_url: account.optional_text("loginUrl"),
        })
    }
}
