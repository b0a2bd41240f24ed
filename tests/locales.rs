//! The sentences: the same in every language, all that can be asked for, and none that nobody says.

#![expect(clippy::unwrap_used, reason = "what the tests stand on fails where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use registration::{Catalogue, Value};

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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every language's sentences: tag → key → forms.
fn languages() -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let files = fs::read_dir(root().join("locales")).unwrap();
    let language = |path: &Path| {
        let value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        Catalogue::from_value(&value).unwrap();
        let Value::Object(sentences) = value else {
            unreachable!("it is a catalogue")
        };
        let forms = |sentence: Value| match sentence {
            Value::Object(forms) => {
                assert!(
                    forms.contains_key("other"),
                    "{}: a plural without `other`",
                    path.display()
                );
                forms
                    .values()
                    .map(|form| form.as_str().unwrap().to_owned())
                    .collect()
            }
            sentence => vec![sentence.as_str().unwrap().to_owned()],
        };
        sentences
            .into_iter()
            .map(|(key, sentence)| (key, forms(sentence)))
            .collect()
    };
    files
        .map(|file| file.unwrap().path())
        .map(|path| {
            (
                path.file_stem().unwrap().to_str().unwrap().to_owned(),
                language(&path),
            )
        })
        .collect()
}

fn placeholders(sentence: &str) -> BTreeSet<String> {
    let parts = sentence.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0.to_owned()))
        .collect()
}

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
fn every_language_says_the_same_things_about_the_same_parameters() {
    let languages = languages();
    let english = &languages["en"];
    assert!(languages.len() > 1);
    for (tag, sentences) in &languages {
        let keys: Vec<_> = sentences.keys().collect();
        assert_eq!(keys, english.keys().collect::<Vec<_>>(), "{tag}");
        for (key, forms) in sentences {
            for form in forms {
                assert!(!form.trim().is_empty(), "{tag} {key}");
                assert_eq!(
                    placeholders(form),
                    placeholders(english[key].last().unwrap()),
                    "{tag} {key}: {form}"
                );
            }
        }
    }
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
    let made = [
        "policy.",
        "checkMail.",
        "registered.",
        "unreachable.",
        "closed.",
        "unknown.",
        "rule.",
        "label.",
        "missing.",
        "expired.",
        "without.",
        // Said by what the form is about to learn.
        "terms.",
        "optional",
        "values.",
        "language",
        "password.",
        "missing",
        "form.",
        "tooManyRequests.",
    ];
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
