//! How a page of the gateway's own looks: as the form does, in its theme or a company's.

use std::fs;
use std::path::Path;

use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::config;

/// What every screen of the form has.
const BASE: &str = include_str!("../../../style/base.css");

/// A style, and the policy of a page that has this one and nothing else.
pub(crate) struct Look {
    pub(crate) style: String,
    pub(crate) policy: HeaderValue,
}

impl Look {
    /// In the theme of this file, or else the form's own.
    pub(crate) fn new(theme: Option<&Path>) -> Result<Self, config::Error> {
        let tokens = match theme {
            Some(file) => read(file).map_err(|why| {
                config::Error::new("embedded.theme", format_args!("{}: {why}", file.display()))
            })?,
            None => theme::USUAL.to_owned(),
        };
        let style = tokens + BASE;
        let hash = STANDARD.encode(Sha256::digest(&style));
        // Its logo is a picture that stands in the theme.
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'self'; \
             frame-ancestors 'none'"
        );
        let policy = HeaderValue::from_str(&policy).expect("base64 is visible ASCII");
        Ok(Self { style, policy })
    }
}

fn read(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    // A page has no other ends of lines, and the hash is that of the style as it stands there.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let faults = theme::faults(&text);
    if faults.is_empty() {
        Ok(text)
    } else {
        Err(faults.join("; "))
    }
}
