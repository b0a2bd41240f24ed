//! The release page: built by Trunk, then finished for serving.

pub(crate) mod compress;
pub(crate) mod hash;
pub(crate) mod inputs;
mod judge;
mod locales;
pub(crate) mod markup;
mod names;
mod other_way;
pub(crate) mod paint;
pub(crate) mod policy;
pub(crate) mod program;
mod publish;
mod without_wasm;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use lexopt::ValueExt as _;

use crate::tools::{self, WasmTarget};
use crate::{options, process, progress, theme, workspace};

/// `cargo xtask build`: the release page in `dist/`, with a form in it if one is named.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let (mut form, mut language, mut theme, mut other_way) = (None, "en".to_owned(), None, None);
    options::each(parser, |name, parser| {
        match name {
            "form" => form = Some(parser.value()?.string()?),
            "language" => language = parser.value()?.string()?,
            "theme" => theme = Some(PathBuf::from(parser.value()?)),
            "other-way" => other_way = Some(parser.value()?.string()?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    themed(theme.as_deref())?;
    let dist = workspace::dist();
    if let Some(address) = other_way {
        other_way::write(&dist, &address)?;
    }
    match form {
        Some(form) => paint::paint(&dist, &form, &language),
        None => Ok(()),
    }
}

/// Builds the page, unless the one in `dist/` was made from just these files.
pub(crate) fn page() -> Result<()> {
    themed(None)
}

/// The same with a theme in the place of `style/tokens.css`.
pub(crate) fn themed(theme: Option<&Path>) -> Result<()> {
    let work = workspace::target().join("page");
    let stamp = work.join("stamp");
    let dist = workspace::dist();
    let mut fingerprint = inputs::fingerprint()?;
    if let Some(theme) = theme {
        theme::check(theme)?;
        fingerprint += &hash::integrity(&fs::read(theme).context("cannot read the theme")?);
    }
    if fs::read_to_string(&stamp).is_ok_and(|made| made == made_from(&fingerprint, &dist)) {
        eprintln!("the page in dist/ is up to date");
        return Ok(());
    }

    tools::install_for_page()?;
    let target = WasmTarget::ready()?;
    let fresh = work.join("dist");
    progress::step("building the page (trunk build --release)", || {
        trunk(target, &fresh)
    })?;
    if let Some(theme) = theme {
        fs::copy(theme, fresh.join("tokens.css")).context("cannot put the theme into the page")?;
    }
    progress::step("finishing the page: bundles, names, checks, compression", || {
        finish(&fresh)
    })?;

    if dist.exists() {
        fs::remove_dir_all(&dist).context("cannot remove the last dist/")?;
    }
    fs::rename(&fresh, &dist).context("cannot move the page to dist/")?;
    fs::write(&stamp, made_from(&fingerprint, &dist)).context("cannot note what the page was made from")
}

/// Copies the page in `dist/`, which has no folders in it, to another folder.
pub(crate) fn copy(to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for file in inputs::list(&workspace::dist())? {
        let name = file.file_name().context("a file without a name")?;
        fs::copy(&file, to.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

/// The stamp of a page: its inputs and itself, since a plain `trunk build` writes to `dist/` as well.
fn made_from(fingerprint: &str, dist: &Path) -> String {
    let page = fs::read(dist.join("index.html")).unwrap_or_default();
    format!("{fingerprint}\n{}\n", hash::integrity(&page))
}

fn trunk(target: WasmTarget, dist: &Path) -> Result<()> {
    fs::create_dir_all(dist).with_context(|| format!("cannot make {}", dist.display()))?;
    let run = |command: &mut Command| {
        target.build_page(command, tools::path());
        process::run(command.current_dir(workspace::root()))
    };
    run(Command::new("cargo").args(["fetch", "--target", WasmTarget::NAME]))?;
    // Offline: a tool of another version stops the build instead of being replaced by a download.
    let trunk = tools::find("trunk").context("trunk was installed and is gone")?;
    let options = ["build", "--release", "--offline", "--dist"];
    run(Command::new(trunk)
        .args(options)
        .arg(dist)
        .env("NO_COLOR", "true"))
}

/// What Trunk does not do: small files, hashed names, a look at the result, and files as a server sends them.
fn finish(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    judge::publish(dist)?;
    without_wasm::publish(dist)?;
    program::shrink(dist)?;
    let page = publish::style_in_page(&page, dist)?;
    let page = publish::by_content(&page, dist)?;
    let page = locales::publish(&workspace::root().join("locales"), dist, &page)?;
    let page = markup::compact(&page);
    policy::write(&page, dist)?;
    markup::check(&page, dist)?;
    fs::write(&index, page).context("cannot write index.html")?;
    compress::all(dist)
}
