//! The product as people meet it: the built page in a real browser, the endpoint over HTTP, accounts in a real
//! Keycloak and in the embedded realm.

#![expect(clippy::unwrap_used, reason = "what the tests stand on fails where it stands")]

mod stage;

mod after;
mod axe;
mod browser;
mod contract;
mod cors;
mod delivery;
mod errors;
mod first_paint;
mod kinds;
mod languages;
mod looks;
mod mail;
mod outage;
mod password_field;
mod passwords;
mod patterns;
mod people;
mod rare;
mod reach;
mod refusals;
mod values;
mod without;
mod without_wasm;
