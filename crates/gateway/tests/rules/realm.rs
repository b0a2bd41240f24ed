//! A realm of a test's own, in which nothing is asked of an account but what the test asks.

use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::{Client, Method, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};

use crate::server::{
    Answer, SERVER, administer, administrator, call, delete_realm, http, merged, plain_realm,
};

pub(crate) struct Realm {
    name: String,
    http: Client,
}

impl Realm {
    pub(crate) async fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let realm = Self {
            name: format!("rules-{}-{count}", std::process::id()),
            http: http(),
        };
        let changes = json!({
            // Dates are English where there is no other language.
            "internationalizationEnabled": false,
            "loginWithEmailAllowed": false,
            "duplicateEmailsAllowed": true,
        });
        administer(
            &realm.http,
            Method::POST,
            "",
            merged(plain_realm(&realm.name), changes),
        )
        .await;
        let (status, answer) = realm.set_profile(&profile_with(&[])).await;
        assert!(status.is_success(), "{answer}");
        realm
    }

    /// Sets the user profile.
    pub(crate) async fn set_profile(&self, profile: &impl Serialize) -> Answer {
        let profile = serde_json::to_value(profile).unwrap();
        self.call(Method::PUT, "/users/profile", profile).await
    }

    /// Sets the password policy.
    pub(crate) async fn set_policy(&self, policy: &str) -> Answer {
        self.call(Method::PUT, "", json!({ "passwordPolicy": policy }))
            .await
    }

    /// The password policy as it is stored.
    pub(crate) async fn policy(&self) -> String {
        let (_, realm) = self.call(Method::GET, "", Value::Null).await;
        realm["passwordPolicy"].as_str().unwrap_or_default().to_owned()
    }

    /// Asks for an account.
    pub(crate) async fn create(&self, account: Value) -> Answer {
        self.call(Method::POST, "/users", account).await
    }

    /// Makes an account without a password; gives the place it is at.
    pub(crate) async fn person(&self, username: &str, email: Option<&str>) -> String {
        let account = json!({ "username": username, "email": email, "enabled": true });
        let url = format!("{}/admin/realms/{}/users", SERVER.url, self.name);
        let request = self.http.post(url).bearer_auth(administrator(&self.http).await);
        let response = request.json(&account).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED, "{account}");
        let place = response.headers()["location"].to_str().unwrap();
        format!("/users/{}", place.rsplit('/').next().unwrap())
    }

    /// Takes a person's account away.
    pub(crate) async fn delete(&self, person: &str) {
        let (status, answer) = self.call(Method::DELETE, person, Value::Null).await;
        assert!(status.is_success(), "{answer}");
    }

    /// Sets a person's password.
    pub(crate) async fn set_password(&self, person: &str, password: &str) -> Answer {
        let credential = json!({ "type": "password", "value": password, "temporary": false });
        self.call(Method::PUT, &format!("{person}/reset-password"), credential)
            .await
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> Answer {
        let token = administrator(&self.http).await;
        call(&self.http, &token, method, &format!("/{}{path}", self.name), body).await
    }
}

impl Drop for Realm {
    fn drop(&mut self) {
        delete_realm(&self.name);
    }
}

/// A user profile with names and addresses of any kind, and with these attributes.
pub(crate) fn profile_with(attributes: &[Value]) -> Value {
    let everybody = json!({ "view": ["admin", "user"], "edit": ["admin", "user"] });
    let names = ["username", "email"].map(|name| json!({ "name": name, "permissions": everybody }));
    let attributes: Vec<&Value> = names.iter().chain(attributes).collect();
    json!({ "attributes": attributes })
}

/// What is wrong with an account: one error stands in the body itself, several in a list.
pub(crate) fn errors(answer: &Value) -> Vec<Value> {
    let one = || vec![answer.clone()];
    answer["errors"].as_array().cloned().unwrap_or_else(one)
}
