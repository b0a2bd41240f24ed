//! A realm of a test's own: set up as `gateway setup` does, gone when the test ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use gateway::config::{self, Secret};
use gateway::setup::Setup;
use gateway::{AccountError, Accounts, Keycloak, NewAccount};
use registration::{FormDescription, Problems, Registration, RegistrationRequest};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::server::{
    Answer, SERVER, administer, call, delete_realm, granted, http, merged, plain_realm, token,
};

pub(crate) const PASSWORD: &str = "Correct-Horse-1";

pub(crate) struct Realm {
    pub(crate) name: String,
    pub(crate) http: Client,
    pub(crate) secret: Secret,
}

impl Realm {
    /// A new realm, with these members of its representation changed.
    pub(crate) async fn with(changes: Value) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros();
        let name = format!("gateway-{now}-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let http = http();
        administer(&http, Method::POST, "", merged(plain_realm(&name), changes)).await;
        let mut realm = Self {
            name,
            http,
            secret: Secret::default(),
        };
        realm.secret = gateway::setup::run(&realm.setup()).await.unwrap();
        realm
    }

    pub(crate) fn setup(&self) -> Setup {
        Setup {
            url: SERVER.url.clone(),
            realm: self.name.clone(),
            admin_realm: "master".to_owned(),
            admin_username: SERVER.username.clone(),
            admin_password: Secret::from(SERVER.password.as_str()),
            client_id: "sign-up-gateway".to_owned(),
            group: "signups".to_owned(),
            app_clients: vec!["app".to_owned()],
        }
    }

    /// Settings by which everything is read anew each time, and a busy machine may take long over it.
    pub(crate) fn settings(&self) -> config::Keycloak {
        config::Keycloak {
            url: SERVER.url.clone(),
            public_url: Some("https://id.example.org".to_owned()),
            realm: self.name.clone(),
            client_id: "sign-up-gateway".to_owned(),
            client_secret: Some(self.secret.clone()),
            client_secret_file: None,
            group: Some("signups".to_owned()),
            timeout_seconds: 60,
            refresh_seconds: 0,
        }
    }

    pub(crate) fn accounts(&self) -> Arc<Accounts> {
        accounts(&self.settings())
    }

    /// Calls the realm's Admin API as the administrator; `path` begins after the realm.
    pub(crate) async fn administer(&self, method: Method, path: &str, body: Value) -> Value {
        administer(&self.http, method, &format!("/{}{path}", self.name), body).await
    }

    /// Changes these members of the realm's representation.
    pub(crate) async fn change(&self, changes: Value) {
        self.administer(Method::PUT, "", changes).await;
    }

    /// Adds these attributes to the user profile.
    pub(crate) async fn add_attributes(&self, attributes: &[Value]) {
        let mut profile = self.administer(Method::GET, "/users/profile", Value::Null).await;
        profile["attributes"]
            .as_array_mut()
            .unwrap()
            .extend_from_slice(attributes);
        self.administer(Method::PUT, "/users/profile", profile).await;
    }

    /// Calls the realm's Admin API as the gateway's service account.
    pub(crate) async fn as_service_account(&self, method: Method, path: &str, body: Value) -> Answer {
        let grant = [
            ("grant_type", "client_credentials"),
            ("client_id", "sign-up-gateway"),
            ("client_secret", self.secret.expose()),
        ];
        let token = granted(&self.http, &self.name, &grant).await;
        call(&self.http, &token, method, &format!("/{}{path}", self.name), body).await
    }

    /// The only account of this name.
    pub(crate) async fn account(&self, username: &str) -> Value {
        let path = format!("/users?exact=true&username={username}");
        let found = self.administer(Method::GET, &path, Value::Null).await;
        let [account] = found.as_array().unwrap().as_slice() else {
            panic!("expected one account {username}, found {found}")
        };
        account.clone()
    }

    /// How many people and service accounts have accounts.
    pub(crate) async fn count(&self) -> u64 {
        let count = self.administer(Method::GET, "/users/count", Value::Null).await;
        count.as_u64().unwrap()
    }

    /// How often the gateway's client was given a token.
    pub(crate) async fn tokens(&self) -> usize {
        let path = "/events?type=CLIENT_LOGIN&client=sign-up-gateway&max=1000";
        let events = self.administer(Method::GET, path, Value::Null).await;
        events.as_array().unwrap().len()
    }

    /// Logs in at the token endpoint.
    pub(crate) async fn log_in(&self, username: &str, password: &str) -> Answer {
        let grant = [
            ("grant_type", "password"),
            ("client_id", "app"),
            ("username", username),
            ("password", password),
        ];
        token(&self.http, &self.name, &grant).await
    }
}

impl Drop for Realm {
    fn drop(&mut self) {
        delete_realm(&self.name);
    }
}

pub(crate) fn accounts(settings: &config::Keycloak) -> Arc<Accounts> {
    Arc::new(Accounts::Keycloak(Keycloak::new(settings).unwrap()))
}

/// A body that every realm of these tests accepts, with these members changed.
pub(crate) fn body(changes: Value) -> Value {
    let body = json!({
        "username": "ada",
        "email": "ada@example.com",
        "firstName": "Ada",
        "lastName": "Lovelace",
        "password": PASSWORD,
    });
    merged(body, changes)
}

/// The registration that this body asks for. Nothing is judged here, so that Keycloak has to.
pub(crate) async fn registration(accounts: &Accounts, body: Value) -> Registration {
    let facts = accounts.facts().await.unwrap();
    let email_as_username = facts.realm.registration_email_as_username;
    let mut fields = facts.profile.sign_up_fields(&facts.context(None)).unwrap();
    for field in &mut fields {
        field.required = false;
        field.validators.clear();
    }
    let description = FormDescription {
        email_as_username,
        fields,
        locales: vec!["en".to_owned(), "de".to_owned()],
        terms: facts.terms.clone(),
        ..FormDescription::default()
    };
    let request = RegistrationRequest::from_value(&serde_json::from_value(body).unwrap()).unwrap();
    request.parse(&description).unwrap()
}

/// Asks for an account.
pub(crate) async fn create(accounts: &Accounts, body: Value) -> Result<NewAccount, AccountError> {
    let registration = registration(accounts, body).await;
    accounts.create(&registration).await
}

/// Problems as a test writes them: field, code, parameters.
pub(crate) fn told(problems: &Problems) -> Value {
    let told = problems.0.iter().map(|problem| {
        assert_eq!(problem.source, registration::Source::Keycloak);
        json!([problem.field, problem.code, problem.params])
    });
    told.collect()
}

/// What is wrong, with the status that the endpoint makes of it.
pub(crate) fn refusal(result: Result<NewAccount, AccountError>) -> (u16, Value) {
    match result {
        Ok(account) => panic!("made {account:?}"),
        Err(AccountError::Taken(problems)) => (409, told(&problems)),
        Err(AccountError::Refused(problems)) => (422, told(&problems)),
        Err(AccountError::Unavailable(cause)) => (503, cause.to_string().into()),
    }
}

/// The account can be used.
pub(crate) async fn assert_logs_in(realm: &Realm, username: &str, password: &str) {
    let (status, answer) = realm.log_in(username, password).await;
    assert_eq!(status, StatusCode::OK, "{username}: {answer}");
}
