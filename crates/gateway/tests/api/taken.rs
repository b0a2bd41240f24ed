//! One name and one address belong to one person, whatever the case and however many ask at once.

use reqwest::StatusCode;
use serde_json::json;

use crate::gateway::{TestGateway, ada, ada_with, realm, send};

#[tokio::test]
async fn a_name_or_an_address_is_one_persons_whatever_the_case() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    assert_eq!(gateway.register(&ada()).await.status, StatusCode::CREATED);
    for (username, email, problem) in [
        ("ADA", "other@example.org", "username usernameExistsMessage"),
        ("other", "ADA@EXAMPLE.ORG", "email emailExistsMessage"),
        ("ada", "ada@example.org", "email emailExistsMessage"),
    ] {
        let reply = gateway
            .register(&ada_with(json!({ "username": username, "email": email })))
            .await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{username} {email}");
        assert_eq!(reply.problems(), [problem]);
        assert_eq!(reply.kind(), "account-exists");
        assert_eq!(reply.json()["problems"][0]["source"], "keycloak");
    }
    assert_eq!(gateway.accounts().len(), 1);
}

#[tokio::test]
async fn where_people_log_in_with_either_a_name_is_no_others_address() {
    let person = |username: &str, email: &str| ada_with(json!({ "username": username, "email": email }));
    for (login_with_email, status) in [(true, StatusCode::CONFLICT), (false, StatusCode::CREATED)] {
        let changes = json!({ "loginWithEmailAllowed": login_with_email });
        let gateway = TestGateway::start(realm(changes)).await;
        let first = gateway
            .register(&person("one@example.org", "two@example.org"))
            .await;
        assert_eq!(first.status, StatusCode::CREATED);
        let by_name = gateway
            .register(&person("two@example.org", "three@example.org"))
            .await;
        assert_eq!(by_name.status, status);
        let by_address = gateway.register(&person("four", "one@example.org")).await;
        assert_eq!(by_address.status, status);
        if login_with_email {
            assert_eq!(by_name.problems(), ["username usernameExistsMessage"]);
            assert_eq!(by_address.problems(), ["email emailExistsMessage"]);
        }
    }
}

#[tokio::test]
async fn several_may_share_an_address_where_the_realm_says_so() {
    let changes = json!({ "duplicateEmailsAllowed": true, "loginWithEmailAllowed": false });
    let gateway = TestGateway::start(realm(changes)).await;
    for (username, status) in [
        ("ada", StatusCode::CREATED),
        ("bob", StatusCode::CREATED),
        ("ada", StatusCode::CONFLICT),
    ] {
        let reply = gateway.register(&ada_with(json!({ "username": username }))).await;
        assert_eq!(reply.status, status, "{username}");
    }
}

#[tokio::test]
async fn of_many_equal_requests_at_once_one_makes_an_account() {
    let gateway = TestGateway::start(realm(json!({}))).await;
    let requests: Vec<_> = (0..8)
        .map(|_| tokio::spawn(send(gateway.registrations("").json(&ada()))))
        .collect();
    let mut created = 0;
    for request in requests {
        let reply = request.await.unwrap();
        match reply.status {
            StatusCode::CREATED => created += 1,
            StatusCode::CONFLICT => assert_eq!(reply.problems(), ["email emailExistsMessage"]),
            other => panic!("{other}: {}", reply.text),
        }
    }
    assert_eq!(created, 1);
    assert_eq!(gateway.accounts().len(), 1);
}
