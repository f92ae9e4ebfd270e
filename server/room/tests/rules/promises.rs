//! What holds whatever people do: random meetings, every promise checked on each.

use crate::{
    chance::{CAST, Seen, Step, command, everything, steps},
    stageplay::*,
};
use foorumi_protocol::*;
use foorumi_room::{Changed, Eye, Room};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Steps of a random meeting.
const STEPS: usize = 60;

type Store = BTreeMap<PartKey, Part>;

/// Every eye that anybody here looks with.
fn eyes(play: &Stageplay) -> Vec<Eye> {
    let polls = Seen::of(play).polls.into_iter().map(|poll| Eye::Voters(poll.id));
    let own = CAST.iter().flat_map(|name| [person(name), alias(name)]).map(Eye::Person);
    [Eye::Public, Eye::Stage, Eye::Staff].into_iter().chain(polls).chain(own).collect()
}

fn take(play: &mut Stageplay, step: &Step) -> Result<Seq, Rejection> {
    let command = command(step.chance, play);
    play.wait(step.wait).says(step.name, command)
}

fn is_alias(eye: Eye) -> bool {
    CAST.iter().any(|name| eye == Eye::Person(alias(name)))
}

/// What a page does with an update.
fn update(store: &mut Store, room: &Room, eye: Eye, since: Seq) {
    let below = room.is_below_floor(since, [eye].into_iter());
    let since = if below { Seq(0) } else { since };
    if below {
        store.clear();
    }
    let Changed { parts, gone } = room.changed_since(since, eye);
    gone.iter().for_each(|key| drop(store.remove(key)));
    store.extend(room.parts(&parts, eye).into_iter().map(|keyed| (keyed.key, keyed.part)));
}

/// The state without what every command moves.
fn state(room: &Room) -> serde_json::Value {
    let mut kept: serde_json::Value = serde_json::from_slice(&room.snapshot()).expect("JSON");
    let room = kept["room"].as_object_mut().expect("a room is an object");
    for moving in ["records", "seq", "at", "once"] {
        room.remove(moving).expect("it is there");
    }
    kept
}

/// What only staff and one person may see: whose, and what.
fn hidden(play: &Stageplay) -> Vec<(PersonNumber, String)> {
    let mut hidden = Vec::new();
    // A request made of a published message has its text for a topic: that is seen as the message.
    let published: BTreeSet<String> =
        (play.all(Eye::Public).into_values())
            .filter_map(|part| {
                if let Part::Message(one) = part { Some(one.text.to_string()) } else { None }
            })
            .collect();
    let topics_shown = play.shows("host", &PartKey::Meeting)["topicsShown"] == true;
    for part in play.all(Eye::Staff).into_values() {
        if let Part::Message(MessagePart { who, text, staff: Some(staff), .. }) = part {
            let published = matches!(
                staff.state,
                MessageState::Published | MessageState::Answered { to_all: true, .. }
            );
            // The text of one that was removed is a marker.
            let seen = (published && !staff.hidden) || staff.state == MessageState::Removed;
            // What it became is seen where that is seen.
            if !seen && staff.became.is_empty() {
                hidden.push((who.number, text.to_string()));
            }
            let original = staff.original.filter(|_| staff.became.is_empty());
            hidden.extend(original.map(|text| (PersonNumber(0), text.to_string())));
        } else if let Part::Line(LinePart { words: LineWords::Own { text }, .. }) = part {
            hidden.push((PersonNumber(0), text.to_string()));
        } else if let Part::Queue(queue) = part {
            let asked = queue.staff.map(|staff| staff.asked).unwrap_or_default();
            let waiting = queue.waiting.into_iter().filter(|_| !topics_shown);
            let entries = waiting.chain(asked);
            let topics = entries.filter_map(|e| Some((e.who.number, e.topic?.to_string())));
            hidden.extend(topics.filter(|(_, topic)| !published.contains(topic)));
        }
    }
    hidden
}

/// Whether this is the eye of the person with this number.
fn is_own(play: &Stageplay, eye: Eye, number: PersonNumber) -> bool {
    let Some(Part::You(you)) = play.room.part(&PartKey::You, eye) else { return false };
    you.who.is_some_and(|who| who.number == number)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn i4_a_rejected_command_changes_nothing(steps in steps(STEPS)) {
        let mut play = everything();
        for step in &steps {
            let before = state(&play.room);
            if take(&mut play, step).is_err() {
                prop_assert_eq!(state(&play.room), before);
            }
        }
    }

    /// Whenever somebody looks, and however seldom.
    #[test]
    fn i2_sy4_the_view_from_the_start_is_the_view_of_updates(
        steps in steps(STEPS),
        often in 1..6_usize,
    ) {
        let mut play = everything();
        let mut kept: BTreeMap<Eye, (Store, Seq)> = BTreeMap::new();
        for (at, step) in steps.iter().enumerate() {
            let _ = take(&mut play, step);
            for (place, eye) in eyes(&play).into_iter().enumerate() {
                if (at + place) % often == 0 || at + 1 == steps.len() {
                    let (store, since) = kept.entry(eye).or_default();
                    if is_alias(eye) && play.room.has_forgotten_votes_since(*since) {
                        // Nobody knows any more what it was shown: it starts anew.
                        (*store, *since) = (Store::new(), Seq(0));
                    }
                    update(store, &play.room, eye, *since);
                    *since = play.room.seq();
                    prop_assert_eq!(&*store, &play.all(eye), "{:?} after step {}", eye, at);
                }
            }
        }
    }

    /// What an eye may see under a key that any eye knows is in its view, and the other way round.
    #[test]
    fn i2_a_view_holds_every_part_that_its_eye_may_see(steps in steps(STEPS)) {
        let mut play = everything();
        for step in &steps {
            let _ = take(&mut play, step);
        }
        let eyes = eyes(&play);
        let keys: BTreeSet<PartKey> =
            eyes.iter().flat_map(|eye| play.all(*eye).into_keys()).collect();
        for eye in eyes {
            let view = play.all(eye);
            for key in &keys {
                let part = play.room.part(key, eye);
                prop_assert_eq!(part.as_ref(), view.get(key), "{} {:?}", key, eye);
            }
        }
    }

    /// Texts of messages not published, and topics, are unique here: nobody but the staff and
    /// whose they are may hold them (CH5, SQ6).
    #[test]
    fn i3_what_an_eye_may_not_see_never_reaches_it(steps in steps(STEPS)) {
        let mut play = everything();
        for step in &steps {
            let _ = take(&mut play, step);
            let hidden = hidden(&play);
            for eye in eyes(&play).into_iter().filter(|eye| *eye != Eye::Staff) {
                let view = serde_json::to_string(&Vec::from_iter(play.all(eye).into_values()));
                let view = view.expect("parts are JSON");
                for (number, text) in &hidden {
                    let own = is_own(&play, eye, *number);
                    prop_assert!(own || !view.contains(text.as_str()), "{eye:?} sees {text}");
                }
            }
        }
    }

    #[test]
    fn i5_a_repeated_command_gets_its_first_answer_and_counts_once(steps in steps(STEPS)) {
        let mut play = everything();
        for step in &steps {
            let written = play.records.len();
            let first = take(&mut play, step);
            if play.records.len() == written {
                // A vote refused on arrival is in no record: nothing there can come again.
                prop_assert!(first.is_err());
                continue;
            }
            let before = state(&play.room);
            prop_assert_eq!(play.repeats(), first);
            prop_assert_eq!(state(&play.room), before);
        }
    }

    #[test]
    fn a_room_is_its_snapshot_and_its_log(steps in steps(STEPS)) {
        let mut play = everything();
        let half = steps.len() / 2;
        for step in &steps[..half] {
            let _ = take(&mut play, step);
        }
        let mut restored = Room::restore(&play.room.snapshot()).expect("a snapshot is readable");
        prop_assert_eq!(&restored, &play.room);
        let told = play.records.len();
        for step in &steps[half..] {
            let _ = take(&mut play, step);
        }
        play.records[told..].iter().for_each(|record| drop(restored.apply(record)));
        prop_assert_eq!(restored.hash(), play.room.hash());

        let mut replayed = Room::new(play.room.id());
        play.records.iter().for_each(|record| drop(replayed.apply(record)));
        prop_assert_eq!(replayed.hash(), play.room.hash());
    }
}

/// The random meetings are worth something only if much of what they try is done.
#[test]
fn random_meetings_do_something_of_everything() {
    let mut done: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let chance = &mut crate::chance::Chance(7);
    for meeting in 0..2_000 {
        // Some things need luck: meetings go on until everything has been done, to a limit.
        if meeting >= 80 && done.values().all(|(_, accepted)| *accepted > 0) {
            break;
        }
        let mut play = everything();
        for _ in 0..STEPS {
            let name = if chance.one_in(2) { "host" } else { CAST[chance.below(CAST.len())] };
            let said = command(chance.next(), &play);
            let told = play.says(name, said.clone());
            let (tried, accepted) = done.entry(named(&said)).or_default();
            *tried += 1;
            *accepted += u32::from(told.is_ok());
        }
    }
    let never: Vec<&String> =
        done.iter().filter(|(_, (_, accepted))| *accepted == 0).map(|(name, _)| name).collect();
    assert!(never.is_empty(), "never accepted: {never:?}");
    assert!(done.len() >= 50, "only {} commands are tried", done.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// While staff give the floor to the first in the list.
    #[test]
    fn sq4_nobody_is_passed_by_more_than_three_later_first_timers(
        acts in prop::collection::vec((0..12_u8, 0..3_u8), 1..120),
    ) {
        let mut play = Stageplay::new(meeting());
        let mut spoken: BTreeSet<PersonNumber> = BTreeSet::new();
        let mut passed: BTreeMap<EntryId, u32> = BTreeMap::new();
        for (who, act) in acts {
            if act > 0 {
                let ask = QueueCommand::Ask { kind: RequestKind::Turn, topic: None };
                play.does(&format!("nro {who}"), ask);
                continue;
            }
            let Some(Part::Queue(queue)) = play.sees("host", &PartKey::Queue) else {
                unreachable!("every meeting has a queue");
            };
            let Some(first) = queue.waiting.first() else { continue };
            let ending = queue.floor.map(|floor| floor.entry);
            play.does("host", QueueCommand::GiveFloor { entry: first.id, ending, why: None });
            if spoken.insert(first.who.number) {
                let earlier = queue.waiting.iter().filter(|entry| entry.id < first.id);
                earlier.for_each(|entry| *passed.entry(entry.id).or_default() += 1);
            }
            let most = passed.values().max().copied().unwrap_or_default();
            prop_assert!(most <= 3, "somebody was passed by {most}");
        }
    }
}
