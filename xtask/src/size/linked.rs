//! Which crates a program is made of: the code of each, read from a module that has its names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::workspace;

/// Stands for a crate where a function is of none: what a program exports.
pub(crate) const NONE: &str = "(none)";

/// Where Trunk leaves what wasm-bindgen made of a program, which wasm-opt goes on from.
pub(crate) fn module(program: &str) -> PathBuf {
    workspace::target().join(format!("wasm-bindgen/release/{program}_bg.wasm"))
}

/// The code of each crate.
pub(crate) fn crates(module: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let bytes = std::fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let (mut imported, mut functions, mut names) = (0, Vec::new(), Vec::new());
    let mut rest = Reader(
        bytes
            .strip_prefix(b"\0asm\x01\0\0\0")
            .context("not a WebAssembly module")?,
    );
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let mut section = rest.block()?;
        match id {
            2 => imported = imported_functions(section)?,
            10 => functions = section.blocks()?,
            0 if section.block()?.0 == b"name" => names = function_names(section)?,
            _ => {}
        }
    }
    ensure!(!names.is_empty(), "{} has no names", module.display());
    let mut crates: BTreeMap<_, Vec<u8>> = BTreeMap::new();
    for (index, name) in names {
        // Functions are counted from the first import on; what is imported has no code here.
        if let Some(code) = index.checked_sub(imported).and_then(|own| functions.get(own)) {
            crates
                .entry(crate_of(&name).to_owned())
                .or_default()
                .extend(*code);
        }
    }
    Ok(crates)
}

/// The crate that a function stands in: the first word of its path, as wasm-bindgen writes it. Of
/// `<T as other::Trait>::method` that is the trait's, unless the type has a path.
fn crate_of(path: &str) -> &str {
    let of_type = path.split(" as ").next().unwrap_or_default();
    let part = if of_type.contains("::") {
        of_type
    } else {
        path.rsplit(" as ").next().unwrap_or_default()
    };
    let Some((before, _)) = part.split_once("::") else {
        return NONE;
    };
    // The standard library's crates carry their hash: `core[c5930c85a12de822]`.
    let before = before
        .strip_suffix(']')
        .and_then(|named| named.rsplit_once('['))
        .map_or(before, |(name, _)| name);
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    before
        .trim_end_matches('>')
        .rsplit(|letter| !is_name(letter))
        .next()
        .unwrap_or_default()
}

fn imported_functions(mut section: Reader<'_>) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.block()?;
        section.block()?;
        match section.byte()? {
            0 => functions += usize::from(section.number().is_ok()),
            kind => bail!("imports of kind {kind} are not expected here"),
        }
    }
    Ok(functions)
}

/// Subsection 1 of the name section.
fn function_names(mut section: Reader<'_>) -> Result<Vec<(usize, String)>> {
    while !section.0.is_empty() {
        let id = section.byte()?;
        let mut names = section.block()?;
        if id == 1 {
            let count = names.number()?;
            let name = |_| {
                Ok((
                    names.number()?,
                    String::from_utf8_lossy(names.block()?.0).into_owned(),
                ))
            };
            return (0..count).map(name).collect();
        }
    }
    Ok(Vec::new())
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the module ends too early")?;
        self.0 = rest;
        Ok(*first)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the module is too long")
    }

    /// A list of blocks.
    fn blocks(&mut self) -> Result<Vec<&'a [u8]>> {
        (0..self.number()?)
            .map(|_| self.block().map(|block| block.0))
            .collect()
    }

    /// As many bytes as the number before them says.
    fn block(&mut self) -> Result<Self> {
        let length = self.number()?;
        let (block, rest) = self
            .0
            .split_at_checked(length)
            .context("the module ends too early")?;
        self.0 = rest;
        Ok(Self(block))
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn a_function_belongs_to_the_crate_that_wrote_it() {
        let cases = [
            ("sign_up::start::open::{{closure}}::hddd1741e33c1cbe5", "sign_up"),
            (
                "core[c5930c85a12de822]::fmt::float::float_to_decimal::<f64>",
                "core",
            ),
            (
                "<dlmalloc[e24a]::dlmalloc::Dlmalloc<dlmalloc[e24a]::sys::System>>::malloc",
                "dlmalloc",
            ),
            (
                "<serde_json::error::Error as core::fmt::Debug>::fmt",
                "serde_json",
            ),
            (
                "<T as tachys::view::any_view::IntoAny>::into_any::build",
                "tachys",
            ),
            ("<&T as core::fmt::Debug>::fmt", "core"),
            (
                "tachys::reactive_graph::<impl tachys::view::Render for F>::build",
                "tachys",
            ),
            ("__wbindgen_malloc", "(none)"),
        ];
        for (path, expected) in cases {
            assert_eq!(crate_of(path), expected, "{path}");
        }
    }
}
