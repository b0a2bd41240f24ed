//! All that can be asked for has a sentence, and none is there that nobody says.

use std::fs;
use std::path::Path;

use crate::{languages, root};

/// Keycloak's keys: for passwords, for a profile's fields, for what exists already.
const KEYCLOAKS: &[&str] = &[
    "invalidPasswordMinLengthMessage",
    "invalidPasswordMaxLengthMessage",
    "invalidPasswordMinDigitsMessage",
    "invalidPasswordMinUpperCaseCharsMessage",
    "invalidPasswordMinLowerCaseCharsMessage",
    "invalidPasswordMinSpecialCharsMessage",
    "invalidPasswordNotUsernameMessage",
    "invalidPasswordNotContainsUsernameMessage",
    "invalidPasswordNotEmailMessage",
    "invalidPasswordRegexPatternMessage",
    "invalidPasswordHistoryMessage",
    "invalidPasswordBlacklistedMessage",
    "invalidPasswordConfirmMessage",
    "invalidPasswordGenericMessage",
    "missingUsernameMessage",
    "missingEmailMessage",
    "missingPasswordMessage",
    "usernameExistsMessage",
    "emailExistsMessage",
    "termsAcceptanceRequired",
    "error-user-attribute-required",
    "error-user-attribute-read-only",
    "updateReadOnlyAttributesRejectedMessage",
    "error-empty",
    "error-invalid-blank",
    "error-invalid-value",
    "error-pattern-no-match",
    "error-invalid-length",
    "error-invalid-length-too-short",
    "error-invalid-length-too-long",
    "error-invalid-number",
    "error-number-out-of-range",
    "error-number-out-of-range-too-small",
    "error-number-out-of-range-too-big",
    "error-invalid-email",
    "error-non-ascii-local-part-email",
    "error-username-invalid-character",
    "error-person-name-invalid-character",
    "error-invalid-date",
    "error-invalid-uri",
    "error-invalid-uri-scheme",
    "error-invalid-uri-fragment",
    "error-invalid-multivalued-size",
];

/// All of the program's source, and the gateway's, which says the same sentences.
fn source() -> String {
    fn collect(folder: &Path, source: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, source);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                source.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut source = String::new();
    for folder in ["src", "crates/gateway/src", "crates/registration/src"] {
        collect(&root().join(folder), &mut source);
    }
    source
}

#[test]
fn every_message_of_keycloak_that_a_sign_up_can_meet_has_a_sentence() {
    let english = &languages()["en"];
    for key in KEYCLOAKS {
        assert!(english.contains_key(*key), "{key}");
    }
}

#[test]
fn nothing_is_asked_for_that_no_language_says_and_nothing_said_that_nobody_asks_for() {
    let english = &languages()["en"];
    let source = source();
    let made = ["policy.", "rule.", "label.", "missing."];
    for key in english.keys().filter(|key| !KEYCLOAKS.contains(&key.as_str())) {
        let key = key.strip_suffix(".advice").unwrap_or(key);
        let is_made = made.iter().any(|start| key.starts_with(start));
        assert!(
            is_made || KEYCLOAKS.contains(&key) || source.contains(&format!("\"{key}\"")),
            "nobody says {key}"
        );
    }
    for call in ["speech.text(\"", "speech.say(\""] {
        for asked in source.split(call).skip(1).filter_map(|rest| rest.split_once('"')) {
            assert!(english.contains_key(asked.0), "no sentence for {}", asked.0);
        }
    }
}
