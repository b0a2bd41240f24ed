//! The real Keycloak that the suite runs against, seen by its administrator.

use std::env;

use gateway::setup::Setup;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};

/// A running Keycloak with an administrator's login.
#[derive(Clone)]
pub(crate) struct Keycloak {
    pub(crate) url: String,
    pub(crate) username: String,
    pub(crate) password: String,
    http: Client,
}

impl Keycloak {
    /// The server that the environment names; without one the suite cannot run.
    pub(crate) fn running() -> Self {
        let read = |name: &str| {
            env::var(name).unwrap_or_else(|_| {
                panic!("{name} is not set: run `cargo xtask test`, or `cargo xtask keycloak` and export what it prints")
            })
        };
        Self {
            url: read("KEYCLOAK_URL"),
            username: read("KEYCLOAK_ADMIN_USERNAME"),
            password: read("KEYCLOAK_ADMIN_PASSWORD"),
            http: super::http(),
        }
    }

    /// Makes a realm; its name must be new.
    pub(crate) async fn create_realm(&self, realm: &Value) {
        let reply = self
            .admin(|http, url| http.post(format!("{url}/admin/realms")).json(realm))
            .await;
        assert_eq!(
            reply.status(),
            StatusCode::CREATED,
            "creating a realm: {}",
            reply.text().await.unwrap()
        );
    }

    /// Gives a realm the service account of a gateway, as `gateway setup` does, and tells its secret.
    pub(crate) async fn set_up(&self, realm: &Value) -> String {
        let clients = realm["clients"].as_array().expect("the realm has clients");
        let id = |client: &Value| {
            client["clientId"]
                .as_str()
                .expect("a client has an id")
                .to_owned()
        };
        let setup = Setup {
            url: self.url.clone(),
            realm: realm["realm"].as_str().expect("a realm has a name").to_owned(),
            admin_realm: "master".to_owned(),
            admin_username: self.username.clone(),
            admin_password: self.password.as_str().into(),
            client_id: "sign-up-gateway".to_owned(),
            group: "signups".to_owned(),
            app_clients: clients.iter().map(id).collect(),
        };
        gateway::setup::run(&setup)
            .await
            .expect("the realm can be set up")
            .expose()
            .to_owned()
    }

    /// Removes a realm with everything in it.
    pub(crate) async fn delete_realm(&self, realm: &str) {
        self.admin(|http, url| http.delete(format!("{url}/admin/realms/{realm}")))
            .await;
    }

    /// The accounts of this user name, by its exact text.
    pub(crate) async fn users(&self, realm: &str, username: &str) -> Vec<Value> {
        let query = [("username", username), ("exact", "true")];
        let reply = self
            .admin(|http, url| {
                http.get(format!("{url}/admin/realms/{realm}/users"))
                    .query(&query)
            })
            .await;
        reply.json().await.unwrap()
    }

    /// Waits until the account's address is verified.
    pub(crate) async fn wait_until_verified(&self, realm: &str, username: &str) {
        let verified = async {
            while self.users(realm, username).await[0]["emailVerified"] != true {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(super::PATIENCE, verified)
            .await
            .expect("the address is verified");
    }

    /// How many people have an account; service accounts are none.
    pub(crate) async fn count_people(&self, realm: &str) -> usize {
        let reply = self
            .admin(|http, url| http.get(format!("{url}/admin/realms/{realm}/users")))
            .await;
        reply.json::<Vec<Value>>().await.unwrap().len()
    }

    /// Changes the realm's client `app`.
    pub(crate) async fn change_client(&self, realm: &str, changes: &Value) {
        let query = [("clientId", "app")];
        let reply = self
            .admin(|http, url| {
                http.get(format!("{url}/admin/realms/{realm}/clients"))
                    .query(&query)
            })
            .await;
        let mut client = reply.json::<Vec<Value>>().await.unwrap().remove(0);
        for (name, value) in changes.as_object().expect("changes are an object") {
            client[name] = value.clone();
        }
        let id = client["id"].as_str().unwrap().to_owned();
        let put = |http: &Client, url: &str| {
            http.put(format!("{url}/admin/realms/{realm}/clients/{id}"))
                .json(&client)
        };
        assert!(self.admin(put).await.status().is_success(), "changing the client");
    }

    /// Imports what `gateway export` wrote.
    pub(crate) async fn partial_import(&self, realm: &str, export: &Value) -> Value {
        let reply = self
            .admin(|http, url| {
                http.post(format!("{url}/admin/realms/{realm}/partialImport"))
                    .json(export)
            })
            .await;
        assert_eq!(reply.status(), StatusCode::OK, "partial import");
        reply.json().await.unwrap()
    }

    /// Whether this account can log in, by the password grant of the realm's client `app`.
    pub(crate) async fn log_in(&self, realm: &str, username: &str, password: &str) -> Result<Value, Value> {
        let url = format!("{}/realms/{realm}/protocol/openid-connect/token", self.url);
        let form = [
            ("grant_type", "password"),
            ("client_id", "app"),
            ("username", username),
            ("password", password),
            ("scope", "openid"),
        ];
        let reply = self.http.post(url).form(&form).send().await.unwrap();
        let granted = reply.status() == StatusCode::OK;
        let body = reply.json().await.unwrap();
        if granted { Ok(body) } else { Err(body) }
    }

    /// A call of the Admin API with a token of its own: they live for a minute only.
    async fn admin(&self, call: impl Fn(&Client, &str) -> reqwest::RequestBuilder) -> Response {
        let url = format!("{}/realms/master/protocol/openid-connect/token", self.url);
        let form = [
            ("grant_type", "password"),
            ("client_id", "admin-cli"),
            ("username", self.username.as_str()),
            ("password", self.password.as_str()),
        ];
        let reply = self
            .http
            .post(url)
            .form(&form)
            .send()
            .await
            .expect("Keycloak answers");
        let token: Value = reply.json().await.unwrap();
        let token = token["access_token"]
            .as_str()
            .expect("the administrator may log in")
            .to_owned();
        call(&self.http, &self.url)
            .bearer_auth(token)
            .send()
            .await
            .expect("Keycloak answers")
    }
}

/// The realm that tests start from: the shape of `realms/demo.json`, a name of its own, a client `app`.
pub(crate) fn realm(policy: &str) -> Value {
    json!({
        "realm": format!("test-{:016x}", rand::random::<u64>()),
        "displayName": "Test realm",
        "enabled": true,
        "sslRequired": "none",
        "registrationAllowed": true,
        "adminPermissionsEnabled": true,
        "loginWithEmailAllowed": true,
        "passwordPolicy": policy,
        "clients": [{
            "clientId": "app",
            "enabled": true,
            "publicClient": true,
            "directAccessGrantsEnabled": true,
            "redirectUris": ["https://app.example.com/*"],
            "webOrigins": ["+"],
        }],
    })
}
