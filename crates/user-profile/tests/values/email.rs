//! E-mail addresses.

use serde_json::json;
use user_profile::{Value, answer};

use crate::{accepts, refuses};

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
        assert_eq!(
            answer("domain", &Value::Null, domain),
            Value::List(vec![]),
            "{domain:?}"
        );
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
        let refused = Value::List(vec![Value::List(vec!["error-invalid-email".into()])]);
        assert_eq!(answer("domain", &Value::Null, domain), refused, "{domain:?}");
    }
}
