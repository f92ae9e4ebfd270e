//! Random people doing random things: one function a feature, so that a new feature adds its own.

mod asks;
mod chat;
mod desk;
mod memo;
mod seen;
mod texts;

pub(crate) use seen::Seen;

use crate::stageplay::*;
use foorumi_protocol::*;
use proptest::{collection::vec, prelude::*};

/// Who takes part.
pub(crate) const CAST: [&str; 10] = [
    "host",
    "moderator",
    "secretary",
    "presenter",
    "organiser",
    "stage",
    "aino",
    "eero",
    "iiris",
    "olavi",
];

/// One step of a random meeting: who, what by chance, how many seconds later.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) chance: u64,
    pub(crate) wait: u64,
}

/// A random meeting of up to this many steps. Hosts and participants act most.
pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let who = prop_oneof![
        4 => Just("host"),
        4 => prop::sample::select(&CAST[6..]),
        2 => prop::sample::select(&CAST[..]),
    ];
    let step = (who, any::<u64>(), 0..40_u64);
    vec(step.prop_map(|(name, chance, wait)| Step { name, chance, wait }), 1..most)
}

/// A deterministic die.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of these; `None` if there are none.
    pub(crate) fn of<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        if from.is_empty() { None } else { Some(from[self.below(from.len())].clone()) }
    }

    /// One of these, of which there is at least one.
    pub(crate) fn one<T: Clone, const N: usize>(&mut self, from: [T; N]) -> T {
        from[self.below(N)].clone()
    }

    /// A new thing's name that nothing has.
    pub(crate) fn absent() -> Id {
        Id { seq: Seq(9_999_999), index: 0 }
    }

    pub(crate) fn words(&mut self) -> &'static str {
        let words = ["yö", "työ", "Luottamus", "saari", "sääri", "kiire!", "aika riittää"];
        // What waits for the desk wherever it is typed.
        if self.one_in(12) { "131052-308T" } else { words[self.below(words.len())] }
    }
}

/// A meeting with something of everything; all but the last activity of each segment is open.
pub(crate) fn everything() -> Stageplay {
    let poll = |form, shown, named| {
        ActivityPlan::Poll(PollPlan { question: fi("Mitä?"), form, shown, named })
    };
    let options = || vec![fi("A"), fi("B"), fi("C")];
    let multiple = PollForm::Multiple { options: options(), min: 1, max: 2 };
    let scale = PollForm::Scale { statements: vec![fi("Aikaa on"), fi("Apua saa")] };
    let first = SegmentPlan {
        chat: Some(ChatMode::Held),
        queue: Some(QueueSetting { open: true, policy: QueuePolicy::Round }),
        ..segment("Avaus", vec![cloud("Miksi?"), yes_no("Kuuluuko?")])
    };
    let second = vec![
        poll(PollForm::Single { options: options() }, ResultsShown::Live, false),
        poll(multiple, ResultsShown::AfterOwnVote, true),
        poll(scale, ResultsShown::AtClose, false),
        poll(PollForm::Open, ResultsShown::AfterOwnVote, false),
    ];
    let third = vec![group_sheet("Tarve", &["Eka", "Toka"], "Pohjoinen"), sheet("Toinen", &[])];
    let plan = MeetingPlan {
        attendance_use: Some(text("Tilasto")),
        ..meeting_with(vec![first, segment("Kysely", second), segment("Kartat", third)])
    };
    let mut play = Stageplay::new(plan);
    for segment in 0..play.segments().len() {
        let activities = play.segment(segment).activities;
        for activity in &activities[..activities.len() - 1] {
            play.does("host", AgendaCommand::OpenActivity { activity: *activity });
        }
    }
    play
}

/// What comes to mind by this chance, given what stands in the room.
pub(crate) fn command(chance: u64, play: &Stageplay) -> Command {
    let chance = &mut Chance(chance);
    let seen = Seen::of(play);
    let features = [
        asks::of_meeting,
        asks::of_agenda,
        asks::of_agenda,
        asks::of_stage,
        asks::of_queue,
        asks::of_queue,
        asks::of_queue,
        asks::of_cloud,
        asks::of_poll,
        asks::of_poll,
        asks::of_sheet,
        asks::of_sheet,
        chat::of_chat,
        chat::of_chat,
        asks::of_question,
        asks::of_question,
        asks::of_backstage,
        asks::of_decision,
        texts::of_texts,
        texts::of_texts,
        memo::of_memo,
        desk::of_timer,
        desk::of_baton,
    ];
    let feature = features[chance.below(features.len())];
    feature(chance, &seen)
}
