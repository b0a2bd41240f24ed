//! The `regress` crate, where there is no browser.

use crate::Translation;

pub(crate) struct Compiled(regress::Regex);

impl Compiled {
    pub(crate) fn new(translation: &Translation) -> Option<Self> {
        regress::Regex::with_flags(&translation.source, translation.flags)
            .ok()
            .map(Self)
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the browser's, which may fail")]
    pub(crate) fn is_match(&self, text: &str) -> Option<bool> {
        Some(self.0.find(text).is_some())
    }
}
