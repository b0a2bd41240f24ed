//! What a realm says of itself, in Keycloak's own representation: the same in a realm file and in the Admin API.

use password_policy::Policy;
use registration::Terms;
use serde::Deserialize;
use user_profile::{Context, UserProfile};

/// The part of Keycloak's `RealmRepresentation` that a sign-up depends on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the switches are Keycloak's, independent of each other"
)]
pub struct Realm {
    /// The realm's name.
    pub realm: String,
    /// The name people know it by.
    pub display_name: Option<String>,
    /// Whether anybody can log in at all.
    pub enabled: bool,
    /// *User registration*.
    pub registration_allowed: bool,
    /// *Email as username*.
    pub registration_email_as_username: bool,
    /// *Verify email*.
    pub verify_email: bool,
    /// *Login with email*: a user name may not be somebody's address, nor the reverse.
    #[serde(default = "on")]
    pub login_with_email_allowed: bool,
    /// *Duplicate emails*.
    pub duplicate_emails_allowed: bool,
    /// The policy string.
    pub password_policy: Option<String>,
    /// *Internationalization*.
    pub internationalization_enabled: bool,
    /// The languages offered, when internationalization is on.
    pub supported_locales: Vec<String>,
    /// The language when nothing else decides, as nothing does when an account is made.
    pub default_locale: Option<String>,
    /// *Forgot password*.
    pub reset_password_allowed: bool,
    /// *Default Admin-Initiated Action Lifespan*: how long the links in mails work that the gateway asks for, in seconds.
    pub action_token_generated_by_admin_lifespan: Option<u64>,
    /// *Email*: the realm's mail server.
    pub smtp_server: SmtpServer,
}

/// Of a realm's mail server, what decides on addresses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SmtpServer {
    /// Its host; a realm without a mail server has none.
    pub host: Option<String>,
    /// *Allow UTF-8*: `true` or `false`, as a text.
    pub allowutf8: Option<String>,
}

/// What a realm has that was imported without a word on it.
fn on() -> bool {
    true
}

/// The part of Keycloak's `ClientRepresentation` that a sign-up depends on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Client {
    /// The client's id as applications know it.
    pub client_id: String,
    /// Whether it may be used.
    pub enabled: bool,
    /// *Web origins*; a client made without any gets them from its redirect URIs.
    pub web_origins: Option<Vec<String>>,
    /// *Valid redirect URIs*.
    pub redirect_uris: Vec<String>,
    /// *Root URL*, which relative ones are resolved against.
    pub root_url: Option<String>,
    /// *Home URL*: where the application, and so its login, starts.
    pub base_url: Option<String>,
    /// The scopes of each of its requests, which may select fields; `None` takes the realm's.
    pub default_client_scopes: Option<Vec<String>>,
}

/// Everything about a realm that decides on a sign-up.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its switches.
    pub realm: Realm,
    /// Its password policy, parsed.
    pub policy: Policy,
    /// Its user profile.
    pub profile: UserProfile,
    /// The terms that a new account must accept.
    pub terms: Option<Terms>,
}

/// The scopes that Keycloak gives to clients which were made without a choice of their own.
const DEFAULT_SCOPES: [&str; 6] = ["acr", "basic", "email", "profile", "roles", "web-origins"];

impl Facts {
    /// What decides, beside the profile, on the fields of a sign-up for this client.
    pub fn context(&self, client: Option<&Client>) -> Context {
        let scopes = client.and_then(|client| client.default_client_scopes.clone());
        let smtp = &self.realm.smtp_server;
        let realm = &self.realm;
        let english = realm
            .default_locale
            .as_deref()
            .is_none_or(|locale| locale == "en");
        Context {
            email_as_username: realm.registration_email_as_username,
            ascii_local_part: smtp.host.is_some() && smtp.allowutf8.as_deref() != Some("true"),
            english_dates: english || !realm.internationalization_enabled,
            scopes: scopes.unwrap_or_else(|| DEFAULT_SCOPES.map(str::to_owned).into()),
        }
    }
}
