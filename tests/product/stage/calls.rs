//! What programs and pages ask of the endpoint, and what it answers.

use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::Stage;

/// What the endpoint answered.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Reply {
    /// The field and code of each problem.
    pub(crate) fn codes(&self) -> Vec<(String, String)> {
        let text = |problem: &Value, member: &str| problem[member].as_str().expect(member).to_owned();
        let problems = self.body["problems"].as_array();
        problems
            .into_iter()
            .flatten()
            .map(|problem| (text(problem, "field"), text(problem, "code")))
            .collect()
    }

    /// The origin whose pages may read this.
    pub(crate) fn allowed_origin(&self) -> Option<&str> {
        self.headers
            .get("access-control-allow-origin")
            .map(|value| value.to_str().unwrap())
    }

    /// Whether a cache keeps apart what different origins are told.
    pub(crate) fn varies_by_origin(&self) -> bool {
        let mut lists = self
            .headers
            .get_all("vary")
            .iter()
            .map(|value| value.to_str().unwrap().to_lowercase());
        lists.any(|list| list.split(',').any(|name| name.trim() == "origin"))
    }
}

impl Stage {
    fn registrations(&self, realm: &str, client: &str) -> String {
        format!(
            "{}/realms/{realm}/protocol/openid-connect/registrations?client_id={client}",
            self.origin()
        )
    }

    /// Signs up, as a program without an origin does.
    pub(crate) async fn sign_up(&self, body: &Value) -> Reply {
        self.post("application/json", body.to_string()).await
    }

    /// Asks for the verification mail once more.
    pub(crate) async fn send_again(&self, body: &Value) -> Reply {
        let url = format!(
            "{}/realms/{}/registration/verification-mail?client_id=app",
            self.origin(),
            self.realm
        );
        reply(self.http.post(url).json(body)).await
    }

    /// Posts something to the endpoint.
    pub(crate) async fn post(&self, content_type: &str, body: String) -> Reply {
        self.post_to(&self.realm, content_type, body).await
    }

    /// Posts something to the endpoint of a realm.
    pub(crate) async fn post_to(&self, realm: &str, content_type: &str, body: String) -> Reply {
        let request = self
            .http
            .post(self.registrations(realm, "app"))
            .header("content-type", content_type)
            .body(body);
        reply(request).await
    }

    /// Signs up from a page of this origin, for this client.
    pub(crate) async fn sign_up_from(&self, origin: &str, client: &str, body: &Value) -> Reply {
        reply(
            self.http
                .post(self.registrations(&self.realm, client))
                .header("origin", origin)
                .json(body),
        )
        .await
    }

    /// What a browser asks before it signs up from a page of this origin, for this client.
    pub(crate) async fn preflight(&self, origin: &str, client: &str) -> Reply {
        let request = self
            .http
            .request(Method::OPTIONS, self.registrations(&self.realm, client));
        let request = request
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type");
        reply(request).await
    }

    /// The description of the form.
    pub(crate) async fn describe(&self) -> Reply {
        reply(self.http.get(format!(
            "{}/realms/{}/registration?client_id=app",
            self.origin(),
            self.realm
        )))
        .await
    }
}

async fn reply(request: RequestBuilder) -> Reply {
    let reply = request.send().await.expect("the gateway answers");
    let (status, headers) = (reply.status(), reply.headers().clone());
    let text = reply.text().await.unwrap();
    let body = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap_or_else(|_| json!(text))
    };
    Reply {
        status,
        headers,
        body,
    }
}
