//! Digests in the form that browsers check.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// How many hexadecimal digits of a hash a file's name has.
const DIGITS: usize = 16;

/// The value of an `integrity` attribute (Subresource Integrity): the shortest that there is, as nothing compresses it.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", digest(content))
}

/// The same without what every one begins with.
pub(crate) fn digest(content: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(content))
}

/// Sixteen hexadecimal digits of the content, for its file's name.
pub(crate) fn name(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let (head, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*head))
}

/// Where in a name the dash with sixteen hexadecimal digits is, as Trunk writes them.
pub(crate) fn place(file: &str) -> Option<usize> {
    let is_hash = |after: &str| {
        after.len() >= DIGITS && after.bytes().take(DIGITS).all(|digit| digit.is_ascii_hexdigit())
    };
    file.match_indices('-')
        .map(|(dash, _)| dash)
        .find(|dash| is_hash(&file[dash + 1..]))
}

/// A name as it was before it was hashed.
pub(crate) fn without(file: &str) -> String {
    place(file).map_or_else(
        || file.to_owned(),
        |dash| format!("{}{}", &file[..dash], &file[dash + 1 + DIGITS..]),
    )
}
