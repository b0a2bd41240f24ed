//! A JDK, asked what it says of all characters today, and what the tables say.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

#[path = "support/jdk.rs"]
mod jdk;

use std::collections::BTreeSet;

use jdk::Jdk;
use serde_json::Value;

/// The version whose characters the tables have.
const VERSION: u32 = 25;

type Class = fn(u16) -> bool;
type Case = fn(char) -> char;

/// Something that holds of a character: the method, the code point, and by how much the method changes it.
type Facts = BTreeSet<(&'static str, i64, i64)>;

#[test]
fn all_units_are_in_the_classes_of_the_jdk_at_hand() {
    let classes: [(_, Class); 4] = [
        ("isUpperCase", java_text::is_upper_case),
        ("isLowerCase", java_text::is_lower_case),
        ("isDigit", java_text::is_digit),
        ("isLetterOrDigit", java_text::is_letter_or_digit),
    ];
    let mut here = Facts::new();
    for (name, class) in classes {
        let units = (0..=u16::MAX).filter(|unit| class(*unit));
        here.extend(units.map(|unit| (name, unit.into(), 0)));
    }
    compare(&here, "classes", classes.map(|(name, _)| name));
}

#[test]
fn all_characters_have_the_cases_of_the_jdk_at_hand() {
    let cases: [(_, Case); 2] = [
        ("toUpperCase", java_text::char_to_upper_case),
        ("toLowerCase", java_text::char_to_lower_case),
    ];
    let mut here = Facts::new();
    for (name, case) in cases {
        let shift = |c: char| i64::from(u32::from(case(c))) - i64::from(u32::from(c));
        let moved = (char::MIN..=char::MAX).filter(|c| shift(*c) != 0);
        here.extend(moved.map(|c| (name, u32::from(c).into(), shift(c))));
    }
    compare(&here, "cases", cases.map(|(name, _)| name));
}

/// Holds what is said here against the methods of the JDK at hand, in the rows that `data/Characters.java` writes.
fn compare<const N: usize>(here: &Facts, what: &str, methods: [&'static str; N]) {
    let jdk = Jdk::newest(21..=VERSION);
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/data/Characters.java");
    let said: Value = serde_json::from_str(&jdk.run(&[program, what], String::new())).unwrap();
    let mut there = Facts::new();
    for method in methods {
        for row in said[method].as_array().unwrap() {
            let number = |column: usize| row.get(column).map(|number| number.as_i64().unwrap());
            let step = usize::try_from(number(2).unwrap_or(1)).unwrap();
            let points = (number(0).unwrap()..=number(1).unwrap()).step_by(step);
            there.extend(points.map(|point| (method, point, number(3).unwrap_or(0))));
        }
    }
    println!("JDK {}: {} facts", jdk.version, there.len());
    let lacking: Vec<_> = there.difference(here).collect();
    assert!(lacking.is_empty(), "not here: {lacking:x?}");
    if jdk.version == VERSION {
        let more: Vec<_> = here.difference(&there).collect();
        assert!(more.is_empty(), "only here: {more:x?}");
    }
}
