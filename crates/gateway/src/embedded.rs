//! A realm of the gateway's own: Keycloak's realm file beside a file of accounts.

use std::collections::BTreeMap;
use std::sync::Arc;

use registration::Registration;

use crate::{AccountError, Client, Facts, NewAccount, Unavailable};

/// A realm in a file.
pub struct Embedded {
    facts: Arc<Facts>,
}

impl Embedded {
    pub(crate) fn realm(&self) -> &str {
        &self.facts.realm.realm
    }

    pub(crate) fn facts(&self) -> Arc<Facts> {
        Arc::clone(&self.facts)
    }

    pub(crate) fn client(&self, _client_id: &str) -> Option<Client> {
        None
    }

    pub(crate) fn texts(&self, _locale: &str) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    pub(crate) async fn create(&self, _registration: &Registration) -> Result<NewAccount, AccountError> {
        Err(Unavailable("not open".to_owned()).into())
    }

    pub(crate) async fn send_verification(
        &self,
        _account: &NewAccount,
        _client_id: Option<&str>,
    ) -> Result<(), Unavailable> {
        Err(Unavailable("not open".to_owned()))
    }

    pub(crate) async fn ready(&self) -> Result<(), Unavailable> {
        Err(Unavailable("not open".to_owned()))
    }
}
