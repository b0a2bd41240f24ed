//! The sentences of every language: complete, and fit to be shown.

#![expect(clippy::unwrap_used, reason = "what the tests stand on fails where it stands")]

mod keys; // what is asked for, and what is said
mod plurals; // the forms that each language counts with
mod words; // in the language itself, written as it is written

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use registration::{Catalogue, Value};

/// Keycloak's languages for the pages of a login.
const KEYCLOAKS: &str = "ar az ca cs da de el en es eu fa fi fr hr hu hy id it ja kk ko ky lt lv nl no pl pt pt-BR ro \
                         ru sk sl sv th tr uk vi zh-CN zh-TW";

/// A language's sentences by key; each has one form by plural category, or a single one without.
type Sentences = BTreeMap<String, BTreeMap<String, String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every language's sentences, by its tag.
fn languages() -> BTreeMap<String, Sentences> {
    let files = fs::read_dir(root().join("locales")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .map(|path| {
            let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (tag, sentences(&fs::read_to_string(&path).unwrap()))
        })
        .collect()
}

fn sentences(json: &str) -> Sentences {
    let value: Value = serde_json::from_str(json).unwrap();
    Catalogue::from_value(&value).unwrap();
    let Value::Object(sentences) = value else {
        unreachable!("it is a catalogue")
    };
    let forms = |sentence: Value| match sentence {
        Value::Object(forms) => forms
            .into_iter()
            .map(|(category, form)| (category, form.as_str().unwrap().to_owned()))
            .collect(),
        sentence => BTreeMap::from([(String::new(), sentence.as_str().unwrap().to_owned())]),
    };
    sentences
        .into_iter()
        .map(|(key, sentence)| (key, forms(sentence)))
        .collect()
}

fn placeholders(sentence: &str) -> BTreeSet<&str> {
    let parts = sentence.split('{').skip(1);
    parts.filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// Checklist 27.
#[test]
fn every_login_language_of_keycloak_is_there() {
    let languages = languages();
    let tags: Vec<_> = languages.keys().map(String::as_str).collect();
    let mut expected: Vec<_> = KEYCLOAKS.split_whitespace().collect();
    expected.sort_unstable();
    assert_eq!(tags, expected);
}

/// Checklist 19 and 27.
#[test]
fn every_language_says_the_same_things_about_the_same_parameters() {
    let languages = languages();
    let english = &languages["en"];
    for (tag, sentences) in &languages {
        let keys: Vec<_> = sentences.keys().collect();
        assert_eq!(keys, english.keys().collect::<Vec<_>>(), "{tag}");
        for (key, forms) in sentences {
            let (_, example) = english[key].last_key_value().unwrap();
            for form in forms.values() {
                assert_eq!(placeholders(form), placeholders(example), "{tag} {key}: {form}");
            }
        }
    }
}
