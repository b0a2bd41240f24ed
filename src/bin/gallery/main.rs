//! Every field, in every state and in both directions, as pages to look at: `gallery FOLDER` writes them there. Style
//! sheets belong beside them, in `FOLDER/style/`.

use std::error::Error;
use std::fs;
use std::path::Path;

use registration::{Catalogue, FormDescription, Value};
use sign_up::gallery::{State, picture};
use sign_up::{Language, NATIVE, NoForm};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A page: what is in it, and how high its frame is in CSS pixels.
struct Piece {
    name: &'static str,
    form: &'static str,
    password: &'static str,
    state: State,
    height: u32,
}

const EVERY_FIELD: &str = include_str!("every-field.json");
const USUAL: &str = include_str!("usual.json");
/// The forms' own texts, by language.
const TEXTS: &str = include_str!("texts.json");
const LANGUAGES: [&str; 2] = ["en", "ar"];

const fn piece(name: &'static str, form: &'static str, state: State, height: u32) -> Piece {
    Piece {
        name,
        form,
        password: "Analytical1",
        state,
        height,
    }
}

/// In an order that fills the columns.
const PIECES: [Piece; 11] = [
    piece("every-field", EVERY_FIELD, State::Open, 3180),
    piece("every-field-sent", EVERY_FIELD, State::Faulty, 3490),
    piece("closed", USUAL, State::Closed(NoForm::Closed), 280),
    piece("no-answer", USUAL, State::Closed(NoForm::Unreachable), 340),
    piece("open", USUAL, State::Open, 1120),
    piece("filled", USUAL, State::Filled, 1120),
    piece("faulty", USUAL, State::Faulty, 1325),
    piece("sending", USUAL, State::Sending, 1120),
    piece("unreachable", USUAL, State::Unreachable, 1321),
    piece("check-mail", USUAL, State::CheckMail, 750),
    piece("registered", USUAL, State::Registered, 440),
];

/// The page as it is served.
const INDEX: &str = include_str!("../../../index.html");

/// Of that, what is seen while the program is on its way, and where no program may run: from here to there.
const OF_THE_INDEX: [(&str, &str, &str, u32); 2] = [
    ("loading-en.html", "<div id=\"page\">", "<!-- Where each", 640),
    ("no-script-en.html", "<main>\n        <h1>", "</noscript>", 260),
];

fn main() -> Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else {
        return Err("usage: gallery FOLDER".into());
    };
    let folder = Path::new(&folder);
    let mut frames = String::new();
    for (file, from, until, height) in OF_THE_INDEX {
        fs::write(folder.join(file), page("en", &cut(from, until)?))?;
        frames += &frame(file, height);
    }
    for language in LANGUAGES {
        for piece in &PIECES {
            let file = format!("{}-{language}.html", piece.name);
            fs::write(folder.join(&file), page(language, &body(piece, language)?))?;
            frames += &frame(&file, piece.height);
        }
    }
    fs::write(folder.join("index.html"), format!("{HEAD}{frames}\n"))?;
    Ok(())
}

fn body(piece: &Piece, tag: &str) -> Result<String> {
    let mut form: serde_json::Value = serde_json::from_str(piece.form)?;
    let texts: serde_json::Value = serde_json::from_str(TEXTS)?;
    form["texts"] = texts[tag].clone();
    form["locale"] = tag.into();
    // A default value is the account's, not the page's: nothing in it is looked up.
    for field in form["fields"].as_array_mut().into_iter().flatten() {
        let named = field["defaultValue"]
            .as_str()
            .and_then(|value| value.strip_prefix("${"));
        if let Some(key) = named.and_then(|key| key.strip_suffix('}')) {
            field["defaultValue"] = texts[tag][key].clone();
        }
        if piece.state == State::Open {
            field["defaultValue"] = serde_json::Value::Null;
        }
    }
    let form: Value = serde_json::from_value(form)?;
    let description =
        FormDescription::from_value(&form).map_err(|error| format!("{}: {error}", piece.name))?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{tag}.json"));
    let sentences: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let catalogue = Catalogue::from_value(&sentences).map_err(|error| format!("{tag}: {error}"))?;
    let language = Language::new(tag, catalogue, NATIVE).with_realm(&description.texts);
    Ok(picture(language, description, piece.password, piece.state))
}

/// What stands in the page as it is served between these two, from the first on.
fn cut(from: &str, until: &str) -> Result<String> {
    let missing = |what| format!("index.html has no {what}");
    let start = INDEX.find(from).ok_or_else(|| missing(from))?;
    let length = INDEX[start..].find(until).ok_or_else(|| missing(until))?;
    Ok(INDEX[start..start + length].to_owned())
}

fn page(tag: &str, body: &str) -> String {
    let direction = registration::direction(tag);
    let sheets = ["tokens", "base", "form"]
        .map(|sheet| format!("<link rel=\"stylesheet\" href=\"style/{sheet}.css\">"))
        .concat();
    format!(
        "<!doctype html><html lang=\"{tag}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         {sheets}</head><body>{body}</body></html>\n"
    )
}

fn frame(file: &str, height: u32) -> String {
    format!(
        "<figure><figcaption>{file}</figcaption><iframe src=\"{file}\" height=\"{height}\"></iframe></figure>\n"
    )
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title>\
    <meta name=\"color-scheme\" content=\"light dark\">\
    <style>body{margin:1rem;font:.875rem/1.5 system-ui;columns:8 30rem;column-gap:1rem}\
    figure{margin:0 0 1rem;break-inside:avoid}iframe{display:block;width:100%;border:1px solid gray}</style>\n";
