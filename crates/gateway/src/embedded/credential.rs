//! Passwords as Keycloak stores them: argon2id, with Keycloak's parameters and in its words.

use std::fmt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use password_policy::{Param, Policy, Rule};
use registration::Password;
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tracing::debug;

use crate::Unavailable;

/// Keycloak's parameters: memory in KiB, lanes, and lengths in bytes.
const MEMORY: u32 = 7168;
const LANES: u32 = 1;
const HASH_LENGTH: usize = 32;
const SALT_LENGTH: usize = 16;
/// Passes over the memory, where the policy does not say.
const PASSES: u32 = 5;
/// More passes than these Keycloak does not make, whatever the policy says.
const MOST_PASSES: i64 = 100;
/// The longest time that a sign-up waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a realm hashes, and how many hashes are made at a time: as many as there are cores.
pub(super) struct Hashing {
    passes: u32,
    turns: Arc<Semaphore>,
}

/// A stored password: two JSON texts, as in Keycloak's tables.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Credential {
    pub(super) credential_data: String,
    pub(super) secret_data: String,
}

impl Hashing {
    /// As the policy's `hashAlgorithm` and `hashIterations` ask; the error says what cannot be done.
    pub(super) fn of(policy: &Policy) -> Result<Self, String> {
        let value = |id| policy.rules().iter().find(|rule| rule.id() == id).and_then(text);
        if let Some(algorithm) = value("hashAlgorithm").filter(|algorithm| algorithm != "argon2") {
            return Err(format!(
                "hashAlgorithm '{algorithm}' is not supported, only argon2"
            ));
        }
        let passes = match value("hashIterations") {
            None => PASSES,
            Some(number) => match number.parse::<i64>() {
                Ok(0) | Err(_) => return Err(format!("hashIterations '{number}' is not possible")),
                Ok(passes @ 1..=MOST_PASSES) => u32::try_from(passes).unwrap_or(PASSES),
                Ok(_) => PASSES,
            },
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            passes,
            turns: Arc::new(Semaphore::new(cores)),
        })
    }

    /// Hashes off the threads that answer requests.
    pub(super) async fn hash(&self, password: &Password) -> Result<Credential, Unavailable> {
        let turn = timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| Unavailable("too many passwords to hash at once".to_owned()))?
            .map_err(failed)?;
        debug!(passes = self.passes, "hashing a password");
        let (password, passes) = (password.clone(), self.passes);
        spawn_blocking(move || {
            let _turn = turn;
            let mut salt = [0; SALT_LENGTH];
            getrandom::fill(&mut salt).map_err(failed)?;
            hash(&password, &salt, passes).map_err(failed)
        })
        .await
        .map_err(failed)?
    }
}

fn failed(error: impl fmt::Display) -> Unavailable {
    Unavailable(format!("hashing a password: {error}"))
}

fn text(rule: &Rule) -> Option<String> {
    match rule.param()? {
        Param::Number(number) => Some(number.to_string()),
        Param::Text(text) => Some(text.to_owned()),
    }
}

fn hash(password: &Password, salt: &[u8], passes: u32) -> Result<Credential, argon2::Error> {
    let params = Params::new(MEMORY, passes, LANES, Some(HASH_LENGTH))?;
    let mut hash = [0; HASH_LENGTH];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
        password.expose().as_bytes(),
        salt,
        &mut hash,
    )?;
    let credential_data = json!({
        "hashIterations": passes,
        "algorithm": "argon2",
        "additionalParameters": {
            "hashLength": [HASH_LENGTH.to_string()],
            "memory": [MEMORY.to_string()],
            "type": ["id"],
            "version": ["1.3"],
            "parallelism": [LANES.to_string()],
        },
    });
    let secret_data = json!({
        "value": STANDARD.encode(hash),
        "salt": STANDARD.encode(salt),
        "additionalParameters": {},
    });
    Ok(Credential {
        credential_data: credential_data.to_string(),
        secret_data: secret_data.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_decides_how_passwords_are_hashed() {
        for (policy, expected) in [
            ("length(8)", Ok(5)),
            ("hashIterations(7)", Ok(7)),
            ("hashIterations(100) and hashAlgorithm(argon2)", Ok(100)),
            ("hashIterations(210000)", Ok(5)),
            ("hashIterations(-1)", Ok(5)),
            ("hashIterations(0)", Err("hashIterations '0' is not possible")),
            (
                "hashAlgorithm(pbkdf2-sha512)",
                Err("hashAlgorithm 'pbkdf2-sha512' is not supported, only argon2"),
            ),
        ] {
            let hashing = Hashing::of(&policy.parse().unwrap());
            let passes = hashing.map(|hashing| hashing.passes);
            assert_eq!(passes, expected.map_err(str::to_owned), "{policy}");
        }
    }

    /// The value is that of the reference implementation:
    /// `argon2.low_level.hash_secret_raw("sécret😀".encode(), bytes(range(16)), 5, 7168, 1, 32, Type.ID, 0x13)`.
    #[test]
    fn a_known_password_has_the_hash_that_keycloak_expects() {
        let salt: Vec<u8> = (0..16).collect();
        let credential = hash(&Password::from("sécret😀".to_owned()), &salt, 5).unwrap();
        assert!(
            credential
                .secret_data
                .contains("Y3vme1Gy/+tT23LsEklP1NfTunE0MV4+I9MOuwb/Q3g="),
            "{}",
            credential.secret_data
        );
    }
}
