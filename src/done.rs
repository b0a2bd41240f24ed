//! There is an account: what is left to do.

use registration::{FormDescription, Registered};

use crate::app::brand;
use crate::browser;
use crate::element::{Element, element};
use crate::language::Speech;

/// "Check your mail", or "you are registered" with the way to log in.
pub fn done(speech: Speech, description: &FormDescription, account: Registered) -> Element {
    let by_mail = account.verification.is_some();
    let (name, title) = if by_mail {
        ("check-mail", "checkMail.title")
    } else {
        ("registered", "registered.title")
    };
    let heading = speech.text(title);
    let brand = brand(description);
    browser::set_title(&heading, &brand);
    // The button that was pressed is gone: whoever reads by ear starts from the new heading.
    browser::focus("heading");
    let text = if by_mail {
        let address = account.email.unwrap_or_default();
        vec![
            element("p").text(speech.text("checkMail.sent")),
            element("p class=address id=address").text(address),
            element("p").text(speech.text("checkMail.follow")),
            element("p class=hint").text(speech.text("checkMail.missing")),
        ]
    } else {
        vec![element("p").text(speech.say("registered.text", &[account.username.into()]))]
    };
    let login_url = account.login_url.or_else(|| description.login_url.clone());
    let log_in = login_url.map(|url| {
        element("a class=button id=log-in")
            .set("href", url)
            .text(speech.text("form.logIn"))
    });
    element("main")
        .set("data-screen", name)
        .child(element("p class=brand").text(brand))
        .child(element("h1 id=heading tabindex=-1").text(heading))
        .children(text)
        .children(log_in)
}
