//! What was read from the realm, kept for a while.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;

use super::admin::Admin;
use super::facts::{self, Snapshot};
use super::http::Failure;
use super::kept::Kept;
use super::shelf::Shelf;
use super::{client, texts};
use crate::{Client, Texts};

/// Clients that are remembered, also those that do not exist.
const CLIENTS: usize = 256;
/// Languages that are remembered: more than Keycloak has.
const LANGUAGES: usize = 64;

/// The realm's settings, clients and texts.
pub(super) struct Memory {
    admin: Arc<Admin>,
    public_url: Url,
    snapshot: Arc<Kept<Snapshot>>,
    clients: Shelf<Option<Client>>,
    texts: Shelf<Texts>,
}

impl Memory {
    /// An empty one.
    pub(super) fn new(admin: Arc<Admin>, public_url: Url, max_age: Duration) -> Self {
        Self {
            admin,
            public_url,
            snapshot: Arc::new(Kept::new(max_age)),
            clients: Shelf::new(max_age, CLIENTS),
            texts: Shelf::new(max_age, LANGUAGES),
        }
    }

    /// The realm's settings.
    pub(super) async fn snapshot(&self) -> Result<Arc<Snapshot>, Failure> {
        self.snapshot.get(self.read()).await
    }

    /// The realm's settings as they are now.
    pub(super) async fn fresh_snapshot(&self) -> Result<Arc<Snapshot>, Failure> {
        self.snapshot.fresh(self.read()).await
    }

    fn read(&self) -> impl Future<Output = Result<Snapshot, Failure>> + Send + use<> {
        let admin = Arc::clone(&self.admin);
        async move { facts::read(&admin).await }
    }

    /// The client of this id.
    pub(super) async fn client(&self, id: &str) -> Result<Option<Client>, Failure> {
        if id.len() > client::LONGEST_ID {
            return Ok(None);
        }
        let (admin, public_url) = (Arc::clone(&self.admin), self.public_url.clone());
        let name = id.to_owned();
        let read = async move { client::read(&admin, &name, &public_url).await };
        let client = self.clients.at(id).get(read).await?;
        Ok(client.as_ref().clone())
    }

    /// The realm's texts in this language.
    pub(super) async fn texts(&self, locale: &str) -> Result<Texts, Failure> {
        if !is_language(locale) {
            return Ok(Texts::default());
        }
        let (admin, language) = (Arc::clone(&self.admin), locale.to_owned());
        let read = async move { texts::read(&admin, &language).await };
        let texts = self.texts.at(locale).get(read).await?;
        Ok(texts.as_ref().clone())
    }
}

/// Whether a text can be a language's name, which becomes part of an address.
fn is_language(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (2..=35).contains(&text.len()) && text.chars().all(is_part)
}
