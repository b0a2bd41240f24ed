//! The texts of a realm's theme, with the realm's own among them, and which those are.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::admin::Admin;
use super::http::Failure;
use crate::Texts;

#[derive(Deserialize)]
struct Text {
    key: String,
    value: String,
}

/// Reads the texts in one language: everybody may read them, and the realm's own once more who has any right in it.
pub(super) async fn read(admin: &Admin, locale: &str) -> Result<Texts, Failure> {
    let (theirs, ours) = (
        ["resources", admin.realm(), "login", locale],
        ["localization", locale],
    );
    let (all, own) = tokio::try_join!(
        admin.public::<Vec<Text>>(&theirs),
        admin.get::<BTreeMap<String, String>>(&ours, &[]),
    )?;
    let all = all.into_iter().map(|text| (text.key, unquoted(&text.value)));
    Ok(Texts {
        all: all.collect(),
        own: own.into_keys().collect(),
    })
}

/// A text as Keycloak shows it: patterns of Java's `MessageFormat`, in which an apostrophe stands twice, and one alone
/// keeps what follows from being a placeholder.
fn unquoted(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\'' {
            text.push(c);
        } else if rest.next_if_eq(&'\'').is_some() {
            text.push('\'');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_are_those_that_people_see() {
        for (pattern, text) in [
            ("plain", "plain"),
            ("l''adresse", "l'adresse"),
            ("''quoted''", "'quoted'"),
            ("it's", "its"),
            ("'{'braces'}'", "{braces}"),
            ("''''", "''"),
            ("{0} stays", "{0} stays"),
        ] {
            assert_eq!(unquoted(pattern), text, "{pattern}");
        }
    }
}
