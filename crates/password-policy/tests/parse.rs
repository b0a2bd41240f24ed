//! What Keycloak takes for a policy, and what it refuses.

use password_policy::{Cause, Policy};

#[test]
fn policies_are_read_with_keycloak_s_oddities() {
    for (text, same_as) in [
        ("", ""),
        (" \t\n ", ""),
        (" and ", ""),
        ("length(8)", "length(8)"),
        ("length(8)  and  digits(1)", "length(8) and digits(1)"),
        ("length(8) and ", "length(8)"),
        ("length(8) and  and ", "length(8)"),
        (" length (8) ", "length(8)"),
        // The last character is cut, whatever it is.
        ("length(88", "length(8)"),
        ("length(8😀", "!length"),
        ("notUsername(😀", "notUsername"),
        ("notUsername()", "notUsername"),
        ("notUsername(undefined)", "notUsername"),
        (
            "notEmail(x) and notContainsUsername((",
            "notEmail and notContainsUsername",
        ),
        // Whole numbers are Java's.
        ("length(+8)", "length(8)"),
        ("length(08)", "length(8)"),
        ("length(-1)", "length(-1)"),
        ("length(８)", "length(8)"),
        // Of several with one id the last value counts, at the first place.
        ("length(8) and digits(1) and length(9)", "length(9) and digits(1)"),
        ("length(abc) and length(9)", "length(9)"),
        // Defaults.
        ("length and maxLength", "length(8) and maxLength(64)"),
        (
            "digits and upperCase and lowerCase and specialChars",
            "digits(1) and upperCase(1) and lowerCase(1) and specialChars(1)",
        ),
        // Only this is a separator.
        ("notUsername and\tdigits", "notUsername and\tdigits"),
        ("notUsername AND digits", "notUsername AND digits"),
        // A pattern is taken as it stands.
        ("regexPattern(a(b|c)+)", "regexPattern(a(b|c)+)"),
        (r"regexPattern( \)x)", r"regexPattern( \)x)"),
        (
            "passwordHistory(3) and hashAlgorithm(argon2)",
            "passwordHistory(3) and hashAlgorithm(argon2)",
        ),
        ("passwordBlacklist", "passwordBlacklist"),
        ("our-own(x=1)", "our-own(x=1)"),
    ] {
        match text.parse::<Policy>() {
            Ok(policy) => assert_eq!(policy.to_string(), same_as, "{text:?}"),
            Err(error) => assert_eq!(format!("!{}", error.rule()), same_as, "{text:?}: {error}"),
        }
    }
}

#[test]
fn what_keycloak_refuses_is_refused_with_the_rule_and_the_cause() {
    let number = |found: &str| Cause::NotANumber(found.to_owned());
    for (text, rule, cause) in [
        ("length()", "length", number("")),
        ("length(abc)", "length", number("abc")),
        ("length( 8 )", "length", number(" 8 ")),
        ("length(99999999999)", "length", number("99999999999")),
        ("length(8)and digits(1)", "length", number("8)and digits(1")),
        ("digits()", "digits", number("")),
        ("digits(abc)", "digits", number("abc")),
        ("maxLength(-)", "maxLength", number("-")),
        (
            "forceExpiredPasswordChange(abc)",
            "forceExpiredPasswordChange",
            number("abc"),
        ),
        ("passwordHistory(x)", "passwordHistory", number("x")),
        ("passwordAge( )", "passwordAge", number(" ")),
        ("hashIterations(1.5)", "hashIterations", number("1.5")),
        ("maxAuthAge(1e3)", "maxAuthAge", number("1e3")),
        (
            "recoveryCodesWarningThreshold(four)",
            "recoveryCodesWarningThreshold",
            number("four"),
        ),
        ("length(", "length", Cause::Unclosed),
        ("notUsername(", "notUsername", Cause::Unclosed),
        ("regexPattern", "regexPattern", Cause::NoValue),
        ("regexPattern()", "regexPattern", Cause::BlankValue),
        ("regexPattern( )", "regexPattern", Cause::BlankValue),
        (
            "regexPattern([)",
            "regexPattern",
            Cause::NotAPattern(java_pattern::Error::Class),
        ),
        (
            "regexPattern( )x)",
            "regexPattern",
            Cause::NotAPattern(java_pattern::Error::Group),
        ),
        ("hashAlgorithm", "hashAlgorithm", Cause::NoValue),
        ("hashAlgorithm()", "hashAlgorithm", Cause::BlankValue),
        ("passwordBlacklist()", "passwordBlacklist", Cause::BlankValue),
        (" and length(8)", "", Cause::NoName),
        ("length(8) and  and digits(1)", "", Cause::NoName),
        ("length(8) and   ", "", Cause::NoName),
        ("(8)", "", Cause::NoName),
    ] {
        let error = text.parse::<Policy>().expect_err(text);
        assert_eq!((error.rule(), error.cause()), (rule, &cause), "{text:?}");
    }
}

#[test]
fn ids_that_keycloak_does_not_come_with_are_left_to_the_server() {
    for text in [
        "nosuch(1)",
        "LENGTH(8)",
        "and",
        "length 8",
        "regexPattern(foo and bar)",
    ] {
        let policy: Policy = text.parse().unwrap();
        let check = policy.rules().last().unwrap().check();
        assert_eq!(check, password_policy::Check::Server, "{text:?}");
    }
}
