//! `POST /realms/{realm}/registration/verification-mail`: the mail once more, or to another address, for whoever has the
//! token that the registration was answered with.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Extension, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use registration::{MailRequest, Source, Verification};
use tracing::{Instrument, Span, info, warn};

use crate::app::App;
use crate::door::Caller;
use crate::language::Language;
use crate::refusal::Refusal;
use crate::seal::Pending;
use crate::{ChangeError, Claim, Client, Unavailable, body, description, json};

/// Answers with what is told of the mail, or with why there is none.
pub(crate) async fn send_again(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let language = Language::of(request.headers());
    let outcome = answer(&app, caller, request).await;
    let name = outcome.as_ref().map_or_else(Refusal::name, |_| "sent");
    info!(realm = app.accounts.realm(), outcome = name, "verification mail");
    match outcome {
        Ok(mail) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (StatusCode::OK, headers, json::text(&mail.to_value())).into_response()
        }
        Err(refusal) => refusal.reply(language),
    }
}

async fn answer(app: &Arc<App>, caller: Caller, request: Request) -> Result<Verification, Refusal> {
    app.limits
        .address(caller.address)
        .map_err(Refusal::TooManyRequests)?;
    let request = body::json(request).await?;
    let request = MailRequest::from_value(&request).map_err(|_| Refusal::Malformed)?;
    let pending = app.seal.open(&request.token).ok_or(Refusal::TokenInvalid)?;
    // On its own: a browser that hangs up must not leave another address without its mail.
    let again = again(Arc::clone(app), caller.client, pending, request.email);
    app.under_way
        .spawn(again.instrument(Span::current()))
        .await
        .map_err(|error| Unavailable(error.to_string()))?
}

async fn again(
    app: Arc<App>,
    client: Option<Client>,
    mut pending: Pending,
    email: Option<String>,
) -> Result<Verification, Refusal> {
    let link_life = app.accounts.link_life().await?;
    if pending.age() > link_life {
        return Err(Refusal::TokenExpired);
    }
    match app.accounts.address(&pending.account, &pending.email).await? {
        // Not always the token's: the mail to another address may have failed, and with it the answer that told of it.
        Some((email, false)) => pending.email = email,
        Some((_, true)) => return Err(Refusal::AddressVerified),
        None => return Err(Refusal::TokenInvalid),
    }
    let mut new = None;
    if let Some(email) = email {
        let description = description::of(&app, client.as_ref(), &[]).await?;
        let email = description
            .parse_email(&email)
            .map_err(|problems| Refusal::Invalid(problems.found_by(Source::Gateway)))?;
        app.limits.email(&email).map_err(Refusal::TooManyRequests)?;
        new = Some(email).filter(|email| *email != pending.email);
    }
    // Whoever has mistyped the address need not wait for a mail that does not come.
    let pause = new.as_ref().map_or(app.limits.pause, |_| Duration::ZERO);
    claim(&app, &pending.account, pause).await?;
    if let Some(email) = new {
        let changed = app.accounts.change_email(&pending.account, pending.age(), &email);
        changed.await.map_err(|error| match error {
            ChangeError::Account(error) => error.into(),
            ChangeError::Over => Refusal::TokenExpired,
        })?;
        pending.email = email;
    }
    let client_id = client.as_ref().map(|client| client.client_id.as_str());
    send(&app, &pending, client_id).await?;
    Ok(about(&app, &pending, link_life))
}

/// Counts a mail to this account, unless the last one is younger than the `pause`, or it had enough of them.
pub(crate) async fn claim(app: &App, account: &str, pause: Duration) -> Result<(), Refusal> {
    match app.accounts.claim_mail(account, pause, app.limits.mails).await? {
        Claim::Granted => Ok(()),
        Claim::Wait(time) => Err(Refusal::TooManyRequests(time)),
        Claim::Spent => Err(Refusal::TooManyMails),
    }
}

/// Sends the mail.
pub(crate) async fn send(app: &App, pending: &Pending, client_id: Option<&str>) -> Result<(), Unavailable> {
    let Pending { account, email, .. } = pending;
    let sent = app.accounts.send_verification(account, email, client_id).await;
    let outcome = if sent.is_ok() { "sent" } else { "failed" };
    app.metrics.verification_mails.add(outcome);
    sent.inspect_err(|cause| warn!(%cause, "verification mail not sent"))
}

/// What is told of the mail.
pub(crate) fn about(app: &App, pending: &Pending, link_life: Duration) -> Verification {
    let seconds = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    Verification {
        email: pending.email.clone(),
        token: app.seal.token(pending),
        expires_in: seconds(link_life),
        resend_in: seconds(app.limits.pause),
    }
}
