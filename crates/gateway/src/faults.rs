//! What of a realm's user profile the form cannot show as it is meant: told in the log when the gateway starts.

use std::sync::Arc;
use std::time::Duration;

use registration::{Control, Field, annotation, options};
use tracing::warn;

use crate::Facts;
use crate::app::App;

/// How long to wait for a realm that cannot be read yet.
const AGAIN: Duration = Duration::from_secs(5);

/// Boxes that every form has, or may have; an attribute of the same name would be read from them.
const TAKEN: [&str; 2] = ["password", "termsAccepted"];

/// Annotations that do nothing in a form which the browser may not refuse to send.
const WITHOUT_EFFECT: [&str; 2] = ["inputTypePattern", "inputTypeMinlength"];

/// Names each attribute that a person would meet otherwise than its administrator means it, once the realm can be read.
pub(crate) async fn report(app: Arc<App>) {
    let facts = loop {
        match app.accounts.facts().await {
            Ok(facts) => break facts,
            Err(_) => tokio::time::sleep(AGAIN).await,
        }
    };
    for (attribute, reason) in faults(&facts) {
        warn!(
            attribute,
            reason, "the form cannot show an attribute as it is meant"
        );
    }
}

/// Attributes, each with what is wrong; those that only some clients ask for as well.
fn faults(facts: &Facts) -> Vec<(String, String)> {
    let selectors = facts.profile.attributes.iter();
    let scopes = selectors.filter_map(|attribute| attribute.selector.as_ref());
    let mut context = facts.context(None);
    context
        .scopes
        .extend(scopes.flat_map(|selector| selector.scopes.iter().cloned()));
    // What is wrong with a validator is told to whoever asks for the form.
    let fields = facts.profile.sign_up_fields(&context).unwrap_or_default();
    let faults = fields.iter().flat_map(|field| {
        reasons(field)
            .into_iter()
            .map(|reason| (field.name.clone(), reason))
    });
    faults.collect()
}

fn reasons(field: &Field) -> Vec<String> {
    let mut reasons = Vec::new();
    if TAKEN.contains(&field.name.as_str()) {
        reasons.push("the form has a box of this name already".to_owned());
    }
    if let Some(input_type) = annotation(field, "inputType")
        && Control::named(&input_type).is_none()
    {
        reasons.push(format!(
            "there is no input type '{input_type}': it is a line of text"
        ));
    }
    if !Control::of(field).is_written_in() && options(field).is_empty() {
        reasons.push("there are no options to choose from".to_owned());
    }
    for name in field.input.keys() {
        if name.starts_with("kc") {
            reasons.push(format!(
                "annotation '{name}' is for a script of Keycloak's own page"
            ));
        } else if WITHOUT_EFFECT.contains(&name.as_str()) {
            reasons.push(format!("annotation '{name}' has no effect, as a validator would"));
        }
    }
    reasons
}
