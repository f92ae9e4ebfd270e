//! The floor: who speaks, who goes on after a reply, how long everybody has spoken (rules SQ8, SQ9).

use super::{Entry, Queue, Speaker, order};
use crate::{Ask, pairs};
use foorumi_protocol::{
    Balance, EntryId, FloorFigures, Millis, QueuePolicy, Rejection, RequestKind, Role, TimeShare,
    Topic,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Length of a turn that is expected before there has been any, in seconds.
const EXPECTED: u64 = 120;
/// Shares of fewer speakers than this do not leave the meeting: they would be about somebody.
const FEWEST: u32 = 5;

/// The turn going on, the one it interrupts, and the turns so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Floors {
    pub(super) floor: Option<Turn>,
    /// Paused by the reply that has the floor.
    pub(super) interrupted: Option<Turn>,
    /// The ordinary turn that ended last and has not been put first again (rule SQ12).
    pub(super) last: Option<Turn>,
    #[serde(with = "pairs")]
    pub(super) spoken: BTreeMap<Speaker, Spoken>,
    /// Who has had a turn in this round. A round ends when somebody in it gets another turn.
    pub(super) round: BTreeSet<Speaker>,
    /// Times the floor was given, replies and points of order included.
    given: u32,
    /// Ordinary turns that are over, and their length in all: what waiting is estimated from.
    over: u32,
    over_ms: u64,
}

/// Somebody's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Turn {
    pub(super) entry: EntryId,
    pub(super) speaker: Speaker,
    pub(super) kind: RequestKind,
    pub(super) topic: Option<Topic>,
    /// Before `running_since`.
    pub(super) spoken_ms: u32,
    /// `None` while paused.
    pub(super) running_since: Option<Millis>,
}

/// How much somebody has spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Spoken {
    /// Ordinary turns: a reply or a point of order does not cost anybody their place.
    pub(super) turns: u16,
    pub(super) ms: u64,
}

impl Turn {
    fn pause(&mut self, now: Millis) {
        if let Some(since) = self.running_since.take() {
            let ms = u32::try_from(now.since(since)).unwrap_or(u32::MAX);
            self.spoken_ms = self.spoken_ms.saturating_add(ms);
        }
    }
}

impl Floors {
    pub(super) fn taken(&self) -> bool {
        self.floor.is_some()
    }

    fn turns(&self) -> [Option<Turn>; 3] {
        [self.floor.clone(), self.interrupted.clone(), self.last.clone()]
    }

    fn entry(&self) -> Option<EntryId> {
        self.floor.as_ref().map(|turn| turn.entry)
    }

    pub(super) fn spoken(&self, speaker: &Speaker) -> Spoken {
        self.spoken.get(speaker).copied().unwrap_or_default()
    }

    pub(super) fn forget_topic(&mut self, id: EntryId) {
        let turns = [&mut self.floor, &mut self.interrupted, &mut self.last];
        for turn in turns.into_iter().flatten() {
            turn.topic.take_if(|_| turn.entry == id);
        }
    }

    /// Rule TR5: what somebody wanted to speak about is gone.
    pub(super) fn forget_topics_of(&mut self, speaker: &Speaker) {
        let turns = [&mut self.floor, &mut self.interrupted, &mut self.last];
        for turn in turns.into_iter().flatten().filter(|turn| turn.speaker == *speaker) {
            turn.topic = None;
        }
    }

    /// How many topics of this speaker are kept beside a turn.
    pub(super) fn topics_of(&self, speaker: &Speaker) -> usize {
        let turns = [&self.floor, &self.interrupted, &self.last];
        let theirs = turns.into_iter().flatten().filter(|turn| turn.speaker == *speaker);
        theirs.filter(|turn| turn.topic.is_some()).count()
    }

    /// Whether this speaker has, has had or goes on with the floor.
    pub(super) fn knows(&self, speaker: &Speaker) -> bool {
        self.spoken.contains_key(speaker)
    }

    pub(super) fn figures(&self) -> FloorFigures {
        let Balance { speakers, seconds, most, .. } = self.balance();
        let most = most.filter(|_| speakers >= FEWEST);
        FloorFigures { turns: self.given, speakers, seconds, most }
    }

    /// How the time is shared: whole numbers over all, no names.
    pub(super) fn balance(&self) -> Balance {
        let mut each: Vec<u64> = self.spoken.values().map(|spoken| spoken.ms).collect();
        each.sort_unstable_by(|a, b| b.cmp(a));
        let all: u64 = each.iter().sum();
        let mut sum = 0;
        let half = each.iter().position(|ms| {
            sum += ms;
            sum * 2 >= all
        });
        let share = |at: usize| TimeShare {
            speakers: at as u32 + 1,
            // Rounded to the nearest; at most 100.
            percent: u8::try_from((sum * 200 + all) / (all * 2)).unwrap_or(100),
        };
        Balance {
            speakers: each.len() as u32,
            turns: self.spoken.values().map(|spoken| u32::from(spoken.turns)).sum(),
            seconds: u32::try_from(all / 1000).unwrap_or(u32::MAX),
            most: half.filter(|_| all >= 1000).map(share),
        }
    }

    /// Estimated wait behind this many others, in seconds.
    pub(super) fn wait(&self, ahead: usize) -> u32 {
        let average = self.over_ms.checked_div(u64::from(self.over) * 1000);
        let turns = ahead as u64 + u64::from(self.taken());
        u32::try_from(average.unwrap_or(EXPECTED) * turns).unwrap_or(u32::MAX)
    }

    pub(super) fn pause(&mut self, now: Millis) {
        if let Some(turn) = &mut self.floor {
            turn.pause(now);
        }
    }

    pub(super) fn resume(&mut self, now: Millis) {
        if let Some(turn) = &mut self.floor {
            turn.running_since.get_or_insert(now);
        }
    }

    /// Ends the turn that has the floor; whom a reply interrupted goes on.
    pub(super) fn end(&mut self, now: Millis) {
        let Some(turn) = self.floor.take() else { return };
        self.count(turn, now);
        self.floor = self.interrupted.take();
        self.resume(now);
    }

    pub(super) fn clear(&mut self, now: Millis) {
        for turn in [self.floor.take(), self.interrupted.take()].into_iter().flatten() {
            self.count(turn, now);
        }
    }

    fn count(&mut self, mut turn: Turn, now: Millis) {
        turn.pause(now);
        let ms = u64::from(turn.spoken_ms);
        self.spoken.entry(turn.speaker.clone()).or_default().ms += ms;
        if turn.kind == RequestKind::Turn {
            self.over += 1;
            self.over_ms += ms;
            self.last = Some(turn);
        }
    }

    /// Starting a reply pauses the speaker whose turn it is; anything else ends it.
    fn start(&mut self, entry: Entry, now: Millis) {
        match self.floor.take() {
            Some(mut turn) if entry.kind == RequestKind::Reply && turn.kind != entry.kind => {
                turn.pause(now);
                self.interrupted = Some(turn);
            }
            Some(reply) if entry.kind == RequestKind::Reply => self.count(reply, now),
            speaker => {
                self.floor = speaker;
                self.clear(now);
            }
        }
        self.given += 1;
        let spoken = self.spoken.entry(entry.speaker.clone()).or_default();
        if entry.kind == RequestKind::Turn && !entry.again {
            spoken.turns = spoken.turns.saturating_add(1);
            self.note_round(entry.speaker.clone());
        }
        self.floor = Some(Turn {
            entry: entry.id,
            speaker: entry.speaker,
            kind: entry.kind,
            topic: entry.topic,
            spoken_ms: 0,
            running_since: Some(now),
        });
    }

    fn note_round(&mut self, speaker: Speaker) {
        if !self.round.insert(speaker.clone()) {
            self.round.clear();
            self.round.insert(speaker);
        }
    }
}

impl Queue {
    pub(super) fn give_floor(&mut self, id: EntryId, now: Millis) {
        self.use_passes(id);
        let Some(entry) = self.take(id) else { return };
        let first_timer = self.floors.spoken(&entry.speaker).turns == 0;
        let balanced = self.switches.policy == QueuePolicy::Balanced;
        if entry.kind == RequestKind::Turn && first_timer && balanced {
            let Self { waiting, floors, .. } = self;
            // First-timers stand as they came: only those who have spoken are passed.
            let passed =
                |other: &&mut Entry| other.id < entry.id && floors.spoken(&other.speaker).turns > 0;
            for other in waiting.iter_mut().filter(passed) {
                other.passed_by = (other.passed_by + 1).min(order::PASSED);
            }
        }
        self.floors.start(entry, now);
    }
}

impl Queue {
    /// Rule SQ8: whoever changes the floor names what they saw there.
    pub(super) fn floor_is(&self, seen: Option<EntryId>) -> Result<(), Rejection> {
        if self.floors.entry() == seen { Ok(()) } else { Err(Rejection::FloorChanged) }
    }

    /// The speaker may end the own turn, the desk anybody's.
    pub(super) fn own_or_desk(&self, ask: Ask) -> Result<(), Rejection> {
        let own = self.floors.floor.as_ref().is_some_and(|turn| turn.speaker.is(ask.person));
        let desk = matches!(ask.role, Role::Host | Role::Moderator);
        if own || desk { Ok(()) } else { Err(Rejection::NotAllowed) }
    }
}

/// What an act changed about the floor, as it was before, and how the act left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// Without the maps, of which only what changed is kept.
    floors: Floors,
    spoken: Vec<(Speaker, Option<Spoken>)>,
    round: Option<BTreeSet<Speaker>>,
    left: [Option<Turn>; 3],
}

impl Before {
    /// Nothing if nothing changed.
    pub(super) fn of(before: &Floors, after: &Floors) -> Option<Self> {
        if before == after {
            return None;
        }
        let speakers: BTreeSet<&Speaker> =
            before.spoken.keys().chain(after.spoken.keys()).collect();
        let differs = |speaker: &&Speaker| before.spoken.get(speaker) != after.spoken.get(speaker);
        let spoken = speakers.into_iter().filter(differs);
        let spoken = spoken.map(|one| (one.clone(), before.spoken.get(one).copied()));
        Some(Self {
            spoken: spoken.collect(),
            round: (before.round != after.round).then(|| before.round.clone()),
            floors: Floors { spoken: BTreeMap::new(), round: BTreeSet::new(), ..before.clone() },
            left: after.turns(),
        })
    }

    pub(super) fn forget_topic(&mut self, id: EntryId) {
        self.floors.forget_topic(id);
        for turn in self.left.iter_mut().flatten() {
            turn.topic.take_if(|_| turn.entry == id);
        }
    }

    /// Whether putting it back would bring back a turn of this speaker.
    pub(super) fn knows(&self, speaker: &Speaker) -> bool {
        let turns = self.floors.turns();
        turns.iter().chain(&self.left).flatten().any(|turn| turn.speaker == *speaker)
    }

    /// Whether the floor is still as the act left it.
    pub(super) fn stands(&self, now: &Floors) -> bool {
        self.left == now.turns()
    }

    pub(super) fn put_back(self, floors: &mut Floors) {
        let mut spoken = std::mem::take(&mut floors.spoken);
        for (speaker, before) in self.spoken {
            match before {
                Some(before) => spoken.insert(speaker, before),
                None => spoken.remove(&speaker),
            };
        }
        let round = self.round.unwrap_or_else(|| std::mem::take(&mut floors.round));
        *floors = Floors { spoken, round, ..self.floors };
    }
}
