//! Addresses, by `java.net.URI` and `java.net.URL`.

mod characters;
mod ip;
mod parser;

use crate::verdict::Tally;

/// Judges an address.
pub(super) fn judge(
    value: &str,
    schemes: Option<&[String]>,
    fragment: bool,
    url: bool,
    tally: &mut Tally<'_>,
) {
    let units: Vec<u16> = value.encode_utf16().collect();
    let uri = match parser::parse(&units) {
        Ok(uri) => uri,
        Err(wrong) => {
            let place = wrong.at.map(|at| format!(" at index {at}")).unwrap_or_default();
            // Java shows no more than one space at a time, and none around.
            let shown: Vec<&str> = value.split(' ').filter(|part| !part.is_empty()).collect();
            let said = [&wrong.reason, place.as_str(), ": ", &shown.join(" ")].concat();
            return tally.refuse("error-invalid-uri", [value.into(), said.into()]);
        }
    };
    let mut fine = true;
    if let Some(scheme) = &uri.scheme
        && !schemes.map_or(scheme == "http" || scheme == "https", |schemes| {
            schemes.contains(scheme)
        })
    {
        tally.refuse("error-invalid-uri-scheme", [value.into(), scheme.as_str().into()]);
        fine = false;
    }
    if let Some(found) = uri.fragment.as_deref().filter(|_| !fragment) {
        tally.refuse(
            "error-invalid-uri-fragment",
            [value.into(), decoded(found).into()],
        );
        fine = false;
    }
    if !url || !fine {
        return;
    }
    match uri.scheme.as_deref().map(str::to_ascii_lowercase).as_deref() {
        None => tally.refuse("error-invalid-uri", [value.into(), "URI is not absolute".into()]),
        Some("http" | "https" | "ftp" | "file") => {
            if let Some(said) = uri.authority.as_deref().and_then(wrong_port) {
                tally.refuse("error-invalid-uri", [value.into(), said.into()]);
            }
        }
        // Which others there are is for the server to say.
        Some(_) => tally.pass_on(),
    }
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
        Some(port) => Some(format!("Invalid port number :{port}")),
        None => Some(format!("Error at index {} in: \"{port}\"", wrong_digit(port))),
    }
}

/// The first code unit up to which this is no number any more.
fn wrong_digit(number: &str) -> usize {
    let digits_at = usize::from(number.starts_with(['+', '-']));
    let ends = number
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .skip(digits_at);
    let read = ends
        .take_while(|end| java_text::parse_int(&number[..*end]).is_some())
        .count();
    digits_at + read
}

/// `text` without escapes.
fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut bytes = Vec::new();
        while let Some(byte) = rest
            .strip_prefix('%')
            .and_then(|escape| u8::from_str_radix(escape.get(..2)?, 16).ok())
        {
            bytes.push(byte);
            rest = &rest[3..];
        }
        decoded.push_str(&String::from_utf8_lossy(&bytes));
    }
    decoded + rest
}
