//! How a page is met: how large the screen is, and by which keys it is used.

use std::fmt::Debug;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use super::{Browser, Engine};

impl Browser {
    /// Shows the page on a screen of this size, a phone's perhaps: no window gets as narrow.
    pub(crate) async fn on_screen(&self, width: u32, height: u32) {
        match self.engine {
            Engine::Chromium => {
                let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
                let size = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": size});
                self.tell("goog/cdp/execute", size).await;
            }
            Engine::Firefox => {
                let fit = "const style = gBrowser.selectedBrowser.style; const [width, height] = arguments; \
                           for (const bound of ['min', 'max']) { \
                             style.setProperty(`${bound}-width`, `${width}px`); style.setProperty(`${bound}-height`, `${height}px`) }";
                self.tell("moz/context", json!({"context": "chrome"})).await;
                self.run(fit, vec![json!(width), json!(height)]).await;
                self.tell("moz/context", json!({"context": "content"})).await;
            }
            Engine::WebKit => {
                let frame = self.run("return outerHeight - innerHeight", vec![]).await;
                let frame = u32::try_from(frame.as_u64().unwrap()).unwrap();
                // Nothing but the pointer in the middle of the screen gives the window the focus.
                let placed = self.page.set_window_rect(340, 312, width, height + frame).await;
                placed.unwrap();
            }
        }
        let wait = "const [width, height, done] = arguments; \
                    const look = () => innerWidth === width && innerHeight === height ? done() : setTimeout(look, 20); look()";
        let fits = self.page.execute_async(wait, vec![json!(width), json!(height)]);
        fits.await
            .unwrap_or_else(|error| panic!("{:?} at {width} × {height}: {error}", self.engine));
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
        focused.unwrap_or_else(|error| panic!("{:?}: {id} does not get the focus: {error}", self.engine));
    }

    /// The id of what has the focus.
    pub(crate) async fn focused(&self) -> String {
        let id = self.run("return document.activeElement.id", vec![]).await;
        id.as_str().unwrap().to_owned()
    }

    async fn tell(&self, path: &'static str, body: Value) {
        self.page.issue_cmd(Own { path, body }).await.unwrap();
    }
}

/// A command that only one engine's driver has.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        let session = session.expect("a browser has a session");
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
