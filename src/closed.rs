//! There is no form: why, and what can be done.

use leptos::prelude::*;

use crate::app::Screen;
use crate::browser;
use crate::language::Speech;
use crate::moving::attribute;
use crate::settings::Settings;
use crate::start::{NoForm, open};

/// Nobody can be reached, the realm takes no registrations, or there is no such realm.
#[component]
pub fn Closed(reason: NoForm, settings: StoredValue<Settings>, screen: RwSignal<Screen>) -> impl IntoView {
    let speech = Speech::here();
    let (name, key) = match reason {
        NoForm::Unreachable => ("unreachable", "unreachable"),
        NoForm::Closed => ("closed", "closed"),
        NoForm::Unknown => ("closed", "unknown"),
    };
    let heading = speech.text(&format!("{key}.title"));
    browser::set_title(&heading);
    let retry = (reason == NoForm::Unreachable).then(|| {
        let trying = RwSignal::new(false);
        let retry = move |_| {
            if !trying.get_untracked() {
                trying.set(true);
                browser::spawn(async move {
                    let opening = open(&settings.get_value()).await;
                    speech.change(opening.language);
                    screen.set(opening.form.into());
                });
            }
        };
        let busy = attribute(move || trying.get().then(|| "true".to_owned()));
        view! {
            <button class="button" id="retry" type="button" aria-disabled=busy on:click=retry>
                {speech.text("unreachable.retry")}
            </button>
        }
    });
    view! {
        <main data-screen=name>
            <h1>{heading}</h1>
            <p>{speech.text(&format!("{key}.text"))}</p>
            {retry}
        </main>
    }
}
