//! What a person has set in a browser, in the words of each engine.

use std::fs;

use fantoccini::wd::Capabilities;
use serde_json::json;
use tempfile::TempDir;

use super::{Engine, PATIENCE};

/// What a person has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Dark,
    LessMotion,
    /// WebKit knows of none.
    ForcedColours,
    NoScripts,
}

/// In the words of GTK, lets the window of WebKit's browser get as narrow as a phone.
const NARROW: &str = "button, entry { min-width: 0; padding: 0 }";

impl Engine {
    /// The words that ask a driver for a headless browser with these settings.
    pub(super) fn capabilities(self, settings: &[Setting]) -> Capabilities {
        const LANGUAGES: &str = "en-US,en";
        let (name, options) = match self {
            Self::Chromium => {
                let mut arguments = vec![
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en-US",
                ];
                let mut preferences = json!({ "intl.accept_languages": LANGUAGES });
                for setting in settings {
                    match setting {
                        Setting::Dark => arguments.push("--force-dark-mode"),
                        Setting::LessMotion => arguments.push("--force-prefers-reduced-motion"),
                        Setting::ForcedColours => arguments.push("--force-high-contrast"),
                        Setting::NoScripts => {
                            preferences["profile.default_content_setting_values.javascript"] = json!(2);
                        }
                    }
                }
                (
                    "goog:chromeOptions",
                    json!({ "args": arguments, "prefs": preferences }),
                )
            }
            Self::Firefox => {
                let mut preferences = json!({ "intl.accept_languages": LANGUAGES });
                for setting in settings {
                    let (name, value) = match setting {
                        Setting::Dark => ("layout.css.prefers-color-scheme.content-override", json!(0)),
                        Setting::LessMotion => ("ui.prefersReducedMotion", json!(1)),
                        Setting::ForcedColours => ("browser.display.document_color_use", json!(2)),
                        Setting::NoScripts => ("javascript.enabled", json!(false)),
                    };
                    preferences[name] = value;
                }
                (
                    "moz:firefoxOptions",
                    json!({ "args": ["-headless"], "prefs": preferences }),
                )
            }
            // It has no headless mode, and starts a small browser of its own without a profile.
            Self::WebKit => {
                let mut arguments = vec!["--automation"];
                for setting in settings {
                    match setting {
                        Setting::Dark => arguments.push("--dark-mode"),
                        Setting::LessMotion => {} // its toolkit is told
                        Setting::ForcedColours => panic!("WebKit has none"),
                        Setting::NoScripts => arguments.push("--enable-javascript=false"),
                    }
                }
                ("webkitgtk:browserOptions", json!({ "args": arguments }))
            }
        };
        let script = u64::try_from(PATIENCE.as_millis()).unwrap();
        Capabilities::from_iter([
            (name.to_owned(), options),
            ("timeouts".to_owned(), json!({ "script": script })),
        ])
    }
}

/// A folder with the settings of GTK, which WebKit's browser is drawn by.
pub(super) fn toolkit(settings: &[Setting]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let gtk = folder.path().join("gtk-3.0");
    fs::create_dir(&gtk).unwrap();
    fs::write(gtk.join("gtk.css"), NARROW).unwrap();
    let animations = u8::from(!settings.contains(&Setting::LessMotion));
    let settings = format!("[Settings]\ngtk-enable-animations={animations}\n");
    fs::write(gtk.join("settings.ini"), settings).unwrap();
    folder
}
