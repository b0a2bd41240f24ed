//! The registration endpoint that Keycloak does not have: a realm's form described, and accounts created.

mod accounts;
mod realm;

pub use accounts::{AccountError, NewAccount, Unavailable};
pub use realm::{Client, Facts, Realm};
