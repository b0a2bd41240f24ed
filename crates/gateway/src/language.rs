//! What the gateway says itself: to clients that show one sentence, in mails, and on the page behind a mail's link.

use std::sync::OnceLock;

use axum::http::{HeaderMap, header};
use registration::{Catalogue, Numbers, Value, counting, direction};

use crate::locale;

/// A language that the gateway speaks.
pub(crate) struct Language {
    /// Its tag.
    pub(crate) tag: &'static str,
    /// The form's sentences, then the gateway's own.
    files: [&'static str; 2],
    /// The files as they are once somebody wants the language.
    catalogues: OnceLock<[Catalogue; 2]>,
}

macro_rules! languages {
    ($($tag:literal)*) => {
        [$(Language {
            tag: $tag,
            files: [
                include_str!(concat!("../../../locales/", $tag, ".json")),
                include_str!(concat!("../locales/", $tag, ".json")),
            ],
            catalogues: OnceLock::new(),
        }),*]
    };
}

/// English comes first: it is spoken where nothing else is wanted.
static LANGUAGES: [Language; 40] = languages!(
    "en" "ar" "az" "ca" "cs" "da" "de" "el" "es" "eu" "fa" "fi" "fr" "hr" "hu" "hy" "id" "it" "ja" "kk" "ko" "ky"
    "lt" "lv" "nl" "no" "pl" "pt" "pt-BR" "ro" "ru" "sk" "sl" "sv" "th" "tr" "uk" "vi" "zh-CN" "zh-TW"
);

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
        let english = &LANGUAGES[0];
        english.catalogues()[0].say(key, &[], english).is_some()
    }

    /// Which way the language is written: `ltr` or `rtl`.
    pub(crate) fn direction(&self) -> &'static str {
        direction(self.tag)
    }

    /// The sentence for this key, if there is one.
    pub(crate) fn say(&self, key: &str, params: &[Value]) -> Option<String> {
        self.catalogues()
            .iter()
            .find_map(|catalogue| catalogue.say(key, params, self))
    }

    /// The sentence for a key that every language has.
    pub(crate) fn own(&self, key: &'static str, params: &[Value]) -> String {
        self.say(key, params).unwrap_or_else(|| key.to_owned())
    }

    fn catalogues(&self) -> &[Catalogue; 2] {
        self.catalogues.get_or_init(|| self.files.map(catalogue))
    }
}

fn catalogue(json: &str) -> Catalogue {
    let value: Value = serde_json::from_str(json).expect("the catalogue was read by a test");
    Catalogue::from_value(&value).expect("the catalogue was read by a test")
}

impl Numbers for Language {
    fn category(&self, number: i64) -> String {
        counting::category(self.tag, number.unsigned_abs()).to_owned()
    }

    fn format(&self, number: i64) -> String {
        counting::format(self.tag, number)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn sentences(json: &str) -> BTreeMap<String, String> {
        serde_json::from_str(json).unwrap()
    }

    fn placeholders(sentence: &str) -> BTreeSet<&str> {
        let parts = sentence.split('{').skip(1);
        parts.filter_map(|part| Some(part.split_once('}')?.0)).collect()
    }

    #[test]
    fn every_language_says_the_same_things_about_the_same_parameters() {
        let english = sentences(LANGUAGES[0].files[1]);
        for language in &LANGUAGES {
            language.catalogues();
            let sentences = sentences(language.files[1]);
            assert!(sentences.keys().eq(english.keys()), "{}", language.tag);
            for (key, sentence) in &sentences {
                let (tag, expected) = (language.tag, placeholders(&english[key]));
                assert_eq!(placeholders(sentence), expected, "{tag} {key}: {sentence}");
                assert!(
                    tag == "en" || *sentence != english[key],
                    "{tag} {key}: left in English"
                );
            }
        }
    }

    #[test]
    fn every_file_of_sentences_is_spoken() {
        for folder in ["../../locales", "locales"] {
            let files =
                std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned() + folder).unwrap();
            assert_eq!(files.count(), LANGUAGES.len(), "{folder}");
        }
    }
}
