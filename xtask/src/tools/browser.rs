//! The browsers that tests run in, each with the driver that steers it.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::cargo::cargo_install;
use super::{apt, find};

/// Chromium and its driver.
pub(crate) struct Chromium {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// The ones of `CHROMIUM` and `CHROMEDRIVER`, or those on the path, installed if need be.
    pub(crate) fn install() -> Result<Self> {
        if let Some(installed) = Self::installed() {
            return Ok(installed);
        }
        // Text in a picture needs a font; nothing else brings one to a bare machine.
        apt::install(
            "Chromium with its driver",
            &["chromium", "chromium-driver", "fonts-dejavu-core"],
        )?;
        Self::installed().context("Chromium was installed and is not on the path")
    }

    /// Makes sure of a font for the languages that pictures are taken in.
    pub(crate) fn install_letters() -> Result<()> {
        let fonts = Command::new("fc-list").arg(":lang=ja").output();
        if fonts.is_ok_and(|fonts| !fonts.stdout.is_empty()) {
            return Ok(());
        }
        apt::install("a font with Japanese letters", &["fontconfig", "fonts-noto-cjk"])
    }

    fn installed() -> Option<Self> {
        Some(Self {
            program: one("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?,
            driver: one("CHROMEDRIVER", &["chromedriver"])?,
        })
    }
}

/// A driver of each engine that there is on the web.
pub(crate) struct Drivers {
    chromium: PathBuf,
    firefox: PathBuf,
    webkit: PathBuf,
}

const GECKODRIVER: &str = "0.37.1";

impl Drivers {
    /// The ones of the environment, or those on the path, installed if need be with the browsers that they start.
    pub(crate) fn install() -> Result<Self> {
        let chromium = Chromium::install()?.driver;
        if find("firefox").is_none() {
            apt::install("Firefox", &["firefox-esr"])?;
        }
        let gecko = || one("GECKODRIVER", &["geckodriver"]);
        if gecko().is_none() {
            // Debian has none.
            cargo_install("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
        }
        let webkit = || one("WEBKITDRIVER", &["WebKitWebDriver"]);
        if webkit().is_none() || find("xvfb-run").is_none() || find("xauth").is_none() {
            // The driver starts the library's own small browser, which needs a screen to draw on.
            apt::install(
                "WebKit with its driver",
                &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb", "xauth"],
            )?;
        }
        Ok(Self {
            chromium,
            firefox: gecko().context("geckodriver was installed and is gone")?,
            webkit: webkit().context("WebKit's driver was installed and is not on the path")?,
        })
    }

    /// Each engine's name, with what tells its driver to the runner of the rules' tests.
    pub(crate) fn for_rules(&self) -> [(&'static str, &'static str, &PathBuf); 3] {
        [
            ("Chromium", "CHROMEDRIVER", &self.chromium),
            ("Firefox", "GECKODRIVER", &self.firefox),
            // It speaks to WebKit as to Safari.
            ("WebKit", "SAFARIDRIVER", &self.webkit),
        ]
    }

    /// What the product's tests read.
    pub(crate) fn environment(&self) -> [(&'static str, &PathBuf); 3] {
        [
            ("CHROMEDRIVER", &self.chromium),
            ("GECKODRIVER", &self.firefox),
            ("WEBKITDRIVER", &self.webkit),
        ]
    }
}

/// The program of a variable, or the first of these on the path.
fn one(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let chosen = env::var_os(variable).map(PathBuf::from);
    chosen.or_else(|| names.iter().find_map(|name| find(name)))
}

/// Runs a program on a screen that nobody sees, where WebKit's browser opens its window.
pub(crate) fn on_a_screen(program: &str) -> Command {
    let mut command = Command::new("xvfb-run");
    command
        .args(["--auto-servernum", program])
        // Its sandbox cannot be made in a container; no page but ours is opened.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    command
}
