//! `gateway setup` itself.

use std::ffi::OsString;

use reqwest::Method;
use serde_json::{Value, json};

use crate::realm::{Realm, body, create};
use crate::server::SERVER;

/// What the command prints, or its error.
async fn command(arguments: &[&str]) -> Result<String, String> {
    let environment = |name: &str| match name {
        "KEYCLOAK_ADMIN_USERNAME" => Some(SERVER.username.clone()),
        "KEYCLOAK_ADMIN_PASSWORD" => Some(SERVER.password.clone()),
        _ => None,
    };
    let arguments = arguments.iter().map(OsString::from);
    let result = gateway::setup::command(arguments, environment).await;
    result.map_err(|error| error.to_string())
}

#[tokio::test]
async fn a_second_run_changes_nothing_and_a_third_what_it_is_told() {
    let realm = Realm::with(json!({})).await;
    let mut setup = realm.setup();
    let clients = async || realm.administer(Method::GET, "/clients", Value::Null).await;
    let before = clients().await;
    assert_eq!(gateway::setup::run(&setup).await.unwrap(), realm.secret);
    assert_eq!(clients().await, before);
    create(&realm.accounts(), body(json!({}))).await.unwrap();

    let sees = async |id: &str| realm.accounts().client(id).await.unwrap().is_some();
    setup.app_clients = vec!["app".to_owned(), "other-app".to_owned()];
    gateway::setup::run(&setup).await.unwrap();
    assert_eq!((sees("app").await, sees("other-app").await), (true, true));
    setup.app_clients.clear();
    gateway::setup::run(&setup).await.unwrap();
    assert_eq!((sees("app").await, sees("other-app").await), (false, false));
}

#[tokio::test]
async fn a_client_with_too_many_switches_on_is_brought_back() {
    let realm = Realm::with(json!({})).await;
    let clients = realm
        .administer(Method::GET, "/clients?clientId=sign-up-gateway", Value::Null)
        .await;
    let path = format!("/clients/{}", clients[0]["id"].as_str().unwrap());
    let loose =
        json!({ "standardFlowEnabled": true, "fullScopeAllowed": true, "directAccessGrantsEnabled": true });
    realm.administer(Method::PUT, &path, loose).await;
    gateway::setup::run(&realm.setup()).await.unwrap();
    let client = realm.administer(Method::GET, &path, Value::Null).await;
    for switch in [
        "standardFlowEnabled",
        "fullScopeAllowed",
        "directAccessGrantsEnabled",
        "publicClient",
    ] {
        assert_eq!(client[switch], false, "{switch}");
    }
}

#[tokio::test]
async fn the_command_writes_settings_that_the_gateway_runs_with() {
    let realm = Realm::with(json!({})).await;
    let folder = std::env::temp_dir().join(&realm.name);
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("secret");
    std::fs::write(&file, "longer than any secret that Keycloak makes ".repeat(10)).unwrap();
    let path = file.to_str().unwrap();
    let to = [
        "--url",
        &SERVER.url,
        "--realm",
        &realm.name,
        "--app-client",
        "app",
    ];
    let printed = command(&[&to[..], &["--secret-file", path]].concat())
        .await
        .unwrap();
    assert!(!printed.contains(realm.secret.expose()));
    let config = gateway::Config::from_toml(&printed).unwrap();
    let settings = config.keycloak.unwrap();
    assert_eq!(settings.secret().unwrap(), realm.secret);
    create(&crate::realm::accounts(&settings), body(json!({})))
        .await
        .unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    std::fs::remove_dir_all(&folder).unwrap();

    let printed = command(&[&to[..], &["--print-secret"]].concat()).await.unwrap();
    assert!(printed.contains(realm.secret.expose()));
    for (arguments, says) in [
        (&to[..], "--print-secret"),
        (&to[..4], "--app-client"),
        (&[&to[..], &["--secret", "x"]].concat(), "--secret"),
        (
            &[&to[..4], &["--app-client", "nobody", "--print-secret"]].concat(),
            "'nobody'",
        ),
    ] {
        let error = command(arguments).await.unwrap_err();
        assert!(error.contains(says), "{error}");
    }
}
