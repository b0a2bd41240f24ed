//! The pictures of the page as built, in README and beside it; of the themes; and of every field and state.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::build::inputs;
use crate::demo::Demo;
use crate::tools::browser::Chromium;
use crate::webdriver::Window;
use crate::{gallery, options, port, progress, workspace};

/// The languages: one more with long words, one from right to left, one without letters.
const LANGUAGES: [&str; 4] = ["en", "de", "ar", "ja"];
const SCHEMES: [&str; 2] = ["light", "dark"];
/// The windows in CSS pixels, and the pixels of a screen for each.
const WINDOWS: [(&str, [u32; 2], f64); 2] = [("desktop", [900, 1180], 1.0), ("phone", [390, 844], 2.0)];
const THEME: [u32; 2] = [540, 1180];
/// All of the gallery, at half its size.
const GALLERY: [u32; 2] = [4080, 4190];

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
    let take = |name: &str, scheme: &str, show: &dyn Fn(&Window) -> Result<()>| {
        let file = format!("{name}-{scheme}.png");
        progress::step(&format!("docs/screenshots/{file}"), || {
            let window = Window::open(&browser)?;
            let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            window.tell("Emulation.setEmulatedMedia", &features)?;
            show(&window)?;
            fs::write(folder.join(&file), window.picture()?).context("cannot write the picture")
        })
    };
    for scheme in SCHEMES {
        for language in LANGUAGES {
            for (window, size, scale) in WINDOWS {
                take(&format!("{language}-{window}"), scheme, &|window| {
                    let address = format!("http://localhost:{}/?ui_locales={language}", demo.port);
                    visit(window, &address, size, scale)?;
                    fill(window)
                })?;
            }
        }
    }
    for theme in inputs::list(&workspace::root().join("themes"))? {
        let name = theme
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let page = gallery::write(Some(&theme))?.join("filled-en.html");
        for scheme in SCHEMES {
            take(&name, scheme, &|window| visit(window, &file(&page), THEME, 1.0))?;
        }
    }
    let page = gallery::write(None)?.join("index.html");
    for scheme in SCHEMES {
        take("gallery", scheme, &|window| {
            visit(window, &file(&page), GALLERY, 0.5)
        })?;
    }
    Ok(())
}

fn file(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Opens a page as it is on such a screen.
fn visit(window: &Window, address: &str, [width, height]: [u32; 2], scale: f64) -> Result<()> {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 500 });
    window.tell("Emulation.setDeviceMetricsOverride", &size)?;
    window.visit(address)
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
