//! What happened lately, by key: a bounded number of keys, whatever strangers think of.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

use tokio::time::Instant;

/// Keys that are remembered at once; some 40 bytes each.
const CAPACITY: usize = 100_000;

/// A moment and a value for each key. Keys are kept as what they hash to under a secret of this process.
#[derive(Default)]
pub(crate) struct Recent<T> {
    secret: RandomState,
    places: HashMap<u64, (Instant, T)>,
}

impl<T: Default> Recent<T> {
    /// The place of this key; a new one has the moment `now`. When there are too many, the half goes whose moments are
    /// longest past: an attacker who fills the memory loses what is known of others later than what is known of him.
    pub(crate) fn at(&mut self, key: impl Hash, now: Instant) -> &mut (Instant, T) {
        let key = self.secret.hash_one(key);
        if self.places.len() >= CAPACITY && !self.places.contains_key(&key) {
            let mut moments: Vec<_> = self.places.values().map(|(moment, _)| *moment).collect();
            let (_, median, _) = moments.select_nth_unstable(CAPACITY / 2);
            let median = *median;
            self.places.retain(|_, (moment, _)| *moment > median);
        }
        self.places.entry(key).or_insert_with(|| (now, T::default()))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_memory_is_bounded_and_keeps_what_is_youngest() {
        let mut recent = Recent::<u32>::default();
        let start = Instant::now();
        let later = |number: usize| start + Duration::from_millis(number.try_into().unwrap());
        for number in 0..=CAPACITY {
            recent.at(number, later(number)).1 = 1;
            assert!(recent.places.len() <= CAPACITY);
        }
        assert_eq!(recent.at(CAPACITY - 1, later(CAPACITY)).1, 1, "still known");
        assert_eq!(recent.at(0, later(CAPACITY)).1, 0, "forgotten");
    }
}
