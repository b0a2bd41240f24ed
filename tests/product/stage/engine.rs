//! The engines of the web: how each one's driver is started, asked for a headless browser, and ended.

use std::env;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, OwnedMutexGuard};

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

/// A driver with the one session that it was started for.
pub(crate) struct Driver {
    _process: Child,
    port: u16,
    session: String,
    _screen: Option<OwnedMutexGuard<()>>,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Opens a browser with a profile of its own.
    pub(crate) async fn open(self, scripts: Scripts) -> (Client, Driver) {
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
        let start = |port| {
            Command::new(&program)
                .arg(format!("--port={port}"))
                // A sandbox cannot be made in a container; no pages but ours are opened.
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .kill_on_drop(true)
                .spawn()
                .unwrap_or_else(|error| panic!("{program}: {error}: `{package}`"))
        };
        let screen = match self {
            Self::Chromium | Self::Firefox => None,
            Self::WebKit => Some(SCREEN.clone().lock_owned().await),
        };
        // Between looking for a free port and taking it somebody else may take it: then the driver ends at once.
        let mut tries = 0;
        let (process, port) = loop {
            let port = free_port();
            let mut process = start(port);
            if listens(&mut process, port).await {
                break (process, port);
            }
            tries += 1;
            assert!(tries < 5, "{program} ends when it is started");
        };
        let page = self.connected(port, scripts).await;
        let session = page.session_id().await.unwrap().expect("a session has an id");
        let driver = Driver {
            _process: process,
            port,
            session,
            _screen: screen,
        };
        (page, driver)
    }

    /// A session with the driver that was just started.
    async fn connected(self, port: u16, scripts: Scripts) -> Client {
        let session = async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(self.capabilities(scripts));
            builder.connect(&format!("http://127.0.0.1:{port}")).await
        };
        let session = tokio::time::timeout(Duration::from_mins(1), session).await;
        session
            .expect("the browser's driver answers")
            .unwrap_or_else(|error| {
                panic!("{self:?} does not start: {error}; WebKit needs a screen: `xvfb-run cargo test`")
            })
    }

    fn capabilities(self, scripts: Scripts) -> Capabilities {
        const LANGUAGES: &str = "en-US,en";
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
                (
                    "goog:chromeOptions",
                    json!({ "args": arguments, "prefs": preferences }),
                )
            }
            Self::Firefox => {
                let preferences = json!({
                    "intl.accept_languages": LANGUAGES,
                    "javascript.enabled": scripts == Scripts::Run,
                });
                (
                    "moz:firefoxOptions",
                    json!({ "args": ["-headless"], "prefs": preferences }),
                )
            }
            // It has no headless mode, and starts a small browser of its own without a profile.
            Self::WebKit => return Capabilities::new(),
        };
        Capabilities::from_iter([(options.0.to_owned(), options.1)])
    }
}

impl Drop for Driver {
    /// Ends the browser as well, which would live on if its driver were killed.
    fn drop(&mut self) {
        let Ok(mut line) = TcpStream::connect(("127.0.0.1", self.port)) else {
            return;
        };
        let request = format!(
            "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.session, self.port
        );
        let _ = line.set_read_timeout(Some(Duration::from_secs(10)));
        let _ = line
            .write_all(request.as_bytes())
            .and_then(|()| line.read(&mut [0; 1]));
    }
}

/// Waits for a driver to listen; it may end instead.
async fn listens(driver: &mut Child, port: u16) -> bool {
    loop {
        let answers = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok();
        if driver.try_wait().unwrap().is_some() {
            return false;
        }
        if answers {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A port that nobody listens on; the drivers do not all say which one they took.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
