//! What the crates of rules say beside what a real Keycloak says, for random cases: any difference is a failure.
//!
//! `SEED=1 CASES=10000 cargo test --package gateway --test rules` repeats a run or asks for more. A case that differs is
//! printed; one of passwords or of values as a line for the example `judge` of its crate.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../../../java-pattern/tests/support/characters.rs"]
mod characters;
#[path = "../../../java-pattern/tests/support/hard_places.rs"]
mod hard_places;
#[path = "../../../java-pattern/tests/support/generator.rs"]
mod pattern_generator;
#[path = "../../../user-profile/tests/support/cases.rs"]
mod profile_cases;
#[path = "../../../java-pattern/tests/support/random.rs"]
mod random;
#[path = "../keycloak/server.rs"]
mod server;

mod accounts;
mod password_cases;
mod passwords;
mod policy_cases;
mod profiles;
mod realm;
mod run;
mod suggestions;
mod tally;

/// A number from the environment.
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// What the random cases of a run are made from.
fn seed() -> u64 {
    number("SEED").unwrap_or_else(|| std::process::id().into())
}
