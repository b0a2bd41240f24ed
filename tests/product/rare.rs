//! A realm with validators that the page has no room for: a worker judges by them, in Keycloak's own words.

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Stage, realm};

/// A realm that asks for a home page and a height.
fn realm_with_rare_validators() -> Value {
    let mut realm = realm("length(4)");
    let both = json!({ "view": ["user"], "edit": ["user"] });
    let attributes = json!([
        { "name": "username", "permissions": both },
        { "name": "email", "permissions": both, "validations": { "email": {} } },
        { "name": "home", "permissions": both, "validations": { "uri": { "allowedSchemes": ["https"] } } },
        { "name": "height", "permissions": both, "validations": { "double": { "min": 0.5, "max": 2.5 } } },
    ]);
    let profile = json!({ "attributes": attributes }).to_string();
    realm["components"] = json!({ "org.keycloak.userprofile.UserProfileProvider": [
        { "providerId": "declarative-user-profile", "config": { "kc.user.profile.config": [profile] } },
    ]});
    realm
}

const HOME: &str = r"attribute\.home";
const HEIGHT: &str = r"attribute\.height";

#[tokio::test]
async fn rare_validators_speak_as_one_types() {
    let stage = Stage::embedded(&realm_with_rare_validators()).await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        browser.type_into("username", &format!("ada-{engine:?}")).await;
        browser.type_into("password", "letters").await;
        let address = format!("{engine:?}@b\u{fc}cher.de");
        for (field, wrong, right) in [
            ("email", "ada@[1.2.3]", &*address),
            (HOME, "http://example.com", "https://example.com/\u{e9}"),
            (HEIGHT, "2.5000001", "0x1p0"),
        ] {
            browser.type_into(field, wrong).await;
            // Elsewhere, so that the field is left.
            browser.wait_for("#username").await.click().await.unwrap();
            browser.wait_for(&format!("#{field}[aria-invalid=true]")).await;
            browser.clear(field).await;
            browser.type_into(field, right).await;
            browser
                .wait_for(&format!("#{field}:not([aria-invalid=true])"))
                .await;
        }
        browser.wait_for("#submit").await.click().await.unwrap();
        browser.wait_for("[data-screen=registered]").await;
        browser.close_unreported().await;
    }
    assert_eq!(stage.count_accounts().await, 3);
    stage.end().await;
}
