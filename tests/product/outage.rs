//! Keycloak out of reach: a clear answer, and nothing half made.

use reqwest::StatusCode;
use serde_json::json;

use crate::stage::{Line, Stage, realm};

fn ada() -> serde_json::Value {
    json!({"username": "ada", "email": "ada@example.com", "firstName": "Ada", "lastName": "L", "password": "analytical"})
}

/// Checklist 38.
#[tokio::test]
async fn while_keycloak_is_away_the_form_is_described_and_nobody_is_registered() {
    let line = Line::to_keycloak().await;
    let stage = Stage::keycloak_over(&line, &realm("length(8)")).await;
    assert_eq!(stage.describe().await.status, StatusCode::OK);

    line.cut();
    assert_eq!(
        stage.describe().await.status,
        StatusCode::OK,
        "what the realm said last still holds"
    );
    let reply = stage.sign_up(&ada()).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{}", reply.body);
    assert_eq!(reply.headers["content-type"], "application/problem+json");

    line.mend();
    assert_eq!(stage.count_accounts().await, 0, "nothing half made");
    let reply = stage.sign_up(&ada()).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.body);
    stage.end().await;
}

#[tokio::test]
async fn with_a_wrong_secret_nothing_is_told_and_nothing_made() {
    let stage = Stage::keycloak_with_secret(&realm("length(8)"), "wrong").await;
    for reply in [stage.describe().await, stage.sign_up(&ada()).await] {
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{}", reply.body);
        assert!(!reply.body.to_string().contains("secret"), "{}", reply.body);
    }
    assert_eq!(stage.count_accounts().await, 0);
    stage.end().await;
}
