//! The table of paths.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};

use crate::app::App;
use crate::headers::{self, Transport};
use crate::refusal::{method_not_allowed, not_found};
use crate::{description, door, management, sign_up, site, trace, verification_mail, verification_page};

/// What everybody may reach.
pub(crate) fn public(app: &Arc<App>, site: Option<&Path>, transport: Transport) -> Router {
    // Keycloak's own paths, so that an ingress can send these here and everything else to Keycloak.
    let contract = Router::new()
        .route("/realms/{realm}/registration", get(description::describe))
        .route(
            "/realms/{realm}/protocol/openid-connect/registrations",
            post(sign_up::sign_up),
        )
        .route(
            "/realms/{realm}/registration/verification-mail",
            post(verification_mail::send_again),
        )
        .method_not_allowed_fallback(method_not_allowed)
        .layer(middleware::from_fn_with_state(Arc::clone(app), door::guard));
    let verification = get(verification_page::show).post(verification_page::act);
    let router = Router::new()
        .merge(contract)
        .route("/realms/{realm}/login-actions/action-token", verification)
        .with_state(Arc::clone(app));
    let router = match site {
        Some(folder) => router.fallback_service(site::router(folder)),
        None => router.fallback(not_found),
    };
    router
        .layer(middleware::from_fn_with_state(transport, headers::secure))
        .layer(middleware::from_fn(trace::request))
}

/// What only the operator may reach.
pub(crate) fn management(app: Arc<App>) -> Router {
    Router::new()
        .route("/health/live", get(management::live))
        .route("/health/ready", get(management::ready))
        .route("/metrics", get(management::metrics))
        .with_state(app)
}
