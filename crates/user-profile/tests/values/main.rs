//! The hard places of each validator, seen on Keycloak's own code.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

mod email;
mod uri;

use serde_json::{Value as Json, json};
use user_profile::{Subject, Validator, Verdict};

/// What the validator says of these values: nothing, its messages, or that only the server can tell.
#[track_caller]
fn said(id: &str, config: &Json, values: &[&str]) -> Json {
    let validator = Validator::new(id, &serde_json::from_value(config.clone()).unwrap()).unwrap();
    let subject = Subject {
        attribute: "x",
        values,
        required: false,
    };
    match validator.judge(&subject) {
        Verdict::Accepted => json!([]),
        Verdict::Refused(violations) => violations
            .iter()
            .map(|violation| json!([violation.message, violation.params]))
            .collect(),
        Verdict::Undecided => json!(null),
    }
}

#[track_caller]
fn accepts(id: &str, config: &Json, values: &[&str]) {
    for value in values {
        assert_eq!(said(id, config, &[value]), json!([]), "{value:?}");
    }
}

#[track_caller]
fn refuses(id: &str, config: &Json, values: &[&str], message: &str) {
    for value in values {
        assert_eq!(said(id, config, &[value])[0][0], message, "{value:?}");
    }
}

#[test]
fn whole_numbers_are_javas() {
    accepts(
        "integer",
        &json!({}),
        &["+7", "-0", "٣", "９", "9223372036854775807", " ", "\u{2003}"],
    );
    let wrong = [
        " 1",
        "1 ",
        "1.0",
        "1_000",
        "+",
        "0x10",
        "9223372036854775808",
        "\u{a0}",
    ];
    refuses("integer", &json!({}), &wrong, "error-invalid-number");
    refuses(
        "integer",
        &json!({"min": 1}),
        &["0"],
        "error-number-out-of-range-too-small",
    );
    assert_eq!(
        said("integer", &json!({"min": "1", "max": 5}), &["6", "7", "x"]),
        json!([
            ["error-number-out-of-range", ["x", 1, 5]],
            ["error-invalid-number", ["x"]]
        ])
    );
}

#[test]
fn numbers_are_javas() {
    let fine = [
        "1e0",
        ".5",
        "5.",
        " 1\n",
        "1f",
        "1D",
        "0x1p0",
        "0X.8P+1d",
        "NaN",
        "-Infinity",
        "1e999",
        "\u{1}1",
    ];
    accepts("double", &json!({}), &fine);
    let wrong = [
        "1,5", "e1", ".", "1e", "++1", "NaNf", "nan", "inf", "0x1", "0x.p1", "٣", "1_0", "\u{a0}1",
    ];
    refuses("double", &json!({}), &wrong, "error-invalid-number");
    accepts("double", &json!({"max": 2}), &["NaN", "0x1p1"]);
    refuses(
        "double",
        &json!({"max": 2}),
        &["0x1.0000000000001p1", "1e999"],
        "error-number-out-of-range-too-big",
    );
    // Half of the smallest number is rounded to nothing, the least bit more to that number.
    accepts("double", &json!({"max": 0}), &["0x1p-1075"]);
    refuses(
        "double",
        &json!({"max": 0}),
        &["0x1.000001p-1075"],
        "error-number-out-of-range-too-big",
    );
}

#[test]
fn days_are_iso_days() {
    let fine = [
        "2024-02-29",
        "2000-02-29",
        "0000-01-01",
        "-0001-12-31",
        "+12024-01-01",
        "-999999999-01-01",
    ];
    accepts("iso-date", &json!({}), &fine);
    let wrong = [
        "2023-02-29",
        "1900-02-29",
        "2024-04-31",
        "2024-13-01",
        "2024-00-10",
        "2024-1-02",
        "24-01-02",
        "12024-01-01",
        "+2024-01-01",
        "-0000-01-01",
        "+1000000000-01-01",
        "2024-01-02Z",
        " ",
        "٢٠٢٤-01-01",
    ];
    refuses("iso-date", &json!({}), &wrong, "error-invalid-date");
}

#[test]
fn names_have_no_odd_characters() {
    let id = "person-name-prohibited-characters";
    accepts(
        id,
        &json!({}),
        &["Mary Ann", "O'Neil", "a.b,c:d", "😀", "\u{a0}", "\u{200b}"],
    );
    refuses(
        id,
        &json!({}),
        &["a\u{b}", "a\u{85}", "a\u{2029}", "\u{7f}", "§", ";"],
        "error-person-name-invalid-character",
    );
    refuses(id, &json!({"error-message": "mine"}), &["<"], "mine");
    let id = "username-prohibited-characters";
    accepts(id, &json!({}), &["a.b-c_d@e+f", "漢字", "a\u{ad}b", "\u{feff}"]);
    refuses(
        id,
        &json!({}),
        &["a b", "a'", "a,", "\u{a0}", "\u{180e}", "\u{3000}", "\u{200a}"],
        "error-username-invalid-character",
    );
}

#[test]
fn user_names_are_latin_in_any_plane_of_unicode() {
    let id = "up-username-not-idn-homograph";
    accepts(
        id,
        &json!({}),
        &["abc", "é", "ß", "1-_|", "😀", "\u{1df00}", "\u{202f}", "", " "],
    );
    let wrong = ["а", "aα", "漢", "e\u{301}", "\u{e000}", "\u{10ffff}", "\u{378}"];
    refuses(id, &json!({}), &wrong, "error-username-invalid-character");
    assert_eq!(
        said(id, &json!({}), &["a", "а"]),
        json!([]),
        "only the first value counts"
    );
}

#[test]
fn blank_is_what_java_takes_for_white_space() {
    let white = "\t\n\u{b}\u{c}\r\u{1c}\u{1d}\u{1e}\u{1f} \u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\
                 \u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{205f}\u{3000}";
    // A blank value is no number and passes as none; everything else that is no digit is refused.
    for c in (0..=0xffff)
        .filter_map(char::from_u32)
        .filter(|c| !c.is_numeric())
    {
        let said = said("integer", &json!({}), &[c.encode_utf8(&mut [0; 4])]);
        assert_eq!(said == json!([]), white.contains(c), "{c:?}");
    }
}

#[test]
fn counts_leave_out_what_is_blank() {
    let config = json!({"min": 2, "max": 2});
    assert_eq!(said("multivalued", &config, &["a", "", " ", "b"]), json!([]));
    assert_eq!(
        said("multivalued", &config, &["a", "\u{2003}"]),
        json!([["error-invalid-multivalued-size", ["x", 2, 2]]])
    );
    assert_eq!(
        said("not-empty", &json!({}), &[]),
        json!([["error-empty", ["x", []]]])
    );
    assert_eq!(said("not-empty", &json!({}), &[""]), json!([]));
    assert_eq!(
        said("not-blank", &json!({}), &[]),
        json!([["error-invalid-blank", ["x", []]]])
    );
    assert_eq!(
        said("not-blank", &json!({}), &["a", "\t", ""]),
        json!([["error-invalid-blank", ["x", "\t"]]])
    );
}

#[test]
fn local_days_are_english_ones_where_the_realm_is() {
    let english = json!({"english": true});
    for day in [
        "1/2/24",
        "02/29/2024",
        "2/29/00",
        " 1/\t2/ 24 and more",
        "1/2/24.5",
        "1/2/1",
        "12/31/292278993",
        "4294967297/1/2024",
        "10/4/1582",
        "2/29/1500",
        "2/29/0004",
    ] {
        assert_eq!(said("local-date", &english, &[day]), json!([]), "{day:?}");
    }
    for day in [
        "31.12.2024",
        "2024-01-02",
        "13/45/2024",
        "2/29/23",
        "2/29/1900",
        "1 /2/24",
        "1.5/2/24",
        "+1/2/24",
        "1/2",
        "1/2/",
        "1/2/x",
        "1/2/-4",
        "1/2/000",
        "10/5/1582",
        "1/1/292278995",
        "1/2/99999999999999999999999",
        "\u{a0}1/2/24",
        " ",
    ] {
        assert_eq!(
            said("local-date", &english, &[day]),
            json!([["error-invalid-date", ["x"]]]),
            "{day:?}"
        );
    }
    for day in ["1E0/2/24", "1/2/٢٤", "1/1/292278994", "12/30/2011", "8/21/93"] {
        assert_eq!(said("local-date", &english, &[day]), json!(null), "{day:?}");
    }
}

#[test]
fn what_only_the_server_can_tell_is_left_to_it() {
    assert_eq!(
        said("pattern", &json!({"pattern": r"\N{DIGIT ONE}"}), &["1"]),
        json!(null)
    );
    assert_eq!(said("local-date", &json!({}), &["1/2/24"]), json!(null));
    assert_eq!(said("of-the-company", &json!({}), &["a"]), json!(null));
    for id in [
        "local-date",
        "pattern",
        "email",
        "uri",
        "iso-date",
        "options",
        "length",
    ] {
        let config = json!({"pattern": "a", "options": [], "min": 1});
        assert_eq!(said(id, &config, &[""]), json!([]), "{id}: nothing to judge");
    }
}
