//! Random attributes of a user profile, with values from the hard places of Keycloak's validators.

use serde_json::{Map, Value, json};

use super::characters::CHARS;
use super::random::Random;

/// An attribute, right or wrong, with several people's values.
pub(crate) struct Group {
    pub(crate) validations: Value,
    pub(crate) multivalued: bool,
    pub(crate) required: Value,
    pub(crate) values: Vec<Vec<String>>,
}

const VALUES: usize = 6;

/// A validator: its id, configurations, and what values are made of.
struct Kind {
    id: &'static str,
    configs: &'static [&'static str],
    parts: &'static [&'static str],
}

#[rustfmt::skip]
const KINDS: &[Kind] = &[
    Kind {
        id: "length",
        configs: &[
            r#"{"min":2,"max":4}"#, r#"{"min":"2"}"#, r#"{"max":3}"#, r#"{"max":3,"trim-disabled":true}"#,
            r#"{"min":0,"max":2,"trim-disabled":"TRUE"}"#, r#"{"min":-1,"max":"3"}"#, r#"{"min":5,"max":2}"#, "{}",
            r#"{"min":"x"}"#, r#"{"max":2.9}"#,
        ],
        parts: &["a", "b", "é", "😀", " ", "\u{1}", "\u{a0}", "\t", "\n", "\u{2003}", "漢字"],
    },
    Kind {
        id: "integer",
        configs: &[
            "{}", r#"{"min":1}"#, r#"{"max":5}"#, r#"{"min":-3,"max":50}"#, r#"{"min":"1","max":"7"}"#,
            r#"{"min":1.7,"max":3.9}"#, r#"{"min":5,"max":5}"#, r#"{"max":"1.0"}"#,
        ],
        parts: &[
            "1", "7", "0", "00", "+", "-", "٣", "９", " ", "\u{a0}", ".0", "_", "0x10", "e1", "9223372036854775807",
            "9223372036854775808", "𝟗",
        ],
    },
    Kind {
        id: "double",
        configs: &[
            "{}", r#"{"min":1}"#, r#"{"max":5}"#, r#"{"min":-3,"max":5.5}"#, r#"{"min":"1","max":"7e0"}"#,
            r#"{"max":"0x1p-1074"}"#, r#"{"min":0.5,"max":0.5}"#,
        ],
        parts: &[
            "1", "5", ".", "0", "e", "E", "+", "-", "3", "f", "D", " ", "\t", "\u{1}", "\u{a0}", "0x", "p", "1p0", "a",
            "NaN", "Infinity", "1e999", "0x1p-1075", "4.9e-324", "٣", ",5", "5.499999999999999999", "5.50000000000000044",
        ],
    },
    Kind {
        id: "email",
        configs: &["{}", "{}", r#"{"max-local-length":5}"#, r#"{"max-local-length":"12"}"#, r#"{"max-local-length":0}"#],
        parts: &[
            "ada.b@example.org", "a@x", "\"a b\"@[127.0.0.1]", "é@правительство.рф", "a", "@", "@example.org", "@x", ".", "-", "_", "+", "!", "é", "漢字", "😀", "\u{301}", "\u{200d}",
            "ß", "ς", "٣", "א", "1", "。", "．", "xn--", "xn--a-ecp.ru", "[127.0.0.1]", "[IPv6:::1]", "[::1]", "[IPv6:1:2:3:4:5:6:7:8]",
            "[", "]", "\"", "\"a b\"", "\\", " ", ",", "*", "/", "ａ", "\u{ad}",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "@правительство.рф",
        ],
    },
    Kind {
        id: "uri",
        configs: &[
            "{}", "{}", r#"{"allowFragment":false}"#, r#"{"requireValidUrl":false}"#, r#"{"allowedSchemes":[]}"#,
            r#"{"allowedSchemes":"http"}"#, r#"{"allowedSchemes":["http","ftp","file","HTTP"],"allowFragment":"false"}"#,
            r#"{"allowedSchemes":["mailto","urn","x"],"requireValidUrl":false}"#,
        ],
        parts: &[
            "http://a", "https://example.org/?a=b#f", "ftp://a/b", "mailto:a", "http://", "https://", "http:", "HTTP://", "ftp://", "file:", "mailto:", "urn:", "//", "/", "a", "example.org",
            "user@", ":80", ":", ":080", ":99999999999", "?", "a=b", "#", "f", "%41", "%4", "%zz", " ", "é", "\u{a0}", "\u{2028}",
            "[::1]", "[", "]", "1.2.3.4", "1.2.3.256", "a_b", "-", ".", "..", "\\", "^", "|", "<", "😀", "@", "[fe80::1%eth0]",
        ],
    },
    Kind {
        id: "pattern",
        configs: &[
            r#"{"pattern":"[a-z]+"}"#, r#"{"pattern":".{2}","error-message":"mine"}"#, r#"{"pattern":"(?i)k\\d*"}"#,
            r#"{"pattern":"\\p{Lu}+|\\s*"}"#, r#"{"pattern":"[a"}"#, "{}", r#"{"pattern":"^\\+?[0-9 ]{3,}$","error-message":" "}"#,
        ],
        parts: &["a", "k", "K", "\u{212a}", "1", "22", "٣", "Ä", " ", "\n", "😀", "+49", "\u{b}"],
    },
    Kind {
        id: "options",
        configs: &[
            r#"{"options":["a","b"]}"#, r#"{"options":[]}"#, r#"{"options":["a",1,true,null]}"#, r#"{"options":[""]}"#,
            r#"{"options":"a"}"#, "{}",
        ],
        parts: &["a", "b", "1", "true", "A", " ", "null"],
    },
    Kind {
        id: "iso-date",
        configs: &["{}"],
        parts: &[
            "2024-02-29", "2023-02-29", "2000", "1900", "-", "02", "-02-29", "12", "-12-31", "31", "+12024", "+2024", "0000",
            "-0000", "T", "Z", " ", "٢", "+999999999", "-1000000000",
        ],
    },
    Kind {
        id: "local-date",
        configs: &["{}"],
        parts: &[
            "1/2/24", "02/29/2024", "2/29/00", "10/4/1582", "12/31/99 ", "1/", "2/", "29", "30", "/", "-", "0", "1900", "1582", "10/",
            "5/", "14/", " ", "\t", "4294967297", ".5", "+", "NaN", "∞", "E1", "٣", "292278994",
        ],
    },
    Kind {
        id: "multivalued",
        configs: &[r#"{"max":2}"#, r#"{"min":1,"max":3}"#, r#"{"min":"2","max":"2"}"#, r#"{"max":1}"#, "{}", r#"{"min":3,"max":2}"#],
        parts: &["a", " ", "", "\u{2003}", "\u{a0}"],
    },
    Kind {
        id: "person-name-prohibited-characters",
        configs: &["{}", r#"{"error-message":"mine"}"#, r#"{"error-message":""}"#],
        parts: &["Ada", "'", "`", " ", "<", "&", "\u{b}", "\u{85}", "\u{2028}", "$", "#", "§", ";", "~", "=", "{", "\u{7f}", "\u{1}", "😀", "^"],
    },
    Kind {
        id: "username-prohibited-characters",
        configs: &["{}", r#"{"error-message":"mine"}"#, r#"{"error-message":5}"#],
        parts: &["ada", "'", "`", " ", "\u{a0}", "\u{180e}", "\u{2003}", "\u{3000}", ",", ":", "@", "_", "\u{200b}", "é", "漢"],
    },
    Kind {
        id: "up-username-not-idn-homograph",
        configs: &["{}", r#"{"error-message":"mine"}"#],
        parts: &["ada", "1", "é", "а", "σ", "漢", "\u{301}", "😀", "|", "ª", "µ", "\u{212a}", "Ⅷ", "ー", "\u{a7cb}"],
    },
    Kind { id: "not-blank", configs: &["{}"], parts: &["", " ", "\u{2003}", "\u{a0}", "a", "\t"] },
    Kind { id: "not-empty", configs: &["{}"], parts: &["", " ", "a"] },
];

/// An attribute with so many people's values.
pub(crate) fn group(random: &mut Random) -> Group {
    let mut validations = Map::new();
    let mut parts = vec![CHARS];
    for _ in 0..=random.below(5).saturating_sub(2) {
        let kind = &KINDS[random.below(KINDS.len())];
        let config = match random.below(16) {
            0 => {
                let other = &KINDS[random.below(KINDS.len())];
                random.one_of(other.configs)
            }
            1 | 2 => random.one_of(kind.configs),
            // The first ones are right.
            _ => random.one_of(&kind.configs[..kind.configs.len().div_ceil(2)]),
        };
        validations.insert(
            kind.id.to_owned(),
            serde_json::from_str(config).expect("each is JSON"),
        );
        parts.extend([kind.parts; 6]);
    }
    let required = [
        Value::Null,
        Value::Null,
        json!({}),
        json!({ "roles": ["user", "admin"] }),
    ];
    let values = (0..VALUES).map(|_| values(random, &parts)).collect();
    Group {
        validations: validations.into(),
        multivalued: random.below(2) == 0,
        required: required[random.below(required.len())].clone(),
        values,
    }
}

fn values(random: &mut Random, parts: &[&[&str]]) -> Vec<String> {
    let count = match random.below(16) {
        0 => 0,
        1 | 2 => 2,
        3 => 3,
        _ => 1,
    };
    (0..count).map(|_| value(random, parts)).collect()
}

fn value(random: &mut Random, parts: &[&[&str]]) -> String {
    let parts = parts[random.below(parts.len())];
    match random.below(24) {
        0 => String::new(),
        1 => random.one_of(&[" ", "\u{2003}", "\u{a0}", "\t"]).to_owned(),
        2 => "x".repeat(2046 + random.below(4)),
        // The first parts are right by themselves.
        3..=13 => random.one_of(&parts[..parts.len().div_ceil(3)]).to_owned(),
        _ => (0..=random.below(4)).map(|_| random.one_of(parts)).collect(),
    }
}
