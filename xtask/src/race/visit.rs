//! A page opened in fresh browsers, and what is measured of it.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::pages::{Judges, Page};
use super::profile::Profile;
use crate::tools::browser::Chromium;
use crate::webdriver::Window;

const MEASURE: &str = include_str!("../../race/measure.js");
const PROBE: &str = include_str!("../../race/probe.js");

/// What a page asks for at least, so that no page wins by asking for less.
const BOXES: [&str; 5] = ["username", "email", "firstName", "lastName", "password"];
const PASSWORD: &str = "form input[name=password]";
/// So many keys are pressed, of these in turn.
const KEYS: u8 = 50;
const TYPED: [char; 5] = ['a', 'B', '3', '$', 'e'];
/// Nothing has come for so long: the visit is over.
const QUIET_MS: f64 = 2_000.0;

/// What is measured, in milliseconds where nothing else is said, and the decimals that mean something.
pub(crate) const METRICS: [(&str, usize); 10] = [
    ("first contentful paint, ms", 0),
    ("first box takes text, ms", 0),
    ("interactive, ms", 0),
    ("bytes over the wire", 0),
    ("requests", 0),
    ("main thread until it is quiet, ms", 0),
    ("of it script, ms", 0),
    ("script for a key, ms", 2),
    ("second visit: first contentful paint, ms", 0),
    ("second visit: interactive, ms", 0),
];
pub(crate) const PAINT: usize = 0;
pub(crate) const INTERACTIVE: usize = 2;

/// One value for each metric.
pub(crate) type Sample = [f64; METRICS.len()];

/// Where and on what pages are opened.
pub(crate) struct Visitor<'a> {
    pub(crate) browser: &'a Chromium,
    pub(crate) profile: &'a Profile,
    pub(crate) elsewhere: &'a str,
}

impl Visitor<'_> {
    /// Opens a page twice in one browser, and twice in another with the probe, which would disturb everything else.
    pub(crate) fn sample(&self, page: &Page) -> Result<Sample> {
        let window = self.open()?;
        let first = load(&window, page)?;
        let [main, script] = work(&window)?;
        let typed: String = TYPED.into_iter().cycle().take(KEYS.into()).collect();
        window.write(PASSWORD, &typed)?;
        let [_, after_keys] = work(&window)?;
        window.visit(self.elsewhere)?;
        let second = load(&window, page)?;
        drop(window);

        let window = self.open()?;
        let leave = page.judges == Judges::WhenLeft;
        let probe = json!({ "source": format!("({})({leave})", PROBE.trim_end()) });
        window.tell("Page.addScriptToEvaluateOnNewDocument", &probe)?;
        let [takes_text, answers] = probed(&window, page)?;
        window.visit(self.elsewhere)?;
        let [_, answers_again] = probed(&window, page)?;
        Ok([
            first.painted,
            takes_text,
            answers,
            first.bytes,
            first.requests,
            main,
            script,
            (after_keys - script) / f64::from(KEYS),
            second.painted,
            answers_again,
        ])
    }

    /// A fresh browser, which has fetched something already: its network is up when the clock starts.
    fn open(&self) -> Result<Window> {
        let window = Window::open(self.browser)?;
        self.profile.put_on(&window)?;
        window.tell("Performance.enable", &json!({}))?;
        window.visit(self.elsewhere)?;
        Ok(window)
    }
}

struct Load {
    painted: f64,
    bytes: f64,
    requests: f64,
}

/// Opens the page, and waits until nothing more comes.
fn load(window: &Window, page: &Page) -> Result<Load> {
    window.visit(&page.address)?;
    let noted = until(window, MEASURE, |noted| {
        noted["painted"].is_number() && noted["quiet"].as_f64().is_some_and(|quiet| quiet > QUIET_MS)
    })
    .with_context(|| format!("{} does not come to rest", page.name))?;
    for name in BOXES {
        let boxes = noted["boxes"].as_array();
        ensure!(
            boxes.is_some_and(|boxes| boxes.iter().any(|known| known == name)),
            "{} does not ask for {name}",
            page.name
        );
    }
    Ok(Load {
        painted: number(&noted["painted"])?,
        bytes: number(&noted["bytes"])?,
        requests: number(&noted["requests"])?,
    })
}

/// Opens the page, and waits until the probe has seen what it looks for; nothing is there before it is painted.
fn probed(window: &Window, page: &Page) -> Result<[f64; 2]> {
    window.visit(&page.address)?;
    let seen = until(window, "probe", |seen| {
        seen["answers"].is_number() && seen["takesText"].is_number()
    })
    .with_context(|| format!("{} does not answer", page.name))?;
    // The browser notes a paint a little later.
    let noted = until(window, MEASURE, |noted| noted["painted"].is_number())?;
    let painted = number(&noted["painted"])?;
    let [takes_text, answers] = [number(&seen["takesText"])?, number(&seen["answers"])?];
    Ok([takes_text.max(painted), answers.max(painted)])
}

/// What the page's main thread has done so far, and how much of it was script, in milliseconds.
fn work(window: &Window) -> Result<[f64; 2]> {
    let answer = window.ask("Performance.getMetrics", &json!({}))?;
    let metrics = answer["metrics"]
        .as_array()
        .context("the browser has no metrics")?;
    let seconds = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric
            .and_then(|metric| metric["value"].as_f64())
            .with_context(|| format!("the browser has no {name}"))
    };
    Ok([
        seconds("TaskDuration")? * 1000.0,
        seconds("ScriptDuration")? * 1000.0,
    ])
}

/// Looks at an expression now and then, until it is as wanted.
fn until(window: &Window, expression: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
    let limit = Instant::now() + Duration::from_secs(30);
    loop {
        let value = window.evaluate(expression)?;
        if wanted(&value) {
            return Ok(value);
        }
        ensure!(Instant::now() < limit, "after half a minute: {value}");
        thread::sleep(Duration::from_millis(250));
    }
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("not a number: {value}"))
}
