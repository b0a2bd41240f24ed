//! What the gateway says itself: to clients that show one sentence, in mails, and on the page behind a mail's link.

use std::sync::LazyLock;

use axum::http::{HeaderMap, header};
use registration::{Catalogue, Numbers, Value};

use crate::locale;

/// A language that the gateway speaks.
pub(crate) struct Language {
    /// Its tag.
    pub(crate) tag: &'static str,
    thousands: char,
    /// The form's sentences, then the gateway's own.
    catalogues: [Catalogue; 2],
}

/// English comes first: it is spoken where nothing else is wanted.
static LANGUAGES: LazyLock<[Language; 2]> = LazyLock::new(|| {
    [
        Language {
            tag: "en",
            thousands: ',',
            catalogues: [
                catalogue(include_str!("../../../locales/en.json")),
                catalogue(include_str!("../locales/en.json")),
            ],
        },
        Language {
            tag: "de",
            thousands: '.',
            catalogues: [
                catalogue(include_str!("../../../locales/de.json")),
                catalogue(include_str!("../locales/de.json")),
            ],
        },
    ]
});

fn catalogue(json: &str) -> Catalogue {
    let value: Value = serde_json::from_str(json).expect("the catalogue was read by a test");
    Catalogue::from_value(&value).expect("the catalogue was read by a test")
}

impl Language {
    /// The language that the request asks for.
    pub(crate) fn of(headers: &HeaderMap) -> &'static Self {
        let header = headers.get(header::ACCEPT_LANGUAGE);
        Self::best(&locale::accepted(
            header.and_then(|value| value.to_str().ok()).unwrap_or_default(),
        ))
    }

    /// The first of these languages that is spoken.
    pub(crate) fn best(wanted: &[&str]) -> &'static Self {
        let tags: Vec<_> = LANGUAGES.iter().map(|language| language.tag).collect();
        let tag = locale::best(wanted, &tags);
        LANGUAGES
            .iter()
            .find(|language| Some(language.tag) == tag)
            .unwrap_or(&LANGUAGES[0])
    }

    /// Whether the form has a sentence for this key.
    pub(crate) fn form_says(key: &str) -> bool {
        let [english, ..] = &*LANGUAGES;
        english.catalogues[0].say(key, &[], english).is_some()
    }

    /// The sentence for this key, if there is one.
    pub(crate) fn say(&self, key: &str, params: &[Value]) -> Option<String> {
        self.catalogues
            .iter()
            .find_map(|catalogue| catalogue.say(key, params, self))
    }

    /// The sentence for one of the gateway's own keys.
    pub(crate) fn own(&self, key: &'static str, params: &[Value]) -> String {
        self.say(key, params).unwrap_or_else(|| key.to_owned())
    }
}

/// Both languages count as English does.
impl Numbers for Language {
    fn category(&self, number: i64) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }

    fn format(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.thousands);
            }
            text.push(digit);
        }
        if number < 0 { format!("-{text}") } else { text }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(json: &str) -> BTreeSet<String> {
        match serde_json::from_str(json).unwrap() {
            Value::Object(members) => members.keys().cloned().collect(),
            other => panic!("not an object: {other:?}"),
        }
    }

    #[test]
    fn every_language_has_the_same_sentences_of_the_gateways_own() {
        let english = keys(include_str!("../locales/en.json"));
        let german = keys(include_str!("../locales/de.json"));
        assert_eq!(english, german);
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (tag, number, expected) in [
            ("en", 8, "8"),
            ("en", 1000, "1,000"),
            ("de", -1_234_567, "-1.234.567"),
            ("de", 100, "100"),
            ("fr", 1000, "1,000"),
        ] {
            assert_eq!(Language::best(&[tag]).format(number), expected, "{tag} {number}");
        }
    }
}
