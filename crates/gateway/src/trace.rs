//! A name for every request, in the log and in the reply.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, debug, info_span};
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Runs the request under its id: the one that a proxy gave it, or a new one. The query is not logged: it may hold
/// the key of a mail's link.
pub(crate) async fn request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let given = request.headers().get(&REQUEST_ID).and_then(|id| id.to_str().ok());
    let id = match given.filter(|id| is_sane(id)) {
        Some(id) => id.to_owned(),
        None => Uuid::new_v4().to_string(),
    };
    let span = info_span!("request", id, method = %request.method(), path = request.uri().path());
    let mut reply = next.run(request).instrument(span.clone()).await;
    let milliseconds = started.elapsed().as_millis();
    span.in_scope(|| debug!(status = reply.status().as_u16(), milliseconds, "reply"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        reply.headers_mut().insert(REQUEST_ID, id);
    }
    reply
}

fn is_sane(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}
