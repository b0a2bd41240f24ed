//! The sentences: one file per language beside the page, which the page finds in a block of data.
//!
//! The page names forty files, so it says of each no more than it must: one version is in all their names, and a digest
//! is given without what every digest begins with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::{hash, inputs};

const BLOCK: &str = r#"<script type="application/json" id="locales">"#;

/// The language that every other falls back on, sentence by sentence.
const FALLBACK: &str = "en";

/// What is said where the program does not run, and stands in the page itself.
const WITHOUT: &str = "without.";

/// A language's sentences by key; plain texts, or objects with a form per plural category.
type Sentences = Map<String, Value>;

/// Writes `sources/*.json` to `dist` under hashed names, and how to find and check them into `page`.
pub(crate) fn publish(sources: &Path, dist: &Path, page: &str) -> Result<String> {
    let languages = read(sources)?;
    let Some(fallback) = languages.get(FALLBACK) else {
        bail!("{} has no {FALLBACK}.json", sources.display());
    };
    let files: BTreeMap<_, _> = languages
        .iter()
        .map(|(tag, sentences)| (tag, file(sentences, fallback)))
        .collect();
    let all: Vec<_> = files.values().map(String::as_str).collect();
    let version = hash::name(all.concat().as_bytes());
    let mut digests = Map::new();
    for (tag, file) in files {
        let name = format!("{tag}-{version}.json");
        fs::write(dist.join(&name), &file).with_context(|| format!("cannot write {name}"))?;
        digests.insert(tag.clone(), hash::digest(file.as_bytes()).into());
    }
    // Trunk's plain copies, which a page that was not finished reads.
    let copies = dist.join("locales");
    if copies.exists() {
        fs::remove_dir_all(&copies).context("cannot remove the plain copies of the sentences")?;
    }
    let block = json!({ "version": version, "files": digests });
    replace_block(page, &block.to_string())
}

fn read(sources: &Path) -> Result<BTreeMap<String, Sentences>> {
    let mut languages = BTreeMap::new();
    for source in inputs::list(sources)? {
        let Some(tag) = source.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        if source.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text =
            fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
        let sentences = serde_json::from_str(&text)
            .with_context(|| format!("{} is not a JSON object", source.display()))?;
        languages.insert(tag.to_owned(), sentences);
    }
    Ok(languages)
}

/// A language as it is served: what it lacks is there in the fallback's words, and what it says in one way whatever
/// the number is no plural.
fn file(sentences: &Sentences, fallback: &Sentences) -> String {
    let mut complete = fallback.clone();
    for (key, sentence) in sentences {
        let forms = sentence.as_object().into_iter().flat_map(Map::values);
        let mut forms: Vec<_> = forms.collect();
        forms.dedup();
        let sentence = match forms.as_slice() {
            [only] => (*only).clone(),
            _ => sentence.clone(),
        };
        complete.insert(key.clone(), sentence);
    }
    complete.retain(|key, _| !key.starts_with(WITHOUT));
    Value::Object(complete).to_string()
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
    fn a_page_finds_each_language_under_its_version_and_can_check_it() {
        let folder = std::env::temp_dir().join(format!("locales-{}", std::process::id()));
        let [sources, dist] = ["sources", "dist"].map(|name| folder.join(name));
        fs::create_dir_all(&sources).unwrap();
        fs::create_dir_all(dist.join("locales")).unwrap();
        let german = json!({
            "title": "Konto",
            "signs": { "one": "{0} Zeichen", "other": "{0} Zeichen" },
            "digits": { "one": "{0} Ziffer", "other": "{0} Ziffern" },
        });
        fs::write(sources.join("de.json"), german.to_string()).unwrap();
        fs::write(
            sources.join("en.json"),
            "{ \"title\" : \"Account\", \"late\": \"Later\", \"without.title\": \"Not started\" }",
        )
        .unwrap();
        fs::write(sources.join("notes.md"), "").unwrap();

        let page = publish(&sources, &dist, &format!("<p>{BLOCK}{{}}</script></p>")).unwrap();
        let block = page.strip_prefix(&format!("<p>{BLOCK}")).unwrap();
        let block: Value = serde_json::from_str(block.strip_suffix("</script></p>").unwrap()).unwrap();
        let version = block["version"].as_str().unwrap();
        let served = |tag| fs::read(dist.join(format!("{tag}-{version}.json"))).unwrap();
        assert_eq!(served("en"), b"{\"late\":\"Later\",\"title\":\"Account\"}");
        let german: Value = serde_json::from_slice(&served("de")).unwrap();
        let expected = json!({
            "title": "Konto",
            "late": "Later",
            "signs": "{0} Zeichen",
            "digits": { "one": "{0} Ziffer", "other": "{0} Ziffern" },
        });
        assert_eq!(german, expected);
        for tag in ["de", "en"] {
            assert_eq!(block["files"][tag], hash::digest(&served(tag)), "{tag}");
        }
        assert!(!dist.join("locales").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
