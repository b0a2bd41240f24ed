//! What the tests stand on: a realm kept in one of the two ways, with the real gateway in front of it.

mod browser;
mod calls;
mod driver;
mod engine;
mod keycloak;
mod line;
mod mailbox;
mod page;
mod screen;
mod setting;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use gateway::config::Limits;
use gateway::{Config, Gateway, Running};
use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) use browser::Browser;
pub(crate) use calls::Reply;
pub(crate) use engine::{Engine, in_each_engine};
pub(crate) use keycloak::realm;
pub(crate) use line::Line;
pub(crate) use mailbox::{Mailbox, link_to};
pub(crate) use page::{Page, before_all, cut_program_short, files, languages, remove};
pub(crate) use setting::Setting;

use keycloak::Keycloak;

/// How long anything may take; what takes longer on the busiest machine hangs.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// How often a test may ask that is not about this.
pub(crate) const GENEROUS: Limits = Limits {
    address_per_hour: 0,
    email_per_hour: 0,
    resend_seconds: 2,
    mails_per_account: 6,
};

/// A realm and its gateway.
pub(crate) struct Stage {
    pub(crate) realm: String,
    config: Config,
    running: Option<Running>,
    keycloak: Option<Keycloak>,
    _folder: TempDir,
    http: Client,
}

impl Stage {
    /// The same realm in Keycloak and in SQLite.
    pub(crate) async fn both(realm: &Value) -> [Self; 2] {
        [Self::keycloak(realm).await, Self::embedded(realm).await]
    }

    /// The realm in the running Keycloak.
    pub(crate) async fn keycloak(realm: &Value) -> Self {
        let url = Keycloak::running().url;
        Self::in_keycloak(realm, &url, None).await
    }

    /// The realm in the running Keycloak, which the gateway reaches over this line.
    pub(crate) async fn keycloak_over(line: &Line, realm: &Value) -> Self {
        Self::in_keycloak(realm, &format!("http://{}", line.address), None).await
    }

    /// The realm in the running Keycloak, with a gateway that has this secret.
    pub(crate) async fn keycloak_with_secret(realm: &Value, secret: &str) -> Self {
        let url = Keycloak::running().url;
        Self::in_keycloak(realm, &url, Some(secret)).await
    }

    async fn in_keycloak(realm: &Value, url: &str, secret: Option<&str>) -> Self {
        let keycloak = Keycloak::running();
        keycloak.create_realm(realm).await;
        let name = realm["realm"].as_str().unwrap();
        let own = keycloak.set_up(realm).await;
        let folder = tempfile::tempdir().unwrap();
        let config = format!(
            "{}\n[keycloak]\nurl = '{url}'\nrealm = '{name}'\nclient_secret = '{}'\ngroup = 'signups'\nrefresh_seconds = 1\n",
            common(folder.path(), name),
            secret.unwrap_or(&own),
        );
        Self::start(name, &config, folder, Some(keycloak)).await
    }

    /// The realm in a file of the gateway's own, its mails in a folder.
    pub(crate) async fn embedded(realm: &Value) -> Self {
        Self::in_file(realm, |folder| {
            format!("folder = '{}'", folder.join("mail").display())
        })
        .await
    }

    /// The realm in a file of the gateway's own, its mails handed to this server.
    pub(crate) async fn embedded_with_smtp(realm: &Value, server: SocketAddr) -> Self {
        Self::in_file(realm, |_| format!("smtp = 'smtp://{server}'")).await
    }

    async fn in_file(realm: &Value, mail: impl Fn(&Path) -> String) -> Self {
        let name = realm["realm"].as_str().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("realm.json");
        std::fs::write(&file, realm.to_string()).unwrap();
        let config = format!(
            "{}\n[embedded]\nrealm = '{}'\ndatabase = '{}'\n[mail]\nfrom = 'demo@example.com'\n{}\n",
            common(folder.path(), name),
            file.display(),
            folder.path().join("accounts.sqlite").display(),
            mail(folder.path()),
        );
        Self::start(name, &config, folder, None).await
    }

    async fn start(realm: &str, config: &str, folder: TempDir, keycloak: Option<Keycloak>) -> Self {
        let mut config = Config::from_toml(config).unwrap();
        config.limits = GENEROUS;
        let running = Gateway::start(config.clone()).await.unwrap();
        // A stopped gateway comes back where it was.
        let config = Config {
            listen: running.address,
            ..config
        };
        Self {
            realm: realm.to_owned(),
            config,
            running: Some(running),
            keycloak,
            _folder: folder,
            http: http(),
        }
    }

    /// The same with a gateway that lets people ask only so often.
    pub(crate) async fn limited(mut self, limits: Limits) -> Self {
        self.stop().await;
        self.config.limits = limits;
        self.restart().await;
        self
    }

    /// `keycloak` or `embedded`, for what a failed test says.
    pub(crate) fn kind(&self) -> &'static str {
        if self.keycloak.is_some() {
            "keycloak"
        } else {
            "embedded"
        }
    }

    /// The gateway's own origin.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.config.listen)
    }

    /// The folder that its page is served from.
    pub(crate) fn site(&self) -> &Path {
        self.config.site.as_deref().expect("every stage has a page")
    }

    /// Stops the gateway.
    pub(crate) async fn stop(&mut self) {
        self.running.take().expect("it runs").stop().await;
    }

    /// Starts the gateway again, on the same port.
    pub(crate) async fn restart(&mut self) {
        self.running = Some(Gateway::start(self.config.clone()).await.unwrap());
    }

    /// Stops everything and removes the realm.
    pub(crate) async fn end(mut self) {
        self.stop().await;
        if let Some(keycloak) = &self.keycloak {
            keycloak.delete_realm(&self.realm).await;
        }
    }

    /// How many people have an account.
    pub(crate) async fn count_accounts(&self) -> usize {
        match &self.keycloak {
            Some(keycloak) => keycloak.count_people(&self.realm).await,
            None => self.export()["users"].as_array().unwrap().len(),
        }
    }

    /// What `gateway export` writes.
    pub(crate) fn export(&self) -> Value {
        let embedded = self.config.embedded.clone().expect("an embedded realm");
        gateway::embedded::export(&embedded).unwrap()
    }

    /// Lets pages of these origins call and no others; the gateway starts anew, so that it knows.
    pub(crate) async fn allow_origins(&mut self, origins: &[String]) {
        let changes = json!({ "webOrigins": origins });
        self.in_real_keycloak().change_client(&self.realm, &changes).await;
        self.stop().await;
        self.restart().await;
    }

    /// The Keycloak behind it.
    pub(crate) fn in_real_keycloak(&self) -> &Keycloak {
        self.keycloak.as_ref().expect("a realm in Keycloak")
    }
}

/// A client for calls on this machine.
fn http() -> Client {
    // Of TLS, only a way to begin it is missing; who comes first installs it, and the gateway may be that.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().timeout(PATIENCE).build().unwrap()
}

/// The settings that do not depend on where accounts are kept.
fn common(folder: &Path, realm: &str) -> String {
    let site = page::deploy(
        folder,
        &json!({ "realmUrl": format!("/realms/{realm}"), "clientId": "app" }),
    );
    format!(
        "listen = '127.0.0.1:0'\nmanagement_listen = '127.0.0.1:0'\nsite = '{}'",
        site.display()
    )
}
