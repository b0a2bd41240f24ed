//! The pictures of the page as built, in README and beside it.

use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use crate::demo::Demo;
use crate::tools::browser::Chromium;
use crate::webdriver::Window;
use crate::{options, port, progress, workspace};

/// The languages: one more with long words, one from right to left, one without letters.
const LANGUAGES: [&str; 4] = ["en", "de", "ar", "ja"];
const SCHEMES: [&str; 2] = ["light", "dark"];
/// The windows in CSS pixels, and the pixels of a screen for each.
const WINDOWS: [(&str, [u32; 2], u32); 2] = [("desktop", [900, 1120], 1), ("phone", [390, 844], 2)];

/// `cargo xtask screenshots`: renews `docs/screenshots/`.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    options::none(parser)?;
    let browser = Chromium::install()?;
    Chromium::install_letters()?;
    let demo = Demo {
        keycloak: false,
        theme: None,
        port: port::any()?,
        management_port: port::any()?,
        keycloak_port: 0,
        data: workspace::target().join("screenshots"),
    };
    let _services = demo.start()?;
    let folder = workspace::root().join("docs/screenshots");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for language in LANGUAGES {
        for (window, size, scale) in WINDOWS {
            for scheme in SCHEMES {
                let file = format!("{language}-{window}-{scheme}.png");
                progress::step(&format!("docs/screenshots/{file}"), || {
                    let address = format!("http://localhost:{}/?ui_locales={language}", demo.port);
                    let window = Window::open(&browser)?;
                    show(&window, &address, size, scale, scheme)?;
                    fs::write(folder.join(&file), window.picture()?).context("cannot write the picture")
                })?;
            }
        }
    }
    Ok(())
}

/// Opens the page and fills it in, as it is on such a screen.
fn show(window: &Window, address: &str, [width, height]: [u32; 2], scale: u32, scheme: &str) -> Result<()> {
    let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    window.tell("Emulation.setEmulatedMedia", &scheme)?;
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 500 });
    window.tell("Emulation.setDeviceMetricsOverride", &size)?;
    window.visit(address)?;
    fill(window)
}

/// A sign-up on its way: some rules met, one problem told.
fn fill(window: &Window) -> Result<()> {
    window.write("input[name=username]", "ada")?;
    window.write("input[name=email]", "ada.example.org")?;
    window.write("input[name=firstName]", "Ada")?;
    window.write("input[name=lastName]", "Lovelace")?;
    window.write("input[name=password]", "Analytical1")?;
    Ok(())
}
