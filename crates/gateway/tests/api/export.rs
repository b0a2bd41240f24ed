//! `gateway export`: Keycloak's partial import gets what it needs to let everyone log in.

use serde_json::{Value, json};

use crate::gateway::{TestGateway, ada, ada_with, realm};

#[tokio::test]
async fn accounts_are_exported_as_keycloak_imports_them() {
    let gateway = TestGateway::start(realm(json!({ "realm": "Test" }))).await;
    let path = gateway.url("/realms/Test/protocol/openid-connect/registrations");
    let id = |reply: Value| reply["id"].as_str().unwrap().to_owned();
    let mut ids = Vec::new();
    for body in [
        ada(),
        ada_with(json!({ "username": "bob", "email": "bob@example.org" })),
    ] {
        let reply = gateway.http.post(&path).json(&body).send().await.unwrap();
        ids.push(id(reply.json().await.unwrap()));
    }

    let export = gateway.export();
    assert_eq!(export["ifResourceExists"], "SKIP");
    let users = export["users"].as_array().unwrap();
    assert_eq!(users.len(), 2);
    let user = &users[0];
    let credential = &user["credentials"][0];
    let created = user["createdTimestamp"].as_i64().unwrap();
    assert!(created > 1_700_000_000_000, "milliseconds: {created}");
    let expected = json!({
        "id": ids[0],
        "username": "ada",
        "email": "ada@example.org",
        "emailVerified": false,
        "enabled": true,
        "firstName": "Ada",
        "lastName": "Lovelace",
        "attributes": {},
        "createdTimestamp": created,
        "realmRoles": ["default-roles-test"],
        "credentials": [{
            "type": "password",
            "createdDate": created,
            "credentialData": credential["credentialData"],
            "secretData": credential["secretData"],
        }],
    });
    assert_eq!(*user, expected);

    let inner = |name: &str| -> Value { serde_json::from_str(credential[name].as_str().unwrap()).unwrap() };
    let parameters = json!({
        "hashIterations": 5,
        "algorithm": "argon2",
        "additionalParameters": {
            "hashLength": ["32"], "memory": ["7168"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"],
        },
    });
    assert_eq!(inner("credentialData"), parameters);
    let secret = inner("secretData");
    assert_eq!(secret["value"].as_str().unwrap().len(), 44);
    assert_eq!(secret["salt"].as_str().unwrap().len(), 24);
    assert_eq!(secret["additionalParameters"], json!({}));
    let salt = |user: &Value| user["credentials"][0]["secretData"].clone();
    assert_ne!(
        salt(&users[0]),
        salt(&users[1]),
        "one password, two salts, two hashes"
    );
}

#[tokio::test]
async fn accounts_outlive_the_gateway() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    gateway.register(&ada()).await;
    let TestGateway { running, folder, .. } = gateway;
    running.stop().await;
    let gateway = TestGateway::start_in(folder, realm(json!({})), "").await.unwrap();
    let reply = gateway.register(&ada()).await;
    assert_eq!(reply.problems(), ["email emailExistsMessage"]);
    assert_eq!(gateway.accounts().len(), 1);
}

#[tokio::test]
async fn there_is_no_export_of_a_file_that_is_not_there() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let settings = gateway::config::Embedded {
        realm: gateway.folder.path().join("realm.json"),
        database: gateway.folder.path().join("other.sqlite"),
        theme: None,
        link_hours: 12,
    };
    let error = gateway::embedded::export(&settings).unwrap_err().to_string();
    assert!(error.starts_with("setting 'embedded.database'"), "{error}");
    assert!(!settings.database.exists());
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_reads_the_file_of_hashes() {
    use std::os::unix::fs::PermissionsExt;

    let gateway = TestGateway::start(realm(json!({}))).await;
    gateway.register(&ada()).await;
    for file in ["accounts.sqlite", "accounts.sqlite-wal"] {
        let mode = gateway
            .folder
            .path()
            .join(file)
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}
