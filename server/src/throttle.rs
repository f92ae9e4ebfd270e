//! What an address may do (ID7, FT7): when its join codes are answered, and how many meetings it
//! may make. Links and tokens are no codes: they cannot be guessed, and nothing here slows them.

mod codes;
mod turns;

pub(crate) use codes::{Codes, Turn};
pub(crate) use turns::Rates;

use crate::pace::{Debt, Pace};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Meetings made from one address: 60 at once, then one in 10 s.
const MEETINGS: Pace = Pace { each: Duration::from_secs(10), burst: 60 };
/// Meetings made on the whole server: 5 a second. Five addresses at their limit leave as many again.
const ALL_MEETINGS: Pace = Pace { each: Duration::from_millis(200), burst: 600 };
/// Addresses after which those that have recovered are forgotten. The server-wide rate keeps the
/// map near this size, as an address recovers by itself.
const ADDRESSES: usize = 4_096;

/// Too many; try again later.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooMany;

/// An address as the limits know it: hashed under a key that dies with the process, /64 for IPv6.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct AddressKey(u64);

/// A connection of an address: what a proxy carries for two addresses is two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Source {
    pub(crate) address: AddressKey,
    /// A number that no other connection of this process has.
    pub(crate) socket: u64,
}

/// The server's limits by address.
pub(crate) struct Throttle {
    key: RandomState,
    pub(crate) codes: Codes,
    meetings: Limit,
}

impl Throttle {
    pub(crate) fn new(rates: Rates) -> Self {
        Self {
            key: RandomState::new(),
            codes: Codes::new(rates),
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

    /// Takes one of the address's meetings.
    pub(crate) fn make_meeting(&self, address: AddressKey) -> Result<(), TooMany> {
        self.meetings.take(address, Instant::now())
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

    /// Counts one more, unless it is too many; what is refused counts for nobody.
    fn take(&self, address: AddressKey, now: Instant) -> Result<(), TooMany> {
        let mut debts = self.debts();
        let own = debts.by_address.get(&address).copied().unwrap_or_default();
        if !own.allows(self.own, now) || !debts.all.allows(self.all, now) {
            return Err(TooMany);
        }
        debts.all.add(self.all, 1, now);
        if debts.by_address.len() >= ADDRESSES {
            debts.by_address.retain(|_, debt| debt.ahead(now) > Duration::ZERO);
        }
        debts.by_address.entry(address).or_default().add(self.own, 1, now);
        Ok(())
    }

    fn debts(&self) -> MutexGuard<'_, Debts> {
        self.debts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft7_an_address_at_its_limit_does_not_use_up_that_of_all() {
        let limit = Limit::new(MEETINGS, ALL_MEETINGS);
        let start = Instant::now();
        let (maker, other) = (AddressKey(1), AddressKey(2));
        let made = (0..10_000).filter(|_| limit.take(maker, start).is_ok()).count();
        assert_eq!(made, 60);
        assert_eq!(limit.take(other, start), Ok(()));
        assert_eq!(limit.take(maker, start + Duration::from_millis(9_900)), Err(TooMany));
        assert_eq!(limit.take(maker, start + Duration::from_secs(10)), Ok(()));
    }

    #[test]
    fn id7_an_ipv6_network_is_one_address() {
        let throttle = Throttle::new(Rates { address: 1, all: 1 });
        let key = |text: &str| throttle.key(text.parse().expect("an address"));
        assert_eq!(key("2001:db8::1"), key("2001:db8::ffff:1"));
        assert_ne!(key("2001:db8::1"), key("2001:db8:0:1::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
        assert_ne!(key("192.0.2.2"), key("192.0.2.1"));
    }
}
