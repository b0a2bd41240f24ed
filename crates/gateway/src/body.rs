//! Reading a body of limited size in limited time.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use http_body_util::BodyExt;
use tokio::time::timeout;

use crate::refusal::Refusal;

/// How much is read on of a body that is too large, in bytes: whoever is still sending would otherwise find the
/// connection reset before the answer is read.
const PATIENCE: usize = 16 * 1024 * 1024;

/// The request's body, if it has at most `limit` bytes and is there within `time`.
pub(crate) async fn read(request: Request, limit: usize, time: Duration) -> Result<Vec<u8>, Refusal> {
    timeout(time, within(request.into_body(), limit))
        .await
        .map_err(|_| Refusal::TooSlow)?
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
