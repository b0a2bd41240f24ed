//! The sentences: one hashed file per language beside the page, which the page finds in a block of data.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::{hash, inputs};

const BLOCK: &str = r#"<script type="application/json" id="locales">"#;

/// Writes `sources/*.json` to `dist` under hashed names, and those names with their integrity into `page`.
pub(crate) fn publish(sources: &Path, dist: &Path, page: &str) -> Result<String> {
    let mut names = Map::new();
    for source in inputs::list(sources)? {
        let Some(language) = source.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        if source.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text =
            fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
        let sentences: Value =
            serde_json::from_str(&text).with_context(|| format!("{} is not JSON", source.display()))?;
        let small = sentences.to_string();
        let name = format!("{language}-{}.json", hash::name(small.as_bytes()));
        fs::write(dist.join(&name), &small).with_context(|| format!("cannot write {name}"))?;
        let entry = json!({ "href": format!("/{name}"), "integrity": hash::integrity(small.as_bytes()) });
        names.insert(language.to_owned(), entry);
    }
    if names.is_empty() {
        bail!("{} has no language", sources.display());
    }
    // Trunk's plain copies, which a page that was not finished reads.
    let copies = dist.join("locales");
    if copies.exists() {
        fs::remove_dir_all(&copies).context("cannot remove the plain copies of the sentences")?;
    }
    replace_block(page, &Value::Object(names).to_string())
}

fn replace_block(page: &str, content: &str) -> Result<String> {
    let (before, rest) = page
        .split_once(BLOCK)
        .with_context(|| format!("index.html has no block {BLOCK}"))?;
    let (_, after) = rest
        .split_once("</script>")
        .context("the block of languages in index.html does not end")?;
    Ok(format!("{before}{BLOCK}{content}</script>{after}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::{Value, json};

    use super::{BLOCK, hash, publish};

    #[test]
    fn a_page_finds_each_language_under_its_hash_and_can_check_it() {
        let folder = std::env::temp_dir().join(format!("locales-{}", std::process::id()));
        let [sources, dist] = ["sources", "dist"].map(|name| folder.join(name));
        fs::create_dir_all(&sources).unwrap();
        fs::create_dir_all(dist.join("locales")).unwrap();
        fs::write(sources.join("de.json"), "{ \"title\" : \"Konto\" }").unwrap();
        fs::write(sources.join("notes.md"), "").unwrap();

        let page = publish(&sources, &dist, &format!("<p>{BLOCK}{{}}</script></p>")).unwrap();
        let block = page
            .strip_prefix(&format!("<p>{BLOCK}"))
            .unwrap()
            .strip_suffix("</script></p>")
            .unwrap();
        let block: Value = serde_json::from_str(block).unwrap();
        let written = b"{\"title\":\"Konto\"}";
        let name = format!("de-{}.json", hash::name(written));
        let entry = json!({ "href": format!("/{name}"), "integrity": hash::integrity(written) });
        assert_eq!(block, json!({ "de": entry }));
        assert_eq!(fs::read(dist.join(name)).unwrap(), written);
        assert!(!dist.join("locales").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
