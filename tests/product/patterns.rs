//! A realm with patterns: the page judges them in a worker, and goes on whatever becomes of that.

use std::fs;

use serde_json::{Value, json};

use crate::stage::{Browser, Engine, Stage, realm};

/// The box of the attribute `code`, as a selector says it.
const CODE: &str = r"attribute\.code";

/// A realm whose passwords and whose `code` must match.
fn realm_with_patterns(password: &str, code: &str) -> Value {
    let mut realm = realm(&format!("length(4) and regexPattern({password})"));
    let both = json!({ "view": ["user"], "edit": ["user"] });
    let attributes = json!([
        { "name": "username", "permissions": both },
        { "name": "email", "permissions": both },
        { "name": "code", "permissions": both, "validations": { "pattern": { "pattern": code } } },
    ]);
    let profile = json!({ "attributes": attributes }).to_string();
    realm["components"] = json!({ "org.keycloak.userprofile.UserProfileProvider": [
        { "providerId": "declarative-user-profile", "config": { "kc.user.profile.config": [profile] } },
    ]});
    realm
}

/// Has a script of the test run before those of the page.
fn before_the_page(stage: &Stage, script: &str) {
    let note = stage.site().join("note.js");
    let before = fs::read_to_string(&note).unwrap();
    fs::write(note, before + script).unwrap();
}

async fn wait_for_verdict(browser: &Browser, verdict: &str) {
    let line = format!("#policy li[data-rule=regexPattern][data-verdict={verdict}]");
    browser.wait_for(&line).await;
}

#[tokio::test]
async fn a_pattern_is_ticked_off_while_one_types() {
    let stage = Stage::embedded(&realm_with_patterns(
        r"(?=.*\d)(?=.*\p{Lu})\S+",
        "[A-Z]{2}-[0-9]+",
    ))
    .await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        browser.type_into("password", "Letters1").await;
        wait_for_verdict(&browser, "met").await;
        browser.type_into("password", " ").await;
        wait_for_verdict(&browser, "unmet").await;
        browser.type_into("password", "\u{e003}").await; // Backspace
        wait_for_verdict(&browser, "met").await;

        browser.type_into(CODE, "AB-").await;
        browser.type_into("email", "ada@example.com").await;
        browser.wait_for(&format!("#{CODE}[aria-invalid=true]")).await;
        browser.type_into(CODE, "7").await;
        browser
            .wait_for(&format!("#{CODE}:not([aria-invalid=true])"))
            .await;
        browser.close_unreported().await;
    }
    stage.end().await;
}

/// The person is two fields further when the worker answers.
#[tokio::test]
async fn fields_that_were_left_before_an_answer_speak_when_it_comes() {
    let stage = Stage::embedded(&realm_with_patterns(".+", "[A-Z]{2}-[0-9]+")).await;
    before_the_page(
        &stage,
        "window.Worker = class extends Worker {
             postMessage(question) { setTimeout(() => super.postMessage(question), 400); }
         };",
    );
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        browser.type_into("password", "p").await;
        wait_for_verdict(&browser, "met").await;
        browser.type_into(CODE, "A").await;
        browser.type_into("email", "ada@example.com").await;
        browser.type_into("username", "ada").await;
        browser.wait_for(&format!("#{CODE}[aria-invalid=true]")).await;
        browser.close_unreported().await;
    }
    stage.end().await;
}

#[tokio::test]
async fn nothing_is_fetched_where_only_the_server_can_judge() {
    let stage = Stage::keycloak(&realm_with_patterns(r"\N{DIGIT ONE}+", "x")).await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        wait_for_verdict(&browser, "undecided").await;
        browser.type_into("password", "letters").await;
        browser
            .wait_for("#policy li[data-rule=length][data-verdict=met]")
            .await;
        wait_for_verdict(&browser, "undecided").await;
        let fetched =
            "return performance.getEntriesByType('resource').filter(e => e.name.includes('/judge-')).length";
        assert_eq!(browser.run(fetched, vec![]).await, json!(0), "{engine:?}");
        browser.close_unreported().await;
    }
    stage.end().await;
}

#[tokio::test]
async fn a_pattern_that_would_run_away_is_left_to_the_server() {
    let stage = Stage::embedded(&realm_with_patterns("(a+)+$", "x")).await;
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        browser.type_into("password", "aaaaaa").await;
        wait_for_verdict(&browser, "met").await;
        browser.type_into("password", "aaaaaaaaaaaaaaaaaaaaaaaaa!").await;
        wait_for_verdict(&browser, "undecided").await;
        let line = browser.texts("#policy li[data-rule=regexPattern]").await.concat();
        assert!(line.ends_with("(checked when you sign up)"), "{engine:?}: {line}");
        browser.close_unreported().await;
    }
    stage.end().await;
}

#[tokio::test]
async fn a_worker_that_does_not_answer_is_ended_and_its_pattern_left_to_the_server() {
    let stage = Stage::embedded(&realm_with_patterns(r".*\d", r"x\d")).await;
    // It answers about codes, and never about passwords.
    before_the_page(
        &stage,
        "window.Worker = class extends Worker {
             postMessage(question) { if (!question[1].startsWith('.')) super.postMessage(question); }
         };",
    );
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        browser.open(&stage.origin()).await;
        browser.type_into(CODE, "x1").await;
        browser.type_into("password", "abc").await;
        wait_for_verdict(&browser, "undecided").await;
        browser.type_into("password", "d").await;
        browser
            .wait_for("#policy li[data-rule=length][data-verdict=met]")
            .await;
        assert_eq!(browser.rules("undecided").await, ["regexPattern"]);

        browser.type_into("username", &format!("ada-{engine:?}")).await;
        browser
            .type_into("email", &format!("{engine:?}@example.com"))
            .await;
        browser.wait_for("#submit").await.click().await.unwrap();
        browser.wait_for("#password[aria-invalid=true]").await;
        browser.type_into("password", "1").await;
        browser.wait_for("#submit").await.click().await.unwrap();
        browser.wait_for("[data-screen=registered]").await;
        browser.close_unreported().await;
    }
    assert_eq!(stage.count_accounts().await, 3);
    stage.end().await;
}

#[tokio::test]
async fn what_was_changed_on_its_way_does_not_run_and_patterns_are_left_to_the_server() {
    let realm = realm_with_patterns(r".*\d", r"x\d");
    let mut stages = Vec::new();
    for changed in ["judge-", "worker-", "judge-worker_bg-"] {
        let stage = Stage::embedded(&realm).await;
        for file in fs::read_dir(stage.site()).unwrap() {
            let file = file.unwrap();
            if file.file_name().to_str().unwrap().starts_with(changed) {
                // As it is, and as compressed: browsers take the latter.
                fs::write(file.path(), "postMessage('ready')").unwrap();
            }
        }
        before_the_page(
            &stage,
            "for (const end of ['judged', 'error']) {
                 addEventListener(end, () => document.documentElement.dataset.left = end, true);
             }",
        );
        stages.push((changed, stage));
    }
    for engine in Engine::ALL {
        let browser = Browser::of(engine).await;
        for (changed, stage) in &stages {
            browser.open(&stage.origin()).await;
            browser.type_into("password", "abcd1").await;
            browser.wait_for("html[data-left]").await;
            assert_eq!(
                browser.rules("undecided").await,
                ["regexPattern"],
                "{changed} {engine:?}"
            );
        }
        browser.close_unreported().await;
    }
    for (_, stage) in stages {
        stage.end().await;
    }
}
