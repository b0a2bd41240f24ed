//! Realm files that the embedded realm refuses, by the name of what is wrong.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::gateway::{TestGateway, realm, settings};

async fn refusal(realm: Value, more: &str) -> String {
    match TestGateway::try_start(realm, more).await {
        Ok(_) => panic!("it started"),
        Err(error) => error.to_string(),
    }
}

fn with_profile(profile: &Value) -> Value {
    json!({ "components": { "org.keycloak.userprofile.UserProfileProvider": [
        { "config": { "kc.user.profile.config": [profile.to_string()] } },
    ] } })
}

#[tokio::test]
async fn rules_that_only_a_keycloak_can_apply_stop_the_start_by_name() {
    let permissions = json!({ "view": ["user"], "edit": ["user"] });
    let validated = |id: &str, config: Value| {
        with_profile(&json!({ "attributes": [
            { "name": "username" },
            { "name": "code", "permissions": permissions, "validations": { id: config } },
        ] }))
    };
    let mut german = validated("local-date", json!({}));
    german["internationalizationEnabled"] = true.into();
    german["defaultLocale"] = "de".into();
    for (changes, words) in [
        (
            json!({ "passwordPolicy": "passwordBlacklist(list.txt)" }),
            ["passwordPolicy", "'passwordBlacklist'"],
        ),
        (
            json!({ "passwordPolicy": "companyRule(1)" }),
            ["passwordPolicy", "'companyRule'"],
        ),
        (
            json!({ "passwordPolicy": "length(many)" }),
            ["passwordPolicy", "length"],
        ),
        (
            json!({ "passwordPolicy": "hashAlgorithm(pbkdf2)" }),
            ["passwordPolicy", "'pbkdf2'"],
        ),
        (
            json!({ "passwordPolicy": "hashIterations(0)" }),
            ["passwordPolicy", "hashIterations"],
        ),
        (german, ["'code'", "'local-date'"]),
        (validated("company", json!({})), ["'code'", "'company'"]),
        (validated("length", json!({ "min": "few" })), ["code", "length"]),
        (json!({ "realm": "" }), ["'realm'", "realm.json"]),
        (
            json!({ "clients": "none" }),
            ["realm.json", "expected a sequence"],
        ),
    ] {
        let error = refusal(realm(changes.clone()), "").await;
        assert!(
            error.starts_with("setting 'embedded.realm'"),
            "{changes}: {error}"
        );
        for word in words {
            assert!(error.contains(word), "{changes}: no {word} in: {error}");
        }
    }
    let english = realm(validated("local-date", json!({})));
    assert!(TestGateway::try_start(english, "").await.is_ok());
}

#[tokio::test]
async fn what_a_new_account_cannot_break_does_not_stop_the_start() {
    let policy = "passwordHistory(3) and passwordAge(30) and forceExpiredPasswordChange(365) and maxAuthAge(300) \
                  and hashAlgorithm(argon2) and hashIterations(7)";
    TestGateway::start(realm(json!({ "passwordPolicy": policy }))).await;
}

#[tokio::test]
async fn settings_that_do_not_fit_the_realm_stop_the_start_by_name() {
    for (changes, more, words) in [
        (json!({ "verifyEmail": true }), "", "setting 'mail'"),
        (
            json!({}),
            "default_client_id = 'nobody'\n",
            "setting 'default_client_id'",
        ),
        (
            json!({}),
            "default_client_id = 'retired'\n",
            "setting 'default_client_id'",
        ),
        (
            json!({}),
            "[mail]\nfrom = 'nobody'\nfolder = 'FOLDER/mails'\n",
            "setting 'mail.from'",
        ),
        (
            json!({}),
            "[mail]\nfrom = 'a@b.example'\nsmtp = 'http://x'\n",
            "setting 'mail.smtp'",
        ),
        (
            json!({}),
            "[mail]\nfrom = 'a@b.example'\nsmtp = 'smtp://me:secret@x'\n",
            "smtp_user",
        ),
        (
            json!({}),
            "[mail]\nfrom = 'a@b.example'\nsmtp = 'smtp://x'\nsmtp_user = 'me'\n",
            "smtp_password",
        ),
    ] {
        let error = refusal(realm(changes), more).await;
        assert!(error.contains(words), "{more}: {error}");
        assert!(!error.contains("secret"), "{error}");
    }
}

#[tokio::test]
async fn a_realm_file_that_cannot_be_read_is_named() {
    let folder = TempDir::new().unwrap();
    let config = settings(&folder, &realm(json!({})), "");
    fs::remove_file(folder.path().join("realm.json")).unwrap();
    let config = gateway::Config::from_toml(&config).unwrap();
    let error = gateway::Gateway::start(config).await.err().unwrap().to_string();
    assert!(error.contains("realm.json: No such file"), "{error}");
}

#[tokio::test]
async fn a_file_of_accounts_that_is_none_is_named() {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("accounts.sqlite"),
        "these are my notes, and long enough for a page",
    )
    .unwrap();
    let error = TestGateway::start_in(folder, realm(json!({})), "")
        .await
        .err()
        .unwrap()
        .to_string();
    assert!(error.starts_with("setting 'embedded.database'"), "{error}");
    assert!(error.contains("not a database"), "{error}");
}
