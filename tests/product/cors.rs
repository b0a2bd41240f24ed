//! Who may call from another origin: the client's Web Origins decide, in both modes, before anything happens.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::stage::{Stage, realm};

/// The client's web origins and redirect URIs, an origin, and what `Access-Control-Allow-Origin` answers it.
#[rustfmt::skip]
fn cases() -> Vec<(&'static str, Value, Value, &'static str, Option<&'static str>)> {
    let nowhere = || json!([]);
    vec![
        ("explicit", json!(["https://app.example.com"]), nowhere(), "https://app.example.com", Some("https://app.example.com")),
        ("explicit: another port", json!(["https://app.example.com"]), nowhere(), "https://app.example.com:8443", None),
        ("explicit: another scheme", json!(["https://app.example.com"]), nowhere(), "http://app.example.com", None),
        ("explicit: another case", json!(["https://App.example.com"]), nowhere(), "https://app.example.com", None),
        ("explicit: a longer host", json!(["https://app.example.com"]), nowhere(), "https://app.example.com.evil.example", None),
        ("an app's own scheme", json!(["capacitor://localhost"]), nowhere(), "capacitor://localhost", Some("capacitor://localhost")),
        ("plus", json!(["+"]), json!(["https://app.example.com/*"]), "https://app.example.com", Some("https://app.example.com")),
        ("plus: foreign", json!(["+"]), json!(["https://app.example.com/*"]), "https://evil.example", None),
        ("plus: null", json!(["+"]), json!(["https://app.example.com/*"]), "null", None),
        ("plus: a redirect to anywhere gives nothing", json!(["+"]), json!(["*"]), "https://app.example.com", None),
        ("star", json!(["*"]), nowhere(), "https://anywhere.example", Some("*")),
        ("none", nowhere(), json!(["https://app.example.com/*"]), "https://app.example.com", None),
        ("null is no origin to allow", json!(["https://app.example.com"]), nowhere(), "null", None),
    ]
}

/// Checklist 35.
#[tokio::test]
async fn the_web_origins_of_the_client_decide() {
    let cases = cases();
    let client = |number: usize| format!("client-{number}");
    let mut realm = realm("length(8)");
    let clients = cases
        .iter()
        .enumerate()
        .map(|(number, (_, web_origins, redirect_uris, ..))| {
            json!({
                "clientId": client(number),
                "enabled": true,
                "publicClient": true,
                "webOrigins": web_origins,
                "redirectUris": redirect_uris,
            })
        });
    realm["clients"] = clients.collect();
    for stage in Stage::both(&realm).await {
        let mut accounts = 0;
        for (number, (case, _, _, origin, allowed)) in cases.iter().enumerate() {
            let (case, client) = (format!("{}: {case}", stage.kind()), client(number));
            let preflight = stage.preflight(origin, &client).await;
            assert_eq!(preflight.allowed_origin(), *allowed, "{case}: preflight");
            assert!(preflight.varies_by_origin(), "{case}");
            assert!(
                !preflight.headers.contains_key("access-control-allow-credentials"),
                "{case}"
            );

            let body = json!({
                "username": format!("ada-{number}"),
                "email": format!("ada-{number}@example.com"),
                "firstName": "Ada",
                "lastName": "Lovelace",
                "password": "analytical",
            });
            let request = stage.sign_up_from(origin, &client, &body).await;
            assert_eq!(request.allowed_origin(), *allowed, "{case}: request");
            assert!(request.varies_by_origin(), "{case}");
            let expected = if allowed.is_some() {
                StatusCode::CREATED
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(request.status, expected, "{case}: {}", request.body);
            accounts += usize::from(allowed.is_some());
            assert_eq!(stage.count_accounts().await, accounts, "{case}");

            // A refusal is readable by those who may ask, so that the form can show it.
            if allowed.is_some() {
                let refusal = stage.sign_up_from(origin, &client, &json!({})).await;
                assert_eq!(
                    (refusal.status.as_u16(), refusal.allowed_origin()),
                    (422, *allowed),
                    "{case}"
                );
            }
        }
        stage.end().await;
    }
}
