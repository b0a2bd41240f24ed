//! The Admin API of one realm, as one identity, with a time limit on every call.

use std::time::Duration;

use reqwest::header::AUTHORIZATION;
use reqwest::{Client, Method, StatusCode, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time;

use super::http::{self, Answer, Failure};
use super::token::{Identity, Token};

/// A realm's Admin API.
pub(crate) struct Admin {
    http: Client,
    server: Url,
    realm: String,
    token: Token,
    limit: Duration,
}

impl Admin {
    /// The Admin API of `realm` at this address; nothing is asked yet. The error says what is wrong with the address.
    pub(crate) fn new(
        server: &str,
        realm: &str,
        identity: Identity,
        limit: Duration,
    ) -> Result<Self, String> {
        let server = Url::parse(server).map_err(|error| error.to_string())?;
        if !["http", "https"].contains(&server.scheme()) {
            return Err(format!("expected http or https, found {}", server.scheme()));
        }
        let home = match &identity {
            Identity::ServiceAccount { .. } => realm,
            Identity::Administrator { realm, .. } => realm,
        };
        let endpoint = join(&server, &["realms", home, "protocol", "openid-connect", "token"]);
        Ok(Self {
            http: http::client(&server).map_err(|error| error.to_string())?,
            realm: realm.to_owned(),
            token: Token::new(endpoint, identity),
            server,
            limit,
        })
    }

    /// The realm's name.
    pub(crate) fn realm(&self) -> &str {
        &self.realm
    }

    /// What is at this path below the realm.
    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Result<T, Failure> {
        let answer = self.call(Method::GET, path, query, None).await?;
        let answer = self.accepted(&Method::GET, path, answer)?;
        answer
            .json()
            .map_err(|failure| failure.of(format_args!("GET {}", self.shown(path))))
    }

    /// The answer to a call, whatever its status. Only `GET` is ever repeated, and what was refused for its token.
    pub(crate) async fn call(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Answer, Failure> {
        let url = join(&self.server, &[&["admin", "realms", &self.realm], path].concat());
        let mut request = self.http.request(method.clone(), url);
        if !query.is_empty() {
            request = request.query(query);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        // On the heap: the state of a request is large, and a reading of the realm holds several.
        let answer = Box::pin(async {
            let mut bearer = self.token.bearer(&self.http).await?;
            let mut renewed = false;
            loop {
                let request = request.try_clone().expect("bodies are texts in memory");
                let request = request.header(AUTHORIZATION, bearer.clone());
                let answer = if method == Method::GET {
                    http::send_safe(&request).await?
                } else {
                    http::send(request).await?
                };
                // Keycloak was given new keys, or its clock was set: it looked no further than the token.
                if answer.status != StatusCode::UNAUTHORIZED || renewed {
                    return Ok(answer);
                }
                self.token.forget(&bearer).await;
                bearer = self.token.bearer(&self.http).await?;
                renewed = true;
            }
        });
        self.limited(answer)
            .await
            .map_err(|failure| failure.of(format_args!("{method} {}", self.shown(path))))
    }

    /// The answer to a call that must succeed.
    pub(crate) async fn change(
        &self,
        method: Method,
        path: &[&str],
        body: Option<&Value>,
    ) -> Result<Answer, Failure> {
        let answer = self.call(method.clone(), path, &[], body).await?;
        self.accepted(&method, path, answer)
    }

    fn accepted(&self, method: &Method, path: &[&str], answer: Answer) -> Result<Answer, Failure> {
        if answer.status.is_success() {
            return Ok(answer);
        }
        let failure = Failure::Unavailable(answer.complaint());
        Err(failure.of(format_args!("{method} {}", self.shown(path))))
    }

    /// What everybody may read at this path of the server.
    pub(crate) async fn public<T: DeserializeOwned>(&self, path: &[&str]) -> Result<T, Failure> {
        let request = self.http.get(join(&self.server, path));
        let answer = self.limited(Box::pin(http::send_safe(&request))).await;
        let at = path.join("/");
        let answer = answer.map_err(|failure| failure.of(format_args!("GET /{at}")))?;
        match answer.status {
            StatusCode::OK => answer.json(),
            _ => Err(Failure::Unavailable(format!("GET /{at}: {}", answer.complaint()))),
        }
    }

    /// The time limit is one for the whole call: the token, a second try, and the last byte of the answer.
    async fn limited<T>(&self, answer: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        time::timeout(self.limit, answer).await.unwrap_or_else(|_| {
            let limit = self.limit.as_secs_f32();
            Err(Failure::Unavailable(format!("no answer within {limit} s")))
        })
    }

    fn shown(&self, path: &[&str]) -> String {
        format!(
            "/{}",
            [&["admin", "realms", &self.realm], path].concat().join("/")
        )
    }
}

/// The address with these segments added, each encoded.
pub(super) fn join(server: &Url, segments: &[&str]) -> Url {
    let mut url = server.clone();
    url.path_segments_mut()
        .expect("http and https addresses have a path")
        .pop_if_empty()
        .extend(segments);
    url
}

impl Failure {
    /// The same failure, with the call that it befell.
    fn of(self, call: impl std::fmt::Display) -> Self {
        match self {
            Self::Unavailable(cause) => Self::Unavailable(format!("{call}: {cause}")),
            Self::RealmDisabled => self,
        }
    }
}
