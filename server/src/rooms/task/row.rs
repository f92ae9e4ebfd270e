//! The row before a meeting (rule TR2): new people of one address come in together up to a
//! burst, then at a pace; the others wait, and are told their place. Who has been here, and who comes by
//! a link, is not asked for here. A machine without a clock; `T` is whoever waits.
//!
//! **When it is full**: each who waits holds a connection, and those are bounded for an address and in
//! all. An address is forgotten when nobody of it waits and its pace has recovered.

use super::run::TICK;
use crate::{
    pace::{Debt, Pace},
    throttle::AddressKey,
};
use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

/// How often those who wait are told, and the desk; a page gives up on a greeting after 10 s of silence.
const TELL: Duration = Duration::from_secs(3);
/// Another node that says nothing of its row for this long has none.
const FORGET: Duration = Duration::from_secs(15);

/// All who wait before one room at this node.
pub(super) struct Row<T> {
    pace: Pace,
    by_address: HashMap<AddressKey, Gate<T>>,
    /// How many wait at other nodes, and when they said so.
    others: HashMap<u64, (Instant, u32)>,
    told: Option<(Instant, u32)>,
}

struct Gate<T> {
    /// How many have come since nobody did, up to the burst of the pace.
    came: u32,
    /// What they owe. Once it is paid, a whole burst may come again.
    debt: Debt,
    /// Between those who come after that.
    spaced: Debt,
    row: VecDeque<T>,
}

impl<T> Row<T> {
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, by_address: HashMap::new(), others: HashMap::new(), told: None }
    }

    /// Whether one more new person of the address comes in at once; if so, it is counted.
    pub(super) fn admits(&mut self, address: AddressKey, has_place: bool, now: Instant) -> bool {
        let pace = self.pace;
        let gate = self.gate(address);
        has_place && gate.row.is_empty() && gate.take(pace, now)
    }

    /// The last in the row of an address; its place, from 1.
    pub(super) fn line_up(&mut self, address: AddressKey, who: T) -> u32 {
        let row = &mut self.gate(address).row;
        row.push_back(who);
        place(row.len())
    }

    /// Those who come in now. `stays` tells who still waits, `places` how many an address may have.
    pub(super) fn due(
        &mut self,
        stays: impl Fn(&T) -> bool,
        places: impl Fn(AddressKey) -> usize,
        now: Instant,
    ) -> Vec<T> {
        let (mut due, pace) = (Vec::new(), self.pace);
        for (address, gate) in &mut self.by_address {
            let mut places = places(*address);
            while let Some(first) = gate.row.front() {
                if stays(first) && (places == 0 || !gate.take(pace, now)) {
                    break;
                }
                let first = gate.row.pop_front().expect("just seen");
                if stays(&first) {
                    places -= 1;
                    due.push(first);
                }
            }
        }
        self.by_address
            .retain(|_, gate| !gate.row.is_empty() || gate.debt.ahead(now) > Duration::ZERO);
        due
    }

    /// How many wait here.
    pub(super) fn here(&self) -> u32 {
        place(self.by_address.values().map(|gate| gate.row.len()).sum())
    }

    /// How many wait at all nodes.
    pub(super) fn waiting(&self) -> u32 {
        let others = self.others.values().map(|(_, waiting)| waiting);
        others.fold(self.here(), |all, waiting| all.saturating_add(*waiting))
    }

    /// Another node tells of its row.
    pub(super) fn hear(&mut self, node: u64, waiting: u32, now: Instant) {
        self.others.insert(node, (now, waiting));
    }

    /// The number to tell the desk and the other nodes now, if it is time: while anybody waits, and once
    /// when nobody does any more. Those who have gone are left out, and each is told the place.
    pub(super) fn news(
        &mut self,
        stays: impl Fn(&T) -> bool,
        tell: impl Fn(&T, u32),
        now: Instant,
    ) -> Option<u32> {
        let before = self.told.map_or(0, |(_, before)| before);
        let early = self.told.is_some_and(|(at, _)| now.saturating_duration_since(at) < TELL);
        // The first one is told of at once.
        if early && (before > 0 || self.waiting() == 0) {
            return None;
        }
        self.others.retain(|_, (at, _)| now.saturating_duration_since(*at) < FORGET);
        for gate in self.by_address.values_mut() {
            gate.row.retain(&stays);
            gate.row.iter().enumerate().for_each(|(at, who)| tell(who, place(at + 1)));
        }
        let waiting = self.waiting();
        self.told = Some((now, waiting));
        (waiting > 0 || before > 0).then_some(waiting)
    }

    fn gate(&mut self, address: AddressKey) -> &mut Gate<T> {
        let new = || Gate {
            came: 0,
            debt: Debt::default(),
            spaced: Debt::default(),
            row: VecDeque::new(),
        };
        self.by_address.entry(address).or_insert_with(new)
    }
}

impl<T> Gate<T> {
    /// Lets one more in, if it is time. What comes in during a burst does not pay for it meanwhile: a
    /// burst at once, then at the pace, until a time without anybody.
    fn take(&mut self, pace: Pace, now: Instant) -> bool {
        if self.debt.ahead(now).is_zero() {
            self.came = 0;
        }
        // Those who wait come in at a tick: as many as belong to it.
        let a_tick = TICK.as_nanos() / pace.each.as_nanos().max(1);
        let spacing = Pace { burst: u32::try_from(a_tick).unwrap_or(u32::MAX).max(1), ..pace };
        if self.came < pace.burst {
            self.came += 1;
            if self.came == pace.burst {
                self.spaced.add(spacing, spacing.burst, now);
            }
        } else if self.spaced.allows(spacing, now) {
            self.spaced.add(spacing, 1, now);
        } else {
            return false;
        }
        self.debt.add(pace, 1, now);
        true
    }
}

fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace { each: Duration::from_millis(50), burst: 1_500 };

    fn key(number: u8) -> AddressKey {
        let throttle = crate::throttle::Throttle::new(crate::AccessLimits::default().rates());
        throttle.key(std::net::IpAddr::from([192, 0, 2, number]))
    }

    #[test]
    fn tr2_a_region_comes_in_at_once_and_then_twenty_a_second_in_order() {
        let (mut row, start, hall) = (Row::new(PACE), Instant::now(), key(1));
        assert!((0..1_500).all(|_| row.admits(hall, true, start)));
        assert!(!row.admits(hall, true, start) && row.admits(key(2), true, start));
        for person in 1..=100 {
            assert_eq!(row.line_up(hall, person), person);
        }
        let mut came = Vec::new();
        for tick in 1..=50 {
            let now = start + tick * Duration::from_millis(100);
            came.extend(row.due(|_| true, |_| 9, now));
            assert!(came.len() <= 2 * tick as usize, "twenty a second");
            assert!(!row.admits(hall, true, now) || row.here() == 0, "nobody goes before the row");
        }
        assert_eq!(came, (1..=100).collect::<Vec<_>>());
        assert_eq!(row.waiting(), 0);
        row.due(|_| true, |_| 0, start + Duration::from_secs(100));
        assert!(row.by_address.is_empty(), "a recovered address is forgotten");
    }

    #[test]
    fn tr2_who_waits_is_told_the_place_and_who_leaves_is_passed() {
        let (mut row, start, hall) = (Row::new(Pace { burst: 0, ..PACE }), Instant::now(), key(1));
        for person in 1..=5 {
            row.line_up(hall, person);
        }
        row.hear(7, 10, start);
        let told = std::cell::RefCell::new(Vec::new());
        let tell = |who: &u32, place| told.borrow_mut().push((*who, place));
        assert_eq!(row.news(|who| *who != 2, tell, start), Some(14));
        assert_eq!(told.take(), [(1, 1), (3, 2), (4, 3), (5, 4)]);
        assert_eq!(row.news(|_| true, tell, start), None, "not again at once");
        assert_eq!(row.due(|_| false, |_| 9, start), [0_u32; 0], "all have gone");
        assert_eq!(row.news(|_| true, tell, start + TELL), Some(10), "those of another node wait");
        assert_eq!(row.news(|_| true, tell, start + FORGET), Some(0), "nobody waits any more");
        assert_eq!(row.news(|_| true, tell, start + 2 * FORGET), None);
    }

    #[test]
    fn ft5_an_address_without_places_for_sockets_waits_too() {
        let (mut row, start, hall) = (Row::new(PACE), Instant::now(), key(1));
        assert!(!row.admits(hall, false, start));
        row.line_up(hall, 1);
        row.line_up(hall, 2);
        assert_eq!(row.due(|_| true, |_| 0, start), [0; 0]);
        assert_eq!(row.due(|_| true, |_| 1, start), [1]);
    }
}
