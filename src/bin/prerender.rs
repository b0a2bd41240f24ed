//! Paints a form into the built page, so that people see it, and type into it, before the program is there.
//!
//! `prerender PAGE FORM SENTENCES LANGUAGE`: the page is rewritten; the form is what its endpoint describes.

use std::error::Error;
use std::fs;

use leptos::prelude::*;
use registration::{Catalogue, FormDescription, Value};
use sign_up::{App, Language, NATIVE, Opening, Settings};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What stands in the place of the form until it is painted: between these.
const PAGE: [&str; 2] = ["<body>\n", "\n<main id=\"not-started\""];
const LANGUAGE: [&str; 2] = ["<html ", ">"];
const TITLE: [&str; 2] = ["<title>", "</title>"];
const BODY_END: [&str; 2] = ["</noscript>", "</body>"];

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
    fs::write(page, painted).map_err(|error| format!("cannot write {page}: {error}"))?;
    Ok(())
}

fn paint(page: &str, form: &Value, sentences: &Value, tag: &str) -> Result<String> {
    let description = FormDescription::from_value(form).map_err(|error| format!("the form: {error}"))?;
    let catalogue = Catalogue::from_value(sentences).map_err(|error| format!("the sentences: {error}"))?;
    let language = Language::new(tag, catalogue, NATIVE).with_realm(&description.texts);
    let direction = language.direction();
    let title = title(&language, &description);

    let settings: &'static Settings = Box::leak(Box::default());
    let opening = Opening {
        language,
        form: Ok(description),
    };
    let html = Owner::new().with(|| untrack(|| view! { <App settings opening painted=None /> }.to_html()));
    let sentences = Value::from_iter([(tag.to_owned(), sentences.clone())]);
    let blocks = [("form", form), ("sentences", &sentences)].map(|(id, value)| block(id, value));

    let page = put(page, PAGE, &html)?;
    let page = put(&page, LANGUAGE, &format!("lang=\"{tag}\" dir=\"{direction}\""))?;
    let page = put(&page, TITLE, &title)?;
    put(&page, BODY_END, &format!("\n{}\n", blocks.concat()))
}

fn title(language: &Language, description: &FormDescription) -> String {
    let screen = language.say("form.title", &[]).unwrap_or_default();
    sign_up::title(&screen, &sign_up::brand(description))
        .replace('&', "&amp;")
        .replace('<', "&lt;")
}

/// A block of data, in which nothing can end it.
fn block(id: &str, value: &Value) -> String {
    let json = serde_json::to_string(value)
        .expect("a value is JSON")
        .replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{id}\">{json}</script>")
}

/// The page with `content` between these two.
fn put(page: &str, [start, end]: [&str; 2], content: &str) -> Result<String> {
    let missing = |what| format!("the page has no {what}");
    let (before, rest) = page.split_once(start).ok_or_else(|| missing(start))?;
    let at = rest.find(end).ok_or_else(|| missing(end))?;
    Ok([before, start, content, &rest[at..]].concat())
}
