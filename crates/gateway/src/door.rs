//! Who may ask: realm, client and origin are looked at before anything else, and again on the way out.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Client;
use crate::app::App;
use crate::cors::{self, Decision};
use crate::language::Language;
use crate::peer;
use crate::refusal::Refusal;

/// On whose behalf a request comes.
#[derive(Clone)]
pub(crate) struct Caller {
    /// The client it names, or else the gateway's default.
    pub(crate) client: Option<Client>,
    /// Where it comes from.
    pub(crate) address: IpAddr,
}

/// Lets a request through, or answers it here.
pub(crate) async fn guard(
    State(app): State<Arc<App>>,
    realm: Result<Path<String>, PathRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    let language = Language::of(request.headers());
    let client = match caller(&app, realm.ok(), request.uri()).await {
        Ok(client) => client,
        Err(refusal) => return vary(refusal.reply(language)),
    };
    let origin = text_of(request.headers(), &header::ORIGIN).map(str::to_owned);
    let host = text_of(request.headers(), &header::HOST).or(request.uri().authority().map(Authority::as_str));
    let own: Vec<_> = host.into_iter().chain(app.public_authority.as_deref()).collect();
    let allowed = match cors::decide(origin.as_deref(), &own, client.as_ref()) {
        Decision::Foreign => return vary(Refusal::OriginNotAllowed.reply(language)),
        Decision::Same => None,
        Decision::Allowed(origin) => HeaderValue::from_str(origin).ok(),
    };
    let mut reply = if request.method() == Method::OPTIONS {
        preflight()
    } else {
        let address = peer::address(request.extensions(), request.headers(), &app.trusted_proxies);
        request.extensions_mut().insert(Caller { client, address });
        next.run(request).await
    };
    if let Some(origin) = allowed {
        let headers = reply.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("Location, Retry-After, X-Request-Id"),
        );
    }
    vary(reply)
}

async fn caller(app: &App, realm: Option<Path<String>>, uri: &Uri) -> Result<Option<Client>, Refusal> {
    if realm.is_none_or(|Path(realm)| realm != app.accounts.realm()) {
        return Err(Refusal::RealmNotFound);
    }
    let named = query(uri, "client_id").or_else(|| app.default_client_id.clone());
    let Some(client_id) = named else {
        return Ok(None);
    };
    match app.accounts.client(&client_id).await? {
        Some(client) => Ok(Some(client)),
        None => Err(Refusal::ClientNotFound),
    }
}

/// What may be sent from another origin. No credentials: the endpoint knows nobody.
fn preflight() -> Response {
    let headers = [
        (header::ALLOW, "GET, HEAD, POST, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type"),
        (header::ACCESS_CONTROL_MAX_AGE, "3600"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Every reply depends on who asks, and on the language it is asked in.
fn vary(mut reply: Response) -> Response {
    reply
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Origin, Accept-Language"));
    reply
}

/// The parameter of this name in the query, unless it is empty.
pub(crate) fn query(uri: &Uri, name: &str) -> Option<String> {
    form_urlencoded::parse(uri.query()?.as_bytes())
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

/// The header's text. One that is none is somebody's mischief, and equals nothing.
fn text_of<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}
