//! Keycloak's fine-grained admin permissions: who may do what with which of the realm's things.

use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Error;
use crate::keycloak::admin::Admin;
use crate::keycloak::http::Failure;

/// The id of the client that holds the realm's permissions.
pub(super) struct Permissions(String);

/// One permission.
pub(super) struct Grant {
    pub(super) name: String,
    pub(super) resource_type: &'static str,
    pub(super) resources: Vec<String>,
    pub(super) scopes: &'static [&'static str],
}

#[derive(Deserialize)]
struct Found {
    id: String,
}

/// Switches the realm's permissions on, which by itself allows and forbids nothing.
pub(super) async fn enable(admin: &Admin) -> Result<Permissions, Error> {
    let mut realm: Value = admin.get(&[], &[]).await?;
    if realm["adminPermissionsEnabled"] != true {
        let switch = json!({ "adminPermissionsEnabled": true });
        admin.change(Method::PUT, &[], Some(&switch)).await?;
        realm = admin.get(&[], &[]).await?;
    }
    let holder = realm["adminPermissionsClient"]["id"].as_str();
    holder.map(|id| Permissions(id.to_owned())).ok_or_else(|| {
        Error(
            "this Keycloak has no fine-grained admin permissions: version 26.2 or later is needed, with its \
             feature admin-fine-grained-authz not switched off"
                .to_owned(),
        )
    })
}

/// The id of the policy that says: this service account and nobody else.
pub(super) async fn policy(
    admin: &Admin,
    permissions: &Permissions,
    name: &str,
    account: &str,
) -> Result<String, Error> {
    let policy = json!({ "name": name, "logic": "POSITIVE", "users": [account] });
    permissions.put(admin, ["policy", "user"], name, &policy).await
}

/// Makes a permission of this policy, or brings it up to date. One for no resources is not made, since it would be
/// for all of them.
pub(super) async fn grant(
    admin: &Admin,
    permissions: &Permissions,
    policy: &str,
    grant: &Grant,
) -> Result<(), Error> {
    let kind = ["permission", "scope"];
    if grant.resources.is_empty() {
        if let Some(id) = permissions.find(admin, kind[0], &grant.name).await? {
            let path = permissions.path(&[kind[0], kind[1], &id]);
            admin.change(Method::DELETE, &path, None).await?;
        }
        return Ok(());
    }
    let permission = json!({
        "name": grant.name,
        "resourceType": grant.resource_type,
        "resources": grant.resources,
        "scopes": grant.scopes,
        "policies": [policy],
    });
    permissions.put(admin, kind, &grant.name, &permission).await?;
    Ok(())
}

impl Permissions {
    fn path<'a>(&'a self, rest: &[&'a str]) -> Vec<&'a str> {
        [&["clients", &self.0, "authz", "resource-server"], rest].concat()
    }

    async fn find(&self, admin: &Admin, kind: &str, name: &str) -> Result<Option<String>, Failure> {
        let path = self.path(&[kind, "search"]);
        let answer = admin.call(Method::GET, &path, &[("name", name)], None).await?;
        match answer.status {
            StatusCode::NO_CONTENT => Ok(None),
            StatusCode::OK => Ok(Some(answer.json::<Found>()?.id)),
            _ => Err(Failure::Unavailable(format!(
                "{kind} '{name}': {}",
                answer.complaint()
            ))),
        }
    }

    /// Makes what has this name, or replaces it.
    async fn put(&self, admin: &Admin, kind: [&str; 2], name: &str, value: &Value) -> Result<String, Error> {
        if let Some(id) = self.find(admin, kind[0], name).await? {
            let path = self.path(&[kind[0], kind[1], &id]);
            admin.change(Method::PUT, &path, Some(value)).await?;
            return Ok(id);
        }
        let made = admin.change(Method::POST, &self.path(&kind), Some(value)).await?;
        Ok(made.json::<Found>()?.id)
    }
}
