//! A real browser, driven by `WebDriver`.

use std::time::Duration;

use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::engine::{Driver, Engine};

/// A browser with a profile of its own; it ends with the value.
pub(crate) struct Browser {
    pub(crate) page: Client,
    _driver: Driver,
}

impl Browser {
    /// Starts the one that most people have.
    pub(crate) async fn start() -> Self {
        Self::of(Engine::Chromium).await
    }

    /// Starts one of this engine.
    pub(crate) async fn of(engine: Engine) -> Self {
        let (page, driver) = engine.open().await;
        Self {
            page,
            _driver: driver,
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
