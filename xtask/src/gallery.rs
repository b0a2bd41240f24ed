//! Every field, state and direction on one screen: the same components and style sheets as the page's, without its program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{options, process, progress, theme, workspace};

/// `cargo xtask gallery`: writes it to `target/gallery/`.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let mut theme = None;
    options::each(parser, |name, parser| {
        if name == "theme" {
            theme = Some(PathBuf::from(parser.value()?));
        }
        Ok(name == "theme")
    })?;
    println!("{}", write(theme.as_deref())?.join("index.html").display());
    Ok(())
}

/// Writes it anew, in this theme or the page's own, and says where.
pub(crate) fn write(theme: Option<&Path>) -> Result<PathBuf> {
    let folder = workspace::target().join("gallery");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot remove the last gallery")?;
    }
    let style = folder.join("style");
    fs::create_dir_all(&style).with_context(|| format!("cannot make {}", style.display()))?;
    for sheet in ["tokens.css", "base.css", "form.css"] {
        let from = workspace::root().join("style").join(sheet);
        fs::copy(&from, style.join(sheet)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    if let Some(theme) = theme {
        theme::check(theme)?;
        fs::copy(theme, style.join("tokens.css")).context("cannot copy the theme")?;
    }
    progress::step("painting the gallery", || {
        let mut gallery = Command::new("cargo");
        gallery
            .args(["run", "--quiet", "--bin", "gallery", "--"])
            .arg(&folder);
        process::run(gallery.current_dir(workspace::root()))
    })?;
    Ok(folder)
}
