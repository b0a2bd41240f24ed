//! The Keycloak side of the gateway against a real Keycloak.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod addresses;
mod creation;
mod mails;
mod outages;
mod privileges;
mod reading;
mod realm;
mod refusals;
mod server;
mod setup;
mod wire;
