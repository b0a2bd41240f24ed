//! The ways on for somebody whose address has an account already.

use super::form::Form;
use crate::element::{Element, element};

/// To log in instead, or to get a new password, once it is told of the address that it is taken.
pub fn ways_on(form: Form, field: &str) -> Option<Element> {
    (field == "email").then(|| element("p class=ways").child_moving(move || ways(form)))
}

fn ways(form: Form) -> Option<Element> {
    let state = form.look();
    if state.draft.told("email")?.code != "emailExistsMessage" {
        return None;
    }
    let description = state.draft.description();
    let way = |id, key, url: &Option<String>| {
        let url = url.clone()?;
        Some(element("a").id(id).set("href", url).text(form.speech.text(key)))
    };
    let log_in = way("log-in-instead", "form.logInInstead", &description.login_url);
    let reset = way(
        "reset-password",
        "form.resetPassword",
        &description.reset_password_url,
    );
    Some(element("span").children(log_in).children(reset))
}
