//! The looks of the page behind a mail's link: the form's, in its own theme or in a company's.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::gateway::{TestGateway, ada, realm};
use crate::verification::{FOLDER, mails, open, press, style};

const USUAL: &str = include_str!("../../../../style/tokens.css");
const ORBIT: &str = include_str!("../../../../themes/orbit.css");
const THEME: &str = "[embedded]\ntheme = 'FOLDER/theme.css'\n";

/// A gateway with this theme in its folder, or why it does not start.
async fn start(theme: &str) -> Result<TestGateway, String> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("theme.css"), theme).unwrap();
    let realm = realm(json!({ "verifyEmail": true }));
    let started = TestGateway::start_in(folder, realm, &format!("{THEME}{FOLDER}")).await;
    started.map_err(|error| error.to_string())
}

#[tokio::test]
async fn the_page_has_the_forms_theme_or_the_one_that_is_named() {
    let usual = TestGateway::start_with(realm(json!({ "verifyEmail": true })), FOLDER).await;
    let orbit = start(ORBIT).await.unwrap();
    // As an editor on Windows keeps it; a page's text has no such ends of lines.
    let windows = start(&ORBIT.replace('\n', "\r\n")).await.unwrap();
    for (gateway, theme) in [(usual, USUAL), (orbit, ORBIT), (windows, ORBIT)] {
        gateway.register(&ada()).await;
        let link = mails(&gateway)[0].link().to_owned();
        for page in [open(&gateway, &link).await, press(&gateway, &link).await] {
            assert!(style(&page).starts_with(theme), "{}", page.text);
            assert!(!style(&page).contains('\r'));
            let policy = page.header("content-security-policy").unwrap();
            let hash = STANDARD.encode(Sha256::digest(style(&page)));
            let expected = format!("style-src 'sha256-{hash}'; img-src data:;");
            assert!(policy.contains(&expected), "{policy}");
            // The logo stands beside the name.
            assert!(
                page.text.contains("<p class=\"brand\">Test &amp; Co</p>"),
                "{}",
                page.text
            );
        }
    }
}

#[tokio::test]
async fn each_page_looks_like_the_screen_of_the_form_that_says_the_same() {
    let gateway = start(USUAL).await.unwrap();
    gateway.register(&ada()).await;
    let link = mails(&gateway)[0].link().to_owned();
    for (page, screen, title) in [
        (
            open(&gateway, &link).await,
            "closed",
            "Confirm your email address",
        ),
        (press(&gateway, &link).await, "registered", "Thank you"),
        (press(&gateway, &link).await, "registered", "Already confirmed"),
        (
            open(&gateway, &format!("{link}x")).await,
            "closed",
            "This link is not valid",
        ),
    ] {
        let begins = format!("<title>{title} – Test &amp; Co</title>");
        assert!(page.text.contains(&begins), "{}", page.text);
        let main = format!("<main data-screen=\"{screen}\">");
        assert!(page.text.contains(&main), "{}", page.text);
    }
}

#[tokio::test]
async fn what_is_no_theme_stops_the_start_by_name() {
    let faint = USUAL.replacen("--ink: #16202e", "--ink: #cccccc", 1);
    for (theme, why) in [
        (faint.as_str(), "light: --ink on --card has a contrast of"),
        (":root {\n  --ink: #000;\n}\n", "there is no --card"),
        (&format!("{USUAL}</style><script>"), "</style"),
    ] {
        let error = start(theme).await.err().unwrap();
        assert!(
            error.starts_with("setting 'embedded.theme': ")
                && error.contains("theme.css")
                && error.contains(why),
            "{error}"
        );
    }
    let nowhere = "[embedded]\ntheme = 'FOLDER/none.css'\n";
    let error = TestGateway::try_start(realm(json!({})), nowhere)
        .await
        .err()
        .unwrap();
    assert!(
        error.to_string().contains("setting 'embedded.theme'") && error.to_string().contains("none.css"),
        "{error}"
    );
}
