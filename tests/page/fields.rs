//! Fields by the realm's profile: which box each gets, and what is said of it.

use serde_json::json;

use crate::{TYPES, field, form};

#[test]
fn every_kind_of_input_has_its_box() {
    let cases = [
        ("text", "input", Some("text")),
        ("textarea", "textarea", None),
        ("select", "select", None),
        ("multiselect", "select", None),
        ("select-radiobuttons", "fieldset", None),
        ("multiselect-checkboxes", "fieldset", None),
        ("html5-email", "input", Some("email")),
        ("html5-tel", "input", Some("tel")),
        ("html5-url", "input", Some("url")),
        ("html5-number", "input", Some("text")),
        ("html5-range", "input", Some("range")),
        ("html5-date", "input", Some("date")),
        ("html5-datetime-local", "input", Some("datetime-local")),
        ("html5-month", "input", Some("month")),
        ("html5-week", "input", Some("week")),
        ("html5-time", "input", Some("time")),
        ("html5-color", "input", Some("color")),
        ("of-the-future", "input", Some("text")),
    ];
    let told = cases.map(|(input_type, _, _)| input_type);
    assert_eq!(told[..TYPES.len()], TYPES, "every type of Keycloak's");
    for (input_type, tag, kind) in cases {
        let page = form(json!({"fields": [field("x", json!({"input": {"inputType": input_type}}))]}));
        assert_eq!(page.find("attribute.x").name, tag, "{input_type}");
        assert_eq!(page.get("attribute.x", "type"), kind, "{input_type}");
    }
}

#[test]
fn a_field_of_several_values_begins_with_one_box_of_its_kind() {
    for (input_type, tag) in [
        ("text", "input"),
        ("html5-tel", "input"),
        ("textarea", "textarea"),
    ] {
        let described = json!({"multivalued": true, "input": {"inputType": input_type}, "defaultValue": "a"});
        let page = form(json!({"fields": [field("x", described)]}));
        assert_eq!(page.find("attribute.x").name, tag, "{input_type}");
        assert_eq!(page.label("attribute.x"), "x *");
        let buttons: Vec<_> = page.all("button").map(|button| button.text.as_str()).collect();
        assert!(
            buttons.contains(&"Add another") && !buttons.contains(&"×"),
            "{buttons:?}"
        );
    }
    let one = json!({"multivalued": true, "validators": {"multivalued": {"max": 1}}});
    let page = form(json!({"fields": [field("x", one)]}));
    assert!(!page.html.contains("Add another"), "no more than one is allowed");
    let chosen = json!({"multivalued": true, "input": {"inputType": "multiselect"}});
    let page = form(json!({"fields": [field("x", chosen)]}));
    assert!(!page.html.contains("Add another"), "one menu takes them all");
}

#[test]
fn what_the_realm_says_of_a_box_is_said_of_the_box() {
    let input = json!({
        "inputTypePlaceholder": "${hint}", "inputTypeMaxlength": 20, "inputTypeMin": "1", "inputTypeMax": "9",
        "inputTypeStep": "2", "inputTypeRows": 7, "inputTypeSize": "4",
        "inputHelperTextBefore": "Before", "inputHelperTextAfter": "After",
    });
    for (input_type, attribute, expected) in [
        ("html5-range", "placeholder", Some("Hint")),
        ("html5-range", "maxlength", Some("20")),
        ("html5-range", "min", Some("1")),
        ("html5-range", "max", Some("9")),
        ("html5-range", "step", Some("2")),
        ("html5-range", "rows", None),
        ("textarea", "placeholder", Some("Hint")),
        ("textarea", "rows", Some("7")),
        ("textarea", "min", None),
        ("select", "size", Some("4")),
        ("select", "placeholder", None),
        ("select", "aria-describedby", Some("problem.x hint.x further.x")),
    ] {
        let mut input = input.clone();
        input["inputType"] = json!(input_type);
        let page = form(json!({"texts": {"hint": "Hint"}, "fields": [field("x", json!({"input": input}))]}));
        let given = page.get("attribute.x", attribute);
        assert_eq!(given, expected, "{input_type} {attribute}");
    }
}

#[test]
fn options_are_told_in_the_realms_words() {
    let texts = json!({"colour.red": "Rot wie Blut", "theColour": "L''amour"});
    let validators = json!({"options": {"options": ["red", "blue"]}});
    for (input_type, tag) in [
        ("select", "option"),
        ("multiselect", "option"),
        ("select-radiobuttons", "span"),
    ] {
        let input = json!({"inputType": input_type, "inputOptionLabelsI18nPrefix": "colour"});
        let described = json!({"displayName": "${theColour}", "input": input, "validators": validators});
        let page = form(json!({"texts": texts, "fields": [field("x", described)]}));
        let words: Vec<_> = page.all(tag).map(|tag| tag.text.as_str()).collect();
        assert!(
            words.contains(&"Rot wie Blut") && words.contains(&"colour.blue"),
            "{words:?}"
        );
        assert!(page.html.contains("L'amour"), "a doubled apostrophe is one");
    }
}

#[test]
fn fields_of_a_group_stand_under_its_heading() {
    let fields = [
        field("email", json!({})),
        field("street", json!({"group": "address"})),
        field("city", json!({"group": "address"})),
        field("pet", json!({"group": "unknown"})),
    ];
    let groups =
        json!([{"name": "address", "displayHeader": "Where you live", "displayDescription": "For the post"}]);
    let page = form(json!({"fields": fields, "groups": groups}));
    let legends: Vec<_> = page.all("legend").map(|legend| legend.text.as_str()).collect();
    assert_eq!(legends, ["Where you live"]);
    let described: Vec<_> = page
        .all("fieldset")
        .map(|group| group.get("aria-describedby"))
        .collect();
    assert_eq!(described, [Some("group.address")]);
    assert_eq!(page.find("group.address").text, "For the post");
    assert_eq!(page.get("attribute.city", "autocomplete"), Some("address-level2"));
    assert!(page.has("attribute.pet"), "a group that is not described is none");
}

#[test]
fn choices_stand_below_their_question_which_says_for_them_that_one_is_required() {
    let validators = json!({"options": {"options": ["red", "blue"]}});
    for (input_type, kind) in [
        ("select-radiobuttons", "radio"),
        ("multiselect-checkboxes", "checkbox"),
    ] {
        let described =
            json!({"input": {"inputType": input_type}, "validators": validators, "defaultValue": "blue"});
        let page = form(json!({"fields": [field("x", described)]}));
        let boxes: Vec<_> = page
            .all("input")
            .filter(|tag| tag.get("name") == Some("x"))
            .map(|tag| (tag.get("type"), tag.get("value"), tag.get("checked")))
            .collect();
        let expected = [
            (Some(kind), Some("red"), None),
            (Some(kind), Some("blue"), Some("")),
        ];
        assert_eq!(boxes, expected);
        assert_eq!(page.all("legend").next().unwrap().text, "x *");
        let hidden = page.all("span").find(|tag| tag.get("class") == Some("mark"));
        assert_eq!(hidden.unwrap().get("aria-hidden"), None, "{input_type}");
    }
}
