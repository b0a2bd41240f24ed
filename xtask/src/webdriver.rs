//! A browser steered by `WebDriver`: as much of it as pictures and measurements need.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::service::Service;
use crate::tools::browser::Chromium;
use crate::{http, port, workspace};

/// The member that holds an element's id, a constant of the `WebDriver` recommendation.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One open window.
pub(crate) struct Window {
    agent: ureq::Agent,
    session: String,
    _driver: Service,
}

impl Window {
    /// Opens a headless one.
    pub(crate) fn open(browser: &Chromium) -> Result<Self> {
        let port = port::any()?;
        let mut driver = Command::new(&browser.driver);
        driver.arg(format!("--port={port}"));
        let log = workspace::target().join("chromedriver.log");
        let mut driver = Service::start_logged("browser's driver", &mut driver, &log)?;
        let address = format!("http://127.0.0.1:{port}");
        driver.ready(&format!("{address}/status"), Duration::from_secs(20))?;
        let options = json!({
            "binary": browser.program,
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        let mut window = Self {
            agent: http::agent(),
            session: format!("{address}/session"),
            _driver: driver,
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let session = window.post("", &wanted)?;
        let id = session["sessionId"]
            .as_str()
            .context("the browser's driver opened no session")?;
        window.session = format!("{}/{id}", window.session);
        Ok(window)
    }

    /// Loads a page.
    pub(crate) fn visit(&self, address: &str) -> Result<()> {
        self.post("/url", &json!({ "url": address })).map(drop)
    }

    /// A command of the browser's own protocol.
    pub(crate) fn tell(&self, command: &str, parameters: &Value) -> Result<()> {
        self.ask(command, parameters).map(drop)
    }

    /// The same, with what the browser answers.
    pub(crate) fn ask(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// What an expression is in the page.
    pub(crate) fn evaluate(&self, expression: &str) -> Result<Value> {
        let wanted = json!({ "expression": expression, "returnByValue": true });
        let mut answer = self.ask("Runtime.evaluate", &wanted)?;
        ensure!(
            answer.get("exceptionDetails").is_none(),
            "the page throws: {}",
            answer["result"]["description"]
        );
        Ok(answer["result"]["value"].take())
    }

    /// Types into the element that matches a selector.
    pub(crate) fn write(&self, selector: &str, text: &str) -> Result<()> {
        let element = self.find(selector)?;
        self.post(&format!("/element/{element}/value"), &json!({ "text": text }))
            .map(drop)
    }

    /// The element that matches a selector, waited for.
    fn find(&self, selector: &str) -> Result<String> {
        let limit = Instant::now() + Duration::from_secs(10);
        loop {
            match self.post("/element", &json!({ "using": "css selector", "value": selector })) {
                Ok(found) => {
                    return Ok(found[ELEMENT]
                        .as_str()
                        .context("an element has no id")?
                        .to_owned());
                }
                Err(error) if Instant::now() > limit => return Err(error),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    /// A picture of what the window shows, as PNG.
    pub(crate) fn picture(&self) -> Result<Vec<u8>> {
        let mut answer = self.agent.get(format!("{}/screenshot", self.session)).call()?;
        let answer: Value = answer.body_mut().with_config().limit(64 << 20).read_json()?;
        let picture = answer["value"]
            .as_str()
            .context("the browser's driver gave no picture")?;
        STANDARD.decode(picture).context("the picture is not base64")
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let mut answer = self
            .agent
            .post(format!("{}{path}", self.session))
            .send_json(body)?;
        let status = answer.status();
        let mut said: Value = answer.body_mut().read_json()?;
        ensure!(
            status.is_success(),
            "WebDriver {path}: {}",
            said["value"]["message"]
        );
        Ok(said["value"].take())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver's end, which follows, closes the browser as well.
        let _closed = self.agent.delete(&self.session).call();
    }
}
