//! What must be there before anything can be shown: the realm's description and the language's sentences.

use futures_util::future::join;
use registration::{Catalogue, FormDescription, Value, lookup};

use crate::gateway::NoForm;
use crate::language::Language;
use crate::settings::{Locale, Settings};
use crate::{browser, gateway};

/// What the page opens with.
#[derive(Debug)]
pub struct Opening {
    /// The language it speaks.
    pub language: Language,
    /// What the form asks for, or why there is none.
    pub form: Result<FormDescription, NoForm>,
}

/// Fetches both at once, as far as they are not `known` or painted in the page; a second language only if the realm does
/// not offer the first.
pub async fn open(settings: &Settings, known: Option<Result<Value, NoForm>>) -> Opening {
    let mut wishes = browser::wishes();
    let offered: Vec<&str> = settings
        .locales
        .iter()
        .map(|locale| locale.tag.as_str())
        .collect();
    let first = chosen(settings, &wishes, &offered);
    let described = async {
        match known {
            Some(known) => known,
            None => gateway::describe(settings, &wishes).await,
        }
    };
    let (form, mut sentences) = join(described, fetched(first)).await;
    let form = form.and_then(|form| FormDescription::from_value(&form).map_err(|_| NoForm::Unreachable));
    let mut locale = first;
    if let Ok(description) = &form {
        wishes.push(description.locale.clone());
        let among_the_realms = |tag: &&str| {
            description
                .locales
                .iter()
                .any(|locale| lookup(locale, &[*tag]).is_some())
        };
        let offered: Vec<&str> = if description.locales.is_empty() {
            offered
        } else {
            offered.into_iter().filter(among_the_realms).collect()
        };
        let second = chosen(settings, &wishes, &offered);
        if second.is_some() && second != first {
            (locale, sentences) = (second, fetched(second).await);
        }
    }
    match (locale, sentences) {
        (Some(locale), Some(sentences)) => {
            let language = Language::new(&locale.tag, sentences, browser::INTL);
            let language = match &form {
                Ok(description) => language.with_realm(&description.texts),
                Err(_) => language,
            };
            Opening { language, form }
        }
        // Without a word to say there is no form.
        _ => Opening {
            language: Language::built_in(browser::INTL),
            form: Err(NoForm::Unreachable),
        },
    }
}

fn chosen<'a>(settings: &'a Settings, wishes: &[String], offered: &[&str]) -> Option<&'a Locale> {
    let best = wishes.iter().find_map(|wish| lookup(wish, offered));
    let tag = best.or_else(|| lookup("en", offered))?;
    settings.locales.iter().find(|locale| locale.tag == tag)
}

async fn fetched(locale: Option<&Locale>) -> Option<Catalogue> {
    let locale = locale?;
    let painted = Catalogue::from_value(browser::data("sentences").get(&locale.tag)).ok();
    match painted {
        Some(painted) => Some(painted),
        None => gateway::sentences(locale).await,
    }
}
