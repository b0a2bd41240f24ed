//! How many mails Keycloak was asked for, account by account, while this process runs.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::Claim;
use crate::limits::Recent;

/// When each account was last sent a mail, and how many it was sent.
#[derive(Default)]
pub(super) struct Mails(Mutex<Recent<u32>>);

impl Mails {
    /// Counts a mail to this account, unless it had `most` of them, or the last one a `pause` ago or less.
    pub(super) fn claim(&self, account: &str, pause: Duration, most: u32) -> Claim {
        let now = Instant::now();
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, count) = recent.at(account, now);
        if *count >= most {
            return Claim::Spent;
        }
        let wait = (*last + pause).saturating_duration_since(now);
        if *count > 0 && !wait.is_zero() {
            return Claim::Wait(wait);
        }
        *last = now;
        *count += 1;
        Claim::Granted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn mails_keep_their_distance_and_their_number() {
        let mails = Mails::default();
        let minute = Duration::from_mins(1);
        let wait = |seconds| Claim::Wait(Duration::from_secs(seconds));
        for (seconds, pause, claim) in [
            (0, minute, Claim::Granted),
            (0, minute, wait(60)),
            (59, minute, wait(1)),
            (0, Duration::ZERO, Claim::Granted),
            (30, minute, wait(30)),
            (30, minute, Claim::Granted),
            (3600, minute, Claim::Spent),
        ] {
            tokio::time::advance(Duration::from_secs(seconds)).await;
            assert_eq!(mails.claim("ada", pause, 3), claim, "after {seconds} s more");
        }
        assert_eq!(mails.claim("grace", minute, 3), Claim::Granted, "each for itself");
    }
}
