//! Values kept by name, a bounded number of them, whatever names strangers think of.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::kept::Kept;

/// Kept values by name; when there are too many, the one that nobody asked for longest goes.
pub(super) struct Shelf<T> {
    max_age: Duration,
    capacity: usize,
    places: Mutex<HashMap<String, Place<T>>>,
}

struct Place<T> {
    kept: Arc<Kept<T>>,
    used: Instant,
}

impl<T: Send + Sync + 'static> Shelf<T> {
    /// An empty shelf.
    pub(super) fn new(max_age: Duration, capacity: usize) -> Self {
        Self {
            max_age,
            capacity,
            places: Mutex::new(HashMap::new()),
        }
    }

    /// The place of the value with this name.
    pub(super) fn at(&self, name: &str) -> Arc<Kept<T>> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if places.len() >= self.capacity && !places.contains_key(name) {
            let longest = places.iter().min_by_key(|(_, place)| place.used);
            if let Some(name) = longest.map(|(name, _)| name.clone()) {
                places.remove(&name);
            }
        }
        let used = Instant::now();
        let place = places.entry(name.to_owned()).or_insert_with(|| Place {
            kept: Arc::new(Kept::new(self.max_age)),
            used,
        });
        place.used = used;
        Arc::clone(&place.kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_name_nobody_asked_for_longest_goes() {
        let shelf = Shelf::<()>::new(Duration::from_secs(1), 2);
        let mut first = HashMap::new();
        for name in ["a", "b", "a", "c"] {
            first.entry(name).or_insert(shelf.at(name));
            tokio::time::advance(Duration::from_millis(1)).await;
        }
        assert!(Arc::ptr_eq(&first["a"], &shelf.at("a")), "used again since");
        assert!(!Arc::ptr_eq(&first["b"], &shelf.at("b")), "had to go for c");
    }
}
