//! Access tokens: kept until shortly before they expire, renewed once for all who wait.

use std::time::Duration;

use reqwest::header::HeaderValue;
use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::http::{self, Failure};
use crate::config::Secret;

/// The longest time before its end at which a token counts as spent.
const MARGIN: Duration = Duration::from_secs(30);

/// Who asks.
pub(crate) enum Identity {
    /// A client's service account, in the realm it works on.
    ServiceAccount { client_id: String, secret: Secret },
    /// A person who administers, from this realm.
    Administrator {
        realm: String,
        username: String,
        password: Secret,
    },
}

/// The token of one identity.
pub(super) struct Token {
    endpoint: Url,
    identity: Identity,
    // Held while the token is renewed: whoever needs it waits, and none asks for a second one.
    current: Mutex<Option<Current>>,
}

struct Current {
    bearer: HeaderValue,
    renew_at: Instant,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: u64,
}

impl Token {
    /// The identity's token for the Admin API; nothing is asked yet.
    pub(super) fn new(endpoint: Url, identity: Identity) -> Self {
        Self {
            endpoint,
            identity,
            current: Mutex::new(None),
        }
    }

    /// The value of the `Authorization` header.
    pub(super) async fn bearer(&self, http: &Client) -> Result<HeaderValue, Failure> {
        let mut current = self.current.lock().await;
        if let Some(token) = current.as_ref().filter(|token| Instant::now() < token.renew_at) {
            return Ok(token.bearer.clone());
        }
        let token = self.renewed(http).await?;
        Ok(current.insert(token).bearer.clone())
    }

    /// Gives up a token that Keycloak did not accept, unless another has taken its place already.
    pub(super) async fn forget(&self, bearer: &HeaderValue) {
        let mut current = self.current.lock().await;
        if current.as_ref().is_some_and(|token| token.bearer == bearer) {
            *current = None;
        }
    }

    async fn renewed(&self, http: &Client) -> Result<Current, Failure> {
        let asked = Instant::now();
        let request = http.post(self.endpoint.clone()).form(&self.identity.grant());
        let answer = http::send_safe(&request).await?;
        if answer.status != StatusCode::OK {
            let body: Value = answer.json().unwrap_or_default();
            if body["error_description"] == "Realm not enabled" {
                return Err(Failure::RealmDisabled);
            }
            return Err(Failure::Unavailable(format!("no token: {}", answer.complaint())));
        }
        let granted: Granted = answer.json()?;
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", granted.access_token))
            .map_err(|error| Failure::Unavailable(format!("no token: {error}")))?;
        bearer.set_sensitive(true);
        let lifetime = Duration::from_secs(granted.expires_in);
        Ok(Current {
            bearer,
            renew_at: asked + lifetime - MARGIN.min(lifetime / 5),
        })
    }
}

impl Identity {
    fn grant(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::ServiceAccount { client_id, secret } => vec![
                ("grant_type", "client_credentials"),
                ("client_id", client_id),
                ("client_secret", secret.expose()),
            ],
            Self::Administrator {
                username, password, ..
            } => vec![
                ("grant_type", "password"),
                ("client_id", "admin-cli"),
                ("username", username),
                ("password", password.expose()),
            ],
        }
    }
}
