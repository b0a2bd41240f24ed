//! What is said to those who do not see it: politely, and once per pause.

use std::time::Duration;

use leptos::prelude::*;

/// Typing has paused when nothing has come for this long.
const PAUSE: Duration = Duration::from_millis(900);

/// The text of the page's one live region.
#[derive(Clone, Copy)]
pub struct Announcement {
    text: RwSignal<String>,
    next: StoredValue<Option<TimeoutHandle>>,
}

impl Announcement {
    pub fn new() -> Self {
        Self {
            text: RwSignal::default(),
            next: StoredValue::default(),
        }
    }

    /// Says this once nothing else has come for a while.
    pub fn after_a_pause(self, words: String) {
        if let Some(next) = self.next.get_value() {
            next.clear();
        }
        let say = move || {
            // The form may be gone by then.
            let _ = self.text.try_set(words);
        };
        let next = set_timeout_with_handle(say, PAUSE);
        self.next.set_value(next.ok());
    }

    pub fn get(self) -> String {
        self.text.get()
    }
}
