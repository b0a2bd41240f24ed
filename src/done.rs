//! There is an account: what is left to do.

use std::sync::Arc;

use registration::{FormDescription, Registered};

use crate::brand::brand;
use crate::browser;
use crate::check_mail::check_mail;
use crate::element::{Element, element};
use crate::language::Speech;
use crate::screen::Page;
use crate::settings::Settings;

/// "Check your mail", or "you are registered" with the way to log in.
pub fn done(
    speech: Speech,
    description: &Arc<FormDescription>,
    account: &Registered,
    settings: &'static Settings,
    page: Page,
) -> Element {
    let (name, title) = match account.verification {
        Some(_) => ("check-mail", "checkMail.title"),
        None => ("registered", "registered.title"),
    };
    let heading = speech.text(title);
    let brand = brand(description);
    browser::set_title(&heading, &brand);
    // The button that was pressed is gone: whoever reads by ear starts from the new heading.
    browser::focus("heading");
    let login_url = account
        .login_url
        .clone()
        .or_else(|| description.login_url.clone());
    let main = element("main")
        .set("data-screen", name)
        .child(element("p class=brand").text(brand))
        .child(element("h1 id=heading tabindex=-1").text(heading));
    let main = match account.verification.clone() {
        Some(sent) => main.child(check_mail(speech, description, account, sent, settings, page)),
        None => {
            main.child(element("p").text(speech.say("registered.text", &[account.username.clone().into()])))
        }
    };
    main.children(login_url.map(|url| {
        element("a class=button id=log-in")
            .set("href", url)
            .text(speech.text("form.logIn"))
    }))
}
