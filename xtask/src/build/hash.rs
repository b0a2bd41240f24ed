//! Digests in the form that browsers check.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

/// The value of an `integrity` attribute (Subresource Integrity).
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Sixteen hexadecimal digits of the content, for its file's name.
pub(crate) fn name(content: &[u8]) -> String {
    let digest = Sha384::digest(content);
    let (head, _) = digest.split_first_chunk().expect("a digest has 48 bytes");
    format!("{:016x}", u64::from_be_bytes(*head))
}
