//! The token that lets whoever signed up, and nobody else, have the verification mail sent again. The gateway keeps none:
//! it knows its own by their seal.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::clock::now;

/// What the key is used for, in case it is used for anything else.
const PURPOSE: &[u8] = b"sign-up: verification mail\n";

/// What seals tokens.
pub(crate) struct Seal(Hmac<Sha256>);

/// An account whose address is to be verified, as its token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pending {
    /// The account's id in the store.
    pub(crate) account: String,
    /// The address that the mail went to.
    pub(crate) email: String,
    /// When the account was made, since 1970, in whole seconds.
    pub(crate) since: Duration,
}

impl Pending {
    /// An account that was made just now.
    pub(crate) fn new(account: &str, email: &str) -> Self {
        Self {
            account: account.to_owned(),
            email: email.to_owned(),
            since: now(),
        }
    }

    /// How long ago the account was made.
    pub(crate) fn age(&self) -> Duration {
        now().saturating_sub(self.since)
    }
}

impl Seal {
    /// With this key, which nobody else knows.
    pub(crate) fn new(key: &[u8]) -> Self {
        let mut seal = Hmac::new_from_slice(key).expect("a key may have any length");
        seal.update(PURPOSE);
        Self(seal)
    }

    /// The token of this account.
    pub(crate) fn token(&self, pending: &Pending) -> String {
        let Pending {
            account,
            email,
            since,
        } = pending;
        let text = format!("{} {account} {email}", since.as_secs());
        let mut seal = self.0.clone();
        seal.update(text.as_bytes());
        let seal = seal.finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(text) + "." + &URL_SAFE_NO_PAD.encode(seal)
    }

    /// What a token says, if it is one of this seal's.
    pub(crate) fn open(&self, token: &str) -> Option<Pending> {
        let (text, sealed) = token.split_once('.')?;
        let text = URL_SAFE_NO_PAD.decode(text).ok()?;
        let mut seal = self.0.clone();
        seal.update(&text);
        seal.verify_slice(&URL_SAFE_NO_PAD.decode(sealed).ok()?).ok()?;
        let text = String::from_utf8(text).ok()?;
        let mut parts = text.splitn(3, ' ');
        let since = Duration::from_secs(parts.next()?.parse().ok()?);
        Some(Pending {
            since,
            account: parts.next()?.to_owned(),
            email: parts.next()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_as_it_was_sealed_and_none_that_was_tampered_with() {
        let pending = Pending {
            account: "4f0c".to_owned(),
            email: "\"ada l\"@example.org".to_owned(),
            since: Duration::from_secs(1_800_000_001),
        };
        let seal = Seal::new(b"key");
        let token = seal.token(&pending);
        assert_eq!(seal.open(&token), Some(pending.clone()));
        let (text, sealed) = token.split_once('.').unwrap();
        let other = Pending {
            email: "eve@example.org".to_owned(),
            ..pending.clone()
        };
        let others = seal.token(&other);
        let others = others.split_once('.').unwrap().0;
        for forged in [
            String::new(),
            ".".to_owned(),
            text.to_owned(),
            format!("{text}."),
            format!("{others}.{sealed}"),
            format!("{text}.{}", &sealed[1..]),
            token.to_uppercase(),
            Seal::new(b"another").token(&pending),
        ] {
            assert_eq!(seal.open(&forged), None, "{forged}");
        }
    }
}
