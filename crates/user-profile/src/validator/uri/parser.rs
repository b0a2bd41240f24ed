//! The grammar of addresses as `java.net.URI` reads them, and what it says where one goes wrong.

use super::characters::{
    ANY, DIGITS, HOST, HOST_FIRST, PATH, REGISTRY, SCHEME, SCOPE, SERVER, SERVER_OR_PERCENT, USER_INFO,
};
use super::ip;
use super::text::{Text, Wrong};

/// An address, in parts.
#[derive(Debug, Default)]
pub(super) struct Uri {
    pub(super) scheme: Option<String>,
    /// What stands between `//` and the path.
    pub(super) authority: Option<String>,
    /// As it is written, with its escapes.
    pub(super) fragment: Option<String>,
}

/// Reads an address.
pub(super) fn parse(chars: &[char]) -> Result<Uri, Wrong> {
    let mut text = Text { chars, wrong: None };
    let uri = address(&mut text).unwrap_or_default();
    text.wrong.map_or(Ok(uri), Err)
}

fn address(text: &mut Text<'_>) -> Option<Uri> {
    let mut uri = Uri::default();
    let colon = text.find(0, b":/?#");
    let mut at = 0;
    if text.has(colon, b':') {
        if colon == 0 {
            return text.expected("scheme name", 0);
        }
        if !text.chars[0].is_ascii_alphabetic() {
            return text.illegal("scheme name", 0);
        }
        text.only(1, colon, &SCHEME, "scheme name")?;
        uri.scheme = Some(text.part(0, colon));
        at = colon + 1;
    }
    if at == 0 || text.has(at, b'/') {
        if text.has(at, b'/') && text.has(at + 1, b'/') {
            at += 2;
            let end = text.find(at, b"/?#");
            if end > at {
                text.within(end, |text| authority(text, at))?;
                uri.authority = Some(text.part(at, end));
                at = end;
            } else if end == text.end() {
                return text.expected("authority", at);
            }
        }
        at = text.only(at, text.find(at, b"?#"), &PATH, "path")?;
        if text.has(at, b'?') {
            at = text.only(at + 1, text.find(at, b"#"), &ANY, "query")?;
        }
    } else {
        let end = text.find(at, b"#");
        if end <= at {
            return text.expected("scheme-specific part", at);
        }
        at = text.only(at, end, &ANY, "opaque part")?;
    }
    if text.has(at, b'#') {
        text.only(at + 1, text.end(), &ANY, "fragment")?;
        uri.fragment = Some(text.part(at + 1, text.end()));
    }
    Some(uri)
}

/// Reads an authority: a server if it can be one, else a name of some registry.
fn authority(text: &mut Text<'_>, from: usize) -> Option<()> {
    let bracket_first = text.has(from, b']');
    let server_end = text.skip(
        from,
        if bracket_first {
            &SERVER
        } else {
            &SERVER_OR_PERCENT
        },
    )?;
    let registry_end = text.skip(from, &REGISTRY)?;
    if registry_end == text.end() {
        return Some(());
    }
    if server_end < text.end() {
        return text.illegal("authority", registry_end);
    }
    server(text, from)
}

/// Reads `user@host:port`.
fn server(text: &mut Text<'_>, from: usize) -> Option<()> {
    let mut at = from;
    let sign = text.find(at, b"@");
    if text.has(sign, b'@') {
        at = text.only(at, sign, &USER_INFO, "user info")? + 1;
    }
    if text.has(at, b'[') {
        at += 1;
        let bracket = text.find(at, b"]");
        if bracket <= at || !text.has(bracket, b']') {
            return text.expected("closing bracket for IPv6 address", bracket);
        }
        let scope = text.find(at, b"%]");
        text.within(scope, |text| ip::v6(text, at))?;
        if scope + 1 == bracket {
            text.wrong = Some(Wrong {
                reason: ["scope id expected", ""],
                at: None,
            });
            return None;
        }
        if scope < bracket {
            text.only(scope + 1, bracket, &SCOPE, "scope id")?;
        }
        at = bracket + 1;
    } else {
        at = match ip::v4(text, at) {
            Some(end) if end == text.end() || text.has(end, b':') => end,
            _ => host_name(text, at)?,
        };
    }
    if text.has(at, b':') {
        at += 1;
        let end = text.only(at, text.end(), &DIGITS, "port number")?;
        if at < end && java_text::parse_int(&text.part(at, end)).is_none() {
            return text.refuse("Malformed port number", "", at);
        }
        return Some(());
    }
    if at < text.end() {
        return text.expected("port number", at);
    }
    Some(())
}

/// Reads a host's name: labels with dots between, of which the last begins with a letter.
fn host_name(text: &mut Text<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    let mut last_label = None;
    while at < text.end() {
        let first = text.skip(at, &HOST_FIRST)?;
        if first <= at {
            break;
        }
        last_label = Some(at);
        at = text.skip(first, &HOST)?;
        if text.has(at - 1, b'-') {
            return text.illegal("hostname", at - 1);
        }
        if !text.has(at, b'.') {
            break;
        }
        at += 1;
    }
    if at < text.end() && !text.has(at, b':') {
        return text.illegal("hostname", at);
    }
    match last_label {
        None => text.expected("hostname", from),
        Some(label) if label > from && DIGITS.has(text.chars[label]) => text.illegal("hostname", label),
        Some(_) => Some(at),
    }
}
