//! Where accounts are kept: all that the endpoint needs of an identity store.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use registration::{Problems, Registration};

use crate::{Client, Embedded, Facts, Keycloak};

/// The identity store of one realm.
pub enum Accounts {
    /// A Keycloak, asked through its Admin API.
    Keycloak(Keycloak),
    /// A realm of the gateway's own, in a file.
    Embedded(Box<Embedded>),
}

/// What a realm says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// All that is known, by key.
    pub all: BTreeMap<String, String>,
    /// The keys of those that an administrator wrote.
    pub own: BTreeSet<String>,
}

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

/// Whether a mail may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It may, and is counted.
    Granted,
    /// Not before this time has passed.
    Wait(Duration),
    /// There were enough of them.
    Spent,
}

/// Why an account does not have another address.
#[derive(Debug)]
pub enum ChangeError {
    /// As an account with this address would not have been made.
    Account(AccountError),
    /// It can no longer be changed: the account is gone, or in use.
    Over,
}

/// The store cannot be asked now; the cause is for the log, never for the page.
#[derive(Debug)]
pub struct Unavailable(pub String);

impl Accounts {
    /// The realm's name, which the gateway's paths must name.
    pub fn realm(&self) -> &str {
        match self {
            Self::Keycloak(keycloak) => keycloak.realm(),
            Self::Embedded(embedded) => embedded.realm(),
        }
    }

    /// What the realm says of itself.
    pub async fn facts(&self) -> Result<Arc<Facts>, Unavailable> {
        match self {
            Self::Keycloak(keycloak) => keycloak.facts().await,
            Self::Embedded(embedded) => Ok(embedded.facts()),
        }
    }

    /// The client of this id; `None` if the realm has none, or has it switched off.
    pub async fn client(&self, client_id: &str) -> Result<Option<Client>, Unavailable> {
        match self {
            Self::Keycloak(keycloak) => keycloak.client(client_id).await,
            Self::Embedded(embedded) => Ok(embedded.client(client_id)),
        }
    }

    /// What the realm says in this language.
    pub async fn texts(&self, locale: &str) -> Result<Texts, Unavailable> {
        match self {
            Self::Keycloak(keycloak) => keycloak.texts(locale).await,
            Self::Embedded(embedded) => Ok(embedded.texts(locale)),
        }
    }

    /// Where those log in whose client names no place of its own.
    pub fn login_page(&self) -> Option<String> {
        match self {
            Self::Keycloak(keycloak) => Some(keycloak.login_page()),
            Self::Embedded(_) => None,
        }
    }

    /// Where those get a new password who have signed up at this client before.
    pub(crate) fn reset_password_page(&self, client_id: &str) -> Option<String> {
        match self {
            Self::Keycloak(keycloak) => Some(keycloak.reset_password_page(client_id)),
            Self::Embedded(_) => None,
        }
    }

    /// Makes the account.
    pub async fn create(&self, registration: &Registration) -> Result<NewAccount, AccountError> {
        match self {
            Self::Keycloak(keycloak) => keycloak.create(registration).await,
            Self::Embedded(embedded) => embedded.create(registration).await,
        }
    }

    /// Sends this account the mail whose link proves that its address, which is this one, is the person's.
    pub async fn send_verification(
        &self,
        account: &str,
        email: &str,
        client_id: Option<&str>,
    ) -> Result<(), Unavailable> {
        match self {
            Self::Keycloak(keycloak) => keycloak.send_verification(account, client_id).await,
            Self::Embedded(embedded) => embedded.send_verification(account, email, client_id).await,
        }
    }

    /// What the tokens of this store's accounts are sealed with.
    pub(crate) fn key(&self) -> &[u8] {
        match self {
            Self::Keycloak(keycloak) => keycloak.key(),
            Self::Embedded(embedded) => embedded.key(),
        }
    }

    /// How long the link in a verification mail works.
    pub async fn link_life(&self) -> Result<Duration, Unavailable> {
        match self {
            Self::Keycloak(keycloak) => keycloak.link_life().await,
            Self::Embedded(embedded) => Ok(embedded.link_life()),
        }
    }

    /// Counts a verification mail to this account, unless it had `most` of them, or the last one a `pause` ago or less.
    pub async fn claim_mail(&self, account: &str, pause: Duration, most: u32) -> Result<Claim, Unavailable> {
        match self {
            Self::Keycloak(keycloak) => Ok(keycloak.claim_mail(account, pause, most)),
            Self::Embedded(embedded) => embedded.claim_mail(account, pause, most).await,
        }
    }

    /// The address of this account, as far as is known, and whether it is verified; `None` if there is no such account.
    /// Of a Keycloak's accounts the gateway may see nothing, so that `email` is believed.
    pub async fn address(&self, account: &str, email: &str) -> Result<Option<(String, bool)>, Unavailable> {
        match self {
            Self::Keycloak(_) => Ok(Some((email.to_owned(), false))),
            Self::Embedded(embedded) => embedded.address(account).await,
        }
    }

    /// Gives an account that was made so long ago another address, which must be verified in its turn.
    pub async fn change_email(&self, account: &str, age: Duration, email: &str) -> Result<(), ChangeError> {
        match self {
            Self::Keycloak(keycloak) => keycloak.change_email(account, age, email).await,
            Self::Embedded(embedded) => embedded.change_email(account, email).await,
        }
    }

    /// Whether accounts can be made now.
    pub async fn ready(&self) -> Result<(), Unavailable> {
        match self {
            Self::Keycloak(keycloak) => keycloak.ready().await,
            Self::Embedded(embedded) => embedded.ready().await,
        }
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unavailable {}

impl From<AccountError> for ChangeError {
    fn from(error: AccountError) -> Self {
        Self::Account(error)
    }
}

impl From<Unavailable> for ChangeError {
    fn from(cause: Unavailable) -> Self {
        Self::Account(cause.into())
    }
}

impl From<Unavailable> for AccountError {
    fn from(cause: Unavailable) -> Self {
        Self::Unavailable(cause)
    }
}
