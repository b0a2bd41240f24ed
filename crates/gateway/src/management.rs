//! Health and counters, on a port of their own as Keycloak has it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use tracing::warn;

use crate::app::App;

/// The process answers.
pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// Accounts can be made.
pub(crate) async fn ready(State(app): State<Arc<App>>) -> Response {
    match app.accounts.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(cause) => {
            warn!(%cause, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {cause}\n")).into_response()
        }
    }
}

/// The counters.
pub(crate) async fn metrics(State(app): State<Arc<App>>) -> Response {
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        app.metrics.text(),
    )
        .into_response()
}
