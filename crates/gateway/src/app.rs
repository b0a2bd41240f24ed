//! What every request can reach.

use tokio_util::task::TaskTracker;

use crate::Accounts;
use crate::config::Proxies;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::seal::Seal;

/// One running gateway.
pub(crate) struct App {
    /// Where accounts are kept.
    pub(crate) accounts: Accounts,
    /// The client of requests that name none.
    pub(crate) default_client_id: Option<String>,
    /// Host and port of the public URL: pages from there are the gateway's own.
    pub(crate) public_authority: Option<String>,
    /// Who may say where a request comes from.
    pub(crate) trusted_proxies: Proxies,
    /// How often somebody may ask.
    pub(crate) limits: Limits,
    /// What knows the gateway's own tokens.
    pub(crate) seal: Seal,
    /// The form is here as well, at `/`.
    pub(crate) has_site: bool,
    /// What happened so far.
    pub(crate) metrics: Metrics,
    /// Registrations under way; they are finished even when whoever asked has gone.
    pub(crate) under_way: TaskTracker,
}
