//! The links in verification mails: who knows the key reads the mail.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::account::milliseconds;
use crate::{Claim, NewAccount};

/// How long links are remembered that work no more, so that they can say why.
const MEMORY: Duration = Duration::from_hours(30 * 24);
/// Bytes of a key: beyond guessing.
const KEY_LENGTH: usize = 32;

/// What a link is good for.
pub(crate) enum Link {
    /// Nobody was sent this key.
    Unknown,
    /// A mail had it.
    Known {
        /// Whose address it is about.
        account: NewAccount,
        /// The client that the person signed up with.
        client_id: Option<String>,
        /// What can be done with it.
        state: State,
    },
}

/// What can be done with a link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The address can be verified.
    Fresh,
    /// The link is too old.
    Expired,
    /// The address has been verified, by this link or another.
    Used,
}

/// A new key for this account, and the account's language.
pub(super) fn issue(
    connection: &mut Connection,
    account: &str,
    client_id: Option<&str>,
    now: Duration,
    until: Duration,
) -> rusqlite::Result<(String, Option<String>)> {
    let mut key = [0; KEY_LENGTH];
    getrandom::fill(&mut key).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let key = URL_SAFE_NO_PAD.encode(key);
    let transaction = connection.transaction()?;
    transaction.execute(
        "DELETE FROM link WHERE expires_at < ?1",
        [milliseconds(now.saturating_sub(MEMORY))],
    )?;
    transaction.execute(
        "INSERT INTO link (key_hash, account, client_id, expires_at) VALUES (?1, ?2, ?3, ?4)",
        params![hash(&key), account, client_id, milliseconds(until)],
    )?;
    let locale = transaction.query_row(
        "SELECT attributes ->> '$.locale[0]' FROM account WHERE id = ?1",
        [account],
        |row| row.get(0),
    )?;
    transaction.commit()?;
    Ok((key, locale))
}

/// What the link with this key is good for.
pub(super) fn look_up(connection: &Connection, key: &str, now: Duration) -> rusqlite::Result<Link> {
    let link = connection
        .prepare_cached(
            "SELECT account.id, username, email, client_id, email_verified, expires_at
             FROM link JOIN account ON account.id = link.account WHERE key_hash = ?1",
        )?
        .query_row([hash(key)], |row| {
            let state = match (row.get(4)?, row.get::<_, i64>(5)?) {
                (true, _) => State::Used,
                (false, until) if until <= milliseconds(now) => State::Expired,
                (false, _) => State::Fresh,
            };
            Ok(Link::Known {
                account: NewAccount {
                    id: row.get(0)?,
                    username: row.get(1)?,
                    email: row.get(2)?,
                },
                client_id: row.get(3)?,
                state,
            })
        });
    Ok(link.optional()?.unwrap_or(Link::Unknown))
}

/// Notes that the account's address is its owner's, if it still is this one.
pub(super) fn verify(connection: &Connection, account: &str, email: Option<&str>) -> rusqlite::Result<bool> {
    let verified = connection.execute(
        "UPDATE account SET email_verified = 1 WHERE id = ?1 AND email IS ?2",
        params![account, email],
    )?;
    Ok(verified > 0)
}

/// Counts a mail to this account, unless it had its share, or the last one a `pause` ago or less.
pub(super) fn claim(
    connection: &mut Connection,
    account: &str,
    now: Duration,
    pause: Duration,
    most: u32,
) -> rusqlite::Result<Claim> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (mails, last): (u32, i64) = transaction.query_row(
        "SELECT mails, mailed_at FROM account WHERE id = ?1",
        [account],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let wait = last
        .saturating_add(milliseconds(pause))
        .saturating_sub(milliseconds(now));
    if mails >= most {
        return Ok(Claim::Spent);
    }
    if let Some(wait) = u64::try_from(wait).ok().filter(|wait| *wait > 0) {
        return Ok(Claim::Wait(Duration::from_millis(wait)));
    }
    transaction.execute(
        "UPDATE account SET mails = mails + 1, mailed_at = ?2 WHERE id = ?1",
        params![account, milliseconds(now)],
    )?;
    transaction.commit()?;
    Ok(Claim::Granted)
}

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}
