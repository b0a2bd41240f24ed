//! What is asked of the registration endpoint, what is sent to it, and what comes of it.

use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder, Response};
use leptos::prelude::set_timeout;
use leptos::web_sys::{AbortController, ReferrerPolicy, RequestCredentials};
use registration::{Catalogue, FormDescription, Problem, Problems, Registered, RegistrationRequest, Value};

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
pub async fn describe(settings: &Settings, wishes: &[String]) -> Result<FormDescription, NoForm> {
    let url = format!(
        "{}/registration?client_id={}&ui_locales={}",
        settings.realm_url,
        encoded(&settings.client_id),
        encoded(&wishes.join(" "))
    );
    let response = patiently(Request::get(&url), None)
        .await
        .ok_or(NoForm::Unreachable)?;
    match response.status() {
        200 => {
            let description = value(&response)
                .await
                .map(|value| FormDescription::from_value(&value));
            description.and_then(Result::ok).ok_or(NoForm::Unreachable)
        }
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
    let response = patiently(request, None).await.filter(Response::ok)?;
    Catalogue::from_value(&value(&response).await?).ok()
}

/// Asks for the account.
pub async fn register(settings: &Settings, request: &RegistrationRequest) -> Result<Registered, Refusal> {
    let url = format!(
        "{}/protocol/openid-connect/registrations?client_id={}",
        settings.realm_url,
        encoded(&settings.client_id)
    );
    let post = Request::post(&url).header("Content-Type", "application/json");
    let response = patiently(post, Some(json::text(&request.to_value())))
        .await
        .ok_or(Refusal::Unreachable)?;
    let reply = value(&response).await;
    match response.status() {
        201 => {
            let registered = reply.map(|reply| Registered::from_value(&reply));
            registered.and_then(Result::ok).ok_or(Refusal::Unreachable)
        }
        403 => Err(whole("registrationNotAllowedMessage")),
        429 => Err(whole("tooManyRequests")),
        400..=499 => {
            let problems = reply.and_then(|reply| Problems::from_reply(&reply).ok());
            let problems = problems.filter(|problems| !problems.0.is_empty());
            Err(problems.map_or_else(|| whole("unexpectedReply"), Refusal::Problems))
        }
        _ => Err(Refusal::Unreachable),
    }
}

/// A problem of the whole form.
fn whole(code: &str) -> Refusal {
    Refusal::Problems(Problems(vec![Problem::new("", code, vec![])]))
}

/// The response, if one comes in time. No cookie goes along, and nobody is told which page asked.
async fn patiently(request: RequestBuilder, body: Option<String>) -> Option<Response> {
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
    request.ok()?.send().await.ok()
}

async fn value(response: &Response) -> Option<Value> {
    json::parse(&response.text().await.ok()?)
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
