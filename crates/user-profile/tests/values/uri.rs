//! Web addresses.

use serde_json::json;

use crate::{accepts, said};

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
