//! Addresses, by `java.net.URI` and `java.net.URL`.

mod characters;
mod ip;
mod parser;
mod text;

use self::text::Wrong;

use crate::verdict::{Param, Tally};

/// Judges an address.
pub(super) fn judge(
    value: &str,
    schemes: Option<&[String]>,
    fragment: bool,
    url: bool,
    tally: &mut Tally<'_>,
) {
    let chars: Vec<char> = value.chars().collect();
    let uri = match parser::parse(&chars) {
        Ok(uri) => uri,
        Err(wrong) => {
            return tally.refuse(
                "error-invalid-uri",
                &[Param::Text(value), Param::Text(&said(value, wrong))],
            );
        }
    };
    let mut fine = true;
    if let Some(scheme) = &uri.scheme
        && !schemes.map_or(scheme == "http" || scheme == "https", |schemes| {
            schemes.contains(scheme)
        })
    {
        tally.refuse(
            "error-invalid-uri-scheme",
            &[Param::Text(value), Param::Text(scheme)],
        );
        fine = false;
    }
    if let Some(found) = uri.fragment.as_deref().filter(|_| !fragment) {
        tally.refuse(
            "error-invalid-uri-fragment",
            &[Param::Text(value), Param::Text(&decoded(found))],
        );
        fine = false;
    }
    if !url || !fine {
        return;
    }
    match uri.scheme.as_deref().map(str::to_ascii_lowercase).as_deref() {
        None => tally.refuse(
            "error-invalid-uri",
            &[Param::Text(value), Param::Text("URI is not absolute")],
        ),
        Some("http" | "https" | "ftp" | "file") => {
            if let Some(said) = uri.authority.as_deref().and_then(wrong_port) {
                tally.refuse("error-invalid-uri", &[Param::Text(value), Param::Text(&said)]);
            }
        }
        // Which others there are is for the server to say.
        Some(_) => tally.pass_on(),
    }
}

/// What `java.net.URI` says of a text.
fn said(text: &str, wrong: Wrong) -> String {
    let [kind, part] = wrong.reason;
    let mut said = kind.to_owned() + part;
    if let Some(at) = wrong.at {
        said += " at index ";
        // Java counts halves of surrogate pairs.
        said += &java_text::digits(text.chars().take(at).map(char::len_utf16).sum::<usize>());
    }
    said += ": ";
    // Java shows no more than one space at a time, and none around.
    for (at, word) in text.split(' ').filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            said += " ";
        }
        said += word;
    }
    said
}

/// What `java.net.URL` says of a port that `java.net.URI` took for part of some registry's name.
fn wrong_port(authority: &str) -> Option<String> {
    let host = match authority.split_once('@') {
        Some((_, host)) if host.contains('@') => return None,
        Some((_, host)) => host,
        None => authority,
    };
    let (_, port) = host.split_once(':').filter(|_| !host.starts_with('['))?;
    if port.is_empty() {
        return None;
    }
    match java_text::parse_int(port) {
        Some(-1..) => None,
        Some(port) => Some("Invalid port number :-".to_owned() + &java_text::digits(port.unsigned_abs())),
        None => Some(
            "Error at index ".to_owned() + &java_text::digits(wrong_digit(port)) + " in: \"" + port + "\"",
        ),
    }
}

/// The first code unit up to which this is no number any more.
fn wrong_digit(number: &str) -> usize {
    let signs = usize::from(number.starts_with(['+', '-']));
    let mut read = String::new();
    for (at, c) in number.chars().enumerate() {
        read.push(c);
        if at >= signs && java_text::parse_int(&read).is_none() {
            return at;
        }
    }
    signs
}

/// `text` without escapes.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let escaped = (byte == b'%').then(|| Some(digit()? * 16 + digit()?)).flatten();
        bytes.push(escaped.and_then(|byte| byte.try_into().ok()).unwrap_or(byte));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
