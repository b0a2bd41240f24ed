//! Where accounts are kept: all that the endpoint needs of an identity store.

use std::fmt;

use registration::Problems;

/// An account that was just made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id in the store.
    pub id: String,
    /// The user name as stored.
    pub username: String,
    /// The e-mail address as stored.
    pub email: Option<String>,
}

/// Why no account was made. Nothing is left behind in any case.
#[derive(Debug)]
pub enum AccountError {
    /// The name or the address belongs to somebody: 409.
    Taken(Problems),
    /// A rule that only the store knows: 422.
    Refused(Problems),
    /// The store cannot be asked: 503.
    Unavailable(Unavailable),
}

/// The store cannot be asked now; the cause is for the log, never for the page.
#[derive(Debug)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unavailable {}

impl From<Unavailable> for AccountError {
    fn from(cause: Unavailable) -> Self {
        Self::Unavailable(cause)
    }
}
