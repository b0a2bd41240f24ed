//! How a page is met: how large the screen is, what its owner prefers, and by which keys it is used.

use std::fmt::Debug;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Shows the page in a window with so much room inside. A real one does not get as narrow as a phone.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let frame = self.run("return outerHeight - innerHeight", vec![]).await;
        let frame = u32::try_from(frame.as_u64().unwrap()).unwrap();
        // Nothing but the pointer in the middle of the screen gives WebKit's window the focus.
        let placed = self.page.set_window_rect(340, 312, width, height + frame).await;
        placed.unwrap();
        let wait = "const [height, done] = arguments; \
                    const look = () => innerHeight === height ? done() : setTimeout(look, 20); look()";
        self.page.execute_async(wait, vec![json!(height)]).await.unwrap();
    }

    /// In Chromium alone: shows the page on a screen of this size.
    pub(crate) async fn on_screen(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// In Chromium alone: whoever reads prefers these, by the names of media features.
    pub(crate) async fn prefer(&self, features: &[(&str, &str)]) {
        let features = features
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}));
        let features: Vec<Value> = features.collect();
        self.tell("Emulation.setEmulatedMedia", json!({"features": features}))
            .await;
    }

    /// Presses these keys one after the other, wherever the focus is.
    pub(crate) async fn press(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.page.perform_actions(actions).await.unwrap();
    }

    /// Waits until the element of this id has the focus in its page, whether or not its window has it.
    pub(crate) async fn wait_for_focus(&self, id: &str) {
        let wait = "const [id, done] = arguments; \
                    const look = () => document.activeElement.id === id ? done() : setTimeout(look, 20); look()";
        let focused = self.page.execute_async(wait, vec![json!(id)]).await;
        focused.unwrap_or_else(|error| panic!("{id} does not get the focus: {error}"));
    }

    /// The id of what has the focus.
    pub(crate) async fn focused(&self) -> String {
        let id = self.run("return document.activeElement.id", vec![]).await;
        id.as_str().unwrap().to_owned()
    }

    async fn tell(&self, command: &'static str, parameters: Value) {
        let command = DevTools { command, parameters };
        self.page.issue_cmd(command).await.unwrap();
    }
}

/// A command of Chromium's own.
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        let session = session.expect("a browser has a session");
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({"cmd": self.command, "params": self.parameters});
        (http::Method::POST, Some(body.to_string()))
    }
}
