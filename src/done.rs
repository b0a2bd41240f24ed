//! There is an account: what is left to do.

use registration::{FormDescription, Registered};

use crate::app::brand;
use crate::browser;
use crate::element::{Element, element};
use crate::language::Speech;

/// "Check your mail", or "you are registered" with the way to log in.
pub fn done(description: &FormDescription, account: Registered) -> Element {
    let speech = Speech::here();
    let by_mail = account.email_verification_required;
    let (name, key) = if by_mail {
        ("check-mail", "checkMail")
    } else {
        ("registered", "registered")
    };
    let say = move |part: &str| speech.text(&format!("{key}.{part}"));
    let heading = say("title");
    let brand = brand(description);
    browser::set_title(&heading, &brand);
    // The button that was pressed is gone: whoever reads by ear starts from the new heading.
    browser::focus("heading");
    let text = if by_mail {
        let address = account.email.unwrap_or_default();
        vec![
            element("p").text(say("sent")),
            element("p").class("address").id("address").text(address),
            element("p").text(say("follow")),
            element("p").class("hint").text(say("missing")),
        ]
    } else {
        vec![element("p").text(speech.say("registered.text", &[account.username.into()]))]
    };
    let login_url = account.login_url.or_else(|| description.login_url.clone());
    let log_in = login_url.map(|url| {
        element("a")
            .class("button")
            .id("log-in")
            .set("href", url)
            .text(speech.text("form.logIn"))
    });
    element("main")
        .set("data-screen", name)
        .child(element("p").class("brand").text(brand))
        .child(element("h1").id("heading").set("tabindex", "-1").text(heading))
        .children(text)
        .children(log_in)
}
