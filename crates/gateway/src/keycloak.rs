//! Accounts in a Keycloak, made through its Admin API.

mod account;
pub(crate) mod admin;
mod client;
mod facts;
pub(crate) mod http;
mod kept;
mod memory;
mod refusal;
mod shelf;
mod texts;
pub(crate) mod token;

use std::sync::Arc;
use std::time::Duration;

use registration::Registration;
use reqwest::{Method, StatusCode, Url};

use self::admin::Admin;
use self::memory::Memory;
use self::token::Identity;
use crate::{AccountError, Client, Facts, NewAccount, Texts, Unavailable, config};

/// One realm of a Keycloak.
pub struct Keycloak {
    realm: String,
    group: Option<String>,
    login_page: String,
    admin: Arc<Admin>,
    memory: Box<Memory>,
}

impl Keycloak {
    /// The realm that the settings name. Nothing is asked of the server yet, so that the gateway starts without it;
    /// the error is one of the settings and names its key.
    pub fn new(settings: &config::Keycloak) -> Result<Self, config::Error> {
        let identity = Identity::ServiceAccount {
            client_id: settings.client_id.clone(),
            secret: settings.secret()?,
        };
        let limit = Duration::from_secs(settings.timeout_seconds);
        let admin = Admin::new(&settings.url, &settings.realm, identity, limit)
            .map_err(|why| config::Error::new("keycloak.url", why))?;
        let admin = Arc::new(admin);

        let public_url = settings.public_url.as_ref().unwrap_or(&settings.url);
        let public_url =
            Url::parse(public_url).map_err(|error| config::Error::new("keycloak.public_url", error))?;
        let account_console = ["realms", &settings.realm, "account", ""];
        let max_age = Duration::from_secs(settings.refresh_seconds);
        Ok(Self {
            realm: settings.realm.clone(),
            group: settings.group.clone(),
            login_page: admin::join(&public_url, &account_console).into(),
            memory: Box::new(Memory::new(Arc::clone(&admin), public_url, max_age)),
            admin,
        })
    }

    pub(crate) fn realm(&self) -> &str {
        &self.realm
    }

    pub(crate) fn login_page(&self) -> String {
        self.login_page.clone()
    }

    pub(crate) async fn facts(&self) -> Result<Arc<Facts>, Unavailable> {
        Ok(Arc::clone(&self.memory.snapshot().await?.facts))
    }

    pub(crate) async fn client(&self, client_id: &str) -> Result<Option<Client>, Unavailable> {
        Ok(self.memory.client(client_id).await?)
    }

    pub(crate) async fn texts(&self, locale: &str) -> Result<Texts, Unavailable> {
        Ok(self.memory.texts(locale).await?)
    }

    pub(crate) async fn create(&self, registration: &Registration) -> Result<NewAccount, AccountError> {
        let snapshot = self.memory.snapshot().await?;
        account::create(&self.admin, &snapshot, self.group.as_deref(), registration).await
    }

    pub(crate) async fn send_verification(
        &self,
        account: &NewAccount,
        client_id: Option<&str>,
    ) -> Result<(), Unavailable> {
        let path = ["users", &account.id, "send-verify-email"];
        let query: Vec<_> = client_id.map(|id| ("client_id", id)).into_iter().collect();
        let answer = self.admin.call(Method::PUT, &path, &query, None).await?;
        match answer.status {
            StatusCode::NO_CONTENT => Ok(()),
            _ => Err(Unavailable(format!(
                "PUT send-verify-email: {}",
                answer.complaint()
            ))),
        }
    }

    /// Ready means that the realm can be read now, which takes the address, the secret and a right.
    pub(crate) async fn ready(&self) -> Result<(), Unavailable> {
        self.memory.fresh_snapshot().await?;
        Ok(())
    }
}
