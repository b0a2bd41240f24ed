//! Cases compared in several realms at once.

use std::cell::RefCell;
use std::rc::Rc;

use tokio::task::LocalSet;

use crate::realm::Realm;
use crate::tally::Tally;

/// A realm has one policy and one profile at a time.
const REALMS: usize = 4;

/// Compares all cases, one at a time in each realm.
pub(crate) async fn in_realms<C: 'static>(
    cases: Vec<C>,
    compare: impl AsyncFn(&Realm, &C, &mut Tally) + Copy + 'static,
) -> Tally {
    let cases = Rc::new(RefCell::new(cases.into_iter()));
    let together = LocalSet::new();
    let runs: Vec<_> = (0..REALMS)
        .map(|_| {
            let cases = Rc::clone(&cases);
            together.spawn_local(async move {
                let realm = Realm::new().await;
                let mut tally = Tally::default();
                let next = || cases.borrow_mut().next();
                while let Some(case) = next() {
                    compare(&realm, &case, &mut tally).await;
                }
                tally
            })
        })
        .collect();
    together.await;
    let mut tally = Tally::default();
    for run in runs {
        tally.add(run.await.unwrap());
    }
    tally
}
