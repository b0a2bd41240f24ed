//! `POST /realms/{realm}/protocol/openid-connect/registrations`: an account for whoever asks rightly.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use registration::{Registered, Registration, RegistrationRequest, Source, Value};
use tracing::{Instrument, Span, info, warn};

use crate::app::App;
use crate::body;
use crate::door::Caller;
use crate::language::Language;
use crate::refusal::Refusal;
use crate::{AccountError, Unavailable, description, json};

/// The longest body, in bytes; the longest sensible sign-up has a tenth of it.
const BODY_LIMIT: usize = 64 * 1024;
/// The longest time for a body to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);

/// Answers with the new account, or with everything that stands against it.
pub(crate) async fn sign_up(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let started = Instant::now();
    let language = Language::of(request.headers());
    let client_id = caller.client.as_ref().map(|client| client.client_id.clone());
    let outcome = register(&app, caller, request).await;
    report(&app, client_id.as_deref(), &outcome, started.elapsed());
    match outcome {
        Ok(account) => created(&app, &account),
        Err(refusal) => refusal.reply(language),
    }
}

async fn register(app: &Arc<App>, caller: Caller, request: Request) -> Result<Registered, Refusal> {
    let description = description::of(app, caller.client.as_ref(), &[]).await?;
    if !is_json(request.headers()) {
        return Err(Refusal::UnsupportedMediaType);
    }
    let body = body::read(request, BODY_LIMIT, BODY_TIME).await?;
    let request = read(&body)?;
    let registration = request
        .parse(&description)
        .map_err(|problems| Refusal::Invalid(problems.found_by(Source::Gateway)))?;

    // On its own: a browser that hangs up must not leave an account without its mail.
    let client_id = caller.client.map(|client| client.client_id);
    let make = make(Arc::clone(app), registration, client_id, description.verify_email);
    let account = app
        .under_way
        .spawn(make.instrument(Span::current()))
        .await
        .map_err(|error| Unavailable(error.to_string()))??;
    Ok(Registered {
        login_url: description.login_url,
        ..account
    })
}

/// `application/json`, whatever its parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let essence = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

fn read(body: &[u8]) -> Result<RegistrationRequest, Refusal> {
    // The parser's error may quote the body, and with it the password: it goes nowhere.
    let value: Value = serde_json::from_slice(body).map_err(|_| Refusal::Malformed)?;
    RegistrationRequest::from_value(&value)
        .map_err(|problems| Refusal::Members(problems.found_by(Source::Gateway)))
}

async fn make(
    app: Arc<App>,
    registration: Registration,
    client_id: Option<String>,
    verify_email: bool,
) -> Result<Registered, Refusal> {
    let account = app
        .accounts
        .create(&registration)
        .await
        .map_err(|error| match error {
            AccountError::Taken(problems) => Refusal::Taken(problems),
            AccountError::Refused(problems) => Refusal::Invalid(problems),
            AccountError::Unavailable(cause) => Refusal::Unavailable(cause),
        })?;
    let verification = verify_email && account.email.is_some();
    if verification {
        // The account is made in any case; whoever logs in without having been verified gets another mail.
        match app
            .accounts
            .send_verification(&account, client_id.as_deref())
            .await
        {
            Ok(()) => app.metrics.verification_mails.add("sent"),
            Err(cause) => {
                app.metrics.verification_mails.add("failed");
                warn!(%cause, "verification mail not sent");
            }
        }
    }
    Ok(Registered {
        id: account.id,
        username: account.username,
        email: account.email,
        email_verification_required: verification,
        login_url: None,
    })
}

fn created(app: &App, account: &Registered) -> Response {
    // As the Admin API names the account; paths that are not the gateway's lead to Keycloak.
    let location = format!("/admin/realms/{}/users/{}", app.accounts.realm(), account.id);
    let headers = [
        (header::LOCATION, location.as_str()),
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::CREATED, headers, json::text(&account.to_value())).into_response()
}

/// One line and one count for each registration, without anything that says who it was.
fn report(app: &App, client: Option<&str>, outcome: &Result<Registered, Refusal>, took: Duration) {
    let (status, name) = match outcome {
        Ok(_) => (StatusCode::CREATED, "created"),
        Err(refusal) => (refusal.status(), refusal.name()),
    };
    let codes: Vec<_> = outcome
        .as_ref()
        .err()
        .and_then(Refusal::problems)
        .into_iter()
        .flat_map(|problems| problems.0.iter().map(|problem| problem.code.as_str()))
        .collect();
    app.metrics.registrations.add(name);
    info!(
        realm = app.accounts.realm(),
        client,
        status = status.as_u16(),
        outcome = name,
        problems = codes.join(" "),
        milliseconds = took.as_millis(),
        "registration"
    );
}
