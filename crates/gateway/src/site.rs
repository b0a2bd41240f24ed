//! The built page, served beside the endpoint.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::{Request, State};
use axum::handler::HandlerWithoutStateExt;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::services::ServeDir;

use crate::headers;
use crate::refusal::not_found;

/// The page's policy, as the build writes it beside the page: it names the style that stands in the page.
const POLICY: &str = "content-security-policy.txt";

/// Serves the folder, each file as the compressed one beside it where the browser takes that.
pub(crate) fn router(folder: &Path) -> Router {
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(not_found.into_service());
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(folder.join(POLICY), describe))
}

/// Files with a hash in their names never change; the page that names them does.
async fn describe(State(policy): State<PathBuf>, request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    let mut reply = next.run(request).await;
    if !reply.status().is_success() && reply.status() != StatusCode::NOT_MODIFIED {
        return reply;
    }
    let cache = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    // Read each time, as the folder may be replaced by one with another page.
    let policy = if hashed {
        None
    } else {
        tokio::fs::read_to_string(policy).await.ok()
    };
    let policy = policy.and_then(|policy| HeaderValue::from_str(policy.trim()).ok());
    let headers = reply.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.unwrap_or(headers::PAGE));
    reply
}

/// Trunk writes `name-0123456789abcdef.js` and `name-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let hash = file.rsplit('-').next().and_then(|end| end.get(..16));
    file.contains('-') && hash.is_some_and(|hash| hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (path, expected) in [
            ("/sign-up-0123456789abcdef.js", true),
            ("/sign-up-0123456789abcdef_bg.wasm", true),
            ("/locales/en-0123456789abcdef.json", true),
            ("/", false),
            ("/index.html", false),
            ("/sign-up-0123.js", false),
            ("/0123456789abcdef0123.js", false),
            ("/favicon-for-everybody-here.svg", false),
        ] {
            assert_eq!(is_hashed(path), expected, "{path}");
        }
    }
}
