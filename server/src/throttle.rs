//! How often an address may fail (rule ID7) or make meetings. Only what is noted counts: five hundred
//! people who join from one address with the right code are never slowed.

use crate::pace::{Debt, Pace};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Failed joins of one address: 30 at once, then one in 2 s.
const JOINS: Pace = Pace { each: Duration::from_secs(2), burst: 30 };
/// Failed joins of the whole server: 20 a second, with as many again at once.
const ALL_JOINS: Pace = Pace { each: Duration::from_millis(50), burst: 40 };
/// Meetings made from one address: 60 at once, then one in 10 s.
const MEETINGS: Pace = Pace { each: Duration::from_secs(10), burst: 60 };
/// Meetings made on the whole server: 5 a second.
const ALL_MEETINGS: Pace = Pace { each: Duration::from_millis(200), burst: 100 };
/// Addresses after which those that have recovered are forgotten. The server-wide rate keeps the
/// map near this size, as an address recovers by itself.
const ADDRESSES: usize = 4_096;

/// Too many; try again later.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooMany;

/// An address as the limits know it: hashed under a key that dies with the process, /64 for IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AddressKey(u64);

/// The server's limits by address.
pub(crate) struct Throttle {
    key: RandomState,
    joins: Limit,
    meetings: Limit,
}

impl Throttle {
    pub(crate) fn new() -> Self {
        Self {
            key: RandomState::new(),
            joins: Limit::new(JOINS, ALL_JOINS),
            meetings: Limit::new(MEETINGS, ALL_MEETINGS),
        }
    }

    pub(crate) fn key(&self, address: IpAddr) -> AddressKey {
        let network = match address.to_canonical() {
            IpAddr::V4(address) => u128::from(address.to_bits()),
            IpAddr::V6(address) => address.to_bits() >> 64 << 64,
        };
        AddressKey(self.key.hash_one(network))
    }

    /// Whether this address may try a code or a link now. Asked before the look-up, so that a
    /// guesser at the limit learns nothing even from a right guess.
    pub(crate) fn may_join(&self, address: AddressKey) -> Result<(), TooMany> {
        self.joins.free(address, Instant::now())
    }

    /// A code or a link was wrong.
    pub(crate) fn join_failed(&self, address: AddressKey) {
        self.joins.note(address, Instant::now());
    }

    /// Takes one of the address's meetings.
    pub(crate) fn make_meeting(&self, address: AddressKey) -> Result<(), TooMany> {
        let now = Instant::now();
        self.meetings.free(address, now)?;
        self.meetings.note(address, now);
        Ok(())
    }
}

/// A pace an address and one for all. Own code because `governor` cannot be asked without counting.
struct Limit {
    own: Pace,
    all: Pace,
    debts: Mutex<Debts>,
}

#[derive(Default)]
struct Debts {
    by_address: HashMap<AddressKey, Debt>,
    all: Debt,
}

impl Limit {
    fn new(own: Pace, all: Pace) -> Self {
        Self { own, all, debts: Mutex::default() }
    }

    fn free(&self, address: AddressKey, now: Instant) -> Result<(), TooMany> {
        let debts = self.debts();
        let own = debts.by_address.get(&address).copied().unwrap_or_default();
        let free = own.allows(self.own, now) && debts.all.allows(self.all, now);
        if free { Ok(()) } else { Err(TooMany) }
    }

    fn note(&self, address: AddressKey, now: Instant) {
        let mut debts = self.debts();
        debts.all.add(self.all, 1, now);
        debts.all.forgive(self.all, now);
        if debts.by_address.len() >= ADDRESSES {
            debts.by_address.retain(|_, debt| debt.ahead(now) > Duration::ZERO);
        }
        let own = debts.by_address.entry(address).or_default();
        own.add(self.own, 1, now);
        own.forgive(self.own, now);
    }

    fn debts(&self) -> MutexGuard<'_, Debts> {
        self.debts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id7_an_address_fails_thirty_times_then_once_in_two_seconds() {
        let limit = Limit::new(JOINS, Pace { each: Duration::ZERO, burst: 1 });
        let start = Instant::now();
        let (guesser, other) = (AddressKey(1), AddressKey(2));
        for _ in 0..30 {
            assert_eq!(limit.free(guesser, start), Ok(()));
            limit.note(guesser, start);
        }
        assert_eq!(limit.free(guesser, start), Err(TooMany));
        assert_eq!(limit.free(other, start), Ok(()));
        assert_eq!(limit.free(guesser, start + Duration::from_millis(1_900)), Err(TooMany));
        assert_eq!(limit.free(guesser, start + Duration::from_millis(2_000)), Ok(()));
    }

    #[test]
    fn id7_an_ipv6_network_is_one_address() {
        let throttle = Throttle::new();
        let key = |text: &str| throttle.key(text.parse().expect("an address"));
        assert_eq!(key("2001:db8::1"), key("2001:db8::ffff:1"));
        assert_ne!(key("2001:db8::1"), key("2001:db8:0:1::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
        assert_ne!(key("192.0.2.2"), key("192.0.2.1"));
    }
}
