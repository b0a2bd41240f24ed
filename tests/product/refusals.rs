//! Every request that the contract refuses, and the answer; the realm's policy is `contract`'s.

use serde_json::{Value, json};

use crate::people::{ada, grace};

/// Status, and the code under each field, in order.
pub(crate) type Answer = (u16, &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
/// What is asked, why it is refused, and how.
pub(crate) fn refusals() -> Vec<(&'static str, Value, Answer)> {
    vec![
        ("a taken user name", grace(json!({"username": "ADA.l"})),
            (409, &[("username", "usernameExistsMessage")])),
        ("a taken address", grace(json!({"email": "aDA@eXAMPLE.com"})),
            (409, &[("email", "emailExistsMessage")])),
        ("both taken: Keycloak tells of one", ada(),
            (409, &[("email", "emailExistsMessage")])),
        ("a user name that is somebody's address", grace(json!({"username": "ada@example.com"})),
            (409, &[("username", "usernameExistsMessage")])),
        ("length", grace(json!({"password": "Nano-1x"})),
            (422, &[("password", "invalidPasswordMinLengthMessage")])),
        ("maxLength", grace(json!({"password": "Nanosecond-1-nanosecond"})),
            (422, &[("password", "invalidPasswordMaxLengthMessage")])),
        ("digits", grace(json!({"password": "Nanosecond-"})),
            (422, &[("password", "invalidPasswordMinDigitsMessage")])),
        ("upperCase", grace(json!({"password": "nanosecond-1"})),
            (422, &[("password", "invalidPasswordMinUpperCaseCharsMessage")])),
        ("lowerCase", grace(json!({"password": "NANOSECOND-1"})),
            (422, &[("password", "invalidPasswordMinLowerCaseCharsMessage")])),
        ("specialChars", grace(json!({"password": "Nanosecond1"})),
            (422, &[("password", "invalidPasswordMinSpecialCharsMessage")])),
        ("a letter that ASCII does not know is no special character", grace(json!({"password": "Nanosecondé1"})),
            (422, &[("password", "invalidPasswordMinSpecialCharsMessage")])),
        ("notUsername", grace(json!({"username": "grace.h-1", "password": "gRACE.H-1"})),
            (422, &[("password", "invalidPasswordNotUsernameMessage"), ("password", "invalidPasswordNotContainsUsernameMessage")])),
        ("notContainsUsername", grace(json!({"password": "my-GRACE-1"})),
            (422, &[("password", "invalidPasswordNotContainsUsernameMessage")])),
        ("notEmail", grace(json!({"username": "hopper", "email": "grace1@example.com", "password": "Grace1@example.com"})),
            (422, &[("password", "invalidPasswordNotEmailMessage")])),
        ("every broken rule at once", grace(json!({"password": "x"})),
            (422, &[("password", "invalidPasswordMinLengthMessage"), ("password", "invalidPasswordMinDigitsMessage"),
                    ("password", "invalidPasswordMinUpperCaseCharsMessage"), ("password", "invalidPasswordMinSpecialCharsMessage")])),
        ("no password", grace(json!({"password": null})), (422, &[("password", "missingPasswordMessage")])),
        ("an empty password", grace(json!({"password": ""})), (422, &[("password", "missingPasswordMessage")])),
        ("a blank password", grace(json!({"password": "          "})), (422, &[("password", "missingPasswordMessage")])),
        ("no user name", grace(json!({"username": null})), (422, &[("username", "missingUsernameMessage")])),
        ("no address", grace(json!({"email": null})), (422, &[("email", "error-user-attribute-required")])),
        ("no names", grace(json!({"firstName": " ", "lastName": null})),
            (422, &[("firstName", "error-user-attribute-required"), ("lastName", "error-user-attribute-required")])),
        ("a user name with a space", grace(json!({"username": "grace h"})),
            (422, &[("username", "error-username-invalid-character")])),
        ("a user name in another script", grace(json!({"username": "грейс"})),
            (422, &[("username", "error-username-invalid-character")])),
        ("a short user name", grace(json!({"username": "g"})), (422, &[("username", "error-invalid-length")])),
        ("no address at all", grace(json!({"email": "not-an-address"})), (422, &[("email", "error-invalid-email")])),
        ("a name with a bracket", grace(json!({"lastName": "Hopper<script>"})),
            (422, &[("lastName", "error-person-name-invalid-character")])),
        ("everything at once, in the order of the fields", json!({"username": "g", "email": "g", "lastName": "<", "password": "x1-X"}),
            (422, &[("username", "error-invalid-length"), ("email", "error-invalid-email"),
                    ("firstName", "error-user-attribute-required"), ("lastName", "error-person-name-invalid-character"),
                    ("password", "invalidPasswordMinLengthMessage")])),
        ("a verified address", grace(json!({"emailVerified": true})), (422, &[("emailVerified", "notAllowed")])),
        ("a disabled account", grace(json!({"enabled": false})), (422, &[("enabled", "notAllowed")])),
        ("an attribute that the form has not", grace(json!({"attributes": {"role": ["admin"]}})), (422, &[("role", "unknownMember")])),
        ("a smuggled user name", grace(json!({"attributes": {"username": ["root"]}})), (422, &[("username", "unknownMember")])),
        ("members that the contract has not", grace(json!({"realmRoles": ["admin"], "groups": ["/admins"]})),
            (400, &[("groups", "unknownMember"), ("realmRoles", "unknownMember")])),
        ("members of the wrong type", grace(json!({"username": 5, "emailVerified": "no"})),
            (400, &[("username", "wrongType"), ("emailVerified", "wrongType")])),
        ("a list", json!([]), (400, &[("", "wrongType")])),
    ]
}
