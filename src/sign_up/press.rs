//! Nothing moves under a finger: a message that appears between the press and the release of a button may push it
//! away, and the click is lost. What leaving a field would say waits until the button is let go.

use super::form::Form;
use crate::browser;

/// Whether a button is held, and the field that was left by pressing it.
#[derive(Default)]
pub struct Press {
    held: bool,
    left: Option<String>,
}

impl Form {
    /// A button of the mouse, or a finger, goes down somewhere in the page.
    pub fn pressed(self) {
        self.quietly(|state| state.press.held = true);
    }

    /// It is let go. The click comes right after that, and before the next frame.
    pub fn released(self) {
        browser::soon(move || {
            // The form may be gone: the click may have sent it.
            let left = self.quietly(|state| std::mem::take(&mut state.press).left);
            if let Some(Some(field)) = left {
                self.left(&field);
            }
        });
    }

    /// A field is left: now, or after the press that does it.
    pub fn leaving(self, field: String) {
        let held = self.quietly(|state| state.press.held);
        if held == Some(true) {
            self.quietly(|state| state.press.left = Some(field));
        } else {
            self.left(&field);
        }
    }
}
