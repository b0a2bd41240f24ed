//! There is no form: why, and what can be done.

use crate::browser;
use crate::element::{Element, element};
use crate::gateway::NoForm;
use crate::language::Speech;
use crate::opening::open;
use crate::screen::Page;
use crate::settings::Settings;
use crate::signal::Signal;

/// Nobody can be reached, the realm takes no registrations, or there is no such realm.
pub fn closed(speech: Speech, reason: NoForm, settings: &'static Settings, page: Page) -> Element {
    let (name, title, text) = match reason {
        NoForm::Unreachable => ("unreachable", "unreachable.title", "unreachable.text"),
        NoForm::Closed => ("closed", "closed.title", "closed.text"),
        NoForm::Unknown => ("closed", "unknown.title", "unknown.text"),
    };
    let heading = speech.text(title);
    browser::set_title(&heading, &browser::host());
    let retry = (reason == NoForm::Unreachable).then(|| {
        let trying = Signal::new(false);
        element("button class=button id=retry type=button")
            .set_moving("aria-disabled", move || trying.read().then(|| "true".into()))
            .text(speech.text("unreachable.retry"))
            .on("click", move |_| {
                if trying.peek().is_some_and(|trying| !*trying) {
                    trying.set(true);
                    browser::spawn(async move { page.set(open(settings, None).await.into()) });
                }
            })
    });
    element("main")
        .set("data-screen", name)
        .child(element("h1").text(heading))
        .child(element("p").text(speech.text(text)))
        .children(retry)
}
