//! The grammar of addresses as `java.net.URI` reads them, and what it says where one goes wrong.

use super::characters::{
    ANY, DIGITS, HEXADECIMAL, HOST, HOST_FIRST, PATH, REGISTRY, SCHEME, SCOPE, SERVER, SERVER_OR_PERCENT,
    Set, USER_INFO, is_other,
};
use super::ip;

/// An address, in parts.
#[derive(Debug, Default)]
pub(super) struct Uri {
    pub(super) scheme: Option<String>,
    /// What stands between `//` and the path.
    pub(super) authority: Option<String>,
    /// As it is written, with its escapes.
    pub(super) fragment: Option<String>,
}

/// What is wrong, in Java's words, and at which code unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrong {
    pub(super) reason: [&'static str; 2],
    pub(super) at: Option<usize>,
}

impl Wrong {
    fn illegal(part: &'static str, at: usize) -> Self {
        Self {
            reason: ["Illegal character in ", part],
            at: Some(at),
        }
    }

    pub(super) fn expected(what: &'static str, at: usize) -> Self {
        Self {
            reason: ["Expected ", what],
            at: Some(at),
        }
    }

    pub(super) fn other(reason: &'static str, at: Option<usize>) -> Self {
        Self {
            reason: [reason, ""],
            at,
        }
    }
}

/// A text being read. Places are counted in UTF-16 code units; `end` is the end of the part that is read.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) units: &'a [u16],
    pub(super) end: usize,
}

impl Text<'_> {
    pub(super) fn has(self, at: usize, c: char) -> bool {
        at < self.end && u32::from(self.units[at]) == u32::from(c)
    }

    /// The place of the first of these characters from `from` on, or the end.
    fn find(self, from: usize, stops: &str) -> usize {
        (from..self.end)
            .find(|at| stops.chars().any(|stop| self.has(*at, stop)))
            .unwrap_or(self.end)
    }

    /// Where what is in `set` ends, from `from` on.
    pub(super) fn skip(self, from: usize, set: Set) -> Result<usize, Wrong> {
        let mut at = from;
        while at < self.end {
            let unit = self.units[at];
            if set.has(unit) {
                at += 1;
            } else if set.is_escaped() && unit == u16::from(b'%') {
                let is_digit = |at: usize| at < self.end && HEXADECIMAL.has(self.units[at]);
                if !is_digit(at + 1) || !is_digit(at + 2) {
                    return Err(Wrong::other("Malformed escape pair", Some(at)));
                }
                at += 3;
            } else if set.is_escaped() && is_other(unit) {
                at += 1;
            } else {
                break;
            }
        }
        Ok(at)
    }

    /// Everything from `from` to the end is in `set`.
    fn only(self, from: usize, set: Set, part: &'static str) -> Result<(), Wrong> {
        match self.skip(from, set)? {
            at if at < self.end => Err(Wrong::illegal(part, at)),
            _ => Ok(()),
        }
    }

    fn until(self, end: usize) -> Self {
        Self { end, ..self }
    }

    fn part(self, from: usize) -> String {
        String::from_utf16_lossy(&self.units[from..self.end])
    }
}

/// Reads an address.
pub(super) fn parse(units: &[u16]) -> Result<Uri, Wrong> {
    let text = Text {
        units,
        end: units.len(),
    };
    let mut uri = Uri::default();
    let colon = text.find(0, ":/?#");
    let mut at = 0;
    if text.has(colon, ':') {
        if colon == 0 {
            return Err(Wrong::expected("scheme name", 0));
        }
        if !u8::try_from(units[0]).is_ok_and(|byte| byte.is_ascii_alphabetic()) {
            return Err(Wrong::illegal("scheme name", 0));
        }
        text.until(colon).only(1, SCHEME, "scheme name")?;
        uri.scheme = Some(text.until(colon).part(0));
        at = colon + 1;
    }
    if at == 0 || text.has(at, '/') {
        at = hierarchical(text, at, &mut uri)?;
    } else {
        let end = text.find(at, "#");
        if end <= at {
            return Err(Wrong::expected("scheme-specific part", at));
        }
        text.until(end).only(at, ANY, "opaque part")?;
        at = end;
    }
    if text.has(at, '#') {
        text.only(at + 1, ANY, "fragment")?;
        uri.fragment = Some(text.part(at + 1));
    }
    Ok(uri)
}

/// Reads authority, path and query, up to the fragment.
fn hierarchical(text: Text<'_>, from: usize, uri: &mut Uri) -> Result<usize, Wrong> {
    let mut at = from;
    if text.has(at, '/') && text.has(at + 1, '/') {
        at += 2;
        let end = text.find(at, "/?#");
        if end > at {
            authority(text.until(end), at)?;
            uri.authority = Some(text.until(end).part(at));
            at = end;
        } else if end == text.end {
            return Err(Wrong::expected("authority", at));
        }
    }
    let end = text.find(at, "?#");
    text.until(end).only(at, PATH, "path")?;
    at = end;
    if text.has(at, '?') {
        let end = text.find(at, "#");
        text.until(end).only(at + 1, ANY, "query")?;
        at = end;
    }
    Ok(at)
}

/// Reads an authority: a server if it can be one, else a name of some registry.
fn authority(text: Text<'_>, from: usize) -> Result<(), Wrong> {
    let bracket_first = text.has(from, ']');
    let server_end = text.skip(from, if bracket_first { SERVER } else { SERVER_OR_PERCENT })?;
    let registry_end = text.skip(from, REGISTRY)?;
    if registry_end == text.end {
        return Ok(());
    }
    if server_end < text.end {
        return Err(Wrong::illegal("authority", registry_end));
    }
    server(text, from)
}

/// Reads `user@host:port`.
fn server(text: Text<'_>, from: usize) -> Result<(), Wrong> {
    let mut at = from;
    let sign = text.find(at, "@");
    if text.has(sign, '@') {
        text.until(sign).only(at, USER_INFO, "user info")?;
        at = sign + 1;
    }
    if text.has(at, '[') {
        at += 1;
        let bracket = text.find(at, "]");
        if bracket <= at || !text.has(bracket, ']') {
            return Err(Wrong::expected("closing bracket for IPv6 address", bracket));
        }
        let scope = text.until(bracket).find(at, "%");
        ip::v6(text.until(scope), at)?;
        if scope + 1 == bracket {
            return Err(Wrong::other("scope id expected", None));
        }
        if scope < bracket {
            text.until(bracket).only(scope + 1, SCOPE, "scope id")?;
        }
        at = bracket + 1;
    } else {
        at = match ip::v4(text, at) {
            Some(end) if end == text.end || text.has(end, ':') => end,
            _ => host_name(text, at)?,
        };
    }
    if text.has(at, ':') {
        at += 1;
        text.only(at, DIGITS, "port number")?;
        if at < text.end && text.part(at).parse::<i32>().is_err() {
            return Err(Wrong::other("Malformed port number", Some(at)));
        }
        return Ok(());
    }
    if at < text.end {
        return Err(Wrong::expected("port number", at));
    }
    Ok(())
}

/// Reads a host's name: labels with dots between, of which the last begins with a letter.
fn host_name(text: Text<'_>, from: usize) -> Result<usize, Wrong> {
    let mut at = from;
    let mut last_label = None;
    while at < text.end {
        let first = text.skip(at, HOST_FIRST)?;
        if first <= at {
            break;
        }
        last_label = Some(at);
        at = text.skip(first, HOST)?;
        if text.has(at - 1, '-') {
            return Err(Wrong::illegal("hostname", at - 1));
        }
        if !text.has(at, '.') {
            break;
        }
        at += 1;
    }
    if at < text.end && !text.has(at, ':') {
        return Err(Wrong::illegal("hostname", at));
    }
    match last_label {
        None => Err(Wrong::expected("hostname", from)),
        Some(label) if label > from && DIGITS.has(text.units[label]) => {
            Err(Wrong::illegal("hostname", label))
        }
        Some(_) => Ok(at),
    }
}
