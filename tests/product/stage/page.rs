//! The built page, served as it will be: under the strict policy, from the gateway or from a place of its own.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::Router;
use axum::http::HeaderValue;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::Stage;

/// The folder of the built page; without one the suite cannot run.
fn dist() -> PathBuf {
    let folder = env::var_os("SIGN_UP_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    );
    assert!(
        folder.join("index.html").is_file(),
        "no built page in {}: `cargo xtask build`",
        folder.display()
    );
    folder
}

/// The languages that the page speaks, in no order.
pub(crate) fn languages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let tag = |file: std::io::Result<std::fs::DirEntry>| {
        let path = file.unwrap().path();
        path.file_stem().unwrap().to_str().unwrap().to_owned()
    };
    std::fs::read_dir(folder).unwrap().map(tag).collect()
}

/// Notes every violation of the page's policy, from the first one on.
const NOTE: &str = "window.violations = []; addEventListener('securitypolicyviolation', \
                    e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));";

/// Gives the page its program only when the test says so: the one that it fetches, or the one that is in a painted page.
const HOLD: &str = "const asked = new Promise(start => { window.start = start }); const { fetch: get } = window; \
                    const { compile } = WebAssembly; WebAssembly.compile = (...what) => asked.then(() => compile(...what)); \
                    window.fetch = (...what) => String(what[0]).includes('.wasm') ? asked.then(() => get(...what)) : get(...what);";

/// Deploys the page into a folder, with its settings edited as a deployment does, and a note of what its policy forbids.
pub(crate) fn deploy(folder: &Path, settings: &Value) -> PathBuf {
    let site = folder.join("site");
    std::fs::create_dir(&site).unwrap();
    copy(&dist(), &site);
    let index = site.join("index.html");
    let html = std::fs::read_to_string(&index).unwrap();
    // The compressed copies hold the settings as built.
    for compressed in ["index.html.br", "index.html.gz"] {
        let _ = std::fs::remove_file(site.join(compressed));
    }
    std::fs::write(site.join("note.js"), NOTE).unwrap();
    let (before, after) = html.split_once("<head>").expect("the page has a head");
    let html = format!("{before}<head><script src=\"/note.js\"></script>{after}");
    std::fs::write(&index, with_settings(&html, settings)).unwrap();
    site
}

/// Makes the page of this folder run this script before all others.
pub(crate) fn before_all(site: &Path, script: &str) {
    let index = site.join("index.html");
    let html = std::fs::read_to_string(&index).unwrap();
    let name = format!("before-{}.js", html.matches("/before-").count());
    std::fs::write(site.join(&name), script).unwrap();
    let html = html.replacen("<head>", &format!("<head><script src=\"/{name}\"></script>"), 1);
    std::fs::write(&index, html).unwrap();
}

/// Cuts the program in the painted page of this folder short.
pub(crate) fn cut_program_short(site: &Path) {
    let index = site.join("index.html");
    let html = std::fs::read_to_string(&index).unwrap();
    let mark = "id=\"program\">";
    let (before, rest) = html.split_once(mark).expect("the page has its program in it");
    let (program, after) = rest.split_once("</script>").unwrap();
    let half: String = program.chars().take(program.chars().count() / 2).collect();
    std::fs::write(&index, [before, mark, &half, "</script>", after].concat()).unwrap();
}

/// The files of a folder whose names begin so.
pub(crate) fn files(site: &Path, start: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(site)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let found: Vec<_> = all
        .filter(|file| file.file_name().unwrap().to_str().unwrap().starts_with(start))
        .collect();
    assert!(!found.is_empty(), "no file {start}* in {}", site.display());
    found
}

/// Removes them.
pub(crate) fn remove(site: &Path, start: &str) {
    for file in files(site, start) {
        std::fs::remove_file(file).unwrap();
    }
}

/// The page on a static host of its own.
pub(crate) struct Page {
    origin: String,
    folder: TempDir,
}

impl Page {
    /// The page that signs people up at the gateway of this stage.
    pub(crate) async fn elsewhere(stage: &Stage) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings =
            json!({ "realmUrl": format!("{}/realms/{}", stage.origin(), stage.realm), "clientId": "app" });
        let site = deploy(folder.path(), &settings);

        let policy = std::fs::read_to_string(site.join("content-security-policy.txt")).unwrap();
        let connect = format!("connect-src 'self' {};", stage.origin());
        let policy = policy.trim().replace("connect-src 'self';", &connect);
        let name = axum::http::header::CONTENT_SECURITY_POLICY;
        let policy = SetResponseHeaderLayer::overriding(name, HeaderValue::from_str(&policy).unwrap());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let files = Router::new().fallback_service(ServeDir::new(site)).layer(policy);
        tokio::spawn(async move { axum::serve(listener, files).await });
        Self { origin, folder }
    }

    /// Paints this form into the page, in English, and holds the program back.
    pub(crate) fn paint(&self, form: &Value) {
        self.paint_in("en", form);
        self.hold();
    }

    /// Paints this form into the page, in this language.
    pub(crate) fn paint_in(&self, language: &str, form: &Value) {
        let index = self.site().join("index.html");
        let file = self.folder.path().join("form.json");
        std::fs::write(&file, form.to_string()).unwrap();
        let painted = Command::new(env!("CARGO_BIN_EXE_prerender"))
            .args([&index, &file])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}.json")))
            .arg(language)
            .status();
        assert!(painted.unwrap().success());
    }

    /// Holds the program back until it is asked for: by `window.start()`.
    pub(crate) fn hold(&self) {
        let site = self.site();
        let index = site.join("index.html");
        std::fs::write(site.join("hold.js"), HOLD).unwrap();
        let html = std::fs::read_to_string(&index).unwrap();
        let held = html.replacen("<head>", "<head><script src=\"/hold.js\"></script>", 1);
        std::fs::write(&index, held).unwrap();
    }

    /// The folder that it is served from.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The page's own origin.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }
}

/// The page with its block of settings replaced.
fn with_settings(html: &str, settings: &Value) -> String {
    let (before, rest) = html
        .split_once("id=\"settings\"")
        .expect("the page has a block of settings");
    let (start, rest) = rest.split_once('>').expect("the block's tag ends");
    let (_, after) = rest.split_once("</script>").expect("the block ends");
    format!("{before}id=\"settings\"{start}>{settings}</script>{after}")
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
