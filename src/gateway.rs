//! What is asked of the registration endpoint, what is sent to it, and what comes of it.

use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder};
use leptos::prelude::set_timeout;
use leptos::web_sys::{AbortController, ReferrerPolicy, RequestCredentials};
use registration::{Catalogue, Problem, Problems, Registered, RegistrationRequest, Value};

use crate::json;
use crate::settings::{Locale, Settings};
use crate::start::NoForm;

/// Longer than a slow phone on a bad line needs, shorter than people wait.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why there is no account.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Something must be mended first.
    Problems(Problems),
    /// Nobody answered, or not sensibly: try again.
    Unreachable,
}

/// What the realm's form asks for. `wishes` are languages, best first, for the realm's own texts.
pub async fn describe(settings: &Settings, wishes: &[String]) -> Result<Value, NoForm> {
    let mut url = url(settings, "/registration");
    url += "&ui_locales=";
    for wish in wishes {
        url += &encoded(wish);
        url += "%20";
    }
    let Some(reply) = reply(Request::get(&url), None).await else {
        return Err(NoForm::Unreachable);
    };
    match reply.status {
        200 => Ok(reply.body),
        403 => Err(NoForm::Closed),
        404 => Err(NoForm::Unknown),
        _ => Err(NoForm::Unreachable),
    }
}

/// A language's sentences. A file that is not the one the page was built with is refused by the browser.
pub async fn sentences(locale: &Locale) -> Option<Catalogue> {
    let request = Request::get(&locale.href);
    let request = match &locale.integrity {
        Some(integrity) => request.integrity(integrity),
        None => request,
    };
    let reply = reply(request, None).await.filter(|reply| reply.status == 200)?;
    Catalogue::from_value(&reply.body).ok()
}

/// Asks for the account.
pub async fn register(settings: &Settings, request: &RegistrationRequest) -> Result<Registered, Refusal> {
    let url = url(settings, "/protocol/openid-connect/registrations");
    let post = Request::post(&url).header("Content-Type", "application/json");
    let Some(reply) = reply(post, Some(json::text(&request.to_value()))).await else {
        return Err(Refusal::Unreachable);
    };
    match reply.status {
        201 => Registered::from_value(&reply.body).map_err(|_| Refusal::Unreachable),
        403 => Err(whole("registrationNotAllowedMessage", vec![])),
        429 => Err(match reply.retry_after {
            Some(seconds) => whole("tooManyRequests.after", vec![seconds.into()]),
            None => whole("tooManyRequests", vec![]),
        }),
        400..=499 => {
            let problems = Problems::from_reply(&reply.body).unwrap_or_default();
            Err(if problems.0.is_empty() {
                whole("unexpectedReply", vec![])
            } else {
                Refusal::Problems(problems)
            })
        }
        _ => Err(Refusal::Unreachable),
    }
}

/// A problem of the whole form.
fn whole(code: &str, params: Vec<Value>) -> Refusal {
    Refusal::Problems(Problems(vec![Problem::new("", code, params)]))
}

/// What came back.
struct Reply {
    status: u16,
    /// In how many seconds it may be tried again.
    retry_after: Option<i64>,
    /// What the body says, if that is JSON.
    body: Value,
}

/// The reply, if one comes in time. No cookie goes along, and nobody is told which page asked.
async fn reply(request: RequestBuilder, body: Option<String>) -> Option<Reply> {
    let abort = AbortController::new().ok()?;
    let request = request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&abort.signal()));
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    set_timeout(move || abort.abort(), PATIENCE);
    let response = request.ok()?.send().await.ok()?;
    let body = response.text().await.ok()?;
    Some(Reply {
        status: response.status(),
        retry_after: response
            .headers()
            .get("Retry-After")
            .and_then(|seconds| seconds.parse().ok()),
        body: json::parse(&body).unwrap_or_default(),
    })
}

/// An address of the realm's, asked on behalf of the client.
fn url(settings: &Settings, path: &str) -> String {
    settings.realm_url.clone() + path + "?client_id=" + &encoded(&settings.client_id)
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
