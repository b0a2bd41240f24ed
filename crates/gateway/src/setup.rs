//! `gateway setup`: the service account in a realm, with no more rights than it needs.
//!
//! What the gateway does with which right, as seen on Keycloak 26.7:
//!
//! - reading the realm's switches, policy, profile, required actions and flows: the role `view-realm`, the smallest
//!   that shows the policy;
//! - making accounts: a fine-grained permission to manage the members and the membership of one group, which every new
//!   account joins. Keycloak has no role that only creates; `manage-users` could read and delete everybody. With the
//!   permission alone nobody can be listed, and an account outside the group cannot be touched. One inside can be,
//!   by whoever knows its random id;
//! - asking Keycloak for the verification mail of such an account: the same permission;
//! - reading where an application may call from: the role `query-clients`, which shows nothing by itself, and the
//!   permission to view the applications named. `view-clients` would show the secrets of all others.
//!
//! The permission on the group includes viewing it, not its members. To whoever has any `query-` role Keycloak shows
//! only what may be viewed, also when it looks for a new account's group: without this it answers 403, though not
//! while it remembers the group from before.
//!
//! The client's scope holds these two roles and no others, so what else its service account may be given later does
//! not come into its tokens.

mod command;
mod permissions;
mod resources;

use std::fmt;
use std::time::Duration;

pub use command::command;

use self::permissions::Grant;
use crate::config::Secret;
use crate::keycloak::admin::Admin;
use crate::keycloak::http::Failure;
use crate::keycloak::token::Identity;

/// Longest time for one answer. Nobody waits but the administrator.
const LIMIT: Duration = Duration::from_secs(30);

/// What to set up, and who does it.
#[derive(Clone, Debug)]
pub struct Setup {
    /// URL of the Keycloak.
    pub url: String,
    /// Realm to set up.
    pub realm: String,
    /// Realm of the administrator: `master`, or the realm itself.
    pub admin_realm: String,
    /// Name of an administrator with a password and nothing else to log in with.
    pub admin_username: String,
    /// The administrator's password.
    pub admin_password: Secret,
    /// Client of the gateway; made when it is not there.
    pub client_id: String,
    /// Group that new accounts join; made when it is not there.
    pub group: String,
    /// The applications that people sign up for: their client ids. Those of an earlier run that are left out here can
    /// no longer be seen by the gateway.
    pub app_clients: Vec<String>,
}

/// What could not be set up, and why.
#[derive(Debug)]
pub struct Error(String);

/// Sets the realm up, or as much of it as is missing, and tells the secret of the gateway's client.
pub async fn run(setup: &Setup) -> Result<Secret, Error> {
    let administrator = Identity::Administrator {
        realm: setup.admin_realm.clone(),
        username: setup.admin_username.clone(),
        password: setup.admin_password.clone(),
    };
    let admin = Admin::new(&setup.url, &setup.realm, administrator, LIMIT).map_err(Error)?;

    // Asked first: a name that is mistyped should change nothing.
    let apps = resources::clients(&admin, &setup.app_clients).await?;
    let permissions = permissions::enable(&admin).await?;
    let group = resources::group(&admin, &setup.group).await?;
    let client = resources::service_client(&admin, &setup.client_id).await?;
    let account = resources::service_account(&admin, &client, &["view-realm", "query-clients"]).await?;
    let policy = permissions::policy(&admin, &permissions, &setup.client_id, &account).await?;
    let grants = [
        Grant {
            name: format!("{}: make members of a group", setup.client_id),
            resource_type: "Groups",
            resources: vec![group],
            scopes: &["manage-members", "manage-membership", "view"],
        },
        Grant {
            name: format!("{}: view applications", setup.client_id),
            resource_type: "Clients",
            resources: apps,
            scopes: &["view"],
        },
    ];
    for grant in &grants {
        permissions::grant(&admin, &permissions, &policy, grant).await?;
    }
    resources::secret(&admin, &client).await
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self(failure.to_string())
    }
}
