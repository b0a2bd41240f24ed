//! A gateway on free ports with everything it needs in a folder that goes with it.

use std::fs;

use ::gateway::{Config, Gateway, Running, StartError};
use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A running gateway.
pub(crate) struct TestGateway {
    pub(crate) running: Running,
    pub(crate) folder: TempDir,
    pub(crate) http: Client,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

/// A realm with these members beside or instead of the usual ones.
pub(crate) fn realm(changes: Value) -> Value {
    let mut realm = json!({
        "realm": "test",
        "displayName": "Test & Co",
        "enabled": true,
        "registrationAllowed": true,
        "internationalizationEnabled": true,
        "supportedLocales": ["en", "de", "pt-BR"],
        "defaultLocale": "en",
        "passwordPolicy": "length(8) and digits(1) and notUsername",
        "clients": [
            {
                "clientId": "app",
                "rootUrl": "https://app.example",
                "baseUrl": "/home",
                "redirectUris": ["https://app.example/*"],
                "webOrigins": ["+"],
            },
            { "clientId": "anywhere", "webOrigins": ["*"] },
            { "clientId": "nowhere", "redirectUris": ["https://app.example/*"], "webOrigins": [] },
            { "clientId": "retired", "enabled": false, "webOrigins": ["*"] },
        ],
    });
    let Value::Object(changes) = changes else {
        panic!("a realm's changes are an object")
    };
    realm.as_object_mut().unwrap().extend(changes);
    realm
}

/// What a person sends who does everything right.
pub(crate) fn ada() -> Value {
    json!({
        "username": "Ada",
        "email": "Ada@Example.org",
        "firstName": "Ada",
        "lastName": "Lovelace",
        "password": "engine no. 1",
    })
}

/// The same with these members beside or instead of hers.
pub(crate) fn ada_with(changes: Value) -> Value {
    let mut body = ada();
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    body.as_object_mut().unwrap().extend(changes);
    body
}

/// The settings of a gateway in this folder, with these lines more.
pub(crate) fn settings(folder: &TempDir, realm: &Value, more: &str) -> String {
    fs::write(folder.path().join("realm.json"), realm.to_string()).unwrap();
    let folder = folder.path().display();
    let more = more.replace("FOLDER", &folder.to_string());
    let (top, sections) = more.split_at(more.find('[').unwrap_or(more.len()));
    let sections = sections.strip_prefix("[embedded]\n").unwrap_or(sections);
    format!(
        "listen = '127.0.0.1:0'\nmanagement_listen = '127.0.0.1:0'\n{top}\n\
         [embedded]\nrealm = '{folder}/realm.json'\ndatabase = '{folder}/accounts.sqlite'\n{sections}"
    )
}

impl TestGateway {
    pub(crate) async fn start(realm: Value) -> Self {
        Self::start_with(realm, "").await
    }

    /// `more` are lines of settings; `FOLDER` in them is the gateway's folder.
    pub(crate) async fn start_with(realm: Value, more: &str) -> Self {
        Self::try_start(realm, more).await.unwrap()
    }

    pub(crate) async fn try_start(realm: Value, more: &str) -> Result<Self, StartError> {
        Self::start_in(TempDir::new().unwrap(), realm, more).await
    }

    pub(crate) async fn start_in(folder: TempDir, realm: Value, more: &str) -> Result<Self, StartError> {
        let config = Config::from_toml(&settings(&folder, &realm, more))?;
        // An error means that another test did it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self {
            running: Gateway::start(config).await?,
            folder,
            http: Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
        })
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    pub(crate) fn description(&self, query: &str) -> RequestBuilder {
        self.http
            .get(self.url(&format!("/realms/test/registration?{query}")))
    }

    pub(crate) fn registrations(&self, query: &str) -> RequestBuilder {
        let path = format!("/realms/test/protocol/openid-connect/registrations?{query}");
        self.http.post(self.url(&path))
    }

    /// Registers as an application's server does: without an `Origin`.
    pub(crate) async fn register(&self, body: &Value) -> Reply {
        send(self.registrations("").json(body)).await
    }

    /// All accounts, as the export has them.
    pub(crate) fn accounts(&self) -> Vec<Value> {
        self.export()["users"].as_array().unwrap().clone()
    }

    /// Lets so many seconds pass for what is in the file.
    pub(crate) fn pass(&self, seconds: i64) {
        let file = rusqlite::Connection::open(self.folder.path().join("accounts.sqlite")).unwrap();
        for column in [
            "link SET expires_at = expires_at",
            "account SET mailed_at = mailed_at",
        ] {
            let earlier = format!("UPDATE {column} - ?1");
            file.execute(&earlier, [seconds * 1000]).unwrap();
        }
    }

    pub(crate) fn export(&self) -> Value {
        let settings = ::gateway::config::Embedded {
            realm: self.folder.path().join("realm.json"),
            database: self.folder.path().join("accounts.sqlite"),
            theme: None,
            link_hours: 12,
        };
        ::gateway::embedded::export(&settings).unwrap()
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Reply {
    let reply = request.send().await.unwrap();
    Reply {
        status: reply.status(),
        headers: reply.headers().clone(),
        text: reply.text().await.unwrap(),
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The problems as `field code`, in their order.
    pub(crate) fn problems(&self) -> Vec<String> {
        let document = self.json();
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(document["status"], self.status.as_u16());
        let problems = document["problems"].as_array().unwrap();
        problems
            .iter()
            .map(|problem| {
                let text = |member: &str| problem[member].as_str().unwrap().to_owned();
                format!("{} {}", text("field"), text("code"))
            })
            .collect()
    }

    /// The last part of the problem's type.
    pub(crate) fn kind(&self) -> String {
        let document = self.json();
        let kind = document["type"].as_str().unwrap();
        kind.strip_prefix("urn:sign-up:").unwrap().to_owned()
    }
}
