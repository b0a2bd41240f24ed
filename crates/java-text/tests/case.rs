//! Every character has the cases a JDK gives it, and texts are compared and lowered as by `java.lang.String`.

use std::collections::HashMap;

use java_text::{equals_ignore_case, lower_case_is_certain, to_lower_case};
use serde_json::Value;

fn mapping(name: &str) -> HashMap<char, char> {
    let json: Value = serde_json::from_str(include_str!("../data/java-case-mappings.json")).expect("JSON");
    let point = |number: i64| {
        u32::try_from(number)
            .ok()
            .and_then(char::from_u32)
            .expect("a character")
    };
    let mut map = HashMap::new();
    for run in json[name].as_array().expect("a list of runs") {
        let [first, last, step, shift] = [0, 1, 2, 3].map(|column| run[column].as_i64().expect("a number"));
        let count = (last - first) / step;
        map.extend(
            (0..=count)
                .map(|place| first + place * step)
                .map(|from| (point(from), point(from + shift))),
        );
    }
    map
}

#[test]
fn every_character_goes_to_lower_case_as_in_a_jdk() {
    let lower = mapping("toLowerCase");
    assert_eq!(lower.len(), 1460);
    assert_eq!(to_lower_case("İ"), "i\u{307}");
    assert_eq!(to_lower_case("Σ"), "σ");
    // One text, for a million short ones take seconds.
    let all: String = (char::MIN..=char::MAX)
        .filter(|c| !matches!(c, 'İ' | 'Σ'))
        .collect();
    let lowered = to_lower_case(&all);
    assert_eq!(lowered.chars().count(), all.chars().count());
    for (c, found) in all.chars().zip(lowered.chars()) {
        assert_eq!(found, *lower.get(&c).unwrap_or(&c), "{c:?}");
    }
}

#[test]
fn every_character_is_equal_to_its_other_cases_and_to_no_neighbour() {
    let (upper, lower) = (mapping("toUpperCase"), mapping("toLowerCase"));
    assert_eq!(upper.len(), 1477);
    let fold = |c: char| {
        let c = *upper.get(&c).unwrap_or(&c);
        *lower.get(&c).unwrap_or(&c)
    };
    let equal = |a: char, b: char| equals_ignore_case(&a.to_string(), &b.to_string());
    for c in upper.keys().chain(lower.keys()).copied() {
        assert!(equal(c, fold(c)) && equal(fold(c), c), "{c:?} and {:?}", fold(c));
        for shift in [-232, -48, -32, -26, -8, -2, -1, 1, 2, 8, 26, 32, 48, 232] {
            let Some(other) = u32::from(c).checked_add_signed(shift).and_then(char::from_u32) else {
                continue;
            };
            assert_eq!(equal(c, other), fold(c) == fold(other), "{c:?} and {other:?}");
        }
    }
}

#[test]
fn texts_are_equal_whatever_the_case_as_for_java() {
    for (text, other, equal) in [
        ("Alice", "aLICE", true),
        ("\u{212a}", "k", true),
        ("ſ", "S", true),
        ("ıIiİ", "iİıI", true),
        ("ẞ", "ß", true),
        ("ς", "Σ", true),
        ("ǅ", "ǆ", true),
        ("ᾳ", "ᾼ", true),
        ("𐐀𞤀", "𐐨𞤢", true),
        ("ß", "ss", false),
        ("ﬁ", "fi", false),
        ("i̇", "İ", false),
        ("a", "ab", false),
        ("", "a", false),
        ("é", "e\u{301}", false),
    ] {
        assert_eq!(equals_ignore_case(text, other), equal, "{text} and {other}");
        assert_eq!(equals_ignore_case(other, text), equal, "{other} and {text}");
    }
}

#[test]
fn a_sigma_at_the_end_of_a_word_is_the_one_java_s_word_breaker_makes_of_it() {
    // Written by `String.toLowerCase()` of a JDK 25.
    for (text, lower) in [
        ("ΟΔΟΣ", "οδος"),
        ("ΟΔΟΣ ΣΟΣ", "οδος σος"),
        ("Σ", "σ"),
        ("ΣΣ", "σς"),
        ("ΑΣ!", "ας!"),
        ("ΑΣ2", "ας2"),
        ("ΑΣ2Α", "ασ2α"),
        ("ΑΣ.Α", "ασ.α"),
        ("ΑΣ.", "ας."),
        ("ΑΣ..Α", "ας..α"),
        ("ΑΣ-Α", "ασ-α"),
        ("ΑΣ_Α", "ασ_α"),
        ("ΑΣ@Α", "ας@α"),
        ("ΑΣ'Α", "ασ'α"),
        ("ΑΣ,Α", "ας,α"),
        ("ΑΣ/Α", "ας/α"),
        ("Α.Σ", "α.ς"),
        ("1.Σ", "1.σ"),
        ("1Σ", "1σ"),
        ("Α1Σ", "α1ς"),
        ("Α1.2Σ", "α1.2ς"),
        ("Α1,2Σ", "α1,2ς"),
        ("Α1%Σ", "α1%σ"),
        ("Α$1Σ", "α$1σ"),
        ("$1Σ", "$1σ"),
        ("Α Σ", "α σ"),
        ("aΣ", "aς"),
        ("ΑΣσς", "ασσς"),
        ("ΑΣΣ ΣΑ", "ασς σα"),
        ("İΣ", "i̇ς"),
        ("ΑΣİ", "ασi̇"),
        ("İI", "i̇i"),
        ("ΑΒΓ\tΔΣ", "αβγ\tδς"),
        ("Α\"Σ", "α\"ς"),
        ("Α&Σ", "α&σ"),
        ("Α1&Σ", "α1&σ"),
        ("Α-Σ-", "α-ς-"),
    ] {
        assert_eq!(to_lower_case(text), lower, "{text}");
        assert!(lower_case_is_certain(text), "{text}");
    }
}

#[test]
fn a_sigma_is_uncertain_only_beside_characters_of_unknown_parts() {
    for text in ["ΑΣ\u{301}", "漢ΑΣ", "Α\u{345}Σ", "ⒶΣ", "𐐀Σ", "٣Σ", "ΑΣ’Α"] {
        assert!(!lower_case_is_certain(text), "{text}");
    }
    for text in ["漢 ΑΣ", "ΑΣ/\u{301}", "ας\u{301}", "😀"] {
        assert!(lower_case_is_certain(text), "{text}");
    }
}
