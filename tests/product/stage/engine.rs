//! The engines of the web: how each one's driver is found, and asked for a headless browser.

use std::env;
use std::sync::{Arc, LazyLock};

use fantoccini::Client;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::PATIENCE;
use super::driver::Driver;

/// What a browser is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The one screen that there is: of two windows of WebKit only one would have the focus.
static SCREEN: LazyLock<Arc<Mutex<()>>> = LazyLock::new(Arc::default);

/// A test in each engine: what is to hold there, of one browser that is opened once.
macro_rules! in_each_engine {
    ($holds:ident) => {
        #[tokio::test]
        async fn in_chromium() {
            $holds(crate::stage::Engine::Chromium).await;
        }

        #[tokio::test]
        async fn in_firefox() {
            $holds(crate::stage::Engine::Firefox).await;
        }

        #[tokio::test]
        async fn in_webkit() {
            $holds(crate::stage::Engine::WebKit).await;
        }
    };
}
pub(crate) use in_each_engine;

/// Whether pages may run scripts; WebKit's browser has no setting for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scripts {
    Run,
    Off,
}

/// What a browser lives on; the screen is free when it has ended.
pub(crate) struct Session {
    _driver: Driver,
    _screen: Option<OwnedMutexGuard<()>>,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Opens a browser with a profile of its own; what else is returned has to be kept as long.
    pub(crate) async fn open(self, scripts: Scripts) -> (Client, Session) {
        let (variable, usual, package) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver", "apt-get install chromium-driver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver", "cargo install --locked geckodriver"),
            Self::WebKit => (
                "WEBKITDRIVER",
                "WebKitWebDriver",
                "apt-get install webkit2gtk-driver",
            ),
        };
        let program = env::var(variable).unwrap_or_else(|_| usual.to_owned());
        let screen = match self {
            Self::Chromium | Self::Firefox => None,
            Self::WebKit => Some(SCREEN.clone().lock_owned().await),
        };
        let (driver, page) = Driver::open(&program, &self.capabilities(scripts))
            .await
            .unwrap_or_else(|error| {
                panic!("{self:?} does not open: {error} (`{package}`; WebKit needs a screen: `xvfb-run cargo test`)")
            });
        let session = Session {
            _driver: driver,
            _screen: screen,
        };
        (page, session)
    }

    fn capabilities(self, scripts: Scripts) -> Capabilities {
        const LANGUAGES: &str = "en-US,en";
        let script = u64::try_from(PATIENCE.as_millis()).unwrap();
        let timeouts = ("timeouts", json!({ "script": script }));
        let options = match self {
            Self::Chromium => {
                let arguments = [
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
                let allowed = if scripts == Scripts::Run { 1 } else { 2 };
                let preferences = json!({
                    "intl.accept_languages": LANGUAGES,
                    "profile.default_content_setting_values.javascript": allowed,
                });
                Some((
                    "goog:chromeOptions",
                    json!({ "args": arguments, "prefs": preferences }),
                ))
            }
            Self::Firefox => {
                let preferences = json!({
                    "intl.accept_languages": LANGUAGES,
                    "javascript.enabled": scripts == Scripts::Run,
                });
                Some((
                    "moz:firefoxOptions",
                    json!({ "args": ["-headless"], "prefs": preferences }),
                ))
            }
            // It has no headless mode, and starts a small browser of its own without a profile.
            Self::WebKit => None,
        };
        let named = |(name, value): (&str, Value)| (name.to_owned(), value);
        options.into_iter().chain([timeouts]).map(named).collect()
    }
}
