//! Nothing that axe-core knows to keep people out, in any state of the page, scheme, direction or width.

use std::cell::RefCell;
use std::{env, fs};

use serde_json::{Value, json};

use crate::people::grace;
use crate::stage::{Browser, Engine, Mailbox, Page, Setting, Stage, in_each_engine, link_to, realm};

const POLICY: &str = "length(12) and digits(2) and upperCase(1) and notUsername and passwordHistory(3)";

in_each_engine!(everything_holds);

/// A colour on its way into another is neither.
async fn everything_holds(engine: Engine) {
    nothing_is_found(engine, "light", &[Setting::LessMotion]).await;
    nothing_is_found(engine, "dark", &[Setting::LessMotion, Setting::Dark]).await;
}

async fn nothing_is_found(engine: Engine, scheme: &'static str, settings: &[Setting]) {
    let mut mailbox = Mailbox::open().await;
    let mut forms = realm_of_all_kinds();
    forms["clients"][0]["webOrigins"] = json!(["*"]);
    let mut verifying = realm_of_all_kinds();
    verifying["verifyEmail"] = json!(true);
    verifying["smtpServer"] = json!({"host": "127.0.0.1", "from": "sign-up@example.com"});
    let mut closed = realm_of_all_kinds();
    closed["registrationAllowed"] = json!(false);
    let mut forms = Stage::embedded(&forms).await;
    let verifying = Stage::embedded_with_smtp(&verifying, mailbox.address).await;
    let closed = Stage::embedded(&closed).await;

    let browser = Browser::set(engine, settings).await;
    let look = Look {
        scheme,
        browser: &browser,
        found: RefCell::default(),
    };
    look.before_the_program_came(&forms).await;
    for language in ["en", "ar"] {
        look.at_the_form(&mut forms, language).await;
        look.where_there_is_no_form(&closed, language).await;
        look.after_it(&verifying, language).await;
    }
    look.behind_the_link(&mailbox.next().await).await;
    let found = look.found.into_inner();
    assert_eq!(found, Vec::<String>::new(), "{}", found.join("\n"));
    // The page behind a mail's link is watched by nobody: it allows no script.
    browser.page.close().await.unwrap();
    for stage in [forms, verifying, closed] {
        stage.end().await;
    }
}

/// A browser that axe looks through.
struct Look<'a> {
    scheme: &'static str,
    browser: &'a Browser,
    found: RefCell<Vec<String>>,
}

impl Look<'_> {
    /// Checklist 22: an outline, and a form that was painted into the page.
    async fn before_the_program_came(&self, stage: &Stage) {
        for painted in [false, true] {
            let page = Page::elsewhere(stage).await;
            if painted {
                page.paint(&stage.describe().await.body);
            } else {
                page.hold();
            }
            self.browser.open(page.origin()).await;
            self.at(if painted { "painted" } else { "loading" }).await;
        }
    }

    /// Checklist 22: the form as it is opened, filled in, refused, out of reach, and done with.
    async fn at_the_form(&self, stage: &mut Stage, language: &str) {
        let browser = self.browser;
        browser.open_form(stage, language).await;
        browser
            .run("document.querySelector('.more').click()", vec![])
            .await;
        browser.wait_for_focus("value1.several").await;
        self.at("form").await;
        browser.wait_for("#terms-read").await.click().await.unwrap();
        browser.wait_for("#terms[open]").await;
        self.at("terms").await;
        browser.wait_for("#terms-close").await.click().await.unwrap();
        browser.type_into("password", "Weak 1").await;
        browser.wait_for("#policy li[data-verdict=met]").await;
        self.at("checklist").await;
        browser.submit().await;
        browser.wait_for_focus("problems").await;
        self.at("refused").await;

        let password = format!("{}more to it 22", '\u{e003}');
        browser.type_into("password", &password).await;
        let fill = "for (const [id, text] of Object.entries(arguments[0])) document.getElementById(id).value = text; \
                    document.getElementById('termsAccepted').checked = true";
        let username = format!("ada-{language}");
        let values = json!({"username": username, "email": format!("{username}@example.com"), "firstName": "A", "lastName": "L"});
        browser.run(fill, vec![values]).await;
        stage.stop().await;
        browser.submit().await;
        browser.wait_for_focus("unreachable").await;
        self.at("out of reach").await;
        stage.restart().await;
        browser.submit().await;
        browser.wait_for("[data-screen=registered]").await;
        browser.wait_for_focus("heading").await;
        self.at("registered").await;
    }

    /// Checklist 22: registration is switched off, there is no such realm, nobody answers.
    async fn where_there_is_no_form(&self, stage: &Stage, language: &str) {
        let query = format!("?ui_locales={language}");
        self.browser.open(&format!("{}/{query}", stage.origin())).await;
        self.browser.wait_for("[data-screen=closed]").await;
        self.at("closed").await;
        let mut unreachable = Stage::embedded(&realm(POLICY)).await;
        let page = Page::elsewhere(&unreachable).await;
        unreachable.stop().await;
        self.browser.open(&format!("{}/{query}", page.origin())).await;
        self.browser.wait_for("[data-screen=unreachable]").await;
        self.at("unreachable").await;
    }

    /// Checklist 22: "check your mail", and the box for another address with what is wrong with it.
    async fn after_it(&self, stage: &Stage, language: &str) {
        let browser = self.browser;
        browser.open_form(stage, language).await;
        let fill = "for (const [id, text] of Object.entries(arguments[0])) document.getElementById(id).value = text; \
                    document.getElementById('termsAccepted').checked = true";
        let email = format!("{language}@example.com");
        let values = grace(json!({"username": language, "email": email, "password": "Nanosecond 11"}));
        browser.run(fill, vec![values]).await;
        browser.submit().await;
        browser.wait_for("[data-screen=check-mail]").await;
        browser.wait_for_focus("heading").await;
        self.at("check your mail").await;
        browser.wait_for("#change").await.click().await.unwrap();
        browser.type_into("email", "@").await;
        browser.wait_for("#send").await.click().await.unwrap();
        browser.wait_for("#email[aria-invalid]").await;
        self.at("another address").await;
    }

    /// Checklist 22: the page behind the link of the first mail, which is in the browser's language.
    async fn behind_the_link(&self, mail: &str) {
        let link = link_to(mail, "/login-actions/action-token?key=");
        self.browser.open(&link).await;
        self.browser.wait_for("button").await;
        self.at("link").await;
    }

    /// Has axe look at the page on each screen.
    async fn at(&self, state: &str) {
        for width in [320, 1280] {
            self.browser.on_screen(width, 800).await;
            self.find(&format!("{state}, {width} px, {}", self.scheme)).await;
        }
    }

    async fn find(&self, state: &str) {
        let file = env::var("AXE_CORE").expect("AXE_CORE is not set: run `cargo xtask test`");
        let script = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        // What a driver runs is not asked whether the page's policy allows it.
        let there = self.browser.run("return 'axe' in window", vec![]).await;
        if there == json!(false) {
            self.browser.run(&script, vec![]).await;
        }
        let run = "const [done] = arguments; \
                   axe.run({rules: {'target-size': {enabled: true}}}).then(found => done([found.passes.length, \
                     found.violations.map(v => [v.id, ...v.nodes.map(n => n.html + ' ' + n.failureSummary)])]), \
                   error => done([0, String(error)]))";
        let found = self.browser.page.execute_async(run, vec![]).await.unwrap();
        let language = self
            .browser
            .run("return document.documentElement.lang", vec![])
            .await;
        let state = format!("{:?}: {state}, {language}", self.browser.engine);
        assert!(found[0].as_u64().unwrap() > 8, "{state}: {found}");
        for violation in found[1].as_array().unwrap() {
            self.found.borrow_mut().push(format!("{state}: {violation}"));
        }
    }
}

/// A realm in two directions that asks for every kind of input and for its terms to be accepted.
fn realm_of_all_kinds() -> Value {
    let mut realm = realm(POLICY);
    realm["internationalizationEnabled"] = json!(true);
    realm["supportedLocales"] = json!(["en", "ar"]);
    realm["defaultLocale"] = json!("en");
    realm["requiredActions"] = json!([{"alias": "TERMS_AND_CONDITIONS", "enabled": true}]);
    realm["localizationTexts"] = json!({"en": {"termsText": "Be kind."}, "ar": {"termsText": "كن لطيفا."}});
    let both = json!({"view": ["user"], "edit": ["user"]});
    let mut attributes = ["username", "email", "firstName", "lastName"]
        .map(|name| json!({"name": name, "permissions": both}))
        .to_vec();
    attributes[1]["validations"] = json!({"email": {}});
    for kind in [
        "textarea",
        "select",
        "multiselect",
        "select-radiobuttons",
        "multiselect-checkboxes",
        "html5-number",
        "html5-range",
        "html5-date",
        "html5-time",
        "html5-tel",
        "html5-color",
        "several",
    ] {
        let annotations =
            json!({"inputType": kind, "inputHelperTextBefore": "Before", "inputHelperTextAfter": "After"});
        let options = if kind.contains("select") {
            json!({"options": {"options": ["one", "two"]}})
        } else {
            json!({})
        };
        attributes.push(json!({
            "name": kind,
            "displayName": format!("Box of {kind}"),
            "permissions": both,
            "multivalued": kind == "several",
            "annotations": annotations,
            "group": "more",
            "validations": options,
        }));
    }
    let groups = json!([{"name": "more", "displayHeader": "More about you", "displayDescription": "All of it if you like"}]);
    let profile = json!({"attributes": attributes, "groups": groups}).to_string();
    realm["components"] = json!({"org.keycloak.userprofile.UserProfileProvider": [
        {"providerId": "declarative-user-profile", "config": {"kc.user.profile.config": [profile]}},
    ]});
    realm
}
