//! The realm file, in the JSON that Keycloak imports → all that a sign-up depends on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use password_policy::{Check, Policy};
use registration::Terms;
use serde::Deserialize;
use user_profile::UserProfile;

use crate::config::Error;
use crate::{Client, Facts, Realm};

/// What a realm file says.
pub(super) struct RealmFile {
    pub(super) facts: Facts,
    pub(super) clients: Vec<Client>,
    /// The realm's own texts by language.
    pub(super) texts: BTreeMap<String, BTreeMap<String, String>>,
}

const PROFILE_PROVIDER: &str = "org.keycloak.userprofile.UserProfileProvider";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Representation {
    #[serde(flatten)]
    realm: Realm,
    #[serde(default)]
    clients: Vec<ClientRepresentation>,
    #[serde(default)]
    components: BTreeMap<String, Vec<Component>>,
    #[serde(default)]
    localization_texts: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    required_actions: Vec<RequiredAction>,
}

/// A client is enabled unless it says otherwise, as in an import.
#[derive(Deserialize)]
struct ClientRepresentation {
    #[serde(flatten)]
    client: Client,
    enabled: Option<bool>,
}

#[derive(Deserialize)]
struct Component {
    #[serde(default)]
    config: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct RequiredAction {
    alias: String,
    #[serde(default)]
    enabled: bool,
}

impl RealmFile {
    /// Reads the file, and refuses a realm whose rules only a Keycloak can apply.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let wrong = |why: String| Error::new("embedded.realm", format_args!("{}: {why}", path.display()));
        let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        Self::parse(&text).map_err(wrong)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let file: Representation = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.realm.realm.is_empty() {
            return Err("member 'realm' is missing".to_owned());
        }
        let policy = file.realm.password_policy.as_deref().unwrap_or_default();
        let policy: Policy = policy
            .parse()
            .map_err(|error| format!("passwordPolicy: {error}"))?;
        let profile = profile(&file.components)?;
        let terms = file
            .required_actions
            .iter()
            .any(|action| action.alias == "TERMS_AND_CONDITIONS" && action.enabled);
        let clients = file.clients.into_iter().map(|representation| Client {
            enabled: representation.enabled.unwrap_or(true),
            ..representation.client
        });
        let facts = Facts {
            realm: file.realm,
            policy,
            profile,
            terms: terms.then(Terms::default),
        };
        decidable(&facts)?;
        Ok(Self {
            facts,
            clients: clients.collect(),
            texts: file.localization_texts,
        })
    }
}

/// The profile is JSON within JSON, in the configuration of a component.
fn profile(components: &BTreeMap<String, Vec<Component>>) -> Result<UserProfile, String> {
    let configured = components
        .get(PROFILE_PROVIDER)
        .and_then(|components| components.first()?.config.get("kc.user.profile.config")?.first());
    let Some(json) = configured else {
        return Ok(UserProfile::default_profile());
    };
    serde_json::from_str(json).map_err(|error| format!("kc.user.profile.config: {error}"))
}

/// Refuses rules that are not decided here: an account made against them could not be imported into a Keycloak.
fn decidable(facts: &Facts) -> Result<(), String> {
    if let Some(rule) = facts
        .policy
        .rules()
        .iter()
        .find(|rule| rule.check() == Check::Server)
    {
        return Err(format!(
            "passwordPolicy: only a Keycloak can decide on '{}'",
            rule.id()
        ));
    }
    let fields = facts.profile.sign_up_fields(&facts.context(None));
    for field in fields.map_err(|error| format!("user profile: {error}"))? {
        if let Some(validator) = field.judge(&["probe"]).undecided.first() {
            return Err(format!(
                "user profile: attribute '{}': only a Keycloak can decide on '{}'",
                field.name,
                validator.id()
            ));
        }
    }
    Ok(())
}
