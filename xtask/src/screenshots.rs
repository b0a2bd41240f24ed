//! The pictures in README, taken of the page as built.

use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use crate::demo::Demo;
use crate::tools::browser::Chromium;
use crate::webdriver::Window;
use crate::{options, port, progress, workspace};

/// A picture: its name, the colour scheme, and the window in CSS pixels.
const PICTURES: &[(&str, &str, [u32; 2])] = &[
    ("light", "light", [600, 1070]),
    ("dark", "dark", [600, 1070]),
    ("phone", "light", [390, 844]),
];

/// `cargo xtask screenshots`: renews `docs/screenshots/`.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    options::none(parser)?;
    let browser = Chromium::install()?;
    let demo = Demo {
        keycloak: false,
        port: port::any()?,
        management_port: port::any()?,
        keycloak_port: 0,
        data: workspace::target().join("screenshots"),
    };
    let _services = demo.start()?;
    let folder = workspace::root().join("docs/screenshots");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (name, scheme, [width, height]) in PICTURES {
        progress::step(&format!("docs/screenshots/{name}.png"), || {
            let window = Window::open(&browser)?;
            let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            window.tell("Emulation.setEmulatedMedia", &scheme)?;
            let size =
                json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": *width < 500 });
            window.tell("Emulation.setDeviceMetricsOverride", &size)?;
            window.visit(&format!("http://localhost:{}/?ui_locales=en", demo.port))?;
            fill(&window)?;
            fs::write(folder.join(format!("{name}.png")), window.picture()?)
                .context("cannot write the picture")
        })?;
    }
    Ok(())
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
