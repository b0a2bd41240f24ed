//! The program's beginning.

use leptos::prelude::*;
use registration::Value;

use crate::app::App;
use crate::browser;
use crate::opening::open;
use crate::settings::Settings;

/// Starts the page's program. What the page shows while it loads stays until there is something better.
pub fn run() {
    java_pattern::ask(|pattern, text| browser::known("pattern", &pattern.into(), text).as_bool());
    user_profile::ask(browser::known);
    let settings = Settings::from_values(&browser::data("settings"), &browser::data("locales"));
    // For as long as the page is there.
    let settings: &'static Settings = Box::leak(Box::new(settings));
    browser::spawn(async move {
        let painted = Some(browser::data("form")).filter(|form| *form != Value::Null);
        let opening = open(settings, painted.clone().map(Ok)).await;
        mount_to(
            browser::body(),
            move || view! { <App settings opening painted /> },
        )
        .forget();
        browser::has_begun();
    });
}
