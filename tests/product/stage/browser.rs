//! A real browser, driven by `WebDriver`.

use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::engine::Session;
use super::{Engine, PATIENCE, Setting, Stage};

/// What pages can ask about settings.
const QUERIES: [(&str, Setting); 3] = [
    ("(prefers-color-scheme: dark)", Setting::Dark),
    ("(prefers-reduced-motion: reduce)", Setting::LessMotion),
    ("(forced-colors: active)", Setting::ForcedColours),
];

/// A browser with a profile of its own; it ends with the value.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) page: Client,
    _session: Session,
}

impl Browser {
    /// Starts one of this engine.
    pub(crate) async fn of(engine: Engine) -> Self {
        Self::set(engine, &[]).await
    }

    /// Starts one that a person has set like this.
    pub(crate) async fn set(engine: Engine, settings: &[Setting]) -> Self {
        let (page, session) = engine.open(settings).await;
        let browser = Self {
            engine,
            page,
            _session: session,
        };
        for (query, setting) in QUERIES {
            let matches = browser.run("return matchMedia(arguments[0]).matches", vec![json!(query)]);
            let there = settings.contains(&setting);
            assert_eq!(matches.await, json!(there), "{engine:?}: {query}");
        }
        browser
    }

    /// Opens a page, after the one before broke no rule of its policy.
    pub(crate) async fn open(&self, address: &str) {
        let watched = "return location.protocol.startsWith('http') ? window.violations : []";
        assert_eq!(
            self.run(watched, vec![]).await,
            json!([]),
            "Content-Security-Policy"
        );
        self.page.goto(address).await.unwrap();
    }

    /// Opens the form of a stage, in this language.
    pub(crate) async fn open_form(&self, stage: &Stage, language: &str) {
        let address = format!("{}/?ui_locales={language}", stage.origin());
        self.open(&address).await;
        self.wait_for("[data-screen=form]").await;
    }

    /// Waits for an element that fits the CSS selector.
    pub(crate) async fn wait_for(&self, selector: &str) -> fantoccini::elements::Element {
        match self
            .page
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(selector))
            .await
        {
            Ok(element) => element,
            Err(error) => panic!(
                "{:?}: no {selector} ({error}) in {}",
                self.engine,
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

    /// Fills in a sign-up that everybody accepts but the realm's policy, perhaps.
    pub(crate) async fn fill_in(&self, username: &str, password: &str) {
        let email = format!("{username}@example.com");
        for (id, text) in [
            ("username", username),
            ("email", &email),
            ("firstName", "Ada"),
            ("lastName", "Lovelace"),
            ("password", password),
        ] {
            self.type_into(id, text).await;
        }
    }

    /// Presses the button that signs up.
    pub(crate) async fn submit(&self) {
        self.wait_for("#submit").await.click().await.unwrap();
    }

    /// Empties the field of this id, as a person does.
    pub(crate) async fn clear(&self, id: &str) {
        let keys = format!("{}a{}{}", '\u{e009}', '\u{e009}', '\u{e003}'); // Ctrl+A, Ctrl up, Backspace
        self.type_into(id, &keys).await;
    }

    /// Waits until an element that fits the selector says just this.
    pub(crate) async fn wait_for_text(&self, selector: &str, text: &str) {
        let script = "const [selector, text, done] = arguments; const look = () => \
                      [...document.querySelectorAll(selector)].some(e => e.textContent === text) ? done(true) : setTimeout(look, 20); look()";
        self.page
            .execute_async(script, vec![json!(selector), json!(text)])
            .await
            .unwrap_or_else(|error| panic!("{:?}: {selector} never says {text:?}: {error}", self.engine));
    }

    /// What stands in the boxes, in the order of the usual fields.
    pub(crate) async fn values(&self) -> Value {
        let script = "return ['username', 'email', 'firstName', 'lastName', 'password'].map(id => document.getElementById(id).value)";
        self.run(script, vec![]).await
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

    /// Makes sure that the page has broken no rule of its policy.
    pub(crate) async fn unreported(&self) {
        let violations = self.run("return window.violations", vec![]).await;
        assert_eq!(
            violations,
            json!([]),
            "{:?}: Content-Security-Policy",
            self.engine
        );
    }

    /// Ends the session, after the page broke no rule of its policy.
    pub(crate) async fn close_unreported(self) {
        self.unreported().await;
        self.page.close().await.unwrap();
    }
}
