//! There is an account: what is left to do.

use registration::Registered;

use crate::browser;
use crate::element::{Element, element};
use crate::language::Speech;

/// "Check your mail", or "you are registered" with the way to log in. `brand` is the realm by the name people know it by.
pub fn done(account: Registered, brand: String, login_url: Option<String>) -> Element {
    let speech = Speech::here();
    let by_mail = account.email_verification_required;
    let (name, key) = if by_mail {
        ("check-mail", "checkMail")
    } else {
        ("registered", "registered")
    };
    let say = move |part: &str| speech.text(&format!("{key}.{part}"));
    let heading = say("title");
    browser::set_title(&heading);
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
    let log_in = account.login_url.or(login_url).map(|url| {
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
