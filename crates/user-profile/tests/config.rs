//! Validators' configurations: which ones Keycloak refuses and why, and that one is written as it was read.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use serde_json::{Value as Json, json};
use user_profile::{Validator, Value};

fn new(id: &str, config: &Json) -> Result<Validator, user_profile::ConfigError> {
    let config: Value = serde_json::from_value(config.clone()).unwrap();
    Validator::new(id, &config)
}

#[test]
fn a_configuration_is_refused_for_keycloaks_reasons() {
    const MISSING: &str = "error-validator-config-missing-value";
    const INVALID: &str = "error-validator-config-invalid-value";
    const NO_NUMBER: &str = "error-validator-config-invalid-number-value";
    const NO_FLAG: &str = "error-validator-config-invalid-boolean-value";
    for (id, config, expected) in [
        (
            "length",
            json!({}),
            json!([["min", MISSING, []], ["max", MISSING, []]]),
        ),
        (
            "length",
            json!(null),
            json!([["min", MISSING, []], ["max", MISSING, []]]),
        ),
        (
            "length",
            json!({"min": 5, "max": 2}),
            json!([["max", INVALID, []]]),
        ),
        ("length", json!({"min": "x"}), json!([["min", NO_NUMBER, ["x"]]])),
        (
            "length",
            json!({"min": null, "max": 1}),
            json!([["min", NO_NUMBER, [null]]]),
        ),
        (
            "length",
            json!({"max": "4294967296"}),
            json!([["max", NO_NUMBER, ["4294967296"]]]),
        ),
        (
            "length",
            json!({"max": 1, "trim-disabled": 1}),
            json!([["trim-disabled", NO_FLAG, [1]]]),
        ),
        (
            "integer",
            json!({"min": 5, "max": 5}),
            json!([["max", INVALID, []]]),
        ),
        (
            "integer",
            json!({"min": [], "max": "1.0"}),
            json!([["min", NO_NUMBER, [[]]], ["max", NO_NUMBER, ["1.0"]]]),
        ),
        (
            "double",
            json!({"min": "1,5"}),
            json!([["min", NO_NUMBER, ["1,5"]]]),
        ),
        (
            "double",
            json!({"min": 0.5, "max": "NaN"}),
            json!([["max", INVALID, []]]),
        ),
        ("options", json!({}), json!([["options", MISSING, []]])),
        (
            "options",
            json!({"options": "a"}),
            json!([["options", INVALID, ["must be list of values"]]]),
        ),
        ("multivalued", json!({}), json!([["max", MISSING, []]])),
        ("multivalued", json!({"min": 1}), json!([["max", MISSING, []]])),
        (
            "multivalued",
            json!({"min": "a", "max": "b"}),
            json!([["min", NO_NUMBER, []], ["max", NO_NUMBER, []]]),
        ),
        (
            "multivalued",
            json!({"min": 3, "max": 2}),
            json!([["max", INVALID, []]]),
        ),
        (
            "email",
            json!({"max-local-length": 0}),
            json!([["max-local-length", NO_NUMBER, [0]]]),
        ),
        ("pattern", json!({}), json!([["pattern", MISSING, []]])),
        (
            "pattern",
            json!({"pattern": 5}),
            json!([["pattern", INVALID, [5]]]),
        ),
        (
            "up-email-as-username",
            json!({"length": {}}),
            json!([["min", MISSING, []], ["max", MISSING, []]]),
        ),
    ] {
        let error = new(id, &config).unwrap_err();
        let problems = error.problems().iter();
        let problems: Json = problems
            .map(|problem| json!([problem.hint, problem.message, problem.params]))
            .collect();
        assert_eq!(problems, expected, "{id} {config}");
    }
}

#[test]
fn a_configuration_is_written_as_the_one_it_was_made_of() {
    for (id, config) in [
        ("length", json!({"min": 3, "max": 255})),
        ("length", json!({"max": 5, "trim-disabled": true})),
        ("integer", json!({})),
        ("integer", json!({"min": -1, "max": 5})),
        ("double", json!({"min": 0.5})),
        ("options", json!({"options": ["a", "b"]})),
        ("multivalued", json!({"min": 1, "max": 3})),
        ("email", json!({})),
        ("email", json!({"max-local-length": 10, "ascii-local-part": true})),
        ("uri", json!({})),
        (
            "uri",
            json!({"allowedSchemes": ["ftp"], "allowFragment": false, "requireValidUrl": false}),
        ),
        ("iso-date", json!({})),
        ("local-date", json!({})),
        ("local-date", json!({"english": true})),
        ("pattern", json!({"pattern": "[a-z]+", "error-message": "mine"})),
        (
            "person-name-prohibited-characters",
            json!({"error-message": "mine"}),
        ),
        ("username-prohibited-characters", json!({})),
        ("up-username-not-idn-homograph", json!({"error-message": "mine"})),
        ("not-blank", json!({})),
        ("not-empty", json!({})),
        (
            "up-email-as-username",
            json!({"length": {"max": 5}, "pattern": {"pattern": "a"}}),
        ),
        ("of-the-company", json!({"anything": [1, {"at": "all"}]})),
    ] {
        let validator = new(id, &config).unwrap();
        assert_eq!(validator.id(), id);
        let written = serde_json::to_value(validator.config()).unwrap();
        assert_eq!(written, config, "{id}");
        assert_eq!(new(id, &written).unwrap(), validator, "{id}");
    }
}

#[test]
fn numbers_and_truth_may_be_written_as_texts_and_what_is_not_known_is_dropped() {
    for (id, given, written) in [
        (
            "length",
            json!({"min": "3", "max": 4.9, "of": "nobody"}),
            json!({"min": 3, "max": 4}),
        ),
        (
            "length",
            json!({"max": "٣", "trim-disabled": "TRUE"}),
            json!({"max": 3, "trim-disabled": true}),
        ),
        ("integer", json!({"max": "+7"}), json!({"max": 7})),
        ("double", json!({"max": "0x1p-1"}), json!({"max": 0.5})),
        (
            "options",
            json!({"options": ["a", 1, null]}),
            json!({"options": ["a"]}),
        ),
        (
            "uri",
            json!({"allowedSchemes": "http", "allowFragment": "no"}),
            json!({"allowFragment": false}),
        ),
        (
            "person-name-prohibited-characters",
            json!({"error-message": " "}),
            json!({}),
        ),
    ] {
        let validator = new(id, &given).unwrap();
        assert_eq!(
            serde_json::to_value(validator.config()).unwrap(),
            written,
            "{id} {given}"
        );
    }
}

#[test]
fn a_pattern_must_be_one() {
    let error = new("pattern", &json!({"pattern": "["})).unwrap_err();
    let [problem] = error.problems() else {
        panic!("one reason: {error}");
    };
    assert_eq!(
        (problem.hint.as_str(), problem.message),
        ("pattern", "error-validator-config-invalid-value")
    );
    // Keycloak goes on with Java's own words for it.
    assert_eq!(problem.params[0], "[".into());
}
