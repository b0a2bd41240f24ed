//! So many an hour for each key: all at once, or one whenever its share of the hour has passed.

use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Recent;

const HOUR: Duration = Duration::from_hours(1);

/// A number an hour, by the generic cell rate algorithm: of each key is kept when it will have its whole hour again.
pub(super) struct Quota {
    /// The share of one; `None` where there is no limit.
    share: Option<Duration>,
    whole_again: Mutex<Recent<()>>,
}

impl Quota {
    /// This many; 0 is no limit.
    pub(super) fn an_hour(number: u32) -> Self {
        Self {
            share: HOUR.checked_div(number),
            whole_again: Mutex::default(),
        }
    }

    /// Counts one of this key; the error is the time after which there is one again.
    pub(super) fn take(&self, key: impl Hash) -> Result<(), Duration> {
        let Some(share) = self.share else {
            return Ok(());
        };
        let now = Instant::now();
        let mut whole_again = self.whole_again.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, ()) = whole_again.at(key, now);
        let then = (*at).max(now) + share;
        match then.checked_duration_since(now + HOUR) {
            Some(wait) if !wait.is_zero() => Err(wait),
            _ => {
                *at = then;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn after_a_number_at_once_there_is_one_more_for_each_share_of_the_hour() {
        let quota = Quota::an_hour(6);
        for (minutes, taken, wait) in [(0, 6, 10), (9, 0, 1), (1, 1, 10), (25, 2, 5), (600, 6, 10)] {
            tokio::time::advance(Duration::from_mins(minutes)).await;
            for _ in 0..taken {
                assert_eq!(quota.take("a"), Ok(()), "after {minutes} more");
            }
            assert_eq!(
                quota.take("a"),
                Err(Duration::from_mins(wait)),
                "after {minutes} more"
            );
        }
        assert_eq!(quota.take("b"), Ok(()), "each key for itself");
    }

    #[test]
    fn none_is_no_limit() {
        let quota = Quota::an_hour(0);
        assert!((0..1000).all(|_| quota.take("a").is_ok()));
    }
}
