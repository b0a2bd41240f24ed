//! The demo's realm: one JSON file for Keycloak and for the gateway's embedded realm.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::keycloak::{ADMIN, Keycloak};
use crate::{http, workspace};

pub(crate) const NAME: &str = "demo";
/// The application that people sign up for.
pub(crate) const CLIENT: &str = "demo-app";

/// `realms/demo.json`, with the application at this port of the loopback address as well.
pub(crate) fn representation(port: u16) -> Result<Value> {
    let file = workspace::root().join("realms/demo.json");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut realm: Value = serde_json::from_str(&text).context("realms/demo.json is not JSON")?;
    let clients = realm["clients"]
        .as_array_mut()
        .context("realms/demo.json has no clients")?;
    for client in clients.iter_mut().filter(|client| client["clientId"] == CLIENT) {
        admit(client, port)?;
    }
    Ok(realm)
}

/// Adds the redirect URIs of a port to a client; false if they were there.
fn admit(client: &mut Value, port: u16) -> Result<bool> {
    let uris = client["redirectUris"]
        .as_array_mut()
        .context("the client has no redirectUris")?;
    let before = uris.len();
    for host in ["localhost", "127.0.0.1"] {
        let uri = json!(format!("http://{host}:{port}/*"));
        if !uris.contains(&uri) {
            uris.push(uri);
        }
    }
    Ok(uris.len() > before)
}

/// Imports the realm where it is not there; where it is, only sees to the port.
pub(crate) fn import(keycloak: &Keycloak, port: u16) -> Result<()> {
    let admin = Admin::log_in(keycloak)?;
    if admin.get(NAME)?.is_none() {
        return admin.send("POST", "", &representation(port)?);
    }
    let found = admin.get(&format!("{NAME}/clients?clientId={CLIENT}"))?;
    let mut client = found.map(|mut found| found[0].take()).unwrap_or_default();
    if admit(&mut client, port)? {
        let id = client["id"].as_str().context("the client has no id")?.to_owned();
        admin.send("PUT", &format!("{NAME}/clients/{id}"), &client)?;
    }
    Ok(())
}

/// Imports a realm that is not there yet.
pub(crate) fn create(keycloak: &Keycloak, realm: &Value) -> Result<()> {
    Admin::log_in(keycloak)?.send("POST", "", realm)
}

/// Keycloak's Admin API, as its first administrator.
struct Admin {
    agent: ureq::Agent,
    realms: String,
    token: String,
}

impl Admin {
    fn log_in(keycloak: &Keycloak) -> Result<Self> {
        let agent = http::agent();
        let address = format!("{}/realms/master/protocol/openid-connect/token", keycloak.url);
        let form = [
            ("grant_type", "password"),
            ("client_id", "admin-cli"),
            ("username", ADMIN),
            ("password", ADMIN),
        ];
        let mut answer = agent
            .post(&address)
            .send_form(form)
            .context("cannot log in to Keycloak")?;
        let answer: Value = answer
            .body_mut()
            .read_json()
            .context("cannot log in to Keycloak")?;
        let token = answer["access_token"].as_str();
        let token = token.with_context(|| format!("Keycloak's administrator may not log in: {answer}"))?;
        Ok(Self {
            agent,
            realms: format!("{}/admin/realms", keycloak.url),
            token: format!("Bearer {token}"),
        })
    }

    /// What is at `path`, if anything is.
    fn get(&self, path: &str) -> Result<Option<Value>> {
        let request = self
            .agent
            .get(format!("{}/{path}", self.realms))
            .header("Authorization", &self.token);
        let mut answer = request.call().context("Keycloak does not answer")?;
        if answer.status() == 404 {
            return Ok(None);
        }
        ensure!(
            answer.status().is_success(),
            "Keycloak answers {} for {path}",
            answer.status()
        );
        Ok(Some(
            answer
                .body_mut()
                .read_json()
                .context("Keycloak's answer is not JSON")?,
        ))
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Result<()> {
        let address = format!("{}/{path}", self.realms);
        let request = if method == "POST" {
            self.agent.post(address)
        } else {
            self.agent.put(address)
        };
        let request = request.header("Authorization", &self.token);
        let mut answer = request.send_json(body).context("Keycloak does not answer")?;
        let said = answer.body_mut().read_to_string().unwrap_or_default();
        ensure!(
            answer.status().is_success(),
            "Keycloak refuses {path}: {} {said}",
            answer.status()
        );
        Ok(())
    }
}
