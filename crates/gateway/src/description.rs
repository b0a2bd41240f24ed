//! `GET /realms/{realm}/registration`: what the realm's form asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use registration::{Field, FormDescription, Group, Members, Terms, Value};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::door::{Caller, query};
use crate::language::Language;
use crate::refusal::Refusal;
use crate::{Client, Facts, Unavailable, json, locale};

/// The key under which a realm keeps its terms.
const TERMS: &str = "termsText";

/// Answers with the description, or with 304 where the client has it.
pub(crate) async fn describe(
    State(app): State<Arc<App>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let ui_locales = query(request.uri(), "ui_locales").unwrap_or_default();
    let accept = request.headers().get(header::ACCEPT_LANGUAGE);
    let accepted = locale::accepted(accept.and_then(|value| value.to_str().ok()).unwrap_or_default());
    let wanted: Vec<_> = ui_locales.split_whitespace().chain(accepted).collect();
    match of(&app, caller.client.as_ref(), &wanted).await {
        Ok(description) => cacheable(&json::text(&description.to_value()), request.headers()),
        Err(refusal) => refusal.reply(Language::of(request.headers())),
    }
}

fn cacheable(body: &str, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(body)[..16]));
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| matches!(known.trim(), "*") || known.trim().trim_start_matches("W/") == tag);
    let mut reply = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], body.to_owned()).into_response()
    };
    let headers = reply.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=60, stale-while-revalidate=600"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    reply
}

/// The form for this client, in the first of the wanted languages that the realm offers.
pub(crate) async fn of(
    app: &App,
    client: Option<&Client>,
    wanted: &[&str],
) -> Result<FormDescription, Refusal> {
    let facts = app.accounts.facts().await?;
    let realm = &facts.realm;
    if !realm.enabled || !realm.registration_allowed {
        return Err(Refusal::RegistrationNotAllowed);
    }
    let locales = if realm.internationalization_enabled {
        realm.supported_locales.as_slice()
    } else {
        &[]
    };
    let default = realm.default_locale.as_deref().filter(|_| !locales.is_empty());
    let default = default.unwrap_or("en");
    let offered: Vec<_> = locales.iter().map(String::as_str).collect();
    let locale = locale::best(wanted, &offered).unwrap_or(default);

    let here = app.accounts.texts(locale).await?;
    let mut texts = here.all;
    if locale != default {
        for (key, text) in app.accounts.texts(default).await?.all {
            texts.entry(key).or_insert(text);
        }
    }
    let fields = fields(&facts, client)?;
    let named = |group: &&Group| {
        fields
            .iter()
            .any(|field| field.group.as_deref() == Some(&group.name))
    };
    let groups: Vec<_> = facts.profile.groups.iter().filter(named).cloned().collect();
    Ok(FormDescription {
        realm: realm.realm.clone(),
        display_name: realm.display_name.clone(),
        email_as_username: realm.registration_email_as_username,
        verify_email: realm.verify_email,
        password_policy: facts.policy.clone(),
        locales: locales.to_vec(),
        locale: locale.to_owned(),
        terms: facts.terms.as_ref().map(|terms| Terms {
            text: texts.get(TERMS).cloned().or_else(|| terms.text.clone()),
        }),
        texts: spoken(texts, &here.own, &fields, &groups),
        reset_password_url: client
            .filter(|_| realm.reset_password_allowed)
            .and_then(|client| app.accounts.reset_password_page(&client.client_id)),
        login_url: client.and_then(home).or_else(|| app.accounts.login_page()),
        fields,
        groups,
    })
}

fn fields(facts: &Facts, client: Option<&Client>) -> Result<Vec<Field>, Unavailable> {
    facts
        .profile
        .sign_up_fields(&facts.context(client))
        .map_err(|error| Unavailable(format!("user profile of the realm: {error}")))
}

/// Where the client's application begins.
pub(crate) fn home(client: &Client) -> Option<String> {
    let base = client.base_url.as_deref()?;
    let url = if base.starts_with('/') {
        format!("{}{base}", client.root_url.as_deref()?.trim_end_matches('/'))
    } else {
        base.to_owned()
    };
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

/// Of the realm's texts those that the form may have to say: what fields and groups name, and what an administrator
/// wrote in the place of a sentence that the form has as well.
fn spoken(
    texts: BTreeMap<String, String>,
    own: &BTreeSet<String>,
    fields: &[Field],
    groups: &[Group],
) -> Members<String> {
    let mut keys: BTreeSet<String> = own
        .iter()
        .filter(|key| Language::form_says(key))
        .cloned()
        .collect();
    for field in fields {
        keys.extend(field.display_name.as_deref().map(keys_in).unwrap_or_default());
        keys.extend(field.input.values().flat_map(keys_of));
        // The message of a validator is a key without the `${}`.
        let configs = field.validators.iter().map(registration::Validator::config);
        keys.extend(configs.filter_map(|config| config.get("error-message").as_str().map(str::to_owned)));
        if let Some(prefix) = field
            .input
            .get("inputOptionLabelsI18nPrefix")
            .and_then(Value::as_str)
        {
            let prefix = format!("{prefix}.");
            keys.extend(texts.keys().filter(|key| key.starts_with(&prefix)).cloned());
        }
    }
    for group in groups {
        let headings = [&group.display_header, &group.display_description];
        keys.extend(headings.into_iter().flatten().flat_map(|text| keys_in(text)));
        keys.extend(group.annotations.values().flat_map(keys_of));
    }
    texts.into_iter().filter(|(key, _)| keys.contains(key)).collect()
}

fn keys_of(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => keys_in(text),
        Value::List(items) => items.iter().flat_map(keys_of).collect(),
        Value::Object(members) => members.values().flat_map(keys_of).collect(),
        _ => Vec::new(),
    }
}

/// The keys in a text's `${key}`s.
fn keys_in(text: &str) -> Vec<String> {
    let after = text.split("${").skip(1);
    after
        .filter_map(|rest| rest.split_once('}'))
        .map(|(key, _)| key.to_owned())
        .collect()
}
