//! The program in the page itself: a phone that has read the page need not ask for its program, and wait for that as well.

use std::fs;
use std::path::Path;

use crate::{Result, between};

/// What has the program fetched, as Trunk writes it.
const FETCHED: [&str; 2] = ["<link rel=\"preload\" href=\"/", ">"];

/// The page with the program that lies beside it as a block of data, behind all that can be seen before it has come.
pub(crate) fn put(page: &str, folder: &Path) -> Result<String> {
    let (start, link, rest) = between(page, FETCHED)?;
    let file = folder.join(link.split('"').next().unwrap_or_default());
    let program = fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let (body, end) = rest.split_once("</body>").ok_or("the page has no </body>")?;
    let program = text(&program);
    Ok(format!(
        "{start}{body}<script type=\"application/wasm\" id=\"program\">{program}</script>\n</body>{end}"
    ))
}

/// Bytes as text that may stand in a page, for `web/boot.js` to read: each as the letter of its number, or 256 above it
/// where HTML would read something else. Zero, the commonest, is the rarest letter that takes one byte.
fn text(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0 => '^',
        b'\r' | b'<' | b'^' => char::from_u32(0x100 + u32::from(*byte)).unwrap_or_default(),
        byte => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}
