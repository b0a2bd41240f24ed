//! The engines of the web: how each one's driver is found, and started for a browser.

use std::env;
use std::sync::{Arc, LazyLock};

use fantoccini::Client;
use tempfile::TempDir;
use tokio::process::Command;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::driver::Driver;
use super::setting::{Setting, toolkit};

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

/// What a browser lives on; the screen is free when it has ended.
pub(crate) struct Session {
    _driver: Driver,
    _folder: TempDir,
    _screen: Option<OwnedMutexGuard<()>>,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Opens a browser with a profile of its own; what else is returned has to be kept as long.
    pub(crate) async fn open(self, settings: &[Setting]) -> (Client, Session) {
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
        let folder = toolkit(settings);
        let command = || {
            let mut command = Command::new(&program);
            match self {
                Self::Chromium => {}
                // The size of the screen is no page's to set.
                Self::Firefox => drop(command.arg("--allow-system-access")),
                Self::WebKit => {
                    command.env("XDG_CONFIG_HOME", folder.path());
                    // A sandbox cannot be made in a container; no pages but ours are opened.
                    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                }
            }
            command
        };
        let (driver, page) = Driver::open(command, &self.capabilities(settings))
            .await
            .unwrap_or_else(|error| {
                panic!("{self:?} does not open by {program}, {error} (`{package}`; WebKit needs a screen: `xvfb-run cargo test`)")
            });
        let session = Session {
            _driver: driver,
            _folder: folder,
            _screen: screen,
        };
        (page, session)
    }
}
