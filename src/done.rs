//! There is an account: what is left to do.

use leptos::prelude::*;
use registration::Registered;

use crate::browser;
use crate::language::Speech;

/// "Check your mail", or "you are registered" with the way to log in.
#[component]
pub fn Done(
    account: Registered,
    /// The realm by the name people know it by.
    brand: String,
    login_url: Option<String>,
) -> impl IntoView {
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
        view! {
            <p>{say("sent")}</p>
            <p class="address" id="address">{account.email.unwrap_or_default()}</p>
            <p>{say("follow")}</p>
            <p class="hint">{say("missing")}</p>
        }
        .into_any()
    } else {
        view! { <p>{speech.say("registered.text", &[account.username.as_str().into()])}</p> }.into_any()
    };
    let log_in = account.login_url.or(login_url);
    let log_in = log_in.map(|url| {
        view! { <a class="button" id="log-in" href=url>{speech.text("form.logIn")}</a> }
    });
    view! {
        <main data-screen=name>
            <p class="brand">{brand}</p>
            <h1 id="heading" tabindex="-1">{heading}</h1>
            {text}
            {log_in}
        </main>
    }
}
