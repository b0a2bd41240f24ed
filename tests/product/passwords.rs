//! Passwords that careless programs spoil: each is Keycloak's as it was sent, and nothing near it is.

use serde_json::json;

use crate::people::grace;
use crate::stage::{Stage, realm};

/// A phrase of fifteen characters, one of 64, one with all its blanks, one beyond the BMP, one in decomposed letters.
const PASSWORDS: [&str; 5] = [
    "every two years",
    "four score and seven years ago our fathers brought forth on this",
    "  inner  and outer blanks  ",
    "😀👩‍🚀𝐀𝐁 beyond",
    "re\u{301}sume\u{301} of A\u{30a}ngstro\u{308}m",
];

/// Checklist 12 and 13.
#[tokio::test]
async fn long_phrases_and_rare_letters_log_in_as_they_were_sent_and_no_other_way() {
    let stage = Stage::keycloak(&realm("length(15) and maxLength(64)")).await;
    let keycloak = stage.in_real_keycloak();
    for (number, password) in PASSWORDS.into_iter().enumerate() {
        let username = format!("grace{number}");
        let changes =
            json!({"username": username, "email": format!("{username}@example.com"), "password": password});
        let reply = stage.sign_up(&grace(changes)).await;
        assert_eq!(reply.status, 201, "{password:?}: {}", reply.body);
        let log_in = async |password: &str| keycloak.log_in(&stage.realm, &username, password).await;
        log_in(password).await.expect(password);
        for near in [
            password.trim().to_owned() + "\u{200b}",
            password.replace("  ", " ").replace('\u{301}', ""),
            password.to_uppercase(),
        ] {
            if near != password {
                log_in(&near).await.expect_err(&near);
            }
        }
    }
    stage.end().await;
}
