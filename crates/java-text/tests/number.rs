//! Whole numbers are read as by `Integer.valueOf` and `Long.valueOf`.

use java_text::{parse_int, parse_long};

#[test]
fn integers_are_what_java_takes_for_one() {
    for (text, number) in [
        ("8", Some(8)),
        ("+8", Some(8)),
        ("-1", Some(-1)),
        ("08", Some(8)),
        ("８", Some(8)),
        ("٣", Some(3)),
        ("1２٣", Some(123)),
        ("-2147483648", Some(i32::MIN)),
        ("2147483647", Some(i32::MAX)),
        ("+000000000002147483647", Some(i32::MAX)),
        ("-0", Some(0)),
        ("2147483648", None),
        ("-2147483649", None),
        ("99999999999", None),
        ("99999999999999999999", None),
        ("", None),
        ("+", None),
        ("-", None),
        ("+-1", None),
        ("－1", None),
        (" 8", None),
        ("8 ", None),
        ("8.0", None),
        ("0x8", None),
        ("²", None),
        ("Ⅷ", None),
        ("𝟖", None),
    ] {
        assert_eq!(parse_int(text), number, "{text:?}");
    }
}

#[test]
fn longs_have_64_bits() {
    for (text, number) in [
        ("9223372036854775807", Some(i64::MAX)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("9223372036854775808", None),
        ("-9223372036854775809", None),
    ] {
        assert_eq!(parse_long(text), number, "{text:?}");
    }
}
