//! The Keycloak that the tests run against, and its administrator.

use std::env;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::Mutex;

/// Address of the server, and who administers it.
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) username: String,
    pub(crate) password: String,
}

pub(crate) static SERVER: LazyLock<Server> = LazyLock::new(|| {
    let given = |name: &str| {
        env::var(name).unwrap_or_else(|_| {
            panic!("{name} is not set: run cargo xtask test, or cargo xtask keycloak and set KEYCLOAK_URL")
        })
    };
    Server {
        url: given("KEYCLOAK_URL").trim_end_matches('/').to_owned(),
        username: given("KEYCLOAK_ADMIN_USERNAME"),
        password: given("KEYCLOAK_ADMIN_PASSWORD"),
    }
});

/// An answer: its status and its body, `null` where that is no JSON.
pub(crate) type Answer = (StatusCode, Value);

/// A client of its own for each test, since each test has a runtime of its own.
pub(crate) fn http() -> Client {
    drop(rustls::crypto::ring::default_provider().install_default());
    Client::builder().tls_certs_only([]).build().unwrap()
}

/// Asks for a token of this realm.
pub(crate) async fn token(http: &Client, realm: &str, grant: &[(&str, &str)]) -> Answer {
    let url = format!("{}/realms/{realm}/protocol/openid-connect/token", SERVER.url);
    let response = http.post(url).form(grant).send().await.unwrap();
    (response.status(), response.json().await.unwrap_or_default())
}

/// A token that was granted.
pub(crate) async fn granted(http: &Client, realm: &str, grant: &[(&str, &str)]) -> String {
    let (status, body) = token(http, realm, grant).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body["access_token"].as_str().unwrap().to_owned()
}

/// Calls the Admin API with this token; `path` begins after `/admin/realms`.
pub(crate) async fn call(http: &Client, token: &str, method: Method, path: &str, body: Value) -> Answer {
    let url = format!("{}/admin/realms{path}", SERVER.url);
    let mut request = http.request(method, url).bearer_auth(token);
    if !body.is_null() {
        request = request.json(&body);
    }
    let response = request.send().await.unwrap();
    (response.status(), response.json().await.unwrap_or_default())
}

/// A token of the administrator.
pub(crate) async fn administrator(http: &Client) -> String {
    // Logging in costs Keycloak more than most calls do, and a token lives for a minute.
    static TOKEN: Mutex<Option<(String, Instant)>> = Mutex::const_new(None);
    let mut token = TOKEN.lock().await;
    if token
        .as_ref()
        .is_none_or(|(_, since)| since.elapsed() > Duration::from_secs(30))
    {
        let grant = [
            ("grant_type", "password"),
            ("client_id", "admin-cli"),
            ("username", &SERVER.username),
            ("password", &SERVER.password),
        ];
        *token = Some((granted(http, "master", &grant).await, Instant::now()));
    }
    token.as_ref().unwrap().0.clone()
}

/// Calls the Admin API as the administrator; the call must succeed.
pub(crate) async fn administer(http: &Client, method: Method, path: &str, body: Value) -> Value {
    let bearer = administrator(http).await;
    let (status, answer) = call(http, &bearer, method.clone(), path, body).await;
    assert!(status.is_success(), "{method} {path}: {status} {answer}");
    answer
}

/// Deletes a realm, also for a test that failed, and so on a thread of its own: the test's runtime may be ending.
pub(crate) fn delete_realm(name: &str) {
    let path = format!("/{name}");
    let delete = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let delete = async { administer(&http(), Method::DELETE, &path, Value::Null).await };
        runtime.unwrap().block_on(delete);
    };
    drop(std::thread::spawn(delete).join());
}

/// `object` with the members of `changes` put in.
pub(crate) fn merged(mut object: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else {
        panic!("not an object: {changes}")
    };
    object.as_object_mut().unwrap().extend(changes);
    object
}

/// The realm of a test before its own changes.
pub(crate) fn plain_realm(name: &str) -> Value {
    json!({
        "realm": name,
        "enabled": true,
        "sslRequired": "none",
        "registrationAllowed": true,
        "loginWithEmailAllowed": true,
        "internationalizationEnabled": true,
        "supportedLocales": ["en", "de"],
        "defaultLocale": "en",
        "eventsEnabled": true,
        // The usual RSA keys take a second to make.
        "defaultSignatureAlgorithm": "ES256",
        "components": { "org.keycloak.keys.KeyProvider": [
            { "name": "es", "providerId": "ecdsa-generated", "config": {} },
            { "name": "hs", "providerId": "hmac-generated", "config": { "algorithm": ["HS512"] } },
            { "name": "aes", "providerId": "aes-generated", "config": {} },
        ] },
        "clients": [
            {
                "clientId": "app",
                "publicClient": true,
                "directAccessGrantsEnabled": true,
                "rootUrl": "http://app.example",
                "baseUrl": "/start",
                "redirectUris": ["/*"],
                "webOrigins": ["+"],
            },
            { "clientId": "other-app", "secret": "of the other app" },
        ],
    })
}
