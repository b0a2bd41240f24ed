//! Accounts in a Keycloak, made through its Admin API.

use std::collections::BTreeMap;
use std::sync::Arc;

use registration::Registration;

use crate::{AccountError, Client, Facts, NewAccount, Unavailable, config};

/// One realm of a Keycloak.
pub struct Keycloak {
    settings: config::Keycloak,
}

impl Keycloak {
    /// The realm that the settings name. Nothing is asked of the server yet, so that the gateway starts without it;
    /// the error is one of the settings and names its key.
    pub fn new(settings: &config::Keycloak) -> Result<Self, config::Error> {
        Ok(Self {
            settings: settings.clone(),
        })
    }

    pub(crate) fn realm(&self) -> &str {
        &self.settings.realm
    }

    pub(crate) async fn facts(&self) -> Result<Arc<Facts>, Unavailable> {
        Err(Unavailable("not connected".to_owned()))
    }

    pub(crate) async fn client(&self, _client_id: &str) -> Result<Option<Client>, Unavailable> {
        Err(Unavailable("not connected".to_owned()))
    }

    pub(crate) async fn texts(&self, _locale: &str) -> Result<BTreeMap<String, String>, Unavailable> {
        Err(Unavailable("not connected".to_owned()))
    }

    pub(crate) fn login_page(&self) -> String {
        let base = self.settings.public_url.as_ref().unwrap_or(&self.settings.url);
        format!(
            "{}/realms/{}/account/",
            base.trim_end_matches('/'),
            self.settings.realm
        )
    }

    pub(crate) async fn create(&self, _registration: &Registration) -> Result<NewAccount, AccountError> {
        Err(Unavailable("not connected".to_owned()).into())
    }

    pub(crate) async fn send_verification(
        &self,
        _account: &NewAccount,
        _client_id: Option<&str>,
    ) -> Result<(), Unavailable> {
        Err(Unavailable("not connected".to_owned()))
    }

    pub(crate) async fn ready(&self) -> Result<(), Unavailable> {
        Err(Unavailable("not connected".to_owned()))
    }
}
