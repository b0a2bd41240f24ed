//! Paints a form into the built page, so that people see it, and type into it, before the program is there; and puts the
//! program behind it.
//!
//! `prerender PAGE FORM SENTENCES LANGUAGE`: the page is rewritten; the form is what its endpoint describes.

mod program;

use std::error::Error;
use std::fs;
use std::path::Path;

use leptos::prelude::*;
use registration::{Catalogue, FormDescription, Value, lookup};
use sign_up::{App, Language, NATIVE, Opening, Settings};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What stands in the place of the form until it is painted: between these.
const PAGE: [&str; 2] = ["</aside>\n", "<script type=\"application/json\" id=\"locales\">"];
const LANGUAGE: [&str; 2] = ["<html ", ">"];
/// Where each language's sentences are.
const LOCALES: [&str; 2] = [PAGE[1], "</script>"];
const TITLE: [&str; 2] = ["<title>", "</title>"];

/// What the page says in English where there is no program to say it, as far as it does.
const WITHOUT: [&str; 4] = ["without.title", "without.script", "without.wasm", "without.link"];
const ENGLISH: &str = include_str!("../../../locales/en.json");

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [page, form, sentences, tag] = &arguments[..] else {
        return Err("usage: prerender PAGE FORM SENTENCES LANGUAGE".into());
    };
    let read =
        |file: &String| fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"));
    let value = |file: &String| -> Result<Value> {
        Ok(serde_json::from_str(&read(file)?).map_err(|error| format!("{file} is not JSON: {error}"))?)
    };
    let painted = paint(&read(page)?, &value(form)?, &value(sentences)?, tag)?;
    let folder = Path::new(page).parent().ok_or("the page is in no folder")?;
    let whole = program::put(&painted, folder)?;
    fs::write(page, whole).map_err(|error| format!("cannot write {page}: {error}"))?;
    Ok(())
}

fn paint(page: &str, form: &Value, sentences: &Value, tag: &str) -> Result<String> {
    let description = FormDescription::from_value(form).map_err(|error| format!("the form: {error}"))?;
    let catalogue = Catalogue::from_value(sentences).map_err(|error| format!("the sentences: {error}"))?;
    let language = Language::new(tag, catalogue, NATIVE).with_realm(&description.texts);
    let direction = language.direction();
    let title = title(&language, &description);
    let page = offered(&said_in(&language, page)?, &description.locales)?;

    let settings: &'static Settings = Box::leak(Box::default());
    let opening = Opening {
        language,
        form: Ok(description),
    };
    let html = Owner::new().with(|| untrack(|| view! { <App settings opening painted=None /> }.to_html()));
    let sentences = Value::from_iter([(tag.to_owned(), sentences.clone())]);
    let blocks = [("form", form), ("sentences", &sentences)].map(|(id, value)| block(id, value));

    let page = put(&page, PAGE, &format!("{html}\n{}\n", blocks.concat()))?;
    let page = put(&page, LANGUAGE, &format!("lang=\"{tag}\" dir=\"{direction}\""))?;
    put(&page, TITLE, &title)
}

/// The page with its own few sentences in this language.
fn said_in(language: &Language, page: &str) -> Result<String> {
    let english: Value = serde_json::from_str(ENGLISH)?;
    let mut page = page.to_owned();
    for key in WITHOUT {
        let said = english.get(key).as_str().unwrap_or_default();
        let translated = escaped(&language.say(key, &[]).unwrap_or_default());
        page = page.replace(&format!(">{said}<"), &format!(">{translated}<"));
    }
    Ok(page)
}

/// The page without the languages that the realm does not offer, if it says which it does.
fn offered(page: &str, locales: &[String]) -> Result<String> {
    let (_, block, _) = between(page, LOCALES)?;
    let mut block: serde_json::Value = serde_json::from_str(block)?;
    if let Some(files) = block["files"].as_object_mut()
        && !locales.is_empty()
    {
        files.retain(|tag, _| locales.iter().any(|locale| lookup(locale, &[tag]).is_some()));
    }
    put(page, LOCALES, &block.to_string())
}

/// A text as it stands in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn title(language: &Language, description: &FormDescription) -> String {
    let screen = language.say("form.title", &[]).unwrap_or_default();
    escaped(&sign_up::title(&screen, &sign_up::brand(description)))
}

/// A block of data, in which nothing can end it.
fn block(id: &str, value: &Value) -> String {
    let json = serde_json::to_string(value)
        .expect("a value is JSON")
        .replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{id}\">{json}</script>")
}

/// The page with `content` between these two.
fn put(page: &str, marks: [&str; 2], content: &str) -> Result<String> {
    let (before, _, after) = between(page, marks)?;
    Ok([before, marks[0], content, marks[1], after].concat())
}

/// What stands in the page before, between and after these two.
fn between<'a>(page: &'a str, [start, end]: [&str; 2]) -> Result<(&'a str, &'a str, &'a str)> {
    let missing = |what| format!("the page has no {what}");
    let (before, rest) = page.split_once(start).ok_or_else(|| missing(start))?;
    let (content, after) = rest.split_once(end).ok_or_else(|| missing(end))?;
    Ok((before, content, after))
}
