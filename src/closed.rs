//! There is no form: why, and what can be done.

use leptos::prelude::*;

use crate::app::Screen;
use crate::browser;
use crate::element::{Element, element};
use crate::language::Speech;
use crate::settings::Settings;
use crate::start::{NoForm, open};

/// Nobody can be reached, the realm takes no registrations, or there is no such realm.
pub fn closed(reason: NoForm, settings: &'static Settings, screen: RwSignal<Screen>) -> Element {
    let speech = Speech::here();
    let (name, key) = match reason {
        NoForm::Unreachable => ("unreachable", "unreachable"),
        NoForm::Closed => ("closed", "closed"),
        NoForm::Unknown => ("closed", "unknown"),
    };
    let heading = speech.text(&format!("{key}.title"));
    browser::set_title(&heading, &browser::host());
    let retry = (reason == NoForm::Unreachable).then(|| {
        let trying = RwSignal::new(false);
        element("button")
            .class("button")
            .id("retry")
            .set("type", "button")
            .set_moving("aria-disabled", move || trying.get().then(|| "true".into()))
            .text(speech.text("unreachable.retry"))
            .on("click", move |_| {
                if !trying.get_untracked() {
                    trying.set(true);
                    browser::spawn(async move {
                        let opening = open(settings).await;
                        speech.change(opening.language);
                        screen.set(opening.form.into());
                    });
                }
            })
    });
    element("main")
        .set("data-screen", name)
        .child(element("h1").text(heading))
        .child(element("p").text(speech.text(&format!("{key}.text"))))
        .children(retry)
}
