//! The policy that the page runs under, as a server sends it: in a file beside the page, since it names the page's style.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{hash, markup};

/// What the gateway reads, and a deployment puts into the settings of its server.
pub(crate) const FILE: &str = "content-security-policy.txt";

/// Writes the policy of this page into `dist`.
pub(crate) fn write(page: &str, dist: &Path) -> Result<()> {
    let styles = markup::styles(page).map(|style| format!(" {}", source(style)));
    let policy = policy(&styles.collect::<String>());
    fs::write(dist.join(FILE), policy + "\n").with_context(|| format!("cannot write {FILE}"))
}

/// How the policy names a style.
pub(crate) fn source(style: &str) -> String {
    format!("'sha256-{}'", hash::digest(style.as_bytes()))
}

fn policy(styles: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{styles}; connect-src 'self'; \
         worker-src blob:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::policy;
    use crate::workspace;

    #[test]
    fn the_policy_is_the_one_that_is_told_of() {
        for (file, styles) in [
            ("docs/deploy.md", " 'sha256-…'"),
            ("crates/gateway/src/headers.rs", ""),
        ] {
            let text = fs::read_to_string(workspace::root().join(file)).unwrap();
            let on_one_line = text.replace("\\\n     ", "");
            assert!(on_one_line.contains(&policy(styles)), "{file}");
        }
    }
}
