//! How many connections there may be, of one address and in all (FT5): the system's file handles
//! are one store for everybody.

use crate::throttle::AddressKey;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Most connections, sockets included. When all are taken, new ones wait in the system's backlog
/// until one ends; half-open ones end when their header is not there in time.
const CONNECTIONS: usize = 60_000;
/// A fifth of the file handles is left to the logs, of which each meeting has a few.
const KEPT: usize = 5;

/// All connections of this node.
pub(super) struct Crowd {
    places: Arc<Semaphore>,
    own: usize,
    by_address: Arc<Mutex<HashMap<AddressKey, usize>>>,
}

/// The place of a connection among all.
pub(super) struct Slot(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

/// The place of a connection among those of its address.
pub(super) struct OwnSlot {
    address: AddressKey,
    by_address: Arc<Mutex<HashMap<AddressKey, usize>>>,
}

impl Crowd {
    /// As many as the system lets there be; `own` of one address.
    pub(super) fn new(own: u32, people: u32) -> Self {
        let places = connections();
        if places < people as usize {
            tracing::warn!(
                connections = places,
                people,
                "fewer connections than people in a room: raise the limit of file handles"
            );
        }
        let own = usize::try_from(own).unwrap_or(usize::MAX);
        Self { places: Arc::new(Semaphore::new(places)), own, by_address: Arc::default() }
    }

    /// Waits for a place among all.
    pub(super) async fn place(&self) -> Slot {
        Slot(Arc::clone(&self.places).acquire_owned().await.expect("never closed"))
    }

    /// A place among those of an address, if there is one left.
    pub(super) fn of(&self, address: AddressKey) -> Option<OwnSlot> {
        let mut counts = lock(&self.by_address);
        let count = counts.entry(address).or_default();
        if *count >= self.own {
            return None;
        }
        *count += 1;
        Some(OwnSlot { address, by_address: Arc::clone(&self.by_address) })
    }
}

impl Drop for OwnSlot {
    fn drop(&mut self) {
        let mut counts = lock(&self.by_address);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

/// Takes as many file handles as the system allows, and tells how many may be connections.
fn connections() -> usize {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    // What is refused here leaves the limit as it was.
    let raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).is_ok();
    let handles = if raised { maximum } else { current };
    let handles = handles.and_then(|handles| usize::try_from(handles).ok()).unwrap_or(usize::MAX);
    (handles - handles / KEPT).min(CONNECTIONS)
}

fn lock(counts: &Mutex<HashMap<AddressKey, usize>>) -> MutexGuard<'_, HashMap<AddressKey, usize>> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft5_an_address_has_so_many_connections_and_others_have_theirs() {
        let crowd = Crowd::new(2, 1);
        let throttle = crate::throttle::Throttle::new(crate::AccessLimits::default().rates());
        let [one, other] = [1, 2].map(|last| throttle.key([192, 0, 2, last].into()));
        let held = (crowd.of(one), crowd.of(one));
        assert!(held.0.is_some() && held.1.is_some());
        assert!(crowd.of(one).is_none() && crowd.of(other).is_some());
        drop(held);
        assert!(crowd.of(one).is_some());
        assert!(lock(&crowd.by_address).is_empty());
    }
}
