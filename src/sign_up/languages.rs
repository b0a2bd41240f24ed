//! The menu of the languages that the realm offers.

use leptos::prelude::event_target_value;
use registration::{FormDescription, Members, lookup};

use super::form::Form;
use super::ids::LANGUAGE;
use crate::browser;
use crate::element::{Element, element};
use crate::settings::Settings;

/// There when there is something to choose: each language by what it calls itself, for those who read no other.
pub fn languages(form: Form, description: &FormDescription, settings: &Settings) -> Option<Element> {
    let speech = form.speech;
    let known: Vec<&str> = settings
        .locales
        .iter()
        .map(|locale| locale.tag.as_str())
        .collect();
    let known = description.locales.iter().filter_map(|tag| lookup(tag, &known));
    let languages: Members<String> = known
        .map(|tag| (browser::own_name(tag), tag.to_owned()))
        .collect();
    languages.keys().nth(1)?;
    let options = languages.into_iter().map(|(name, tag)| {
        element("option")
            .flag("selected", tag == speech.tag())
            .set("lang", tag.clone())
            .set("value", tag)
            .text(name)
    });
    let menu = element("select class=language")
        .id(LANGUAGE)
        .set("aria-label", speech.text("language"))
        .on("change", move |event| form.speak(&event_target_value(&event)))
        .children(options);
    Some(menu)
}
