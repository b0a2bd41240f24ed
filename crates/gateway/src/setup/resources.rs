//! The group, the gateway's client and its service account, each made when it is not there.

use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Error;
use crate::config::Secret;
use crate::keycloak::admin::Admin;

/// Something of the realm, by its id in Keycloak.
#[derive(Deserialize)]
struct Found {
    id: String,
}

/// The id of this client, if the realm has it.
async fn client(admin: &Admin, client_id: &str) -> Result<Option<String>, Error> {
    let found: Vec<Found> = admin.get(&["clients"], &[("clientId", client_id)]).await?;
    Ok(found.into_iter().next().map(|client| client.id))
}

/// The ids of these clients, all of which the realm must have.
pub(super) async fn clients(admin: &Admin, client_ids: &[String]) -> Result<Vec<String>, Error> {
    let mut ids = Vec::new();
    for client_id in client_ids {
        let id = client(admin, client_id).await?;
        let missing = || Error(format!("realm {} has no client '{client_id}'", admin.realm()));
        ids.push(id.ok_or_else(missing)?);
    }
    Ok(ids)
}

/// The id of this group.
pub(super) async fn group(admin: &Admin, name: &str) -> Result<String, Error> {
    let path = ["group-by-path", name];
    let answer = admin.call(Method::GET, &path, &[], None).await?;
    match answer.status {
        StatusCode::OK => Ok(answer.json::<Found>()?.id),
        StatusCode::NOT_FOUND => {
            let group = json!({ "name": name });
            let made = admin.change(Method::POST, &["groups"], Some(&group)).await?;
            Ok(made.id()?)
        }
        _ => Err(Error(format!("group '{name}': {}", answer.complaint()))),
    }
}

/// The id of the gateway's client: nobody logs in with it, and its tokens hold what its scope names.
pub(super) async fn service_client(admin: &Admin, client_id: &str) -> Result<String, Error> {
    let settings = json!({
        "clientId": client_id,
        "name": "Sign-up gateway",
        "enabled": true,
        "publicClient": false,
        "clientAuthenticatorType": "client-secret",
        "serviceAccountsEnabled": true,
        "standardFlowEnabled": false,
        "implicitFlowEnabled": false,
        "directAccessGrantsEnabled": false,
        "fullScopeAllowed": false,
        "redirectUris": [],
        "webOrigins": [],
    });
    if let Some(id) = client(admin, client_id).await? {
        admin
            .change(Method::PUT, &["clients", &id], Some(&settings))
            .await?;
        return Ok(id);
    }
    let made = admin.change(Method::POST, &["clients"], Some(&settings)).await?;
    Ok(made.id()?)
}

/// The id of the client's service account, which has these roles over the realm.
pub(super) async fn service_account(admin: &Admin, client: &str, roles: &[&str]) -> Result<String, Error> {
    let path = ["clients", client, "service-account-user"];
    let account: Found = admin.get(&path, &[]).await?;
    let management = clients(admin, &["realm-management".to_owned()]).await?.remove(0);
    let mut representations = Vec::new();
    for role in roles {
        let path = ["clients", &management, "roles", role];
        representations.push(admin.get::<Value>(&path, &[]).await?);
    }
    let representations = Value::Array(representations);
    for owner in [
        ["users", &account.id, "role-mappings"],
        ["clients", client, "scope-mappings"],
    ] {
        let path = [&owner[..], &["clients", &management]].concat();
        admin.change(Method::POST, &path, Some(&representations)).await?;
    }
    Ok(account.id)
}

/// The client's secret.
pub(super) async fn secret(admin: &Admin, client: &str) -> Result<Secret, Error> {
    let secret: Value = admin.get(&["clients", client, "client-secret"], &[]).await?;
    let secret = secret["value"].as_str().map(Secret::from);
    secret.ok_or_else(|| Error("the gateway's client has no secret".to_owned()))
}
