//! Meetings that could have been held: the handmade forum and random ones.

use super::wild::{text, wild};
use foorumi_protocol::*;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;

/// The handmade forum: several languages, every kind of activity, decisions with and without owner.
pub(super) fn forum() -> Results {
    serde_json::from_str(include_str!("forum.json")).expect("the forum is of the format")
}

/// What random meetings are made from.
#[derive(Debug)]
struct Dice {
    texts: Vec<String>,
    numbers: Vec<u32>,
    /// One ballot of a named poll each: 0-2 an option, 3 abstains.
    ballots: Vec<u8>,
}

/// Random meetings: wild texts everywhere, figures that agree with each other.
pub(super) fn meetings() -> impl Strategy<Value = Results> {
    let texts = prop::collection::vec(wild(), 8..30);
    let numbers = prop::collection::vec(prop_oneof![0..30_u32, 0..40_000_u32], 40);
    let ballots = prop::collection::vec(0..4_u8, 0..30);
    (texts, numbers, ballots)
        .prop_map(|(texts, numbers, ballots)| meeting(&Dice { texts, numbers, ballots }))
}

impl Dice {
    fn text<const MIN: usize, const MAX: usize, const KIND: u8>(
        &self,
        at: usize,
    ) -> Text<MIN, MAX, KIND> {
        text(&self.texts[at % self.texts.len()])
    }

    fn localized(&self, at: usize) -> Localized {
        Localized { fi: Some(self.text(at)), sv: None, en: Some(self.text(at + 1)) }
    }

    fn number(&self, at: usize) -> u32 {
        self.numbers[at % self.numbers.len()]
    }
}

fn activity(at: u64) -> ActivityId {
    ActivityId(Id { seq: Seq(at), index: 0 })
}

fn meeting(dice: &Dice) -> Results {
    let mut results = forum();
    results.meeting.title = dice.localized(0);
    results.meeting.organisation = dice.localized(1);
    results.meeting.place = dice.localized(2);
    for (at, segment) in results.segments.iter_mut().enumerate() {
        segment.title = dice.localized(at);
        segment.presenters = vec![dice.text(at), dice.text(at + 1)];
    }
    results.activities =
        vec![cloud(dice), single(dice), yes_no(dice), scale(dice), open(dice), sheet(dice)];
    let segment = results.segments[3].id;
    results.memo.retain(|block| !matches!(block.block, BlockKind::Activity { .. }));
    for (at, activity) in (500..).zip(&results.activities) {
        let id = BlockId(Id { seq: Seq(at.into()), index: 0 });
        let block = BlockKind::Activity { activity: activity.id() };
        let text = Some(dice.text(at as usize));
        results.memo.push(BlockPart {
            id,
            block,
            segment: Some(segment),
            order: at,
            text,
            revision: 0,
            replaced: Vec::new(),
        });
    }
    for (at, decision) in results.decisions.iter_mut().enumerate() {
        decision.card.agreed = dice.text(at);
        decision.card.owner = Some(dice.text(at + 1));
    }
    for (at, message) in results.chat.published.iter_mut().enumerate() {
        message.text = dice.text(at);
    }
    results
}

fn cloud(dice: &Dice) -> ActivityResult {
    let cloud = activity(100);
    let mut words: BTreeMap<WordKey, (TypedWord, u32)> = BTreeMap::new();
    for at in 0..dice.texts.len() {
        words.insert(dice.text(at), (dice.text(at), 1 + dice.number(at)));
    }
    let mut words: Vec<WordPart> = words
        .into_iter()
        .map(|(key, (shown, count))| WordPart {
            cloud,
            key,
            shown,
            count,
            state: WordState::Shown,
            forms: Vec::new(),
            spellings: Vec::new(),
            chosen: false,
            suspects: Vec::new(),
        })
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.count));
    let place = |word: &WordPart| PlacedWord {
        key: word.key.clone(),
        shown: word.shown.clone(),
        lines: Vec::new(),
        count: word.count,
        x: 800,
        y: 450,
        size: 60,
        width: 300,
    };
    let placed: Vec<PlacedWord> = words.iter().take(15).map(place).collect();
    let more = (words.len() - placed.len()) as u32;
    ActivityResult::Cloud(CloudResult {
        cloud,
        question: dice.localized(3),
        answered: dice.number(1),
        words,
        hidden: 1,
        removed: 0,
        picture: CloudPicture { cloud, words: placed, more },
    })
}

fn poll(dice: &Dice, at: u64, form: PollForm, named: bool, answered: u32) -> PollPart {
    PollPart {
        id: activity(at),
        question: dice.localized(at as usize),
        form,
        state: ActivityState::Closed,
        shown: ResultsShown::AtClose,
        named,
        answered: Some(answered),
        round: 1,
        earlier: None,
        came_by: None,
        outcome: Some(dice.text(at as usize)),
    }
}

/// A named poll: its tally is that of its ballots.
fn single(dice: &Dice) -> ActivityResult {
    let options = (0..3).map(|at| dice.localized(at)).collect();
    let count = |option: u8| dice.ballots.iter().filter(|&&ballot| ballot == option).count() as u32;
    let answered = dice.ballots.len() as u32;
    let cast = |(at, &ballot): (usize, &u8)| NamedBallot {
        who: Who {
            number: PersonNumber(at as u32 + 1),
            name: Some(dice.text(at)),
            namesake: false,
            staff: false,
        },
        choice: match ballot {
            3 => Choice::Abstain,
            option => Choice::Options { options: vec![option] },
        },
    };
    let part = poll(dice, 101, PollForm::Single { options }, true, answered);
    let result = PollResult {
        poll: part.id,
        answered,
        abstained: count(3),
        tally: PollTally::Options { votes: vec![count(0), count(1), count(2)] },
        turnout: None,
        ballots: Some(dice.ballots.iter().enumerate().map(cast).collect()),
    };
    ActivityResult::Poll { poll: part, result: Some(result) }
}

fn yes_no(dice: &Dice) -> ActivityResult {
    let votes = vec![dice.number(4), dice.number(5)];
    let abstained = dice.number(6);
    let answered = votes[0] + votes[1] + abstained;
    let part = poll(dice, 102, PollForm::YesNo, false, answered);
    let tally = PollTally::Options { votes };
    let result =
        PollResult { poll: part.id, answered, abstained, tally, turnout: None, ballots: None };
    ActivityResult::Poll { poll: part, result: Some(result) }
}

fn scale(dice: &Dice) -> ActivityResult {
    let statements = (0..2).map(|at| dice.localized(at + 4)).collect();
    let tally = |from: usize| {
        let values: [u32; 5] = std::array::from_fn(|at| dice.number(from + at));
        let answers = values.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
        ScaleTally { answers, values: Some(values), cant_say: dice.number(from + 5) }
    };
    let part = poll(dice, 103, PollForm::Scale { statements }, false, 9);
    let tally = PollTally::Scale { statements: vec![tally(10), tally(20)] };
    let result = PollResult {
        poll: part.id,
        answered: 9,
        abstained: 1,
        tally,
        turnout: None,
        ballots: None,
    };
    ActivityResult::Poll { poll: part, result: Some(result) }
}

fn open(dice: &Dice) -> ActivityResult {
    // Two wrote the same.
    let answers: Vec<OpenAnswer> = (0..=dice.texts.len()).map(|at| dice.text(at)).collect();
    let answered = answers.len() as u32;
    let part = poll(dice, 104, PollForm::Open, false, answered);
    let tally = PollTally::Open { answers, desk: Vec::new(), removed: 0 };
    let result =
        PollResult { poll: part.id, answered, abstained: 0, tally, turnout: None, ballots: None };
    ActivityResult::Poll { poll: part, result: Some(result) }
}

/// A chain of ideas, each below one before it.
fn sheet(dice: &Dice) -> ActivityResult {
    let id = |at: usize| format!("{}.0", 200 + at);
    let count = dice.texts.len().min(10);
    let idea = |at: usize| {
        let parent = (at > 0).then(|| id(dice.number(at) as usize % at));
        let text = dice.text::<1, 200, { foorumi_protocol::LINES }>(at);
        let mut idea =
            json!({"sheet": "105.0", "id": id(at), "order": at, "text": text, "edited": 1});
        if let Some(parent) = parent {
            idea["parent"] = json!(parent);
        }
        idea
    };
    let place = |at: usize| {
        let lines = [dice.texts[at % dice.texts.len()].clone()];
        json!({"id": id(at), "x": 100 * at, "y": 50 * at, "width": 90, "height": 40, "lines": lines})
    };
    let votes: BTreeMap<String, u32> = (1..count).map(|at| (id(at), dice.number(at))).collect();
    let most = votes.values().max().copied().unwrap_or(0);
    let leading: Vec<&String> =
        votes.iter().filter(|(_, votes)| **votes == most).map(|(id, _)| id).collect();
    let sheet = json!({
        "sheet": {"id": "105.0", "root": id(0), "group": {}, "editors": "everyone",
            "phase": "chosen", "votes": 3, "stacking": false, "voters": 7, "picked": id(1)},
        "ideas": (0..count).map(idea).collect::<Vec<_>>(),
        "tally": {"sheet": "105.0", "votes": votes, "voters": 7, "leading": leading},
        "picture": {"sheet": "105.0", "width": 1000, "height": 600,
            "ideas": (0..count).map(place).collect::<Vec<_>>()},
    });
    ActivityResult::Sheet(serde_json::from_value(sheet).expect("a sheet"))
}
