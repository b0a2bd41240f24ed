//! A realm's form in the page itself, so that people see it before the program is there.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{compress, markup};
use crate::{http, process, progress, workspace};

/// Paints into `dist/` the form that `form` describes, an address or a file, in this language.
pub(crate) fn paint(dist: &Path, form: &str, language: &str) -> Result<()> {
    let description = if form.starts_with("http://") || form.starts_with("https://") {
        let file = workspace::target().join("page/form.json");
        fs::write(&file, fetch(form)?).context("cannot keep the form's description")?;
        file
    } else {
        form.into()
    };
    let sentences = workspace::root().join(format!("locales/{language}.json"));
    ensure!(
        sentences.is_file(),
        "there is no language {language}: no {}",
        sentences.display()
    );

    let index = dist.join("index.html");
    progress::step("painting the form into the page", || {
        let mut prerender = Command::new("cargo");
        prerender
            .args(["run", "--quiet", "--bin", "prerender", "--"])
            .arg(&index)
            .arg(std::path::absolute(&description)?)
            .arg(&sentences)
            .arg(language);
        process::run(prerender.current_dir(workspace::root()))
    })?;
    let page = fs::read_to_string(&index).context("cannot read the painted page")?;
    markup::check(&page, dist)?;
    compress::one(&index)
}

fn fetch(address: &str) -> Result<String> {
    let mut response = http::agent()
        .get(address)
        .call()
        .with_context(|| format!("cannot read {address}"))?;
    let status = response.status();
    ensure!(status.is_success(), "{address} answered {status}");
    Ok(response.body_mut().read_to_string()?)
}
