//! A theme in a file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Says what keeps it from being the page's.
pub(crate) fn check(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let faults = theme::faults(&text);
    ensure!(faults.is_empty(), "{}: {}", file.display(), faults.join("; "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::build::inputs;
    use crate::workspace;

    #[test]
    fn the_pages_own_theme_and_the_examples_can_be_read_in_both_schemes() {
        let mut themes = inputs::list(&workspace::root().join("themes")).unwrap();
        assert!(themes.len() >= 2);
        themes.push(workspace::root().join("style/tokens.css"));
        for theme in themes {
            check(&theme).unwrap();
        }
    }
}
