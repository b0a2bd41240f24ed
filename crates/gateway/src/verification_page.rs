//! The page behind the link in a verification mail, at the path that Keycloak has for it.
//!
//! Looking at it changes nothing: programs that look for bad links in mails open every one. A button verifies.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tracing::info;

use crate::app::App;
use crate::door::query;
use crate::embedded::{Embedded, Link, State as LinkState};
use crate::language::Language;
use crate::refusal::Refusal;
use crate::{Accounts, Claim, Unavailable, description};

/// What the page says: keys of sentences.
#[derive(Clone, Copy)]
struct Say {
    status: StatusCode,
    /// Which of the form's screens it looks like.
    screen: &'static str,
    title: &'static str,
    text: &'static str,
    button: Option<&'static str>,
    way: Option<Way>,
}

/// Where a link leads on.
#[derive(Clone, Copy)]
enum Way {
    /// To the application, to log in.
    LogIn,
    /// To the application.
    Back,
    /// To the form, or else to the application.
    SignUp,
}

/// The screen without a sign.
const PLAIN: &str = "closed";

const ASK: Say = Say {
    status: StatusCode::OK,
    screen: PLAIN,
    title: "verifyMail.subject",
    text: "verifyPage.ask",
    button: Some("verifyPage.confirm"),
    way: None,
};
const DONE: Say = Say {
    status: StatusCode::OK,
    screen: "registered",
    title: "verifyPage.done.title",
    text: "verifyPage.done",
    button: None,
    way: Some(Way::LogIn),
};
const USED: Say = Say {
    title: "verifyPage.used.title",
    text: "verifyPage.used",
    ..DONE
};
const EXPIRED: Say = Say {
    status: StatusCode::GONE,
    screen: PLAIN,
    title: "expired.title",
    text: "expired.text",
    button: Some("expired.resend"),
    way: None,
};
const SPENT: Say = Say {
    status: StatusCode::TOO_MANY_REQUESTS,
    screen: PLAIN,
    title: "expired.title",
    text: "tooManyRequests",
    button: None,
    way: Some(Way::Back),
};
const RESENT: Say = Say {
    screen: "check-mail",
    title: "checkMail.title",
    text: "verifyPage.resent",
    way: None,
    ..DONE
};
const UNKNOWN: Say = Say {
    status: StatusCode::NOT_FOUND,
    screen: PLAIN,
    title: "verifyPage.unknown.title",
    text: "verifyPage.unknown",
    button: None,
    way: Some(Way::SignUp),
};

/// Whether somebody looks, or has pressed the button.
#[derive(Clone, Copy)]
enum Step {
    Look,
    Act,
}

/// `GET`: says what the link is good for.
pub(crate) async fn show(
    State(app): State<Arc<App>>,
    Path(realm): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    answer(&app, &realm, &uri, Language::of(&headers), Step::Look).await
}

/// `POST`: verifies the address, or sends another link where this one is too old.
pub(crate) async fn act(
    State(app): State<Arc<App>>,
    Path(realm): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    answer(&app, &realm, &uri, Language::of(&headers), Step::Act).await
}

async fn answer(app: &App, realm: &str, uri: &Uri, language: &Language, step: Step) -> Response {
    match &app.accounts {
        Accounts::Embedded(embedded) if embedded.realm() == realm => {
            let key = query(uri, "key").unwrap_or_default();
            page(app, embedded, &key, step, language)
                .await
                .unwrap_or_else(|cause| Refusal::Unavailable(cause).reply(language))
        }
        _ => Refusal::NotFound.reply(language),
    }
}

async fn page(
    app: &App,
    embedded: &Embedded,
    key: &str,
    step: Step,
    language: &Language,
) -> Result<Response, Unavailable> {
    let Link::Known {
        account,
        client_id,
        state,
    } = embedded.link(key).await?
    else {
        let client_id = app.default_client_id.as_deref();
        let way = way(Way::SignUp, app, embedded, client_id);
        return Ok(render(UNKNOWN, embedded, "", way, language));
    };
    let say = match (state, step) {
        (LinkState::Used, _) => USED,
        (LinkState::Fresh, Step::Look) => ASK,
        (LinkState::Expired, Step::Look) => EXPIRED,
        (LinkState::Fresh, Step::Act) => {
            if embedded.verify(&account).await? {
                info!(realm = embedded.realm(), account = account.id, "address verified");
                DONE
            } else {
                UNKNOWN
            }
        }
        (LinkState::Expired, Step::Act) => {
            let (pause, most) = (app.limits.pause, app.limits.mails);
            match embedded.claim_mail(&account.id, pause, most).await? {
                Claim::Granted => {
                    let email = account.email.as_deref().unwrap_or_default();
                    embedded
                        .send_verification(&account.id, email, client_id.as_deref())
                        .await?;
                    RESENT
                }
                // By a second press of the button, say.
                Claim::Wait(_) => RESENT,
                Claim::Spent => SPENT,
            }
        }
    };
    let way = say
        .way
        .and_then(|kind| way(kind, app, embedded, client_id.as_deref()));
    let email = account.email.unwrap_or_default();
    Ok(render(say, embedded, &email, way, language))
}

/// The address that a way leads to, and the key of what it is called.
fn way(kind: Way, app: &App, embedded: &Embedded, client_id: Option<&str>) -> Option<(String, &'static str)> {
    if let Way::SignUp = kind
        && app.has_site
    {
        // From `/realms/{realm}/login-actions/`, also where a proxy serves the gateway below a path.
        return Some(("../../../".to_owned(), "form.title"));
    }
    let client = client_id.and_then(|id| embedded.client(id));
    let home = client.as_ref().and_then(description::home)?;
    let called = match kind {
        Way::LogIn => "form.logIn",
        Way::Back | Way::SignUp => "registered.back",
    };
    Some((home, called))
}

fn render(
    say: Say,
    embedded: &Embedded,
    email: &str,
    way: Option<(String, &'static str)>,
    language: &Language,
) -> Response {
    let params = [embedded.display_name().into(), email.into()];
    let words = |key| escape(&language.own(key, &params));
    let button = say.button.map(|key| {
        format!(
            "<form method=\"post\"><button class=\"button\">{}</button></form>\n",
            words(key)
        )
    });
    let link = way.map(|(url, called)| {
        format!(
            "<a class=\"button\" href=\"{}\">{}</a>\n",
            escape(&url),
            words(called)
        )
    });
    let look = embedded.look();
    let page = format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – {brand}</title>\n<style>{style}</style>\n\
         <main data-screen=\"{screen}\">\n<p class=\"brand\">{brand}</p>\n<h1>{title}</h1>\n<p>{text}</p>\n{button}{link}</main>\n",
        language = language.tag,
        direction = language.direction(),
        title = words(say.title),
        brand = escape(embedded.display_name()),
        style = look.style,
        screen = say.screen,
        text = words(say.text),
        button = button.unwrap_or_default(),
        link = link.unwrap_or_default(),
    );
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, look.policy.clone());
    (say.status, headers, page).into_response()
}

/// The text as it is written in HTML, also between quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
