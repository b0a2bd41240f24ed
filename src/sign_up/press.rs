//! Nothing moves under a finger: a message that appears between the press and the release of a button may push it
//! away, and the click is lost. What leaving a field would say waits until the button is let go.

use leptos::ev;
use leptos::prelude::*;

use super::form::Form;
use crate::browser;

/// Whether a button is held, and the field that was left by pressing it.
#[derive(Clone, Copy)]
pub struct Press {
    form: Form,
    held: StoredValue<bool>,
    left: StoredValue<String>,
}

impl Press {
    /// Watches the whole page for as long as the form is there.
    pub fn watch(form: Form) -> Self {
        let press = Self {
            form,
            held: StoredValue::new(false),
            left: StoredValue::default(),
        };
        if browser::THERE {
            let down = window_event_listener(ev::mousedown, move |_| press.held.set_value(true));
            // The click comes right after the release, and before the next frame.
            let up = window_event_listener(ev::mouseup, move |_| browser::soon(move || press.released()));
            on_cleanup(move || {
                down.remove();
                up.remove();
            });
        }
        press
    }

    /// A field was left: now, or after the press that did it.
    pub fn or_after_it(self, field: String) {
        match self.held.try_get_value() {
            Some(true) => self.left.set_value(field),
            Some(false) => self.form.left(&field),
            // The form is just being taken away, and the focus with it.
            None => {}
        }
    }

    fn released(self) {
        // The form may be gone: the click may have sent it.
        if let Some(field) = self.left.try_update_value(std::mem::take) {
            self.held.set_value(false);
            if !field.is_empty() {
                self.form.left(&field);
            }
        }
    }
}
