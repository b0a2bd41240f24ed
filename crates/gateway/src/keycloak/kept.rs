//! A value that is read from Keycloak and kept for a while: one reading at a time, and the old value while it is away.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync;
use tokio::time::Instant;

use super::http::Failure;

/// One value.
///
/// Up to `max_age` it is simply there. Up to twice that it is there at once, and read anew in the background. Older
/// than that it is read before it is used, since it may be from days ago; if Keycloak cannot be asked the old value
/// counts all the same, and nobody waits for another try before `max_age` has passed.
pub(super) struct Kept<T> {
    max_age: Duration,
    state: Mutex<State<T>>,
    reading: sync::Mutex<()>,
}

struct State<T> {
    value: Option<(Arc<T>, Instant)>,
    failure: Option<(Failure, Instant)>,
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// A value that was not read yet.
    pub(super) fn new(max_age: Duration) -> Self {
        Self {
            max_age,
            state: Mutex::new(State {
                value: None,
                failure: None,
            }),
            reading: sync::Mutex::new(()),
        }
    }

    /// The value, read by `read` when there is none that is young enough.
    pub(super) async fn get<F>(self: &Arc<Self>, read: F) -> Result<Arc<T>, Failure>
    where
        F: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        if let Some((value, since)) = self.with(|state| state.value.clone()) {
            let failed = self.with(|state| state.failure.as_ref().map(|(_, at)| *at));
            if since.elapsed() < self.max_age || failed.is_some_and(|at| at.elapsed() < self.max_age) {
                return Ok(value);
            }
            if since.elapsed() < 2 * self.max_age {
                let kept = Arc::clone(self);
                tokio::spawn(async move {
                    if let Ok(_one) = kept.reading.try_lock() {
                        kept.read(read).await;
                    }
                });
                return Ok(value);
            }
        }
        self.fresh(read).await.or_else(|failure| {
            let value = self.with(|state| state.value.clone());
            value.map(|(value, _)| value).ok_or(failure)
        })
    }

    /// The value as it is now: read by this call, or by another one since this call began.
    pub(super) async fn fresh<F>(&self, read: F) -> Result<Arc<T>, Failure>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let asked = Instant::now();
        let _one = self.reading.lock().await;
        let is_read = self.with(|state| {
            let read = state.value.as_ref().is_some_and(|(_, at)| *at >= asked);
            read || state.failure.as_ref().is_some_and(|(_, at)| *at >= asked)
        });
        if !is_read {
            self.read(read).await;
        }
        self.with(|state| match (&state.failure, &state.value) {
            (None, Some((value, _))) => Ok(Arc::clone(value)),
            (Some((failure, _)), _) => Err(failure.clone()),
            (None, None) => unreachable!("a reading leaves a value or a failure"),
        })
    }

    async fn read(&self, read: impl Future<Output = Result<T, Failure>>) {
        let result = read.await;
        let now = Instant::now();
        self.with(|state| match result {
            Ok(value) => {
                state.value = Some((Arc::new(value), now));
                state.failure = None;
            }
            Err(failure) => {
                if let Some((_, since)) = &state.value {
                    let age = since.elapsed().as_secs();
                    tracing::warn!(%failure, age, "what was read from Keycloak before still counts");
                }
                state.failure = Some((failure, now));
            }
        });
    }

    fn with<R>(&self, look: impl FnOnce(&mut State<T>) -> R) -> R {
        look(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use tokio::task::yield_now;
    use tokio::time::advance;

    use super::*;

    /// A value that is kept for ten seconds, and where it comes from: counted, and away at times.
    struct Source {
        kept: Arc<Kept<u32>>,
        readings: Arc<AtomicU32>,
    }

    impl Source {
        fn new() -> Self {
            Self {
                kept: Arc::new(Kept::new(Duration::from_secs(10))),
                readings: Arc::default(),
            }
        }

        /// The value is the number of its reading.
        async fn get(&self, is_away: bool) -> Result<u32, Failure> {
            let readings = Arc::clone(&self.readings);
            let read = async move {
                let number = readings.fetch_add(1, Ordering::Relaxed) + 1;
                yield_now().await;
                if is_away {
                    Err(Failure::Unavailable("away".to_owned()))
                } else {
                    Ok(number)
                }
            };
            let value = self.kept.get(read).await.map(|value| *value);
            // What goes on in the background comes to its end.
            for _ in 0..3 {
                yield_now().await;
            }
            value
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_value_is_read_when_it_is_old_and_beforehand_if_somebody_asks() {
        let source = Source::new();
        for (seconds, value, readings) in [(0, 1, 1), (9, 1, 1), (2, 1, 2), (0, 2, 2), (9, 2, 2), (60, 3, 3)]
        {
            advance(Duration::from_secs(seconds)).await;
            assert_eq!(source.get(false).await, Ok(value), "after {seconds} s more");
            assert_eq!(
                source.readings.load(Ordering::Relaxed),
                readings,
                "after {seconds} s more"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_old_value_counts_while_nothing_can_be_read_and_is_not_tried_too_often() {
        let source = Source::new();
        assert!(source.get(true).await.is_err());
        advance(Duration::from_secs(1)).await;
        assert_eq!(source.get(false).await, Ok(2));
        for (seconds, is_away, value, readings) in [
            (60, true, 2, 3),
            (9, false, 2, 3),
            (2, true, 2, 4),
            (11, false, 5, 5),
        ] {
            advance(Duration::from_secs(seconds)).await;
            assert_eq!(source.get(is_away).await, Ok(value), "after {seconds} s more");
            assert_eq!(
                source.readings.load(Ordering::Relaxed),
                readings,
                "after {seconds} s more"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn those_who_ask_at_once_share_one_reading() {
        let source = Source::new();
        let all = tokio::join!(source.get(false), source.get(false), source.get(false));
        assert_eq!(all, (Ok(1), Ok(1), Ok(1)));
        advance(Duration::from_mins(1)).await;
        let all = tokio::join!(source.get(true), source.get(true), source.get(true));
        assert_eq!(all, (Ok(1), Ok(1), Ok(1)));
        assert_eq!(source.readings.load(Ordering::Relaxed), 2);
    }
}
