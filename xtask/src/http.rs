//! Calls to servers on this machine.

use std::time::Duration;

use ureq::Agent;

/// A client to which every status is an answer, and which waits for none forever.
pub(crate) fn agent() -> Agent {
    let limit = Some(Duration::from_secs(30));
    Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(limit)
        .build()
        .into()
}
