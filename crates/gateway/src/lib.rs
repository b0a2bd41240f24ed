//! The registration endpoint that Keycloak does not have: a realm's form described, and accounts created.

pub mod config;
pub mod setup;
pub mod telemetry;

// From a connection to an answer.
mod app;
mod clock;
mod routes;
mod server;
mod trace;

mod door;
mod headers;
mod limits;
mod peer;

mod body;
mod description;
mod faults;
mod seal;
mod sign_up;
mod verification_mail;

mod site;
mod verification_page;

mod management;
mod metrics;

// What is said.
mod json;
mod language;
mod locale;
mod look;
mod refusal;

// Whose word it is.
pub mod cors;
mod realm;

mod accounts;
pub mod embedded;
mod keycloak;
mod mail;

pub use accounts::{AccountError, Accounts, ChangeError, Claim, NewAccount, Texts, Unavailable};
pub use config::Config;
pub use embedded::Embedded;
pub use keycloak::Keycloak;
pub use realm::{Client, Facts, Realm};
pub use server::{Gateway, Running, StartError};
