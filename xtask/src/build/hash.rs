//! Digests in the form that browsers check.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// The value of an `integrity` attribute (Subresource Integrity).
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The same where there are many: a third shorter, and strong enough.
pub(crate) fn short_digest(content: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(content))
}

/// Sixteen hexadecimal digits of the content, for its file's name.
pub(crate) fn name(content: &[u8]) -> String {
    let digest = Sha384::digest(content);
    let (head, _) = digest.split_first_chunk().expect("a digest has 48 bytes");
    format!("{:016x}", u64::from_be_bytes(*head))
}
