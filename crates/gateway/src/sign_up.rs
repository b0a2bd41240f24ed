//! `POST /realms/{realm}/protocol/openid-connect/registrations`: an account for whoever asks rightly.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Extension, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use registration::{Registered, Registration, RegistrationRequest, Source};
use tracing::{Instrument, Span, info};

use crate::app::App;
use crate::body;
use crate::door::Caller;
use crate::language::Language;
use crate::refusal::Refusal;
use crate::seal::Pending;
use crate::{Unavailable, description, json, verification_mail};

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
    app.limits
        .address(caller.address)
        .map_err(Refusal::TooManyRequests)?;
    let description = description::of(app, caller.client.as_ref(), &[]).await?;
    let request = RegistrationRequest::from_value(&body::json(request).await?)
        .map_err(|problems| Refusal::Members(problems.found_by(Source::Gateway)))?;
    let registration = request
        .parse(&description)
        .map_err(|problems| Refusal::Invalid(problems.found_by(Source::Gateway)))?;
    if let Some(email) = registration.email() {
        app.limits.email(email).map_err(Refusal::TooManyRequests)?;
    }

    // On its own: a browser that hangs up must not leave an account without its mail.
    let client_id = caller.client.map(|client| client.client_id);
    let link_life = if description.verify_email {
        Some(app.accounts.link_life().await?)
    } else {
        None
    };
    let make = make(Arc::clone(app), registration, client_id, link_life);
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

async fn make(
    app: Arc<App>,
    registration: Registration,
    client_id: Option<String>,
    link_life: Option<Duration>,
) -> Result<Registered, Refusal> {
    let account = app.accounts.create(&registration).await.map_err(Refusal::from)?;
    let verification = match (link_life, &account.email) {
        (Some(link_life), Some(email)) => {
            let pending = Pending::new(&account.id, email);
            // The account is made in any case; whoever logs in without having been verified gets another mail.
            drop(verification_mail::claim(&app, &account.id, Duration::ZERO).await);
            drop(verification_mail::send(&app, &pending, client_id.as_deref()).await);
            Some(verification_mail::about(&app, &pending, link_life))
        }
        _ => None,
    };
    Ok(Registered {
        id: account.id,
        username: account.username,
        email: account.email,
        verification,
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
