//! Accounts in a Keycloak, made through its Admin API.

mod account;
mod address;
pub(crate) mod admin;
mod client;
mod facts;
pub(crate) mod http;
mod kept;
mod mails;
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
use self::mails::Mails;
use self::memory::Memory;
use self::token::Identity;
use crate::config::{self, Secret};
use crate::{AccountError, ChangeError, Claim, Client, Facts, NewAccount, Texts, Unavailable};

/// How long the link in a mail works unless the realm says otherwise.
const LINK_LIFE: Duration = Duration::from_hours(12);
/// How long after the sign-up the address can be changed. The gateway may not see whether it has been verified since, so
/// the time is short in which whoever finds the page still open could take the account over.
const CHANGEABLE: Duration = Duration::from_mins(30);

/// One realm of a Keycloak.
pub struct Keycloak {
    realm: String,
    group: Option<String>,
    login_page: String,
    reset_password_page: String,
    admin: Arc<Admin>,
    memory: Box<Memory>,
    mails: Box<Mails>,
    secret: Secret,
}

impl Keycloak {
    /// The realm that the settings name. Nothing is asked of the server yet, so that the gateway starts without it;
    /// the error is one of the settings and names its key.
    pub fn new(settings: &config::Keycloak) -> Result<Self, config::Error> {
        let secret = settings.secret()?;
        let identity = Identity::ServiceAccount {
            client_id: settings.client_id.clone(),
            secret: secret.clone(),
        };
        let limit = Duration::from_secs(settings.timeout_seconds);
        let admin = Admin::new(&settings.url, &settings.realm, identity, limit)
            .map_err(|why| config::Error::new("keycloak.url", why))?;
        let admin = Arc::new(admin);

        let public_url = settings.public_url.as_ref().unwrap_or(&settings.url);
        let public_url =
            Url::parse(public_url).map_err(|error| config::Error::new("keycloak.public_url", error))?;
        let account_console = ["realms", &settings.realm, "account", ""];
        let reset_password = ["realms", &settings.realm, "login-actions", "reset-credentials"];
        let max_age = Duration::from_secs(settings.refresh_seconds);
        Ok(Self {
            realm: settings.realm.clone(),
            group: settings.group.clone(),
            login_page: admin::join(&public_url, &account_console).into(),
            reset_password_page: admin::join(&public_url, &reset_password).into(),
            memory: Box::new(Memory::new(Arc::clone(&admin), public_url, max_age)),
            mails: Box::default(),
            admin,
            secret,
        })
    }

    pub(crate) fn realm(&self) -> &str {
        &self.realm
    }

    pub(crate) fn login_page(&self) -> String {
        self.login_page.clone()
    }

    pub(crate) fn reset_password_page(&self, client_id: &str) -> String {
        let client_id: String = form_urlencoded::byte_serialize(client_id.as_bytes()).collect();
        format!("{}?client_id={client_id}", self.reset_password_page)
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
        account: &str,
        client_id: Option<&str>,
    ) -> Result<(), Unavailable> {
        let path = ["users", account, "send-verify-email"];
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

    /// The service account's secret: what is sealed with it no longer counts when it is renewed.
    pub(crate) fn key(&self) -> &[u8] {
        self.secret.expose().as_bytes()
    }

    pub(crate) async fn link_life(&self) -> Result<Duration, Unavailable> {
        let seconds = self.facts().await?.realm.action_token_generated_by_admin_lifespan;
        Ok(seconds.map_or(LINK_LIFE, Duration::from_secs))
    }

    pub(crate) fn claim_mail(&self, account: &str, pause: Duration, most: u32) -> Claim {
        self.mails.claim(account, pause, most)
    }

    pub(crate) async fn change_email(
        &self,
        account: &str,
        age: Duration,
        email: &str,
    ) -> Result<(), ChangeError> {
        if age > CHANGEABLE {
            return Err(ChangeError::Over);
        }
        let snapshot = self.memory.snapshot().await.map_err(Unavailable::from)?;
        address::change(&self.admin, &snapshot.facts, account, email).await
    }

    /// Ready means that the realm can be read now, which takes the address, the secret and a right.
    pub(crate) async fn ready(&self) -> Result<(), Unavailable> {
        self.memory.fresh_snapshot().await?;
        Ok(())
    }
}
