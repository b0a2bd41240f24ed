//! The mail that proves an address: what is told of it, and how another one is asked for.

use user_profile::Value;

use crate::read::{Reader, Unreadable, object};

/// A mail with a link that proves an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// The address.
    pub email: String,
    /// What lets its holder ask for the mail again.
    pub token: String,
    /// For how many seconds the link works.
    pub expires_in: i64,
    /// After how many seconds the mail may be asked for again.
    pub resend_in: i64,
}

impl Verification {
    /// The body of a 200, and a member of a 201.
    pub fn to_value(&self) -> Value {
        object([
            ("email", self.email.as_str().into()),
            ("token", self.token.as_str().into()),
            ("expiresIn", self.expires_in.into()),
            ("resendIn", self.resend_in.into()),
        ])
    }

    /// The mail that a 200 tells of.
    pub fn from_value(value: &Value) -> Result<Self, Unreadable> {
        Reader::read(value, Self::read)
    }

    pub(crate) fn read(mail: &mut Reader<'_>) -> Self {
        Self {
            email: mail.text("email"),
            token: mail.text("token"),
            expires_in: mail.integer("expiresIn"),
            resend_in: mail.integer("resendIn"),
        }
    }
}

/// The body of `POST /realms/{realm}/registration/verification-mail`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailRequest {
    /// The token of the [`Verification`].
    pub token: String,
    /// The account's e-mail address from now on; without it the mail goes where it went before.
    pub email: Option<String>,
}

impl MailRequest {
    /// The body that says this.
    pub fn to_value(&self) -> Value {
        object([
            ("token", self.token.as_str().into()),
            ("email", self.email.clone().into()),
        ])
    }

    /// The request in a body.
    pub fn from_value(body: &Value) -> Result<Self, Unreadable> {
        Reader::read(body, |request| Self {
            token: request.text("token"),
            email: request.optional_text("email"),
        })
    }
}
