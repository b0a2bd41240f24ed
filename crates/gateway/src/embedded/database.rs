//! The SQLite file: opened, brought up to date, and asked off the threads that answer requests.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use tokio::task::spawn_blocking;

use crate::config::Error;
use crate::{Realm, Unavailable};

/// Each brings the file one version further; `user_version` counts those that were done.
const MIGRATIONS: [&str; 2] = [
    "CREATE TABLE account (
        id TEXT PRIMARY KEY,
        username TEXT NOT NULL UNIQUE,      -- in lower case, as Keycloak stores it
        email TEXT,                         -- in lower case
        email_verified INTEGER NOT NULL DEFAULT 0,
        first_name TEXT,
        last_name TEXT,
        attributes TEXT NOT NULL,           -- a JSON object of lists of texts
        credential_data TEXT NOT NULL,      -- these two as in Keycloak's own tables
        secret_data TEXT NOT NULL,
        created_at INTEGER NOT NULL         -- milliseconds since 1970
    ) STRICT;
    CREATE TABLE link (
        key_hash BLOB PRIMARY KEY,          -- SHA-256: who reads the file cannot verify an address with it
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        client_id TEXT,
        expires_at INTEGER NOT NULL         -- milliseconds since 1970
    ) STRICT, WITHOUT ROWID;",
    "ALTER TABLE account ADD COLUMN mails INTEGER NOT NULL DEFAULT 0;      -- verification mails that were sent
    ALTER TABLE account ADD COLUMN mailed_at INTEGER NOT NULL DEFAULT 0;  -- milliseconds since 1970
    CREATE TABLE key (                      -- what this realm's tokens are sealed with
        name TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;",
];

/// How long another process (`gateway export`) is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// The accounts' file. One connection: SQLite has one writer at a time anyway.
pub(super) struct Database(Arc<Mutex<Connection>>);

/// Bytes of a key: beyond guessing.
const KEY_LENGTH: usize = 32;

impl Database {
    /// Opens the file, or makes it; and the key in it that tokens are sealed with.
    pub(super) fn open(path: &Path, realm: &Realm) -> Result<(Self, Vec<u8>), Error> {
        create(path).map_err(|error| wrong(path, &error))?;
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        prepare(&mut connection, realm).map_err(|error| wrong(path, &error))?;
        let mut key = [0; KEY_LENGTH];
        getrandom::fill(&mut key).map_err(|error| wrong(path, &error))?;
        let key = kept_key(&connection, key).map_err(|error| wrong(path, &error))?;
        Ok((Self(Arc::new(Mutex::new(connection))), key))
    }

    /// Does this work on the connection.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let connection = Arc::clone(&self.0);
        // A transaction that panics is rolled back, so the connection is whole even then.
        let work = move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner));
        let failed = |error: &dyn std::error::Error| Unavailable(format!("database: {error}"));
        spawn_blocking(work)
            .await
            .map_err(|error| failed(&error))?
            .map_err(|error| failed(&error))
    }
}

/// Opens a file that is there.
pub(super) fn connect(path: &Path, access: OpenFlags) -> Result<Connection, Error> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let connection = connection.map_err(|error| wrong(path, &error))?;
    connection
        .busy_timeout(PATIENCE)
        .map_err(|error| wrong(path, &error))?;
    Ok(connection)
}

/// An error of this file.
pub(super) fn wrong(path: &Path, error: &dyn std::error::Error) -> Error {
    Error::new("embedded.database", format_args!("{}: {error}", path.display()))
}

/// Whether the file takes accounts now.
pub(super) fn writable(connection: &mut Connection) -> rusqlite::Result<()> {
    connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?
        .rollback()
}

/// Makes the file, for the gateway's own eyes: it holds hashes of passwords.
fn create(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// The key in the file, which is this new one if there was none.
fn kept_key(connection: &Connection, new: [u8; KEY_LENGTH]) -> rusqlite::Result<Vec<u8>> {
    connection.execute(
        "INSERT OR IGNORE INTO key (name, bytes) VALUES ('seal', ?1)",
        [new],
    )?;
    connection.query_row("SELECT bytes FROM key WHERE name = 'seal'", [], |row| row.get(0))
}

fn prepare(connection: &mut Connection, realm: &Realm) -> rusqlite::Result<()> {
    // An account that was promised survives a power cut: with a write-ahead log that needs FULL.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;",
    )?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: i32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (version, migration) in (1..).zip(MIGRATIONS).filter(|(version, _)| *version > done) {
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    // The realm's choice, which may change from one start to the next.
    transaction.execute_batch(if realm.duplicate_emails_allowed {
        "DROP INDEX IF EXISTS account_email;"
    } else {
        "CREATE UNIQUE INDEX IF NOT EXISTS account_email ON account (email);"
    })?;
    transaction.commit()
}
