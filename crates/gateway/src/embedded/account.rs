//! One account, and the rule that a name or an address is one person's.

use std::time::Duration;

use registration::{Members, Problem, Problems, Registration, Source};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use uuid::Uuid;

use super::credential::Credential;
use crate::{Facts, Realm};

/// An account to be made.
pub(super) struct Account {
    pub(super) id: String,
    pub(super) username: String,
    pub(super) email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    attributes: Members<Vec<String>>,
    created_at: Duration,
}

/// What became of it.
pub(super) enum Insert {
    Done,
    Taken(Problems),
}

impl Account {
    /// The account that was asked for, with what Keycloak would add.
    pub(super) fn new(registration: &Registration, facts: &Facts, now: Duration) -> Self {
        let mut attributes = registration.attributes().clone();
        for attribute in &facts.profile.attributes {
            let given = attributes
                .get(&attribute.name)
                .is_some_and(|values| !values.is_empty());
            let own = ["username", "email", "firstName", "lastName"].contains(&attribute.name.as_str());
            if let Some(default) = attribute.default_value.as_ref().filter(|_| !given && !own) {
                attributes.insert(attribute.name.clone(), vec![default.clone()]);
            }
        }
        if let Some(locale) = registration
            .locale()
            .filter(|_| facts.realm.internationalization_enabled)
        {
            attributes.insert("locale".to_owned(), vec![locale.to_owned()]);
        }
        if registration.terms_accepted() {
            // Where and as Keycloak's own page notes it: seconds since 1970.
            attributes.insert("terms_and_conditions".to_owned(), vec![now.as_secs().to_string()]);
        }
        Self {
            id: Uuid::new_v4().to_string(),
            username: registration.username().to_owned(),
            email: registration.email().map(str::to_owned),
            first_name: registration.first_name().map(str::to_owned),
            last_name: registration.last_name().map(str::to_owned),
            attributes,
            created_at: now,
        }
    }

    /// Writes the account, unless somebody came first.
    pub(super) fn insert(
        &self,
        connection: &mut Connection,
        realm: &Realm,
        credential: &Credential,
    ) -> rusqlite::Result<Insert> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(problems) = taken(&transaction, realm, &self.username, self.email.as_deref(), None)? {
            return Ok(Insert::Taken(problems));
        }
        let attributes = serde_json::to_string(&self.attributes).expect("texts by name have no way to fail");
        transaction.execute(
            "INSERT INTO account (id, username, email, first_name, last_name, attributes,
                                  credential_data, secret_data, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                self.id,
                self.username,
                self.email,
                self.first_name,
                self.last_name,
                attributes,
                credential.credential_data,
                credential.secret_data,
                milliseconds(self.created_at),
            ],
        )?;
        transaction.commit()?;
        Ok(Insert::Done)
    }
}

/// Whether the name or the address belongs to somebody else than `except`, by Keycloak's rules: where people log in with either, one's
/// name may not be another's address; and of two problems only the address is told.
pub(super) fn taken(
    connection: &Connection,
    realm: &Realm,
    username: &str,
    email: Option<&str>,
    except: Option<&str>,
) -> rusqlite::Result<Option<Problems>> {
    // Keycloak does not let people log in by an address that several may have.
    let unique_emails = !realm.duplicate_emails_allowed;
    let both = unique_emails && realm.login_with_email_allowed;
    let exists = |column: &str, value: &str| {
        connection
            .prepare_cached(&format!(
                "SELECT EXISTS (SELECT 1 FROM account WHERE {column} = ?1 AND id IS NOT ?2)"
            ))?
            .query_row(params![value, except], |row| row.get::<_, bool>(0))
    };
    if let Some(email) = email.filter(|_| unique_emails)
        && (exists("email", email)? || (both && exists("username", email)?))
    {
        return Ok(Some(problem("email", "emailExistsMessage")));
    }
    if exists("username", username)? || (both && exists("email", username)?) {
        let field = if realm.registration_email_as_username {
            "email"
        } else {
            "username"
        };
        return Ok(Some(problem(field, "usernameExistsMessage")));
    }
    Ok(None)
}

/// The address of this account, and whether it is verified.
pub(super) fn address(connection: &Connection, id: &str) -> rusqlite::Result<Option<(String, bool)>> {
    connection
        .query_row(
            "SELECT email, email_verified FROM account WHERE id = ?1 AND email IS NOT NULL",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
}

/// What became of another address.
pub(super) enum Change {
    Done,
    Taken(Problems),
    /// There is no such account, or its address is verified.
    Over,
}

/// Gives the account another address, unless its own is verified; links to the old one prove nothing any more. Where the
/// address is the user name, that goes with it.
pub(super) fn change_email(
    connection: &mut Connection,
    realm: &Realm,
    id: &str,
    email: &str,
) -> rusqlite::Result<Change> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let username = transaction.query_row(
        "SELECT username FROM account WHERE id = ?1 AND NOT email_verified",
        [id],
        |row| row.get::<_, String>(0),
    );
    let Some(username) = username.optional()? else {
        return Ok(Change::Over);
    };
    let username = if realm.registration_email_as_username {
        email
    } else {
        &username
    };
    if let Some(problems) = taken(&transaction, realm, username, Some(email), Some(id))? {
        return Ok(Change::Taken(problems));
    }
    transaction.execute(
        "UPDATE account SET email = ?2, username = ?3 WHERE id = ?1",
        [id, email, username],
    )?;
    transaction.execute("DELETE FROM link WHERE account = ?1", [id])?;
    transaction.commit()?;
    Ok(Change::Done)
}

fn problem(field: &str, code: &str) -> Problems {
    Problems(vec![Problem::new(field, code, vec![])]).found_by(Source::Keycloak)
}

/// As Keycloak counts time.
pub(super) fn milliseconds(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
