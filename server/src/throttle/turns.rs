//! When a join code is answered (rule ID7), as a machine without a clock: now is an argument, when to
//! ask again is an answer. Right and wrong codes wait alike, since nobody has looked yet which they are.
//!
//! **When it is full** it is not: whoever waits holds a connection, and those are bounded for an address
//! and in all; an address is remembered for a minute after its last miss, and no more than the rate of
//! all answers can come in that minute.

use super::{AddressKey, Source, TooMany};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    time::{Duration, Instant},
};

/// Misses of one address within [`MEMORY`] after which all its codes wait for [`SLOWED`]: a hall of 500
/// mistypes more often, and then waits for two seconds.
const MISSES: usize = 30;
const MEMORY: Duration = Duration::from_secs(60);
const SLOWED: Duration = Duration::from_secs(2);
/// The time in which answers are counted.
const SECOND: Duration = Duration::from_secs(1);
/// Tries that may wait on one socket. A browser has one.
const TRIES: usize = 8;
/// Addresses remembered before those of which nothing is left are looked for.
const SWEEP: usize = 4_096;

/// How many codes are answered in any second.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rates {
    pub(crate) address: usize,
    pub(crate) all: usize,
}

/// Who waits for an answer. `T` is what the caller knows a try by.
pub(crate) struct Turns<T> {
    rates: Rates,
    addresses: HashMap<AddressKey, Address>,
    lines: HashMap<Source, Line<T>>,
    /// The first of each address, by when it may be answered, then in order of coming.
    heads: BTreeSet<(Instant, u64, AddressKey)>,
    answered: VecDeque<Instant>,
    tickets: u64,
    sweep: usize,
}

/// A try that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticket {
    source: Source,
    number: u64,
}

/// What is remembered of an address.
#[derive(Default)]
struct Address {
    /// The newest [`MISSES`].
    misses: VecDeque<Instant>,
    /// Those of the last second.
    answered: VecDeque<Instant>,
    /// Its sockets with tries that wait, in their order.
    sockets: BTreeMap<u64, Source>,
    turns: u64,
    /// Where it stands among the heads.
    head: Option<(Instant, u64)>,
}

/// The tries of one socket.
struct Line<T> {
    turn: u64,
    tries: VecDeque<Try<T>>,
}

struct Try<T> {
    number: u64,
    came: Instant,
    said: T,
}

impl<T> Turns<T> {
    pub(crate) fn new(rates: Rates) -> Self {
        Self {
            rates,
            addresses: HashMap::new(),
            lines: HashMap::new(),
            heads: BTreeSet::new(),
            answered: VecDeque::new(),
            tickets: 0,
            sweep: SWEEP,
        }
    }

    /// A try comes. One too many on its socket is refused.
    pub(crate) fn come(
        &mut self,
        source: Source,
        said: T,
        now: Instant,
    ) -> Result<Ticket, TooMany> {
        self.sweep(now);
        let address = self.addresses.entry(source.address).or_default();
        let line = self.lines.entry(source).or_insert_with(|| {
            let turn = address.line_up(source);
            Line { turn, tries: VecDeque::new() }
        });
        if line.tries.len() >= TRIES {
            return Err(TooMany);
        }
        self.tickets += 1;
        let number = self.tickets;
        line.tries.push_back(Try { number, came: now, said });
        self.set_head(source.address, now);
        Ok(Ticket { source, number })
    }

    /// Those whose turn it is: in order of coming, one of each socket at a time.
    pub(crate) fn due(&mut self, now: Instant) -> Vec<T> {
        let mut due = Vec::new();
        while let Some((at, _, key)) = self.heads.first().copied() {
            if at > now || free_from(&self.answered, self.rates.all).is_some_and(|free| free > now)
            {
                break;
            }
            // Misses may have come since: it is judged anew.
            if self.set_head(key, now).is_none_or(|at| at > now) {
                continue;
            }
            due.extend(self.answer(key, now));
            self.set_head(key, now);
        }
        due
    }

    /// When to ask for those who are due, if anybody waits.
    pub(crate) fn next(&self) -> Option<Instant> {
        let (first, ..) = self.heads.first()?;
        let all = free_from(&self.answered, self.rates.all);
        Some(all.map_or(*first, |free| free.max(*first)))
    }

    /// A try that is not waited for any more. One that has been answered is not here.
    pub(crate) fn leave(&mut self, ticket: Ticket, now: Instant) {
        let Ticket { source, number } = ticket;
        let Some(line) = self.lines.get_mut(&source) else { return };
        line.tries.retain(|waiting| waiting.number != number);
        if line.tries.is_empty() {
            self.close_line(source);
        }
        self.set_head(source.address, now);
    }

    /// About how many sockets of the same address are answered before this one, itself counted.
    pub(crate) fn place(&self, ticket: Ticket) -> u64 {
        let first = self
            .addresses
            .get(&ticket.source.address)
            .and_then(|address| address.sockets.first_key_value().map(|(turn, _)| *turn));
        let turn = self.lines.get(&ticket.source).map(|line| line.turn);
        turn.zip(first).map_or(1, |(turn, first)| turn.saturating_sub(first) + 1)
    }

    /// A code was wrong.
    pub(crate) fn missed(&mut self, address: AddressKey, now: Instant) {
        let misses = &mut self.addresses.entry(address).or_default().misses;
        misses.push_back(now);
        if misses.len() > MISSES {
            misses.pop_front();
        }
    }

    fn answer(&mut self, key: AddressKey, now: Instant) -> Option<T> {
        let address = self.addresses.get_mut(&key)?;
        let (_, source) = address.sockets.pop_first()?;
        let line = self.lines.get_mut(&source)?;
        let answered = line.tries.pop_front()?;
        note(&mut address.answered, self.rates.address, now);
        note(&mut self.answered, self.rates.all, now);
        if line.tries.is_empty() {
            self.lines.remove(&source);
        } else {
            line.turn = address.line_up(source);
        }
        Some(answered.said)
    }

    /// Puts an address among the heads by its first try; when that may be answered.
    fn set_head(&mut self, key: AddressKey, now: Instant) -> Option<Instant> {
        let address = self.addresses.get_mut(&key)?;
        if let Some((at, number)) = address.head.take() {
            self.heads.remove(&(at, number, key));
        }
        let (_, source) = address.sockets.first_key_value()?;
        let first = self.lines.get(source)?.tries.front()?;
        let at = address.free_from(first.came, self.rates.address, now);
        address.head = Some((at, first.number));
        self.heads.insert((at, first.number, key));
        Some(at)
    }

    fn close_line(&mut self, source: Source) {
        if let Some(line) = self.lines.remove(&source)
            && let Some(address) = self.addresses.get_mut(&source.address)
        {
            address.sockets.remove(&line.turn);
        }
    }

    fn sweep(&mut self, now: Instant) {
        if self.addresses.len() < self.sweep {
            return;
        }
        self.addresses.retain(|_, address| !address.is_over(now));
        self.sweep = SWEEP.max(2 * self.addresses.len());
    }
}

impl Address {
    fn line_up(&mut self, source: Source) -> u64 {
        self.turns += 1;
        self.sockets.insert(self.turns, source);
        self.turns
    }

    /// From when a try may be answered that came then.
    fn free_from(&self, came: Instant, rate: usize, now: Instant) -> Instant {
        let at = if self.is_slow(now) { came + SLOWED } else { came };
        free_from(&self.answered, rate).map_or(at, |free| free.max(at))
    }

    fn is_slow(&self, now: Instant) -> bool {
        let oldest = (self.misses.len() >= MISSES).then(|| self.misses.front()).flatten();
        oldest.is_some_and(|miss| now.saturating_duration_since(*miss) < MEMORY)
    }

    fn is_over(&self, now: Instant) -> bool {
        let since = |time: Option<&Instant>| time.map(|at| now.saturating_duration_since(*at));
        self.sockets.is_empty()
            && since(self.misses.back()).is_none_or(|since| since >= MEMORY)
            && since(self.answered.back()).is_none_or(|since| since >= SECOND)
    }
}

/// When one more may be answered at a rate; at once if `None`.
fn free_from(answered: &VecDeque<Instant>, rate: usize) -> Option<Instant> {
    (answered.len() >= rate).then(|| answered.front()).flatten().map(|first| *first + SECOND)
}

fn note(answered: &mut VecDeque<Instant>, rate: usize, now: Instant) {
    answered.push_back(now);
    while answered.len() > rate {
        answered.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const USUAL: Rates = Rates { address: 100, all: 1_000 };

    fn of(address: u64, socket: u64) -> Source {
        Source { address: AddressKey(address), socket }
    }

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// Lets time pass until nobody waits; who was answered, and when.
    fn run<T>(turns: &mut Turns<T>, start: Instant) -> Vec<(T, Duration)> {
        let (mut now, mut all) = (start, Vec::new());
        loop {
            all.extend(turns.due(now).into_iter().map(|said| (said, now - start)));
            let Some(next) = turns.next() else { return all };
            assert!(next > now, "time goes on");
            now = next;
        }
    }

    #[test]
    fn ft2_codes_are_answered_at_once_until_an_address_has_missed_thirty_times() {
        let (mut turns, start) = (Turns::new(USUAL), Instant::now());
        for miss in 0..30 {
            turns.come(of(1, miss), miss, start).expect("a socket of its own");
            assert_eq!(turns.due(start), [miss], "at once");
            turns.missed(AddressKey(1), start);
        }
        turns.come(of(1, 99), 99, start).expect("never refused");
        turns.come(of(2, 1), 1, start).expect("never refused");
        assert_eq!(run(&mut turns, start), [(1, ms(0)), (99, SLOWED)], "others do not wait");
        let later = start + MEMORY;
        turns.come(of(1, 99), 99, later).expect("never refused");
        assert_eq!(turns.due(later), [99], "a minute later it is forgotten");
    }

    #[test]
    fn ft2_so_many_of_an_address_and_in_all_are_answered_in_any_second() {
        let rates = Rates { address: 10, all: 25 };
        let (mut turns, start) = (Turns::new(rates), Instant::now());
        for try_ in 0..100_u64 {
            turns.come(of(try_ % 4, try_), try_ % 4, start).expect("a socket of its own");
        }
        let all = run(&mut turns, start);
        assert_eq!(all.len(), 100, "nobody is refused");
        for (at, (address, time)) in all.iter().enumerate() {
            let second = |other: &Duration| *other + SECOND > *time;
            let own = all[..at].iter().filter(|(a, other)| a == address && second(other)).count();
            let every = all[..at].iter().filter(|(_, other)| second(other)).count();
            assert!(own < 10 && every < 25, "{own} {every}");
        }
        assert!(all.last().is_some_and(|(_, time)| *time <= 3 * SECOND), "and not slower");
    }

    #[test]
    fn ft2_a_socket_with_many_tries_does_not_go_before_others_and_has_eight() {
        let rates = Rates { address: 1, all: 100 };
        let (mut turns, start) = (Turns::new(rates), Instant::now());
        for try_ in 0..8 {
            turns.come(of(1, 1), ("greedy", try_), start).expect("eight may wait");
        }
        assert_eq!(turns.come(of(1, 1), ("greedy", 8), start), Err(TooMany));
        for socket in 2..5 {
            turns.come(of(1, socket), ("honest", socket), start).expect("others are not refused");
        }
        let all: Vec<_> = run(&mut turns, start).into_iter().map(|(said, _)| said.0).collect();
        assert_eq!(all[..5], ["greedy", "honest", "honest", "honest", "greedy"]);
        assert_eq!(all.len(), 11);
    }

    #[test]
    fn ft2_a_hall_beside_a_guesser_is_answered_within_its_rate() {
        let (mut turns, start) = (Turns::new(USUAL), Instant::now());
        (0..30).for_each(|_| turns.missed(AddressKey(1), start));
        for person in 0..500 {
            turns.come(of(1, person), (), start).expect("a socket of its own");
        }
        for guess in 500..700 {
            turns.come(of(1, guess), (), start + ms(50)).expect("a socket of its own");
        }
        let all = run(&mut turns, start);
        assert!(all[499].1 <= SLOWED + 5 * SECOND, "{:?}", all[499].1);
    }

    proptest! {
        #[test]
        fn ft2_everybody_who_stays_is_answered_and_nothing_is_left(
            tries in prop::collection::vec((0_u64..4, 0_u64..6, 0_u64..3_000, any::<bool>()), 0..300),
        ) {
            let (mut turns, start) = (Turns::new(Rates { address: 5, all: 12 }), Instant::now());
            let mut tries = tries;
            tries.sort_by_key(|(_, _, at, _)| *at);
            let (mut stay, mut answered) = (0, 0);
            for (address, socket, at, leaves) in tries {
                let now = start + ms(at);
                answered += turns.due(now).into_iter().filter(|stays| *stays).count();
                let Ok(ticket) = turns.come(of(address, socket), !leaves, now) else { continue };
                prop_assert!(turns.place(ticket) >= 1);
                if leaves { turns.leave(ticket, now) } else { stay += 1 }
                turns.missed(AddressKey(address), now);
            }
            let rest = run(&mut turns, start + ms(3_000));
            prop_assert!(rest.iter().all(|(stays, _)| *stays), "who has left is not answered");
            prop_assert_eq!(answered + rest.len(), stay);
            prop_assert!(turns.lines.is_empty() && turns.heads.is_empty());
            turns.sweep = 0;
            turns.sweep(start + 10 * MEMORY);
            prop_assert!(turns.addresses.is_empty());
        }
    }
}
