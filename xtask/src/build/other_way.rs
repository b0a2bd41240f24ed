//! Another way to sign up, for those whose browser cannot run the form: a link in the page itself.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{compress, markup};
use crate::workspace;

/// After what the link comes, in both places where the page says that there is no form.
const ENDS: [&str; 2] = ["</main>\n</noscript>", "</aside>"];

/// Writes a link to this address into the page: to the realm's own page, or to somebody who can be written to.
pub(crate) fn write(dist: &Path, address: &str) -> Result<()> {
    let link = link(address)?;
    let index = dist.join("index.html");
    let mut page = fs::read_to_string(&index).context("dist/ has no page")?;
    for end in ENDS {
        let (before, after) = page
            .split_once(end)
            .with_context(|| format!("index.html has no {end}"))?;
        page = format!("{before}{link}\n{end}{after}");
    }
    markup::check(&page, dist)?;
    fs::write(&index, page).context("cannot write index.html")?;
    compress::one(&index)
}

/// Somebody's address says itself what it is, in every language.
fn link(address: &str) -> Result<String> {
    let text = match address.strip_prefix("mailto:") {
        Some(person) => person.to_owned(),
        None => sentence()?,
    };
    ensure!(
        address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:"),
        "{address} is no other way to sign up: it must begin with https: or mailto:"
    );
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;")
    };
    Ok(format!(
        "<p><a href=\"{}\">{}</a></p>",
        escaped(address),
        escaped(&text)
    ))
}

fn sentence() -> Result<String> {
    let file = workspace::root().join("locales/en.json");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let sentences: Value = serde_json::from_str(&text).context("locales/en.json is not JSON")?;
    let sentence = sentences["without.link"].as_str();
    Ok(sentence
        .context("locales/en.json has no without.link")?
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_page_is_linked_by_a_sentence_and_a_person_by_the_address() {
        for (address, expected) in [
            (
                "https://id.example/register?a=\"&b",
                "<p><a href=\"https://id.example/register?a=&quot;&amp;b\">Sign up on a simpler page</a></p>",
            ),
            (
                "mailto:help@example.org",
                "<p><a href=\"mailto:help@example.org\">help@example.org</a></p>",
            ),
        ] {
            assert_eq!(link(address).unwrap(), expected);
        }
        for address in ["javascript:alert(1)", "/register", ""] {
            link(address).unwrap_err();
        }
    }
}
