//! One table of requests, the same answers whoever keeps the accounts.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::people::{ada, grace};
use crate::refusals::refusals;
use crate::stage::{Reply, Stage, realm};

const POLICY: &str = "length(8) and maxLength(20) and digits(1) and upperCase(1) and lowerCase(1) and \
                      specialChars(1) and notUsername and notContainsUsername and notEmail";

/// Checklist 30 and 34.
#[tokio::test]
async fn the_same_request_gets_the_same_answer_from_both_kinds_of_accounts() {
    for stage in Stage::both(&realm(POLICY)).await {
        let kind = stage.kind();
        let created = stage.sign_up(&ada()).await;
        assert_eq!(created.status, StatusCode::CREATED, "{kind}: {}", created.body);
        assert_eq!(created.body["username"], "ada.l", "{kind}");
        assert_eq!(created.body["email"], "ada@example.com", "{kind}");
        assert_eq!(created.body["emailVerificationRequired"], false, "{kind}");
        let id = created.body["id"].as_str().unwrap();
        assert!(
            created.headers["location"].to_str().unwrap().ends_with(id),
            "{kind}"
        );

        for (case, body, (status, problems)) in refusals() {
            let reply = stage.sign_up(&body).await;
            assert_eq!(
                (reply.status.as_u16(), reply.codes()),
                (status, owned(problems)),
                "{kind}: {case}: {}",
                reply.body
            );
            assert_is_a_problem_document(&reply, &format!("{kind}: {case}"));
        }
        assert_eq!(
            stage.count_accounts().await,
            1,
            "{kind}: a refused sign-up leaves nothing behind"
        );
        stage.end().await;
    }
}

/// Checklist 35.
#[tokio::test]
async fn what_is_no_request_at_all_is_refused_in_the_same_way() {
    for stage in Stage::both(&realm(POLICY)).await {
        let kind = stage.kind();
        let json = "application/json";
        let large = format!(r#"{{"username":"{}"}}"#, "x".repeat(10 * 1024 * 1024));
        let cases = [
            ("broken JSON", json, r#"{"username": "#.to_owned(), 400),
            ("nothing", json, String::new(), 400),
            (
                "half a surrogate pair",
                json,
                r#"{"username":"grace","password":"Nano-1\ud800xx"}"#.to_owned(),
                400,
            ),
            (
                "a form",
                "application/x-www-form-urlencoded",
                "username=grace".to_owned(),
                415,
            ),
            ("plain text", "text/plain", grace(json!({})).to_string(), 415),
            ("10 MB", json, large, 413),
        ];
        for (case, content_type, body, status) in cases {
            let reply = stage.post(content_type, body).await;
            assert_eq!(reply.status.as_u16(), status, "{kind}: {case}: {}", reply.body);
            assert_is_a_problem_document(&reply, &format!("{kind}: {case}"));
        }
        let reply = stage.post_to("no-such-realm", json, ada().to_string()).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{kind}");
        assert_eq!(stage.count_accounts().await, 0, "{kind}");
        stage.end().await;
    }
}

/// Checklist 28.
#[tokio::test]
async fn of_equal_requests_at_once_exactly_one_makes_an_account() {
    for stage in Stage::both(&realm(POLICY)).await {
        let kind = stage.kind();
        let body = ada();
        let replies: Vec<Reply> = futures_util::future::join_all((0..8).map(|_| stage.sign_up(&body))).await;
        let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409, 409, 409, 409, 409, 409, 409], "{kind}");
        for reply in replies
            .iter()
            .filter(|reply| reply.status == StatusCode::CONFLICT)
        {
            // Both are taken, and Keycloak looks for one after the other: the account may come in between.
            let one_of_both = [
                owned(&[("email", "emailExistsMessage")]),
                owned(&[("username", "usernameExistsMessage")]),
            ];
            assert!(one_of_both.contains(&reply.codes()), "{kind}: {}", reply.body);
        }
        assert_eq!(stage.count_accounts().await, 1, "{kind}");
        stage.end().await;
    }
}

#[tokio::test]
async fn a_realm_that_lets_nobody_register_says_so() {
    let mut closed = realm(POLICY);
    closed["registrationAllowed"] = false.into();
    for stage in Stage::both(&closed).await {
        let kind = stage.kind();
        for reply in [stage.sign_up(&ada()).await, stage.describe().await] {
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{kind}: {}", reply.body);
            assert!(
                reply.body["type"]
                    .as_str()
                    .unwrap()
                    .ends_with("registration-not-allowed"),
                "{kind}"
            );
        }
        assert_eq!(stage.count_accounts().await, 0, "{kind}");
        stage.end().await;
    }
}

#[tokio::test]
async fn the_address_is_the_user_name_where_the_realm_says_so() {
    let mut realm = realm(POLICY);
    realm["registrationEmailAsUsername"] = true.into();
    for stage in Stage::both(&realm).await {
        let kind = stage.kind();
        let description = stage.describe().await.body;
        let names: Vec<&str> = description["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["email", "firstName", "lastName"], "{kind}");

        let reply = stage
            .sign_up(&grace(json!({"username": null, "email": "Grace@Example.com"})))
            .await;
        assert_eq!(reply.status, StatusCode::CREATED, "{kind}: {}", reply.body);
        assert_eq!(reply.body["username"], "grace@example.com", "{kind}");
        let again = stage.sign_up(&grace(json!({"username": "ignored"}))).await;
        assert_eq!(
            (again.status.as_u16(), again.codes()),
            (409, owned(&[("email", "emailExistsMessage")])),
            "{kind}"
        );
        stage.end().await;
    }
}

#[tokio::test]
async fn both_kinds_of_accounts_describe_the_same_form() {
    let mut descriptions = Vec::new();
    for stage in Stage::both(&realm(POLICY)).await {
        let reply = stage.describe().await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        let mut description = reply.body;
        // Two things differ: the embedded realm logs nobody in, and only Keycloak has texts for its own names.
        description["loginUrl"] = Value::Null;
        description["texts"] = Value::Null;
        descriptions.push(description);
        stage.end().await;
    }
    assert_eq!(descriptions[0], descriptions[1]);
    assert_eq!(
        descriptions[0]["passwordPolicy"][0],
        json!({"rule": "length", "value": 8, "check": "form"})
    );
}

fn owned(codes: &[(&str, &str)]) -> Vec<(String, String)> {
    codes
        .iter()
        .map(|(field, code)| ((*field).to_owned(), (*code).to_owned()))
        .collect()
}

#[track_caller]
fn assert_is_a_problem_document(reply: &Reply, case: &str) {
    assert_eq!(
        reply.headers["content-type"], "application/problem+json",
        "{case}"
    );
    assert_eq!(reply.headers["cache-control"], "no-store", "{case}");
    assert_eq!(reply.body["status"], reply.status.as_u16(), "{case}");
    for member in ["type", "title", "errorMessage"] {
        assert!(
            reply.body[member].as_str().is_some_and(|text| !text.is_empty()),
            "{case}: {member} in {}",
            reply.body
        );
    }
}
