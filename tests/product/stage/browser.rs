//! A real browser, driven by `WebDriver`.

use std::env;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::Duration;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A headless Chromium with a profile of its own; it ends with the value.
pub(crate) struct Browser {
    pub(crate) page: Client,
    _driver: Driver,
    _profile: tempfile::TempDir,
}

/// A `ChromeDriver`, which starts and ends the browser.
struct Driver {
    _process: Child,
    port: u16,
}

impl Drop for Driver {
    /// Ends the browser as well, which would live on if its driver were killed.
    fn drop(&mut self) {
        let Ok(mut line) = std::net::TcpStream::connect(("127.0.0.1", self.port)) else {
            return;
        };
        let request = format!(
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        );
        let _ = line.set_read_timeout(Some(Duration::from_secs(10)));
        let _ = line
            .write_all(request.as_bytes())
            .and_then(|()| line.read_to_end(&mut Vec::new()));
    }
}

impl Browser {
    /// Starts a browser that notes every violation of a page's Content-Security-Policy.
    pub(crate) async fn start() -> Self {
        let driver = start_driver().await;
        let profile = tempfile::tempdir().unwrap();
        let page = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities(
                profile.path().to_str().expect("a path of plain characters"),
            ))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("Chromium starts: `apt-get install chromium chromium-driver`");
        let note = "window.violations = []; addEventListener('securitypolicyviolation', \
                    e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));";
        let command = DevTools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": note }));
        page.issue_cmd(command).await.unwrap();
        Self {
            page,
            _driver: driver,
            _profile: profile,
        }
    }

    /// Waits for an element that fits the CSS selector.
    pub(crate) async fn wait_for(&self, selector: &str) -> fantoccini::elements::Element {
        match self
            .page
            .wait()
            .at_most(Duration::from_secs(20))
            .for_element(Locator::Css(selector))
            .await
        {
            Ok(element) => element,
            Err(error) => panic!(
                "no {selector} ({error}) in {}",
                self.page.source().await.unwrap_or_default()
            ),
        }
    }

    /// Types into the field of this id, as a person does.
    pub(crate) async fn type_into(&self, id: &str, text: &str) {
        self.wait_for(&format!("#{id}"))
            .await
            .send_keys(text)
            .await
            .unwrap();
    }

    /// Empties the field of this id, as a person does.
    pub(crate) async fn clear(&self, id: &str) {
        let keys = format!("{}a{}{}", '\u{e009}', '\u{e009}', '\u{e003}'); // Ctrl+A, Ctrl up, Backspace
        self.type_into(id, &keys).await;
    }

    /// What the page says in the elements that fit the CSS selector.
    pub(crate) async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.trim())";
        serde_json::from_value(self.run(script, vec![selector.into()]).await).unwrap()
    }

    /// The rules of the checklist that have this verdict, by id.
    pub(crate) async fn rules(&self, verdict: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`#policy li[data-verdict=${arguments[0]}]`)]\
                      .map(e => e.dataset.rule).sort()";
        serde_json::from_value(self.run(script, vec![verdict.into()]).await).unwrap()
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.page.execute(script, arguments).await.unwrap()
    }

    /// Ends the session, after the page broke no rule of its policy.
    pub(crate) async fn close_unreported(self) {
        assert_eq!(
            self.run("return window.violations", vec![]).await,
            json!([]),
            "Content-Security-Policy"
        );
        self.page.close().await.unwrap();
    }
}

async fn start_driver() -> Driver {
    let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}: `apt-get install chromium chromium-driver`"));
    let mut lines = BufReader::new(driver.stdout.take().expect("its output is a pipe")).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        let port = line.strip_prefix("ChromeDriver was started successfully on port ");
        if let Some(port) = port.and_then(|rest| rest.trim_end_matches('.').parse().ok()) {
            return Driver {
                _process: driver,
                port,
            };
        }
    }
    panic!("{program} ended before it was ready");
}

fn capabilities(profile: &str) -> Capabilities {
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
    let mut arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
    arguments.push(format!("--user-data-dir={profile}"));
    let options = json!({ "args": arguments, "prefs": { "intl.accept_languages": "en-US,en" } });
    Capabilities::from_iter([("goog:chromeOptions".to_owned(), options)])
}

/// A command of Chromium's own protocol, which `ChromeDriver` passes on.
#[derive(Debug)]
struct DevTools(&'static str, Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.expect("a session has begun")
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (
            http::Method::POST,
            Some(json!({ "cmd": self.0, "params": self.1 }).to_string()),
        )
    }
}
