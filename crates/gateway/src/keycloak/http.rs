//! HTTP to a Keycloak: one pool of connections, and answers read whole.

use std::error::Error as _;
use std::fmt;
use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode, Url, header};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time;

/// Longest time for making a connection. Keycloak is near; one that is down should be known soon.
const CONNECT: Duration = Duration::from_secs(3);
/// Connections idle for longer are not used again: shorter than the patience of any proxy in between, so that no
/// request is sent into a connection that is being closed.
const IDLE: Duration = Duration::from_secs(20);
/// Pause before something is asked once more.
const PAUSE: Duration = Duration::from_millis(100);

/// Why a call gave no answer that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The realm is switched off, so there are no tokens.
    RealmDisabled,
    /// Anything else, in words for the log.
    Unavailable(String),
}

/// An answer of Keycloak, whatever its status.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    location: Option<String>,
    body: Vec<u8>,
}

/// The client for the server at this address.
pub(super) fn client(server: &Url) -> Result<Client, reqwest::Error> {
    // Another part of the program may have chosen one already, which then serves as well.
    drop(rustls::crypto::ring::default_provider().install_default());
    let client = Client::builder()
        .connect_timeout(CONNECT)
        .pool_idle_timeout(IDLE)
        // A secret goes where the settings say, and nowhere that an answer says.
        .redirect(reqwest::redirect::Policy::none());
    if server.scheme() == "https" {
        client.build()
    } else {
        // Without TLS no certificates are needed, and a bare container need not have any.
        client.tls_certs_only([]).build()
    }
}

/// The answer to a request that is sent once.
pub(super) async fn send(request: RequestBuilder) -> Result<Answer, Failure> {
    let mut response = request.send().await.map_err(failure)?;
    let location = response.headers().get(header::LOCATION);
    let location = location.and_then(|value| Some(value.to_str().ok()?.to_owned()));
    let status = response.status();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failure)? {
        body.extend_from_slice(&chunk);
    }
    Ok(Answer {
        status,
        location,
        body,
    })
}

/// The answer to a request that changes nothing, which is sent once more when Keycloak seems to be starting anew.
pub(super) async fn send_safe(request: &RequestBuilder) -> Result<Answer, Failure> {
    let copy = || request.try_clone().expect("bodies are texts in memory");
    match send(copy()).await {
        Ok(answer) if !answer.is_away() => Ok(answer),
        _ => {
            time::sleep(PAUSE).await;
            send(copy()).await
        }
    }
}

fn failure(error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    Failure::Unavailable(text)
}

impl Answer {
    /// Somebody between here and Keycloak says that it is away.
    fn is_away(&self) -> bool {
        [
            StatusCode::BAD_GATEWAY,
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::GATEWAY_TIMEOUT,
        ]
        .contains(&self.status)
    }

    /// The body, which must be JSON of this shape.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_slice(&self.body)
            .map_err(|error| Failure::Unavailable(format!("{}: {error}", self.status)))
    }

    /// The id of what was made.
    pub(crate) fn id(&self) -> Result<String, Failure> {
        let id = self.location.as_deref().and_then(|at| at.rsplit('/').next());
        id.filter(|id| !id.is_empty())
            .map(str::to_owned)
            .ok_or_else(|| Failure::Unavailable(format!("{} without a location", self.status)))
    }

    /// The status and what Keycloak says beside it, for the log: a name of an error, never a value that was sent.
    pub(crate) fn complaint(&self) -> String {
        const LONGEST: usize = 200;
        let status = self.status.as_u16();
        if let Some(location) = self.location.as_ref().filter(|_| self.status.is_redirection()) {
            return format!("{status}, redirects to {location}");
        }
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        match body["error"].as_str().or(body["errorMessage"].as_str()) {
            Some(error) => format!("{status} {}", error.chars().take(LONGEST).collect::<String>()),
            None => status.to_string(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RealmDisabled => "the realm is disabled",
            Self::Unavailable(cause) => cause,
        })
    }
}

impl From<Failure> for crate::Unavailable {
    fn from(failure: Failure) -> Self {
        Self(failure.to_string())
    }
}

impl From<Failure> for crate::AccountError {
    fn from(failure: Failure) -> Self {
        Self::Unavailable(failure.into())
    }
}
