//! Files as a server sends them: compressed once here, as hard as possible, instead of at each request.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::inputs;

/// What is worth compressing; pictures are compressed already.
const TEXT_AND_PROGRAMS: &[&str] = &["html", "js", "css", "json", "svg", "wasm", "webmanifest"];

/// Writes `.br` and `.gz` beside each file of `folder`.
pub(crate) fn all(folder: &Path) -> Result<()> {
    for file in inputs::list(folder)? {
        if file.is_dir() {
            all(&file)?;
        } else if file
            .extension()
            .is_some_and(|extension| TEXT_AND_PROGRAMS.iter().any(|kind| extension == *kind))
        {
            one(&file)?;
        }
    }
    Ok(())
}

/// Writes `.br` and `.gz` beside this file.
pub(crate) fn one(file: &Path) -> Result<()> {
    write(file).with_context(|| format!("cannot compress {}", file.display()))
}

fn write(file: &Path) -> Result<()> {
    let content = fs::read(file)?;
    let beside = |ending: &str| File::create(format!("{}.{ending}", file.display()));
    brotli(&content, beside("br")?)?.sync_all()?;
    let mut gzip = GzEncoder::new(beside("gz")?, Compression::best());
    gzip.write_all(&content)?;
    Ok(gzip.finish()?.sync_all()?)
}

/// Writes this as brotli.
pub(crate) fn brotli<W: Write>(content: &[u8], to: W) -> Result<W> {
    // Quality 11 and a window of 4 MiB are the most that a browser must understand without asking.
    let mut brotli = CompressorWriter::new(to, 4096, 11, 22);
    brotli.write_all(content)?;
    brotli.flush()?;
    Ok(brotli.into_inner())
}
