//! A person signs up whatever becomes of WebAssembly: without it, without its file, where it is not sent as it should be.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::stage::{Browser, Engine, Page, Stage, before_all, cut_program_short, files, realm, remove};

/// What becomes of a page, in the folder that it is served from.
type Happening = fn(&Path);

/// What is wrong with a browser or with what it is sent, and whether the program is a script then.
struct Case {
    what: &'static str,
    happens: Happening,
    is_script: bool,
}

const CASES: [Case; 6] = [
    Case {
        what: "there is no WebAssembly",
        happens: |site| before_all(site, "delete globalThis.WebAssembly"),
        is_script: true,
    },
    Case {
        what: "the page's policy forbids WebAssembly",
        happens: |site| {
            let file = site.join("content-security-policy.txt");
            let policy = fs::read_to_string(&file).unwrap();
            fs::write(&file, policy.replace(" 'wasm-unsafe-eval'", "")).unwrap();
        },
        is_script: true,
    },
    Case {
        what: "the module does not get through",
        happens: |site| remove(site, "sign-up_bg-"),
        is_script: true,
    },
    Case {
        what: "the module is of another type",
        happens: |site| {
            let modules = files(site, "sign-up_bg-").into_iter();
            let module = modules.filter(|file| file.extension().unwrap() == "wasm");
            for file in module {
                fs::rename(&file, file.with_extension("unknown")).unwrap();
            }
            let index = site.join("index.html");
            let page = fs::read_to_string(&index).unwrap();
            fs::write(&index, page.replace(".wasm\"", ".unknown\"")).unwrap();
        },
        is_script: false,
    },
    Case {
        what: "nothing can be compiled while it streams in",
        happens: |site| {
            before_all(
                site,
                "WebAssembly.compileStreaming = WebAssembly.instantiateStreaming = () => { throw new TypeError() }",
            );
        },
        is_script: false,
    },
    Case {
        what: "nobody has heard of streams",
        happens: |site| {
            before_all(
                site,
                "delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming",
            );
        },
        is_script: false,
    },
];

async fn sign_up(browser: &Browser, username: &str) {
    let email = format!("{username}@example.com");
    for (id, text) in [
        ("username", username),
        ("email", &email),
        ("firstName", "Ada"),
        ("lastName", "L"),
        ("password", "analytical 1"),
    ] {
        browser.type_into(id, text).await;
    }
    browser
        .wait_for("#policy li[data-rule=digits][data-verdict=met]")
        .await;
    browser.wait_for("#submit").await.click().await.unwrap();
    browser.wait_for("[data-screen=registered]").await;
}

/// Whether the page has fetched a file of this name.
async fn has_fetched(browser: &Browser, name: &str) -> bool {
    let script =
        "return performance.getEntriesByType('resource').some(entry => entry.name.includes(arguments[0]))";
    browser.run(script, vec![name.into()]).await == json!(true)
}

async fn a_person_signs_up(engine: Engine) {
    let browser = Browser::of(engine).await;
    for Case {
        what,
        happens,
        is_script,
    } in CASES
    {
        eprintln!("{engine:?}: {what}");
        let stage = Stage::embedded(&realm("length(8) and digits(1)")).await;
        happens(stage.site());
        browser.page.goto(&stage.origin()).await.unwrap();
        sign_up(&browser, "ada").await;
        assert_eq!(has_fetched(&browser, "/without-wasm-").await, is_script, "{what}");
        // A policy that forbids WebAssembly is told of the try.
        if !what.contains("policy") {
            browser.unreported().await;
        }
        assert_eq!(
            stage.export()["users"][0]["username"],
            "ada",
            "{engine:?}: {what}"
        );
        stage.end().await;
    }
}

// One test for each engine: they run at once.
/// Checklist 40.
#[tokio::test]
async fn a_person_signs_up_in_chromium_whatever_becomes_of_webassembly() {
    a_person_signs_up(Engine::Chromium).await;
}

/// Checklist 40.
#[tokio::test]
async fn a_person_signs_up_in_firefox_whatever_becomes_of_webassembly() {
    a_person_signs_up(Engine::Firefox).await;
}

/// Checklist 40.
#[tokio::test]
async fn a_person_signs_up_in_webkit_whatever_becomes_of_webassembly() {
    a_person_signs_up(Engine::WebKit).await;
}

/// Checklist 40.
#[tokio::test]
async fn a_program_that_came_into_the_page_by_half_is_fetched_as_a_script() {
    let mut realm = realm("length(8) and digits(1)");
    realm["clients"][0]["webOrigins"] = json!(["*"]);
    let stage = Stage::embedded(&realm).await;
    let page = Page::elsewhere(&stage).await;
    page.paint_in("en", &stage.describe().await.body);
    cut_program_short(&page.site());
    for (engine, name) in Engine::ALL.into_iter().zip(["ada", "grace", "joan"]) {
        let browser = Browser::of(engine).await;
        browser.open(page.origin()).await;
        sign_up(&browser, name).await;
        assert!(has_fetched(&browser, "/without-wasm-").await, "{engine:?}");
        browser.close_unreported().await;
    }
    stage.end().await;
}

/// Checklist 40.
#[tokio::test]
async fn without_webassembly_patterns_are_left_to_the_server() {
    let stage = Stage::embedded(&realm("length(8) and digits(1) and regexPattern([a-z 0-9]+)")).await;
    before_all(stage.site(), "delete globalThis.WebAssembly");
    for (engine, name) in Engine::ALL.into_iter().zip(["ada", "grace", "joan"]) {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        browser.type_into("password", "analytical").await;
        browser
            .wait_for("#policy li[data-rule=regexPattern][data-verdict=undecided]")
            .await;
        browser.clear("password").await;
        sign_up(&browser, name).await;
        assert!(!has_fetched(&browser, "/judge-").await, "{engine:?}");
        browser.close_unreported().await;
    }
    stage.end().await;
}
