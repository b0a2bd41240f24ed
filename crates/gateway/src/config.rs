//! What can be set, in a TOML file and by environment variables; anything unknown or wrong stops the start by name.

mod proxies;
mod read;
mod secret;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use serde::Deserialize;

pub use proxies::Proxies;
pub use secret::Secret;

/// The gateway's settings. A key `a.b` is the environment variable `GATEWAY_A__B`, which wins over the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port of the endpoint and the page. Port 0 takes a free one. Default `127.0.0.1:8080`.
    #[serde(default = "listen")]
    pub listen: SocketAddr,
    /// Address and port of health and metrics; never to be reached from outside. Default `127.0.0.1:9000`.
    #[serde(default = "management_listen")]
    pub management_listen: SocketAddr,
    /// URL under which people reach the gateway, for links in mails. Default: `http://` and the address listened on.
    pub public_url: Option<String>,
    /// Folder of the built page, served at `/`. Default: no page is served.
    pub site: Option<PathBuf>,
    /// Client of requests that name none. Default: these have no client, and may come from no other origin.
    pub default_client_id: Option<String>,
    /// Addresses and networks of the proxies whose `X-Forwarded-For` is believed, separated by blanks: `10.0.0.0/8 ::1`.
    /// Default: none, and everybody comes from where the connection does.
    #[serde(default)]
    pub trusted_proxies: Proxies,
    /// How log lines look: `text` or `json`. Default `text`.
    #[serde(default)]
    pub log_format: LogFormat,
    /// The least important lines that are logged: `error`, `warn`, `info`, `debug` or `trace`. Default `info`.
    #[serde(default)]
    pub log_level: LogLevel,
    /// Accounts in a Keycloak. Exactly one of `[keycloak]` and `[embedded]` must be there.
    pub keycloak: Option<Keycloak>,
    /// Accounts in a file of the gateway's own.
    pub embedded: Option<Embedded>,
    /// Mails of the embedded realm; Keycloak sends its own. Needed when the embedded realm verifies e-mails.
    pub mail: Option<Mail>,
    /// How often somebody may ask.
    #[serde(default)]
    pub limits: Limits,
}

/// `[limits]`: how often somebody may ask. Counted by each gateway process for itself, except an embedded realm's mails.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Requests that one client address may send in an hour, to register or to have a mail sent again; an IPv6 network of
    /// 64 bits counts as one. They may come all at once. 0 is no limit. Default 300.
    pub address_per_hour: u32,
    /// Registrations that may be tried in an hour with one e-mail address. 0 is no limit. Default 20.
    pub email_per_hour: u32,
    /// Time before another verification mail to the same address may be asked for, in seconds. Default 60.
    pub resend_seconds: u32,
    /// Verification mails that are sent for one account, the first one included. Default 6.
    pub mails_per_account: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            address_per_hour: 300,
            email_per_hour: 20,
            resend_seconds: 60,
            mails_per_account: 6,
        }
    }
}

/// `[keycloak]`: the realm and the service account that registers people in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keycloak {
    /// URL of the Keycloak as the gateway reaches it. With `https` the system must trust its certificate, or the file
    /// of authorities that the environment variable `SSL_CERT_FILE` names. No default.
    pub url: String,
    /// URL of the Keycloak as people reach it, for the way to log in. Default: `keycloak.url`.
    pub public_url: Option<String>,
    /// Name of the realm. No default.
    pub realm: String,
    /// Client whose service account registers people. Default `sign-up-gateway`.
    #[serde(default = "service_client_id")]
    pub client_id: String,
    /// That client's secret; or else `client_secret_file`.
    pub client_secret: Option<Secret>,
    /// File that holds the secret; white space at its end does not count.
    pub client_secret_file: Option<PathBuf>,
    /// Group that new accounts join, if the service account's right is about its members; `gateway setup` makes one.
    /// Default: no group, and the service account needs the role `manage-users`.
    pub group: Option<String>,
    /// Longest time for one answer of Keycloak, in seconds. Default 10.
    #[serde(default = "timeout_seconds")]
    pub timeout_seconds: u64,
    /// Time for which the realm's settings are believed before they are read again, in seconds. Default 30.
    #[serde(default = "refresh_seconds")]
    pub refresh_seconds: u64,
}

/// `[embedded]`: a realm without a Keycloak.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embedded {
    /// Realm file, in the JSON that Keycloak imports. No default.
    pub realm: PathBuf,
    /// SQLite file of the accounts; made when it is not there. No default.
    pub database: PathBuf,
    /// Theme of the page behind a verification mail's link: a style sheet of tokens, as the form may be built with.
    /// Default: the form's own, `style/tokens.css`.
    pub theme: Option<PathBuf>,
    /// Time for which the link in a verification mail works, in hours. Default 12.
    #[serde(default = "link_hours")]
    pub link_hours: u32,
}

/// `[mail]`: how the embedded realm sends mails.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Sender: `address` or `Name <address>`. No default.
    pub from: String,
    /// Folder that mails are put into as `.eml` files. Exactly one of `folder` and `smtp` must be there.
    pub folder: Option<PathBuf>,
    /// Server that mails are handed to: `smtps://host:465`, `smtp://host:587?tls=required` or, without encryption,
    /// `smtp://localhost:25`.
    pub smtp: Option<String>,
    /// User name at that server. Default: none is given.
    pub smtp_user: Option<String>,
    /// That user's password; or else `smtp_password_file`.
    pub smtp_password: Option<Secret>,
    /// File that holds the password; white space at its end does not count.
    pub smtp_password_file: Option<PathBuf>,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The least important lines that are logged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// What failed for good.
    Error,
    /// What somebody should look at.
    Warn,
    /// What happened.
    #[default]
    Info,
    /// What it did for that.
    Debug,
    /// Every step.
    Trace,
}

/// A setting that is missing, unknown or wrong: which one, and why.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// The error of `key`.
    pub fn new(key: &str, why: impl fmt::Display) -> Self {
        Self(format!("setting '{key}': {why}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

fn listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8080))
}

fn management_listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 9000))
}

fn service_client_id() -> String {
    "sign-up-gateway".to_owned()
}

fn timeout_seconds() -> u64 {
    10
}

fn refresh_seconds() -> u64 {
    30
}

fn link_hours() -> u32 {
    12
}
