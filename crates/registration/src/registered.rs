//! The reply to a sign-up that succeeded.

use user_profile::Value;

use crate::Verification;
use crate::read::{Reader, Unreadable, object};

/// An account that now exists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registered {
    /// The account's id in Keycloak.
    pub id: String,
    /// The user name as it is stored.
    pub username: String,
    /// The e-mail address as it is stored.
    pub email: Option<String>,
    /// The mail whose link the person must follow before logging in, if one must be.
    pub verification: Option<Verification>,
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
            ("emailVerificationRequired", self.verification.is_some().into()),
            (
                "verification",
                self.verification
                    .as_ref()
                    .map_or(Value::Null, Verification::to_value),
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
            verification: match account.get("verification") {
                Value::Null => None,
                verification => Some(account.within(verification, Verification::read)),
            },
            login_url: account.optional_text("loginUrl"),
        })
    }
}
