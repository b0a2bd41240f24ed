//! What every reply says to the browser about safety.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// For replies that are no page: nothing may be loaded by them, and nobody may frame them.
const NO_PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// For the form, where no policy lies beside it: its own files and nothing else. Trusted Types are left out: Leptos fills templates from strings.
pub(crate) const PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src blob:; \
     img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Whether browsers are told to come back by HTTPS only.
#[derive(Clone, Copy)]
pub(crate) enum Transport {
    /// The public URL is `https://`.
    Https,
    /// It is not, or there is none.
    Any,
}

/// Adds to each reply what it does not say itself.
pub(crate) async fn secure(State(transport): State<Transport>, request: Request, next: Next) -> Response {
    let mut reply = next.run(request).await;
    let headers = reply.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(NO_PAGE);
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if let Transport::Https = transport {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    reply
}
