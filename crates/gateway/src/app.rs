//! What every request can reach.

use tokio_util::task::TaskTracker;

use crate::Accounts;
use crate::metrics::Metrics;

/// One running gateway.
pub(crate) struct App {
    /// Where accounts are kept.
    pub(crate) accounts: Accounts,
    /// The client of requests that name none.
    pub(crate) default_client_id: Option<String>,
    /// Host and port of the public URL: pages from there are the gateway's own.
    pub(crate) public_authority: Option<String>,
    /// What happened so far.
    pub(crate) metrics: Metrics,
    /// Registrations under way; they are finished even when whoever asked has gone.
    pub(crate) under_way: TaskTracker,
}
