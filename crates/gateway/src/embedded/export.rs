//! All accounts as Keycloak's partial import takes them, so that everyone can log in there afterwards.

use rusqlite::{OpenFlags, Row};
use serde_json::{Value, json};

use super::database;
use super::realm_file::RealmFile;
use crate::config::{self, Error};

/// The body of `POST /admin/realms/{realm}/partialImport`, with every account of the embedded realm.
///
/// Blocking; may run while the gateway does.
pub fn export(settings: &config::Embedded) -> Result<Value, Error> {
    let realm = RealmFile::read(&settings.realm)?.facts.realm.realm;
    // With the role that Keycloak gives to everyone who signs up, but to nobody who is imported.
    let roles = [format!("default-roles-{}", realm.to_lowercase())];
    let path = &settings.database;
    // Read and write: reading a write-ahead log may mean to recover it first.
    let connection = database::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let users = || -> rusqlite::Result<Vec<Value>> {
        connection
            .prepare(
                "SELECT id, username, email, email_verified, first_name, last_name, attributes,
                        credential_data, secret_data, created_at
                 FROM account ORDER BY created_at, id",
            )?
            .query_map([], |row| user(row, &roles))?
            .collect()
    };
    let users = users().map_err(|error| database::wrong(path, &error))?;
    Ok(json!({ "ifResourceExists": "SKIP", "users": users }))
}

fn user(row: &Row<'_>, roles: &[String]) -> rusqlite::Result<Value> {
    let attributes: String = row.get(6)?;
    let attributes: Value = serde_json::from_str(&attributes).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(6, rusqlite::types::Type::Text, error.into())
    })?;
    let created: i64 = row.get(9)?;
    Ok(json!({
        "id": row.get::<_, String>(0)?,
        "username": row.get::<_, String>(1)?,
        "email": row.get::<_, Option<String>>(2)?,
        "emailVerified": row.get::<_, bool>(3)?,
        "firstName": row.get::<_, Option<String>>(4)?,
        "lastName": row.get::<_, Option<String>>(5)?,
        "enabled": true,
        "attributes": attributes,
        "createdTimestamp": created,
        "realmRoles": roles,
        "credentials": [{
            "type": "password",
            "createdDate": created,
            "credentialData": row.get::<_, String>(7)?,
            "secretData": row.get::<_, String>(8)?,
        }],
    }))
}
