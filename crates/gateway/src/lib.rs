//! The registration endpoint that Keycloak does not have: a realm's form described, and accounts created.

pub mod config;
pub mod setup;

mod accounts;
mod embedded;
mod keycloak;
mod realm;

pub use accounts::{AccountError, Accounts, NewAccount, Unavailable};
pub use config::Config;
pub use embedded::Embedded;
pub use keycloak::Keycloak;
pub use realm::{Client, Facts, Realm};
