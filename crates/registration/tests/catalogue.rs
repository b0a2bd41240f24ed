//! Sentences: how they are chosen and filled in.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use registration::{Catalogue, Numbers, Value};
use serde_json::{Value as Json, json};

/// A language with a form for one, one for two, and points between thousands.
struct Counted;

impl Numbers for Counted {
    fn category(&self, number: i64) -> String {
        match number {
            1 => "one",
            2 => "two",
            _ => "other",
        }
        .to_owned()
    }

    fn format(&self, number: i64) -> String {
        match number {
            1000.. => format!("{}.{:03}", number / 1000, number % 1000),
            _ => number.to_string(),
        }
    }
}

fn catalogue(json: Json) -> Result<Catalogue, registration::Unreadable> {
    Catalogue::from_value(&serde_json::from_value(json).unwrap())
}

#[track_caller]
fn said(sentence: &Json, params: &Json) -> Option<String> {
    let params: Vec<Value> = serde_json::from_value(params.clone()).unwrap();
    catalogue(json!({"key": sentence}))
        .unwrap()
        .say("key", &params, &Counted)
}

#[test]
fn placeholders_are_filled_in_and_nothing_else_is() {
    for (sentence, params, expected) in [
        ("plain", json!([]), "plain"),
        ("{0}", json!(["x"]), "x"),
        ("{1} to {2}: {0}", json!(["x", 3, 255]), "3 to 255: x"),
        ("{0}{0}", json!([1000]), "1.0001.000"),
        ("{0}", json!([0.5]), "0.5"),
        ("a {1} b", json!(["x", null]), "a  b"),
        ("a {1} b", json!(["x"]), "a {1} b"),
        ("{", json!([]), "{"),
        ("{}", json!(["x"]), "{}"),
        ("{name} {0", json!(["x"]), "{name} {0"),
        ("{{0}}", json!(["x"]), "{x}"),
        ("it's {0}'s", json!(["x"]), "it's x's"),
        ("{0} {1}", json!(["{1}", "{0}"]), "{1} {0}"),
        ("{0}", json!(["${key} <b>"]), "${key} <b>"),
    ] {
        assert_eq!(
            said(&json!(sentence), &params).as_deref(),
            Some(expected),
            "{sentence}"
        );
    }
}

#[test]
fn the_first_number_chooses_the_form() {
    let sentence = json!({"one": "{1} sign", "two": "{1} signs, a pair", "other": "{1} signs"});
    for (params, expected) in [
        (json!(["x", 1, 9]), "1 sign"),
        (json!(["x", 2]), "2 signs, a pair"),
        (json!(["x", 5]), "5 signs"),
        (json!(["x", null, 1]), " sign"),
        (json!(["x", "1"]), "1 signs"),
        (json!([]), "{1} signs"),
    ] {
        assert_eq!(said(&sentence, &params).as_deref(), Some(expected), "{params}");
    }
    assert_eq!(
        said(&json!({"other": "any"}), &json!([1])).as_deref(),
        Some("any")
    );
    assert_eq!(said(&json!({"one": "one only"}), &json!([3])), None);
}

#[test]
fn what_a_language_has_no_sentence_for_is_not_said() {
    let catalogue = catalogue(json!({"key": "x"})).unwrap();
    assert_eq!(catalogue.say("other", &[], &Counted), None);
}

#[test]
fn a_catalogue_is_an_object_of_sentences() {
    for (json, expected) in [
        (json!([]), "member '': expected an object"),
        (json!({"key": 1}), "member 'key': expected a text"),
        (
            json!({"key": {"one": 1}}),
            "member 'key': expected a text for each plural category",
        ),
    ] {
        assert_eq!(catalogue(json).unwrap_err().to_string(), expected);
    }
}
