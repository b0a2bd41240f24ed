//! The hard places of each validator, seen on Keycloak's own code.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

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
fn local_parts_are_words_and_quoted_texts() {
    let many = [
        "a",
        "A+b",
        "a.b",
        "é.漢",
        "\u{200b}",
        "\"a b\"",
        "\"@\"",
        "\"\\\\\"",
        "\"\\\"\".a.\"b\"",
        "_",
        &"x".repeat(64),
    ];
    for local in many {
        accepts("email", &json!({}), &[&format!("{local}@b")]);
    }
    let many = [
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "a b",
        "\"\"",
        "\"a",
        "\"\\a\"",
        "\"a\"b",
        "a\"b\"",
        "(a)",
        "😀",
        &"x".repeat(65),
    ];
    for local in many {
        refuses(
            "email",
            &json!({}),
            &[&format!("{local}@b")],
            "error-invalid-email",
        );
    }
    refuses(
        "email",
        &json!({"max-local-length": 2}),
        &["abc@b"],
        "error-invalid-email",
    );
}

#[test]
fn domains_are_names_in_any_script_or_internet_addresses() {
    let long = ["b"; 128].join(".") + "c";
    for domain in [
        "b",
        "b!c",
        "*.com",
        "b/c",
        "b--c",
        "1",
        "é.fr",
        "ß.de",
        "пример.рф",
        "правительство.рф",
        "例え。テスト",
        "b。",
        "。",
        "א",
        "אב1א",
        "a\u{ad}",
        "xn--bcher-kva",
        "xn--a",
        "[1.2.3.4]",
        "[999.1.1.1]",
        "[IPv6:::]",
        "[ipv6:1:2:3:4:5:6:7:8]",
        "[IPv6:1::8]",
        "[IPv6:::ffff:1.2.3.4]",
        "[IPv6:1:2::1.2.3.4]",
        "[IPv6:fe80::1%eth0]",
    ] {
        accepts("email", &json!({}), &[&format!("a@{domain}")]);
    }
    for domain in [
        "",
        ".",
        "b.",
        ".b",
        "b..c",
        "-b",
        "b-",
        "b_c",
        "b c",
        "b@",
        "😀",
        "b。。c",
        "\u{ad}",
        "\u{200e}",
        "\u{221}",
        "אa",
        "1א",
        "אa1",
        "xn--é",
        &long,
        &"b".repeat(64),
        &"é".repeat(63),
        "[1.2.3]",
        "[1.2.3.1234]",
        "[IPv6:1:2:3]",
        "[IPv6:1::2::3]",
        "[IPv6:1:2:3:4:5:6:7:8:9]",
        "[IPv6:::256.1.1.1]",
        "[IPv6:::1.1.1.001]",
        "[IPv6:1:2:3:4:5::1.2.3.4]",
        "[]",
    ] {
        refuses(
            "email",
            &json!({}),
            &[&format!("a@{domain}")],
            "error-invalid-email",
        );
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
fn addresses_are_javas() {
    let fine = [
        "http://x",
        "https://u:p@h:80/a;b?c#d",
        "http://a_b",
        "http://1.2.3.4:/",
        "http://[::1]:8/",
        "http://é.org/漢",
        "http:/a",
        "http:x",
        "http://h:",
        "http:///a",
        "http://a@b@c",
        "http://h:-1",
    ];
    accepts("uri", &json!({}), &fine);
    for (value, said_of_it) in [
        ("x", "URI is not absolute"),
        ("", ""),
        ("http:", "Expected scheme-specific part at index 5: http:"),
        ("http://", "Expected authority at index 7: http://"),
        ("1a:b", "Illegal character in scheme name at index 0: 1a:b"),
        ("😀 a  b ", "Illegal character in path at index 2: 😀 a b"),
        ("http://h/%4", "Malformed escape pair at index 9: http://h/%4"),
        (
            "http://h/#a#b",
            "Illegal character in fragment at index 11: http://h/#a#b",
        ),
        ("http://h:2147483648", "Error at index 9 in: \"2147483648\""),
        ("http://h:a", "Error at index 0 in: \"a\""),
        ("http://h:-2", "Invalid port number :-2"),
        ("http://[1:2]", "IPv6 address too short at index 8: http://[1:2]"),
        (
            "http://[::12345]",
            "IPv6 hexadecimal digit sequence too long at index 10: http://[::12345]",
        ),
        (
            "http://[::1.2.3.256]",
            "Malformed IPv4 address at index 16: http://[::1.2.3.256]",
        ),
        ("http://[::1%]", "scope id expected: http://[::1%]"),
    ] {
        let expected = match said_of_it {
            "" => json!([]),
            _ => json!([["error-invalid-uri", ["x", value, said_of_it]]]),
        };
        assert_eq!(said("uri", &json!({}), &[value]), expected);
    }
    let config = json!({"allowedSchemes": ["http"], "allowFragment": false});
    assert_eq!(
        said("uri", &config, &["HTTP://x#%41%ff%C3%A9%"]),
        json!([[
            "error-invalid-uri",
            [
                "x",
                "HTTP://x#%41%ff%C3%A9%",
                "Malformed escape pair at index 21: HTTP://x#%41%ff%C3%A9%"
            ]
        ]])
    );
    assert_eq!(
        said("uri", &config, &["HTTP://x#%41%ff%C3%A9-"]),
        json!([
            [
                "error-invalid-uri-scheme",
                ["x", "HTTP://x#%41%ff%C3%A9-", "HTTP"]
            ],
            [
                "error-invalid-uri-fragment",
                ["x", "HTTP://x#%41%ff%C3%A9-", "A\u{fffd}é-"]
            ],
        ])
    );
    let lax = json!({"allowedSchemes": ["urn"], "requireValidUrl": false});
    accepts("uri", &lax, &["urn:a", "a/b", "#"]);
    assert_eq!(
        said("uri", &json!({"allowedSchemes": ["urn"]}), &["urn:a"]),
        json!(null)
    );
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
