//! Every sentence is in its own language, and written as that language is written.

use crate::languages;

/// What is the same in English and in another language.
const SHARED: &[&str] = &["Error: {0}", "Password", "Send"];

/// What is written in Latin letters everywhere: names, and what a person is to type.
const LATIN: &[&str] = &[
    "application/json",
    "Caps",
    "email",
    "https",
    "JavaScript",
    "Lock",
    "WebAssembly",
];

/// The languages that are not written in Latin letters.
const OTHER_LETTERS: &[&str] = &[
    "ar", "el", "fa", "hy", "ja", "kk", "ko", "ky", "ru", "th", "uk", "zh-CN", "zh-TW",
];

#[test]
fn nothing_is_left_in_english() {
    let languages = languages();
    let english = &languages["en"];
    for (tag, sentences) in languages.iter().filter(|(tag, _)| *tag != "en") {
        for (key, forms) in sentences {
            for form in forms.values().filter(|form| !SHARED.contains(&form.as_str())) {
                assert!(
                    !english[key].values().any(|words| words == form),
                    "{tag} {key}: {form}"
                );
            }
        }
    }
}

#[test]
fn a_language_with_letters_of_its_own_uses_them() {
    let languages = languages();
    for tag in OTHER_LETTERS {
        for (key, forms) in &languages[*tag] {
            for form in forms.values() {
                for word in form.split(|c: char| !c.is_ascii_alphabetic() && !"@./".contains(c)) {
                    let word = word.trim_matches(['.', '/', '@']);
                    let known = word.is_empty() || word.ends_with("example.com") || LATIN.contains(&word);
                    assert!(known, "{tag} {key}: {word}");
                }
            }
        }
    }
}

#[test]
fn quotes_dots_and_spaces_are_those_of_print() {
    for (tag, sentences) in languages() {
        for (key, forms) in sentences {
            for form in forms.values() {
                let typewritten = ["\"", "'", "...", "  "].iter().any(|sign| form.contains(sign));
                assert!(!typewritten && form.trim() == form, "{tag} {key}: {form}");
                assert!(!form.is_empty(), "{tag} {key}");
            }
        }
    }
}

#[test]
fn what_a_person_has_typed_does_not_turn_the_words_around_it() {
    const ISOLATED: &str = "\u{2068}{0}\u{2069}";
    let languages = languages();
    for tag in ["ar", "fa"] {
        for key in [
            "registered.text",
            "unknownMember",
            "wrongType",
            "notAllowed",
            "values.remove",
        ] {
            let form = &languages[tag][key][""];
            assert!(form.contains(ISOLATED), "{tag} {key}: {form}");
        }
    }
}
