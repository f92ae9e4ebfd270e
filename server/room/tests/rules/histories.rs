//! Promises about activities over random histories: nobody over three votes, a tree stays a tree,
//! one person counts once, hidden results never leave, what is told is what is there.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const NAMES: [&str; 6] = ["matti", "liisa", "host", "pekka", "aino", "olavi"];
const WORDS: [&str; 6] = ["ilo", "Ilo!", "yö", "työ", "hyvä mieli", "a b c d"];

/// One act: who, what, on which.
type Act = (usize, u8, u8, u8);

struct History {
    play: Stageplay,
    cloud: ActivityId,
    polls: [ActivityId; 3],
    sheet: ActivityId,
    /// What browsers hold, told only what changed.
    stores: BTreeMap<Eye, BTreeMap<PartKey, Part>>,
    /// All keys that anybody was ever told.
    keys: BTreeSet<PartKey>,
    /// Own last ballots, by poll and name.
    ballots: BTreeMap<(ActivityId, usize), Choice>,
    /// Own last votes on the sheet, by name.
    dots: BTreeMap<usize, BTreeMap<IdeaId, u8>>,
}

impl History {
    fn new() -> Self {
        let poll = |shown, named| {
            let (question, form) = (fi("Miten?"), PollForm::YesNo);
            ActivityPlan::Poll(PollPlan { question, form, shown, named })
        };
        let activities = vec![
            cloud("Mitä?"),
            poll(ResultsShown::AtClose, false),
            poll(ResultsShown::AfterOwnVote, true),
            poll(ResultsShown::Live, false),
            sheet("Keskus", &["eka", "toka"]),
        ];
        let mut play = Stageplay::new(meeting_with(vec![segment("Kaikki", activities)]));
        play.start(0);
        let ids: Vec<ActivityId> = (0..5).map(|place| play.activity(0, place)).collect();
        for activity in &ids {
            play.does("host", AgendaCommand::OpenActivity { activity: *activity });
        }
        let eyes = [Eye::Public, Eye::Stage, Eye::Staff].into_iter();
        let eyes = eyes.chain(NAMES.map(|name| Eye::Person(person(name))));
        let eyes = eyes.chain(NAMES.map(|name| Eye::Person(alias(name))));
        let eyes = eyes.chain(ids[1..4].iter().map(|poll| Eye::Voters(*poll)));
        let stores = eyes.map(|eye| (eye, play.all(eye))).collect();
        Self {
            play,
            cloud: ids[0],
            polls: [ids[1], ids[2], ids[3]],
            sheet: ids[4],
            stores,
            keys: BTreeSet::new(),
            ballots: BTreeMap::new(),
            dots: BTreeMap::new(),
        }
    }

    fn ideas(&self) -> Vec<IdeaPart> {
        let parts = self.play.all(Eye::Staff).into_values();
        parts.filter_map(|p| if let Part::Idea(idea) = p { Some(idea) } else { None }).collect()
    }

    fn idea(&self, pick: u8) -> IdeaId {
        let ideas = self.ideas();
        ideas[usize::from(pick) % ideas.len()].id
    }

    fn command(&self, what: u8, a: u8, b: u8) -> Command {
        let cloud = self.cloud;
        let word = || text(WORDS[usize::from(a) % WORDS.len()]);
        let key = || text(["ilo", "yö", "työ"][usize::from(a) % 3]);
        let poll = self.polls[usize::from(a) % 3];
        let choice = [Choice::Yes, Choice::No, Choice::Abstain][usize::from(b) % 3].clone();
        match what % 20 {
            0..=2 => Command::Cloud(CloudCommand::SendWord { cloud, word: word(), base: None }),
            3 => Command::Cloud(CloudCommand::TakeBackWord { cloud, key: key() }),
            4 if b.is_multiple_of(2) => {
                Command::Cloud(CloudCommand::HideWord { cloud, key: key() })
            }
            4 => Command::Cloud(CloudCommand::RestoreWord { cloud, key: key() }),
            5 if b.is_multiple_of(5) => Command::Cloud(CloudCommand::LayOut { cloud }),
            5 => Command::Cloud(CloudCommand::Reveal { cloud, on: !b.is_multiple_of(3) }),
            6..=8 => Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false }),
            9 => Command::Poll(PollCommand::TakeBackBallot { poll }),
            10 => self.close(a, b),
            what => Command::Sheet(self.on_sheet(what, a, b)),
        }
    }

    fn on_sheet(&self, what: u8, a: u8, b: u8) -> SheetCommand {
        let (sheet, idea, other) = (self.sheet, self.idea(a), self.idea(b));
        match what {
            11..=12 => {
                let (parent, text) = (idea, text("uusi"));
                let after = b.is_multiple_of(2).then_some(other);
                SheetCommand::AddIdea { sheet, parent, after, text }
            }
            13 => {
                let after = b.is_multiple_of(2).then_some(self.idea(a ^ b));
                SheetCommand::MoveIdea { sheet, idea, parent: other, after }
            }
            14 => SheetCommand::DeleteIdea { sheet, idea },
            15 => {
                let (seq, index) = (Seq(u64::from(a) + 6), 0);
                SheetCommand::RestoreIdea { sheet, idea: IdeaId(Id { seq, index }) }
            }
            16 => {
                let of = (!b.is_multiple_of(4)).then_some(other);
                SheetCommand::MarkDuplicate { sheet, idea, of }
            }
            17 => {
                let phases =
                    [SheetPhase::Build, SheetPhase::Vote, SheetPhase::Vote, SheetPhase::Chosen];
                let phase = phases[usize::from(b) % 4];
                SheetCommand::SetPhase { sheet, phase, only_earlier: false }
            }
            _ => {
                let picks = [a, b, a ^ b, a.wrapping_add(b)].into_iter().take(usize::from(b) % 5);
                let dots = picks.map(|pick| (self.idea(pick), pick % 3)).collect();
                SheetCommand::SetDots { sheet, dots, came_later: false }
            }
        }
    }

    fn close(&self, a: u8, b: u8) -> Command {
        let activity =
            if b.is_multiple_of(4) { self.polls[usize::from(a) % 3] } else { self.cloud };
        Command::Agenda(match a % 2 {
            0 => AgendaCommand::CloseActivity { activity },
            _ => AgendaCommand::OpenActivity { activity: self.cloud },
        })
    }

    fn act(&mut self, (who, what, a, b): Act) {
        let command = self.command(what, a, b);
        let since = self.play.room.seq();
        let Some(Part::Sheet(sheet)) = self.play.sees("host", &PartKey::Sheet(self.sheet)) else {
            panic!("the sheet is there");
        };
        let phase_before = sheet.phase;
        let done = self.play.says(NAMES[who], command.clone());
        if let (Ok(_), Command::Sheet(SheetCommand::SetDots { dots, .. })) = (&done, &command) {
            let given = dots.iter().filter(|(_, count)| **count > 0);
            self.dots.insert(who, given.map(|(idea, count)| (*idea, *count)).collect());
        }
        if let (Ok(_), Command::Sheet(SheetCommand::SetPhase { phase, .. })) = (&done, &command)
            && *phase < phase_before
        {
            // Stepping back takes the votes off (rule DV7).
            self.dots.clear();
        }
        if let (Ok(_), Command::Poll(command)) = (done, command) {
            match command {
                PollCommand::CastBallot { poll, choice, .. } => {
                    self.ballots.insert((poll, who), choice);
                }
                PollCommand::TakeBackBallot { poll } => {
                    self.ballots.remove(&(poll, who));
                }
                PollCommand::MakeAnonymous { .. }
                | PollCommand::SetResultsShown { .. }
                | PollCommand::OpenRound { .. }
                | PollCommand::HideAnswer { .. }
                | PollCommand::ShowAnswer { .. }
                | PollCommand::RemoveText { .. }
                | PollCommand::SetOutcome { .. } => {}
            }
        }
        self.tell(since);
    }

    /// Tells every browser what changed, and nothing that did not.
    fn tell(&mut self, since: Seq) {
        let room = &self.play.room;
        for (eye, store) in &mut self.stores {
            let of_alias = NAMES.iter().any(|name| *eye == Eye::Person(alias(name)));
            if of_alias && room.has_forgotten_votes_since(since) {
                // What an alias was shown is known to nobody any more: its page starts anew.
                *store = self.play.all(*eye);
                continue;
            }
            if room.is_below_floor(since, [*eye].into_iter()) {
                *store = self.play.all(*eye);
                continue;
            }
            let changed = room.changed_since(since, *eye);
            let own = matches!(eye, Eye::Person(_) | Eye::Voters(_));
            let news = !changed.parts.is_empty() || !changed.gone.is_empty();
            assert!(!(own && news && room.no_own_news_since(since, &[*eye])), "{eye:?} has news");
            self.keys.extend(changed.parts.iter().chain(&changed.gone).cloned());
            for key in changed.gone {
                assert!(store.remove(&key).is_some(), "{key} was not there for {eye:?}");
            }
            for keyed in room.parts(&changed.parts, *eye) {
                let old = store.insert(keyed.key.clone(), keyed.part);
                let same = old.as_ref() == store.get(&keyed.key);
                assert!(
                    !(same && is_precise(&keyed.key)),
                    "{} told to {eye:?} without a change",
                    keyed.key
                );
            }
        }
    }

    fn check(&self) {
        for (eye, store) in &self.stores {
            for key in &self.keys {
                let there = self.play.room.part(key, *eye);
                assert_eq!(store.get(key), there.as_ref(), "{key} of {eye:?}");
            }
        }
        self.check_polls();
        self.check_cloud();
        self.check_dots();
        self.check_tree();
    }

    /// PL3: who may not see a result sees none.
    fn check_polls(&self) {
        for (place, poll) in self.polls.iter().enumerate() {
            let closed = self.play.shows("host", &PartKey::Poll(*poll))["state"] == "closed";
            for (who, name) in NAMES.iter().enumerate() {
                let voted = self.ballots.contains_key(&(*poll, who));
                let given = self.ballots.keys().filter(|(of, _)| of == poll).count();
                // Of an open poll nothing is told before the fifth answer.
                let may = closed || given >= 5 && (place == 2 || (place == 1 && voted));
                let sees = self.play.sees(name, &PartKey::Result(*poll)).is_some();
                assert_eq!(sees, may, "{name} and poll {place}");
            }
        }
    }

    /// WC3: a word counts each person once.
    fn check_cloud(&self) {
        let mut senders: BTreeMap<WordKey, u32> = BTreeMap::new();
        for name in NAMES {
            let key = PartKey::MyWords(self.cloud);
            if let Some(Part::MyWords(mine)) = self.play.sees(name, &key) {
                assert!(mine.words.len() + usize::from(mine.left) == 3, "{name}");
                mine.words.into_iter().for_each(|w| *senders.entry(w.key).or_default() += 1);
            }
        }
        let parts = self.stores[&Eye::Staff].values();
        let words = parts.filter_map(|p| if let Part::Word(w) = p { Some(w) } else { None });
        let counted = words.filter(|w| w.count > 0).map(|w| (w.key.clone(), w.count)).collect();
        assert_eq!(senders, counted);
    }

    /// DV2, DV3, DV4: three votes at most, one for an idea, and no tally before the close.
    fn check_dots(&self) {
        let phase = self.play.shows("host", &PartKey::Sheet(self.sheet))["phase"].clone();
        let tally = self.play.sees("host", &PartKey::Tally(self.sheet)).is_some();
        assert!(!tally || phase == "chosen", "a tally in {phase}");
        for name in NAMES {
            if let Some(Part::Dots(dots)) = self.play.sees(name, &PartKey::Dots(self.sheet)) {
                assert!(dots.dots.values().sum::<u8>() + dots.left == 3, "{name}");
                assert!(dots.dots.values().all(|count| *count == 1), "{name}");
            }
        }
    }

    /// MM4: one root, no orphan, no circle, no two siblings in one place.
    fn check_tree(&self) {
        let ideas: BTreeMap<IdeaId, IdeaPart> =
            self.ideas().into_iter().map(|idea| (idea.id, idea)).collect();
        let mut places = BTreeSet::new();
        for idea in ideas.values() {
            let up = |id: &IdeaId| ideas[id].parent;
            let depth = std::iter::successors(Some(idea.id), up).take(20).count() - 1;
            assert!(depth <= SheetPlan::MAX_DEPTH, "{} in {depth}", idea.id);
            assert!(places.insert((idea.parent, idea.order)), "{} shares a place", idea.id);
            let again = |id: &IdeaId| ideas[id].duplicate_of;
            let chain = std::iter::successors(Some(idea.id), again).take(ideas.len() + 1).count();
            assert!(chain <= ideas.len(), "{} repeats itself", idea.id);
        }
        assert_eq!(ideas.values().filter(|idea| idea.parent.is_none()).count(), 1);
    }

    /// RB5: ballots = tally = results; no votes lost or doubled.
    fn check_results(&mut self) {
        self.play.does("host", MeetingCommand::End);
        let results = self.play.room.results().expect("begun");
        for (place, poll) in self.polls.into_iter().enumerate() {
            let ActivityResult::Poll { result: Some(result), .. } = &results.activities[1 + place]
            else {
                panic!("an ended meeting has all results");
            };
            let of = |choice: &Choice| {
                let own = self.ballots.iter().filter(|((of, _), _)| *of == poll);
                own.filter(|(_, own)| *own == choice).count() as u32
            };
            let votes = vec![of(&Choice::Yes), of(&Choice::No)];
            assert_eq!(result.tally, PollTally::Options { votes: votes.clone() });
            assert_eq!(result.abstained, of(&Choice::Abstain));
            assert_eq!(result.answered, votes.iter().sum::<u32>() + result.abstained);
            let named = (place == 1).then_some(result.answered as usize);
            assert_eq!(result.ballots.as_ref().map(Vec::len), named);
        }
        let Some(ActivityResult::Sheet(sheet)) = results.activities.last() else {
            panic!("the sheet is told");
        };
        let Some(tally) = &sheet.tally else { return };
        let mut given: BTreeMap<IdeaId, u32> = BTreeMap::new();
        for (idea, count) in self.dots.values().flatten() {
            *given.entry(*idea).or_default() += u32::from(*count);
        }
        let counted = tally.votes.iter().filter(|(_, votes)| **votes > 0);
        assert_eq!(counted.map(|(idea, votes)| (*idea, *votes)).collect::<BTreeMap<_, _>>(), given);
        let voters = self.dots.values().filter(|own| !own.is_empty()).count();
        assert_eq!(tally.voters as usize, voters);
    }
}

/// Parts of activities are told only when they differ; results after any ballot.
fn is_precise(key: &PartKey) -> bool {
    let name = key.to_string();
    let name = name.split(':').next().unwrap_or_default();
    ["word", "mywords", "picture", "poll", "sheet", "idea", "tally", "dots"].contains(&name)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn promises_of_activities_hold_over_any_history(
        acts in prop::collection::vec((0..NAMES.len(), any::<u8>(), any::<u8>(), any::<u8>()), 1..120),
    ) {
        let mut history = History::new();
        for act in acts {
            history.act(act);
            history.check();
        }
        let room = &history.play.room;
        let again = foorumi_room::Room::restore(&room.snapshot()).expect("a snapshot");
        prop_assert!(again == *room);
        history.check_results();
    }
}
