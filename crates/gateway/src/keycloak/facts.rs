//! What Keycloak says of a realm, as far as it decides on a sign-up.

use std::sync::Arc;

use registration::Terms;
use serde::Deserialize;
use serde_json::Value;
use user_profile::{Attribute, UnmanagedAttributePolicy, UserProfile};

use super::admin::Admin;
use super::http::Failure;
use crate::{Facts, Realm};

/// The required action that shows the terms, and how it ends up being an account's from the start.
pub(super) const TERMS: &str = "TERMS_AND_CONDITIONS";
/// Where Keycloak's own page records when the terms were accepted, in seconds since 1970.
pub(super) const ACCEPTED: &str = "terms_and_conditions";

/// A realm as it was read.
pub(super) struct Snapshot {
    pub(super) facts: Arc<Facts>,
    /// What every new account is asked for at its first login.
    pub(super) default_actions: Vec<String>,
    /// The realm keeps the time at which the terms were accepted when the Admin API is told of it.
    pub(super) records_acceptance: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RequiredAction {
    alias: String,
    enabled: bool,
    default_action: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Execution {
    provider_id: Option<String>,
    requirement: String,
}

/// Reads the realm. Needs the role `view-realm`.
pub(super) async fn read(admin: &Admin) -> Result<Snapshot, Failure> {
    match read_enabled(admin).await {
        // Known for certain, and the endpoint has an answer of its own to it.
        Err(Failure::RealmDisabled) => Ok(Snapshot {
            facts: Arc::default(),
            default_actions: Vec::new(),
            records_acceptance: false,
        }),
        result => result,
    }
}

async fn read_enabled(admin: &Admin) -> Result<Snapshot, Failure> {
    let representation: Value = admin.get(&[], &[]).await?;
    // Without the role Keycloak answers all the same, and leaves out what must not be seen.
    if representation.get("registrationAllowed").is_none() {
        return Err(unusable("the service account lacks the role view-realm"));
    }
    let flow = representation["registrationFlow"].as_str().map(str::to_owned);
    let mut realm: Realm = serde_json::from_value(representation).map_err(unusable)?;
    let policy = realm.password_policy.as_deref().unwrap_or_default();
    let policy = policy
        .parse()
        .map_err(|error| unusable(format_args!("password policy: {error}")))?;

    let (profile, actions, executions) = tokio::try_join!(
        admin.get::<UserProfile>(&["users", "profile"], &[]),
        admin.get::<Vec<RequiredAction>>(&["authentication", "required-actions"], &[]),
        executions(admin, flow.as_deref()),
    )?;
    let default_actions: Vec<String> = actions
        .into_iter()
        .filter(|action| action.enabled && action.default_action)
        .map(|action| action.alias)
        .collect();
    let is_default = |alias: &str| default_actions.iter().any(|action| action == alias);

    // Either switch keeps a new account from logging in before its address is verified.
    realm.verify_email |= is_default("VERIFY_EMAIL");
    let terms = is_default(TERMS) || executions.iter().any(Execution::asks_for_terms);
    Ok(Snapshot {
        records_acceptance: keeps(&profile, ACCEPTED),
        facts: Arc::new(Facts {
            realm,
            policy,
            profile: settable(profile),
            terms: terms.then(Terms::default),
        }),
        default_actions,
    })
}

async fn executions(admin: &Admin, flow: Option<&str>) -> Result<Vec<Execution>, Failure> {
    match flow {
        None => Ok(Vec::new()),
        Some(flow) => {
            admin
                .get(&["authentication", "flows", flow, "executions"], &[])
                .await
        }
    }
}

impl Execution {
    fn asks_for_terms(&self) -> bool {
        self.provider_id.as_deref() == Some("registration-terms-and-conditions")
            && self.requirement == "REQUIRED"
    }
}

/// Without the attributes that administrators may not change: Keycloak would drop them without a word, so the form must
/// not ask. If the realm requires one of its people, Keycloak asks at the first login.
fn settable(mut profile: UserProfile) -> UserProfile {
    profile.attributes.retain(|attribute| {
        let kept = attribute.name == "username" || is_editable(attribute);
        if !kept {
            tracing::debug!(
                attribute = attribute.name,
                "not asked for: the Admin API may not set it"
            );
        }
        kept
    });
    profile
}

fn is_editable(attribute: &Attribute) -> bool {
    match &attribute.permissions {
        Some(permissions) => permissions.edit.iter().any(|role| role == "admin"),
        None => ["username", "email"].contains(&attribute.name.as_str()),
    }
}

/// Whether an attribute that the Admin API is given is kept.
fn keeps(profile: &UserProfile, name: &str) -> bool {
    let declared = profile.attributes.iter().find(|attribute| attribute.name == name);
    match declared {
        Some(attribute) => is_editable(attribute),
        None => matches!(
            profile.unmanaged_attribute_policy,
            Some(UnmanagedAttributePolicy::Enabled | UnmanagedAttributePolicy::AdminEdit)
        ),
    }
}

fn unusable(why: impl std::fmt::Display) -> Failure {
    Failure::Unavailable(format!("realm not understood: {why}"))
}
