//! A request that is not granted → a problem document (RFC 9457) with Keycloak's own words beside it.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use registration::{Problems, Value};
use tracing::warn;

use crate::json;
use crate::language::Language;
use crate::{AccountError, Unavailable};

/// Why a request is not granted.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Nothing has this path.
    NotFound,
    /// The path is known, but not with this method.
    MethodNotAllowed,
    /// The gateway serves another realm.
    RealmNotFound,
    /// The realm has no such client, or has it switched off.
    ClientNotFound,
    /// The page that asks has a foreign origin.
    OriginNotAllowed,
    /// The realm has *User registration* switched off, or is switched off itself.
    RegistrationNotAllowed,
    /// The body is not declared as JSON.
    UnsupportedMediaType,
    /// The body is longer than any sign-up.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The body is no JSON.
    Malformed,
    /// The body has members that do not belong in one.
    Members(Problems),
    /// The values break rules.
    Invalid(Problems),
    /// The name or the address belongs to somebody.
    Taken(Problems),
    /// Too much was asked for; again after this time.
    TooManyRequests(Duration),
    /// The account was sent as many mails as one gets.
    TooManyMails,
    /// The token is none of the gateway's, or of an account that is gone.
    TokenInvalid,
    /// The token is too old.
    TokenExpired,
    /// The address is verified: there is nothing left to send.
    AddressVerified,
    /// The identity store cannot be asked.
    Unavailable(Unavailable),
}

/// Seconds after which it makes sense to ask an unavailable store again.
const RETRY_AFTER: i64 = 5;

impl Refusal {
    /// Status, the last part of the problem's type, its title (for developers), and the key of its sentence.
    #[expect(clippy::too_many_lines, reason = "a table, with four lines for each refusal")]
    fn about(&self) -> (StatusCode, &'static str, &'static str, &'static str) {
        match self {
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not-found",
                "Nothing has this path",
                "notFound",
            ),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "This path does not have this method",
                "methodNotAllowed",
            ),
            Self::RealmNotFound => (
                StatusCode::NOT_FOUND,
                "realm-not-found",
                "The gateway does not serve this realm",
                "realmNotFound",
            ),
            Self::ClientNotFound => (
                StatusCode::BAD_REQUEST,
                "client-not-found",
                "The realm has no client with this client_id, or it is disabled",
                "clientNotFound",
            ),
            Self::OriginNotAllowed => (
                StatusCode::FORBIDDEN,
                "origin-not-allowed",
                "The client's web origins do not have this origin",
                "originNotAllowed",
            ),
            Self::RegistrationNotAllowed => (
                StatusCode::FORBIDDEN,
                "registration-not-allowed",
                "The realm has user registration switched off",
                "registrationNotAllowedMessage",
            ),
            Self::UnsupportedMediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "The body must be application/json",
                "unsupportedMediaType",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "request-too-large",
                "The body is longer than 64 KiB",
                "requestTooLarge",
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "request-timeout",
                "The body did not arrive in time",
                "malformedRequest",
            ),
            Self::Malformed => (
                StatusCode::BAD_REQUEST,
                "malformed-request",
                "The body is no JSON",
                "malformedRequest",
            ),
            Self::Members(_) => (
                StatusCode::BAD_REQUEST,
                "malformed-request",
                "The body has members that do not belong in it",
                "malformedRequest",
            ),
            Self::Invalid(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid-registration",
                "The values break the realm's rules",
                "error-invalid-value",
            ),
            Self::Taken(_) => (
                StatusCode::CONFLICT,
                "account-exists",
                "The user name or the e-mail address belongs to somebody",
                "usernameExistsMessage",
            ),
            Self::TooManyRequests(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests; the header Retry-After says when there may be another one",
                "tooManyRequests.after",
            ),
            Self::TooManyMails => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many-mails",
                "The account was sent as many verification mails as one gets",
                "tooManyRequests",
            ),
            Self::TokenInvalid => (
                StatusCode::FORBIDDEN,
                "token-invalid",
                "The token is not one of this gateway's, or its account is gone",
                "malformedRequest",
            ),
            Self::TokenExpired => (
                StatusCode::GONE,
                "token-expired",
                "The token is too old",
                "expired.title",
            ),
            Self::AddressVerified => (
                StatusCode::CONFLICT,
                "address-verified",
                "The address is verified already",
                "verifyPage.used",
            ),
            Self::Unavailable(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "temporarily-unavailable",
                "The identity store cannot be asked now",
                "temporarilyUnavailable",
            ),
        }
    }

    /// What stands against single members.
    pub(crate) fn problems(&self) -> Option<&Problems> {
        match self {
            Self::Members(problems) | Self::Invalid(problems) | Self::Taken(problems) => Some(problems),
            _ => None,
        }
    }

    /// The reply's status.
    pub(crate) fn status(&self) -> StatusCode {
        self.about().0
    }

    /// The last part of the problem's type, which names it in logs and metrics too.
    pub(crate) fn name(&self) -> &'static str {
        self.about().1
    }

    /// The problem document, its one sentence in this language.
    pub(crate) fn reply(&self, language: &Language) -> Response {
        let (status, name, title, key) = self.about();
        let first = self.problems().and_then(|problems| problems.0.first());
        // Keycloak too reports one thing at a time to clients that look no further.
        let sentence = first
            .and_then(|problem| language.say(&problem.code, &problem.params))
            .unwrap_or_else(|| language.own(key, self.seconds().map(Value::from).as_slice()));
        let problems = self
            .problems()
            .map_or_else(|| Value::List(Vec::new()), Problems::to_value);
        let document = Value::Object(
            [
                ("type", Value::from(format!("urn:sign-up:{name}"))),
                ("title", title.into()),
                ("status", i64::from(status.as_u16()).into()),
                ("errorMessage", sentence.into()),
                ("problems", problems),
            ]
            .map(|(member, value)| (member.to_owned(), value))
            .into(),
        );
        let mut reply = (
            status,
            [
                (header::CONTENT_TYPE, "application/problem+json"),
                (header::CONTENT_LANGUAGE, language.tag),
                (header::CACHE_CONTROL, "no-store"),
            ],
            json::text(&document),
        )
            .into_response();
        if let Self::Unavailable(cause) = self {
            warn!(%cause, "identity store unavailable");
        }
        if let Some(seconds) = self.seconds() {
            reply.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        reply
    }

    /// The seconds after which it makes sense to ask again.
    fn seconds(&self) -> Option<i64> {
        match self {
            Self::Unavailable(_) => Some(RETRY_AFTER),
            // Not a moment too early.
            Self::TooManyRequests(wait) => {
                Some(i64::try_from(wait.as_secs()).map_or(i64::MAX, |whole| whole + 1))
            }
            _ => None,
        }
    }
}

impl From<AccountError> for Refusal {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Taken(problems) => Self::Taken(problems),
            AccountError::Refused(problems) => Self::Invalid(problems),
            AccountError::Unavailable(cause) => Self::Unavailable(cause),
        }
    }
}

impl From<Unavailable> for Refusal {
    fn from(cause: Unavailable) -> Self {
        Self::Unavailable(cause)
    }
}

/// Answers where nothing has the path.
pub(crate) async fn not_found(headers: HeaderMap) -> Response {
    Refusal::NotFound.reply(Language::of(&headers))
}

/// Answers where the path is not for this method.
pub(crate) async fn method_not_allowed(headers: HeaderMap) -> Response {
    Refusal::MethodNotAllowed.reply(Language::of(&headers))
}
