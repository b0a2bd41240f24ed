//! Reading a body of limited size in limited time.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use registration::Value;
use tokio::time::timeout;

use crate::refusal::Refusal;

/// The longest body, in bytes; the longest sensible sign-up has a tenth of it.
const LIMIT: usize = 64 * 1024;
/// The longest time for a body to arrive.
const TIME: Duration = Duration::from_secs(10);
/// How much is read on of a body that is too large, in bytes: whoever is still sending would otherwise find the
/// connection reset before the answer is read.
const PATIENCE: usize = 16 * 1024 * 1024;

/// The request's body, if it has at most `limit` bytes and is there within `time`.
async fn read(request: Request, limit: usize, time: Duration) -> Result<Vec<u8>, Refusal> {
    timeout(time, within(request.into_body(), limit))
        .await
        .map_err(|_| Refusal::TooSlow)?
}

/// The value in a request that is declared as JSON.
pub(crate) async fn json(request: Request) -> Result<Value, Refusal> {
    if !is_json(request.headers()) {
        return Err(Refusal::UnsupportedMediaType);
    }
    let body = read(request, LIMIT, TIME).await?;
    // The parser's error may quote the body, and with it the password: it goes nowhere.
    serde_json::from_slice(&body).map_err(|_| Refusal::Malformed)
}

/// `application/json`, whatever its parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let essence = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

async fn within(mut body: Body, limit: usize) -> Result<Vec<u8>, Refusal> {
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::Malformed)?;
        let data = frame.into_data().unwrap_or_default();
        length += data.len();
        if length <= limit {
            kept.extend_from_slice(&data);
        } else if length > limit + PATIENCE {
            break;
        }
    }
    if length > limit {
        Err(Refusal::TooLarge)
    } else {
        Ok(kept)
    }
}
