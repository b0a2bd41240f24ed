//! The page's markup: what it loads, and that nothing in it needs a weaker Content-Security-Policy.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use super::{hash, policy};

/// A start tag: its name and attributes, both in lower case; values as written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// Where in the page it stands.
    place: Range<usize>,
}

impl Tag {
    /// The value of an attribute, if it is there.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(attribute, _)| attribute == name)
            .map(|(_, value)| value.as_str())
    }

    /// Gives an attribute another value, or adds it.
    pub(crate) fn set(&mut self, name: &str, value: String) {
        match self
            .attributes
            .iter_mut()
            .find(|(attribute, _)| attribute == name)
        {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Takes an attribute away.
    pub(crate) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(attribute, _)| attribute != name);
    }

    /// The file beside the page that a browser loads because of this tag.
    pub(crate) fn loads(&self) -> Option<&str> {
        let address = match self.name.as_str() {
            "script" | "img" => self.get("src"),
            "link" => self.get("href").filter(|_| self.get("rel") != Some("alternate")),
            _ => None,
        };
        address
            .filter(|address| !address.starts_with("data:"))
            .map(|address| address.trim_start_matches(['.', '/']))
    }

    /// Whether browsers run or apply what it loads, and so check its integrity.
    pub(crate) fn is_checked(&self) -> bool {
        self.name == "script" || matches!(self.get("rel"), Some("stylesheet" | "modulepreload" | "preload"))
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            let quote = if value.contains('"') { '\'' } else { '"' };
            match &**value {
                "" => write!(text, " {name}")?,
                value => write!(text, " {name}={quote}{value}{quote}")?,
            }
        }
        text.write_str(">")
    }
}

/// The page with some of its tags written anew, or left out when `change` says no.
pub(crate) fn rewrite(page: &str, mut change: impl FnMut(&mut Tag) -> Result<bool>) -> Result<String> {
    let mut text = String::new();
    let mut last = 0;
    for mut tag in tags(page) {
        let before = tag.to_string();
        let stays = change(&mut tag)?;
        let after = tag.to_string();
        if !stays || after != before {
            text.push_str(&page[last..tag.place.start]);
            last = tag.place.end;
            if stays {
                text.push_str(&after);
            }
        }
    }
    Ok(text + &page[last..])
}

/// The page without comments, indentation and empty lines.
pub(crate) fn compact(page: &str) -> String {
    let mut parts = page.split("<!--");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once("-->").map_or("", |(_, after)| after));
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The start tags of a page.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (mut tag, after) = tag(rest);
            tag.place = page.len() - rest.len() - 1..page.len() - after.len();
            let content = match &*tag.name {
                "script" => "</script",
                "style" => "</style",
                _ => "",
            };
            rest = after.find(content).map_or("", |end| &after[end..]);
            tags.push(tag);
        }
    }
    tags
}

/// One tag, from its name on, and what follows its end.
fn tag(text: &str) -> (Tag, &str) {
    let is_space = |letter: char| letter.is_ascii_whitespace() || letter == '/';
    let ends = |letter: char| is_space(letter) || letter == '>';
    let (name, mut rest) = text.split_at(text.find(ends).unwrap_or(text.len()));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(is_space);
        if rest.is_empty() || rest.starts_with('>') {
            let tag = Tag {
                name: name.to_ascii_lowercase(),
                attributes,
                place: 0..0,
            };
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        let (attribute, after) = rest.split_at(
            rest.find(|letter| ends(letter) || letter == '=')
                .unwrap_or(rest.len()),
        );
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(value) => match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                _ => value.split_at(
                    value
                        .find(|letter: char| letter.is_ascii_whitespace() || letter == '>')
                        .unwrap_or(value.len()),
                ),
            },
        };
        attributes.push((attribute.to_ascii_lowercase(), value.to_owned()));
        rest = after;
    }
}

/// The styles that stand in the page.
pub(crate) fn styles(page: &str) -> impl Iterator<Item = &str> {
    let styles = tags(page).into_iter().filter(|tag| tag.name == "style");
    styles.filter_map(|tag| Some(page[tag.place.end..].split_once("</style")?.0))
}

/// Everything the page loads is there, named by its content and checked by the browser; no script is inline, and no style
/// that the policy does not name.
pub(crate) fn check(page: &str, dist: &Path) -> Result<()> {
    let allowed = fs::read_to_string(dist.join(policy::FILE)).unwrap_or_default();
    for style in styles(page) {
        let source = policy::source(style);
        ensure!(
            allowed.contains(&source),
            "the page's policy does not name its style: {source}"
        );
    }
    for tag in tags(page) {
        let name = &tag.name;
        if let Some((attribute, _)) = tag
            .attributes
            .iter()
            .find(|(name, _)| name == "style" || name.starts_with("on"))
        {
            bail!("index.html has an inline `{attribute}` in <{name}>");
        }
        let is_data = matches!(tag.get("type"), Some("application/json" | "application/wasm"));
        let is_inline = name == "script" && tag.get("src").is_none() && !is_data;
        ensure!(!is_inline, "index.html has an inline <{name}>");

        let Some(file) = tag.loads() else { continue };
        let Ok(content) = fs::read(dist.join(file)) else {
            bail!("index.html loads {file}, which is not in dist/");
        };
        if tag.is_checked() {
            ensure!(
                hash::place(file).is_some(),
                "{file} has no content hash in its name"
            );
            let right = hash::integrity(&content);
            ensure!(
                tag.get("integrity") == Some(&*right),
                "{file} has not its integrity: {right}"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{check, compact, hash, policy, rewrite, tags};

    #[test]
    fn tags_are_found_however_they_are_written() {
        let page = "<!doctype html><!-- <style> --><LINK rel=icon href=\"/a.svg\"><script src='b.js' defer></script>\
            <script type=\"application/json\">{\"a\":\"<b>\"}</script><main hidden><br/>";
        let names: Vec<_> = tags(page).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["link", "script", "script", "main", "br"]);
        let loaded: Vec<_> = tags(page)
            .iter()
            .filter_map(|tag| tag.loads().map(str::to_owned))
            .collect();
        assert_eq!(loaded, ["a.svg", "b.js"]);
        assert_eq!(tags(page)[1].get("defer"), Some(""));
    }

    #[test]
    fn what_is_not_changed_stays_as_it_was_written() {
        let page =
            "<!doctype html>\n<!-- <br> -->\n\n  <link rel=icon href='/a'><BR/><script src=b></script>\n";
        let rewritten = rewrite(page, |tag| {
            tag.set("src", format!("{}?\"", tag.name));
            Ok(tag.name != "link")
        });
        let rewritten = rewritten.unwrap();
        assert_eq!(
            rewritten,
            "<!doctype html>\n<!-- <br> -->\n\n  <br src='br?\"'><script src='script?\"'></script>\n"
        );
        assert_eq!(rewrite(page, |_| Ok(true)).unwrap(), page);
        assert_eq!(
            compact(&rewritten),
            "<!doctype html>\n<br src='br?\"'><script src='script?\"'></script>"
        );
    }

    #[test]
    fn a_page_is_refused_for_what_a_strict_policy_would_block() {
        let dist = std::env::temp_dir().join(format!("markup-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("a-0123456789abcdef.js"), "1").unwrap();
        fs::write(dist.join("a.js"), "1").unwrap();
        let right = hash::integrity(b"1");
        let hashed = format!("<script src=/a-0123456789abcdef.js integrity='{right}'></script>");
        let refused = [
            ("<style>p>a{}</style>", "does not name its style"),
            ("<script>1</script>", "inline <script>"),
            ("<p style='color:red'>", "inline `style`"),
            ("<p onclick=1>", "inline `onclick`"),
            ("<script src=/b.js></script>", "not in dist"),
            ("<script src=/a.js></script>", "no content hash"),
            (&hashed.replace("sha256-", "sha256-x"), "not its integrity"),
        ];
        for (page, reason) in refused {
            let error = check(page, &dist).expect_err(page).to_string();
            assert!(error.contains(reason), "{page}: {error}");
        }
        check(&hashed, &dist).unwrap();
        for data in ["json", "wasm"] {
            check(&format!("<script type=\"application/{data}\">1</script>"), &dist).unwrap();
        }
        let styled = "<style>p>a{}</style><p>";
        policy::write(styled, &dist).unwrap();
        check(styled, &dist).unwrap();
        fs::remove_dir_all(&dist).unwrap();
    }
}
