//! What is asked of the registration endpoint, what is sent to it, and what comes of it.

use std::time::Duration;

use gloo_net::http::Request;
use js_value::to_js;
use leptos::prelude::set_timeout;
use leptos::web_sys::{self, AbortController, RequestInit};
use registration::{
    Catalogue, MailRequest, Members, Problem, Problems, Registered, RegistrationRequest, Value,
};
use wasm_bindgen::JsCast;

use crate::json;
use crate::settings::{Locale, Settings};

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

/// Why there is no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoForm {
    /// Nobody answered, or not sensibly.
    Unreachable,
    /// The realm has user registration switched off.
    Closed,
    /// There is no such realm.
    Unknown,
}

/// What the realm's form asks for. `wishes` are languages, best first, for the realm's own texts.
pub async fn describe(settings: &Settings, wishes: &[String]) -> Result<Value, NoForm> {
    let mut url = url(settings, "/registration");
    url += "&ui_locales=";
    for wish in wishes {
        url += &encoded(wish);
        url += "%20";
    }
    let Some(reply) = reply(&url, Members::new()).await else {
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
    let integrity = locale.integrity.clone().unwrap_or_default();
    let request = [("integrity".to_owned(), integrity.into())];
    let reply = reply(&locale.href, request.into()).await;
    let reply = reply.filter(|reply| reply.status == 200)?;
    Catalogue::from_value(&reply.body).ok()
}

/// Asks for the account.
pub async fn register(settings: &Settings, request: &RegistrationRequest) -> Result<Registered, Refusal> {
    let path = "/protocol/openid-connect/registrations";
    let made = post(
        settings,
        path,
        &request.to_value(),
        "registrationNotAllowedMessage",
    )
    .await?;
    Registered::from_value(&made).map_err(|_| Refusal::Unreachable)
}

/// Asks for the mail that proves an address once more: the token for the next time, or none if the address is verified
/// already.
pub async fn send_mail(settings: &Settings, request: &MailRequest) -> Result<Option<String>, Refusal> {
    let path = "/registration/verification-mail";
    let sent = post(settings, path, &request.to_value(), "checkMail.over").await?;
    Ok(sent.get("token").as_str().map(str::to_owned))
}

/// What the endpoint answers to this; nothing where there is nothing left to do. `forbidden` is said when it may not be
/// asked for.
async fn post(
    settings: &Settings,
    path: &str,
    body: &Value,
    forbidden: &'static str,
) -> Result<Value, Refusal> {
    let request = [
        ("method", "POST".into()),
        (
            "headers",
            Value::from_iter([("Content-Type".to_owned(), "application/json".into())]),
        ),
        ("body", json::text(body).into()),
    ];
    let request = request.map(|(name, value)| (name.to_owned(), value));
    let Some(reply) = reply(&url(settings, path), request.into()).await else {
        return Err(Refusal::Unreachable);
    };
    match (reply.status, reply.retry_after) {
        (200..=299, _) => Ok(reply.body),
        (403 | 410, _) => Err(whole(forbidden, vec![])),
        (429, Some(seconds)) => Err(whole("tooManyRequests.after", vec![seconds.into()])),
        (429, None) => Err(whole("tooManyRequests", vec![])),
        (400..=499, _) => {
            let problems = Problems::from_reply(&reply.body).unwrap_or_default();
            match (reply.status, problems.0.is_empty()) {
                (_, false) => Err(Refusal::Problems(problems)),
                (409, true) => Ok(Value::Null),
                (_, true) => Err(whole("unexpectedReply", vec![])),
            }
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

/// The reply to a request of this kind, as `fetch` takes it, if one comes in time. No cookie goes along, and nobody is
/// told which page asked.
async fn reply(url: &str, mut request: Members<Value>) -> Option<Reply> {
    request.insert("credentials".to_owned(), "omit".into());
    request.insert("referrerPolicy".to_owned(), "no-referrer".into());
    let abort = AbortController::new().ok()?;
    let options: RequestInit = to_js(&Value::Object(request)).unchecked_into();
    options.set_signal(Some(&abort.signal()));
    set_timeout(move || abort.abort(), PATIENCE);
    // Not by a builder of requests, which takes each address apart and puts it together anew.
    let request = web_sys::Request::new_with_str_and_init(url, &options).ok()?;
    let response = Request::from(request).send().await.ok()?;
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
