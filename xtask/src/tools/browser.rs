//! Chromium and the driver that tests steer it by.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{apt, find};

/// Where both are.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

/// The ones of `CHROMIUM` and `CHROMEDRIVER`, or those on the path, installed if need be.
pub(crate) fn install() -> Result<Browser> {
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    // Text in a picture needs a font; nothing else brings one to a bare machine.
    apt::install(
        "Chromium with its driver",
        &["chromium", "chromium-driver", "fonts-dejavu-core"],
    )?;
    installed().context("Chromium was installed and is not on the path")
}

fn installed() -> Option<Browser> {
    let one = |variable: &str, names: &[&str]| {
        env::var_os(variable)
            .map(PathBuf::from)
            .or_else(|| names.iter().find_map(|name| find(name)))
    };
    Some(Browser {
        chromium: one("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?,
        chromedriver: one("CHROMEDRIVER", &["chromedriver"])?,
    })
}
