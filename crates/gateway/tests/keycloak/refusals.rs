//! What Keycloak refuses ends up at the field it belongs to.

use reqwest::Method;
use serde_json::{Value, json};

use crate::realm::{Realm, body, create, refusal};

#[tokio::test]
async fn a_name_or_an_address_that_is_taken() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    create(&accounts, body(json!({}))).await.unwrap();
    create(
        &accounts,
        body(json!({ "username": "eve@example.com", "email": "eve@example.org" })),
    )
    .await
    .unwrap();
    let name = json!([["username", "usernameExistsMessage", []]]);
    let address = json!([["email", "emailExistsMessage", []]]);
    for (changes, problems) in [
        (json!({ "email": "new@example.com" }), &name),
        (json!({ "username": "ADA", "email": "new@example.com" }), &name),
        (json!({ "username": "new" }), &address),
        (json!({ "username": "new", "email": "ADA@example.COM" }), &address),
        (json!({ "username": "new", "email": "eve@example.com" }), &address),
        (
            json!({ "username": "ada@example.com", "email": "new@example.com" }),
            &name,
        ),
        (json!({ "email": "new@example.com", "password": "x" }), &name),
        (json!({}), &address),
    ] {
        let told = refusal(create(&accounts, body(changes.clone())).await);
        assert_eq!(told, (409, problems.clone()), "{changes}");
    }
}

#[tokio::test]
async fn an_address_that_is_the_name_is_taken_as_an_address() {
    let realm = Realm::with(json!({ "registrationEmailAsUsername": true })).await;
    let accounts = realm.accounts();
    create(&accounts, body(json!({}))).await.unwrap();
    let told = refusal(create(&accounts, body(json!({ "email": "ADA@example.com" }))).await);
    assert_eq!(told, (409, json!([["email", "emailExistsMessage", []]])));
    // A rule of the user name, for which there is no field.
    let told = refusal(create(&accounts, body(json!({ "email": "жук@example.com" }))).await);
    assert_eq!(
        told,
        (
            422,
            json!([["email", "error-username-invalid-character", ["email"]]])
        )
    );
}

/// Checklist 14.
/// The last one needs the file beside this one in the folder where Keycloak looks for it, as `cargo xtask keycloak`
/// sees to.
#[tokio::test]
async fn each_rule_of_the_password_policy() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    let before = realm.count().await;
    for (policy, password, code, params) in [
        (
            "length(8)",
            "Abc-123",
            "invalidPasswordMinLengthMessage",
            json!([8]),
        ),
        (
            "maxLength(8)",
            "Abc-12345",
            "invalidPasswordMaxLengthMessage",
            json!([8]),
        ),
        (
            "digits(2)",
            "Abcdefg-1",
            "invalidPasswordMinDigitsMessage",
            json!([2]),
        ),
        (
            "upperCase(2)",
            "Abcdefg-1",
            "invalidPasswordMinUpperCaseCharsMessage",
            json!([2]),
        ),
        (
            "lowerCase(2)",
            "aBCDEFG-1",
            "invalidPasswordMinLowerCaseCharsMessage",
            json!([2]),
        ),
        (
            "specialChars(2)",
            "Abcdefg-1",
            "invalidPasswordMinSpecialCharsMessage",
            json!([2]),
        ),
        (
            "notUsername",
            "ADA",
            "invalidPasswordNotUsernameMessage",
            json!([]),
        ),
        (
            "notContainsUsername",
            "x-Ada-x",
            "invalidPasswordNotContainsUsernameMessage",
            json!([]),
        ),
        (
            "notEmail",
            "ADA@example.com",
            "invalidPasswordNotEmailMessage",
            json!([]),
        ),
        (
            "regexPattern([a-z]+)",
            "abc1",
            "invalidPasswordRegexPatternMessage",
            json!(["[a-z]+"]),
        ),
        (
            "passwordBlacklist(forbidden-passwords.txt)",
            "FORBIDDEN-phrase-1",
            "invalidPasswordBlacklistedMessage",
            json!([]),
        ),
    ] {
        realm.change(json!({ "passwordPolicy": policy })).await;
        let told = refusal(create(&accounts, body(json!({ "password": password }))).await);
        assert_eq!(told, (422, json!([["password", code, params]])), "{policy}");
    }
    assert_eq!(
        realm.count().await,
        before,
        "a refused password leaves no account"
    );
}

#[tokio::test]
async fn values_that_the_profile_does_not_accept() {
    let realm = Realm::with(json!({})).await;
    let shoe = json!({
        "name": "shoe", "required": {},
        "validations": { "integer": { "min": 10, "max": 60 }, "pattern": { "pattern": "4.", "error-message": "shoe.wrong" } },
        "permissions": { "view": ["admin", "user"], "edit": ["admin", "user"] },
    });
    realm.add_attributes(&[shoe]).await;
    let accounts = realm.accounts();
    for (changes, problems) in [
        (
            json!({}),
            json!([["shoe", "error-user-attribute-required", ["shoe"]]]),
        ),
        (
            json!({ "username": "ab", "attributes": { "shoe": ["44"] } }),
            json!([["username", "error-invalid-length", ["username", 3, 255]]]),
        ),
        (
            json!({ "email": "nobody", "attributes": { "shoe": ["44"] } }),
            json!([["email", "error-invalid-email", ["email", "nobody"]]]),
        ),
        (
            json!({ "lastName": "<", "email": "nobody", "username": "a<b", "attributes": { "shoe": ["44"] } }),
            json!([
                ["username", "error-username-invalid-character", ["username"]],
                ["email", "error-invalid-email", ["email", "nobody"]],
                ["lastName", "error-person-name-invalid-character", ["lastName"]],
            ]),
        ),
        (
            json!({ "attributes": { "shoe": ["50"] } }),
            json!([["shoe", "shoe.wrong", ["shoe", "4."]]]),
        ),
    ] {
        let told = refusal(create(&accounts, body(changes.clone())).await);
        assert_eq!(told, (422, problems), "{changes}");
    }
}

#[tokio::test]
async fn what_nobody_who_signs_up_can_mend_is_no_problem_of_theirs() {
    let realm = Realm::with(json!({})).await;
    let accounts = realm.accounts();
    // A policy by which no password can be stored at all.
    realm
        .change(json!({ "passwordPolicy": "hashIterations(0)" }))
        .await;
    let (status, cause) = refusal(create(&accounts, body(json!({}))).await);
    assert_eq!(status, 503, "{cause}");
    realm.change(json!({ "passwordPolicy": "" })).await;
    // The group that the service account's right is about is gone.
    let groups = realm.administer(Method::GET, "/groups", Value::Null).await;
    let group = format!("/groups/{}", groups[0]["id"].as_str().unwrap());
    realm.administer(Method::DELETE, &group, Value::Null).await;
    let (status, cause) = refusal(create(&accounts, body(json!({}))).await);
    assert_eq!(status, 503, "{cause}");
}
