//! The page's files under the names by which they are served: the style in the page, and every file called by its content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{hash, markup, program};

/// Puts the style sheets of `page` into the page itself, as one and made small: the first paint waits for nothing else.
pub(crate) fn style_in_page(page: &str, dist: &Path) -> Result<String> {
    let mut sheets = Vec::new();
    let page = markup::rewrite(page, |tag| {
        if tag.get("rel") != Some("stylesheet") {
            return Ok(true);
        }
        sheets.push(tag.loads().context("a style sheet without address")?.to_owned());
        Ok(false)
    })?;
    let mut text = String::new();
    for sheet in &sheets {
        let file = dist.join(sheet);
        text += &fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    let file = dist.join("style.css");
    fs::write(&file, text).context("cannot write the style sheet")?;
    program::bundle(&file, &[])?;
    let style = fs::read_to_string(&file).context("cannot read the style sheet")?;
    fs::remove_file(&file).context("cannot remove the style sheet that is now part of the page")?;
    let (head, body) = page.split_once("</head>").context("index.html has no head")?;
    Ok(format!("{head}<style>{}</style>\n</head>{body}", style.trim()))
}

/// Gives every file that the page loads a name with its hash, and the tags that name and what it must hash to.
pub(crate) fn by_content(page: &str, dist: &Path) -> Result<String> {
    markup::rewrite(page, |tag| {
        let Some(file) = tag.loads().map(str::to_owned) else {
            return Ok(true);
        };
        if tag.get("rel") == Some("modulepreload") {
            return Ok(false); // part of the script by now
        }
        let (named, integrity) = named(dist, &file).with_context(|| format!("the page loads {file}"))?;
        let address = if tag.name == "link" { "href" } else { "src" };
        tag.set(address, named);
        if tag.is_checked() {
            tag.set("integrity", integrity);
        } else {
            tag.unset("integrity"); // Trunk writes one for pictures too, which browsers do not check
        }
        Ok(true)
    })
}

/// Gives a file a name with its hash: its address from then on, and what it must hash to.
pub(crate) fn named(dist: &Path, file: &str) -> Result<(String, String)> {
    let content = fs::read(dist.join(file)).with_context(|| format!("there is no {file}"))?;
    let (stem, ending) = file
        .rsplit_once('.')
        .with_context(|| format!("{file} has no ending"))?;
    let name = format!("{stem}-{}.{ending}", hash::name(&content));
    fs::rename(dist.join(file), dist.join(&name)).with_context(|| format!("cannot rename {file}"))?;
    Ok((format!("/{name}"), hash::integrity(&content)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{by_content, hash};

    #[test]
    fn each_file_is_called_by_its_content_and_what_runs_is_checked() {
        let dist = std::env::temp_dir().join(format!("publish-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for file in ["boot.js", "icon.svg", "part.js"] {
            fs::write(dist.join(file), file).unwrap();
        }
        let page = "<link rel=\"icon\" href=\"/icon.svg\" integrity=\"old\"><link rel=\"modulepreload\" href=\"/part.js\">\
            <script src=\"/boot.js\" integrity=\"old\"></script>";
        let [script, icon] = ["boot.js", "icon.svg"].map(|file| hash::name(file.as_bytes()));
        assert_eq!(
            by_content(page, &dist).unwrap(),
            format!(
                "<link rel=\"icon\" href=\"/icon-{icon}.svg\"><script src=\"/boot-{script}.js\" integrity=\"{}\"></script>",
                hash::integrity(b"boot.js")
            )
        );
        assert!(dist.join(format!("boot-{script}.js")).exists());
        let gone = by_content("<script src=/gone.js></script>", &dist).unwrap_err();
        assert!(gone.to_string().contains("gone.js"), "{gone}");
        fs::remove_dir_all(&dist).unwrap();
    }
}
