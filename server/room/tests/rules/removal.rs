//! A person is removed with all they have written: rule TR5. A canary: words of the one are in no part for
//! any eye, no state at rest and no result, while those of another, found by the same search, stay.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::{Actor, Addressed, Eye, Record, Traces, forget_in_results, named_in_results};

const CANARY: &str = "kanarialintu";
const CONTROL: &str = "verrokki";

struct World {
    play: Stageplay,
    sheet: ActivityId,
    /// Votes by name: an open one and a closed one.
    polls: [ActivityId; 2],
    cloud: ActivityId,
    idea: IdeaId,
}

/// Two people have done the same in every place where words are taken, with other words.
fn world() -> World {
    let mut world = opened();
    let World { sheet, cloud, polls: [_, other], .. } = world;
    let Some(Part::Sheet(SheetPart { root, .. })) = world.play.sees("host", &PartKey::Sheet(sheet))
    else {
        panic!("a sheet")
    };
    for (name, word) in [("eero", CANARY), ("aino", CONTROL)] {
        world.answers(name, word);
        let idea = world.builds(name, word, root);
        if word == CANARY {
            world.idea = idea;
        }
        world.chats(name, word, root);
        world.asks(name, word);
    }
    let idea = world.idea;
    let play = &mut world.play;
    // Somebody has built on an idea of the one, and hidden one of the words of each.
    let command =
        SheetCommand::AddIdea { sheet, parent: idea, after: None, text: text("aino jatkoi") };
    play.does("aino", command);
    for word in [CANARY, CONTROL] {
        let hidden: TypedWord = text(&format!("{word} salaa"));
        let key = foorumi_room::word_key(&hidden).expect("a word");
        play.does("host", CloudCommand::HideWord { cloud, key });
    }
    let phase = SheetPhase::Comment;
    play.does("host", SheetCommand::SetPhase { sheet, phase, only_earlier: false });
    for (name, word) in [("eero", CANARY), ("aino", CONTROL)] {
        let comment = text(&format!("{word} kommentoi"));
        play.does(name, SheetCommand::CommentIdea { sheet, idea, text: comment });
    }
    play.does("host", AgendaCommand::CloseActivity { activity: other });
    world
}

/// All activities are open, and nobody has said anything.
fn opened() -> World {
    let ActivityPlan::Poll(plan) = yes_no("Nimellä?") else { unreachable!("it is a poll") };
    let open = PollPlan { form: PollForm::Open, named: true, ..plan };
    let poll = || ActivityPlan::Poll(open.clone());
    let activities = vec![poll(), poll(), cloud("Mitä?"), sheet("Tarve", &["suunniteltu"])];
    let mut play = Stageplay::new(meeting_with(vec![segment("Alku", activities)]));
    play.start(0);
    let [one, other, cloud, sheet] = [0, 1, 2, 3].map(|at| play.activity(0, at));
    for activity in [one, other, cloud, sheet] {
        play.does("host", AgendaCommand::OpenActivity { activity });
    }
    play.does("host", MeetingCommand::SetName { name: Some(text("Juontaja")) });
    let idea = IdeaId(Id { seq: Seq(0), index: 0 });
    World { play, sheet, polls: [one, other], cloud, idea }
}

impl World {
    fn answers(&mut self, name: &str, word: &str) {
        let (play, cloud) = (&mut self.play, self.cloud);
        play.does(name, MeetingCommand::SetName { name: Some(text(word)) });
        for poll in self.polls {
            let choice = Choice::Open { text: text(&format!("{word} vastasi")) };
            play.does(name, PollCommand::CastBallot { poll, choice, came_later: false });
        }
        play.does(name, CloudCommand::SendWord { cloud, word: text(word), base: None });
        let sent = text(&format!("{word} salaa"));
        play.does(name, CloudCommand::SendWord { cloud, word: sent, base: None });
    }

    /// Three ideas, of which one stands below the first, that is given, and one is deleted.
    fn builds(&mut self, name: &str, word: &str, root: IdeaId) -> IdeaId {
        let (play, sheet) = (&mut self.play, self.sheet);
        let add = |play: &mut Stageplay, parent, words: &str| {
            let command = SheetCommand::AddIdea { sheet, parent, after: None, text: text(words) };
            IdeaId(Id { seq: play.does(name, command), index: 0 })
        };
        let first = add(play, root, &format!("{word} ideoi"));
        add(play, first, &format!("{word} ideoi alle"));
        let gone = add(play, root, &format!("{word} poisti"));
        play.does(name, SheetCommand::DeleteIdea { sheet, idea: gone });
        first
    }

    /// Three messages become a question, a note and an idea; the last is edited then.
    fn chats(&mut self, name: &str, word: &str, root: IdeaId) {
        let (play, sheet) = (&mut self.play, self.sheet);
        for at in 0..3 {
            let said = text(&format!("{word} sanoi {at}"));
            let seq = play.does(name, ChatCommand::Say { text: said });
            let message = MessageId(Id { seq, index: 0 });
            let what = match at {
                0 => Becoming::Question,
                1 => Becoming::Note { segment: None },
                _ => Becoming::Idea { sheet, parent: root },
            };
            play.does("moderator", ChatCommand::Become { message, seen: 0, what });
            if at == 2 {
                let edited = text(&format!("{word} muokattuna"));
                play.does("moderator", ChatCommand::Edit { message, seen: 1, text: edited });
            }
        }
    }

    /// A turn that is answered in writing, and a point of order.
    fn asks(&mut self, name: &str, word: &str) {
        let play = &mut self.play;
        let (kind, topic) = (RequestKind::Turn, Some(text(&format!("{word} aihe"))));
        let entry =
            EntryId(Id { seq: play.does(name, QueueCommand::Ask { kind, topic }), index: 0 });
        play.does("host", QueueCommand::AnswerInWriting { entry, answer: text("Vastaus") });
        let (kind, topic) = (RequestKind::PointOfOrder, Some(text(&format!("{word} huomautti"))));
        play.does(name, QueueCommand::Ask { kind, topic });
    }
}

fn remove(at_once: bool) -> MeetingCommand {
    MeetingCommand::RemovePerson { person: PersonNumber(2), at_once }
}

impl World {
    /// Everything that any eye is shown, and the results.
    fn shown(&self) -> String {
        let own = ["host", "eero", "aino"].map(|name| Eye::Person(person(name)));
        let mut all = String::new();
        for eye in [Eye::Public, Eye::Stage, Eye::Staff].into_iter().chain(own) {
            let parts = self.play.all(eye).into_iter().map(|(key, part)| (key.to_string(), part));
            all += &serde_json::to_string(&parts.collect::<Vec<_>>()).expect("JSON");
        }
        all + &serde_json::to_string(&self.play.room.results()).expect("JSON")
    }

    fn at_rest(&self) -> String {
        String::from_utf8(self.play.room.snapshot()).expect("JSON")
    }

    fn forget(&mut self) -> Result<Seq, Rejection> {
        let leavers = self.play.room.leavers();
        let leaver = leavers.first().ok_or(Rejection::NotFound)?;
        let (person, since) = (leaver.number, leaver.since);
        self.play.system(SystemCommand::ForgetPerson { person, since })
    }
}

#[test]
fn tr5_what_a_removed_person_wrote_is_hidden_at_once_and_then_nowhere() {
    let mut world = world();
    let (sheet, idea) = (world.sheet, world.idea);
    let before = world.shown();
    assert!(before.contains(CANARY) && before.contains(CONTROL) && before.contains("muokattuna"));
    world.play.does("moderator", remove(false));
    let hidden = world.shown();
    assert!(!hidden.contains(CANARY), "{}", around(&hidden));
    assert!(hidden.contains(CONTROL));
    assert!(world.at_rest().contains(CANARY), "it can be taken back");
    let says = ChatCommand::Say { text: text("vielä") };
    world.play.refused("eero", says, Rejection::PersonRemoved);
    let row = world.play.shows("host", &PartKey::People)["people"][0].clone();
    assert_eq!((&row["who"]["number"], &row["leaving"]), (&2.into(), &true.into()));
    // What others have built on stays, under a mark.
    let Some(Part::Idea(mark)) = world.play.sees("aino", &PartKey::Idea(sheet, idea)) else {
        panic!("a mark")
    };
    assert!(mark.state == TextState::Removed && mark.comments.len() == 1);

    world.forget().unwrap();
    for (place, text) in [("parts", world.shown()), ("state", world.at_rest())] {
        assert!(!text.contains(CANARY), "{place}: {}", around(&text));
        assert!(text.contains(CONTROL), "{place}: the search finds nothing");
    }
    assert_eq!(world.play.room.forgotten(), world.play.room.records(), "the log is rewritten");
    let notices = world.play.all(Eye::Person(person("eero")));
    let told =
        |part: &Part| matches!(part, Part::Notice(NoticePart { what: Notice::PersonRemoved, .. }));
    assert!(notices.values().any(told), "the own page is told");
    assert_eq!(world.forget(), Err(Rejection::NotFound));
    // Whoever comes back with the token has no history.
    world.play.does("eero", ChatCommand::Say { text: text("uusi alku") });
}

/// A little before and after the first find.
fn around(text: &str) -> &str {
    let at = text.find(CANARY).unwrap_or(0);
    let edge = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[edge(at.saturating_sub(120))..edge((at + 60).min(text.len()))]
}

#[test]
fn tr5_until_it_is_gone_a_removal_can_be_taken_back_and_all_is_as_before() {
    let mut world = world();
    let before = world.shown();
    let queue = world.play.shows("host", &PartKey::Queue)["waiting"].clone();
    let since = world.play.does("host", remove(false));
    let restore = MeetingCommand::RestorePerson { person: PersonNumber(2) };
    world.play.does("moderator", restore.clone());
    let after = world.shown();
    for words in
        ["ideoi", "ideoi alle", "vastasi", "kommentoi", "huomautti", "sanoi 0", "muokattuna"]
    {
        let words = format!("{CANARY} {words}");
        assert_eq!(after.matches(&words).count(), before.matches(&words).count(), "{words}");
    }
    assert_eq!(world.play.shows("host", &PartKey::Queue)["waiting"], queue);
    world.play.refused("host", restore, Rejection::Stale);
    let forget = SystemCommand::ForgetPerson { person: PersonNumber(2), since };
    assert_eq!(world.play.system(forget), Err(Rejection::Stale));
}

#[test]
fn tr5_votes_by_name_go_and_the_figures_with_them() {
    let mut world = world();
    world.play.does("host", remove(true));
    assert!(world.play.room.leavers()[0].at_once);
    for (poll, closed) in world.polls.into_iter().zip([false, true]) {
        assert_eq!(world.play.shows("aino", &PartKey::Answered(poll))["count"], 1);
        if closed {
            let result = world.play.shows("host", &PartKey::Result(poll));
            assert_eq!(result["answered"], 1);
            assert_eq!(result["ballots"].as_array().map(Vec::len), Some(1));
        }
    }
    assert_eq!(world.play.shows("aino", &PartKey::Cloud(world.cloud))["answered"], 1);
}

#[test]
fn tr5_of_the_staff_nobody_is_removed_and_a_name_goes_alone() {
    let mut world = world();
    let host = PersonNumber(1);
    let at_once = true;
    world.play.refused(
        "moderator",
        MeetingCommand::RemovePerson { person: host, at_once },
        Rejection::IsStaff,
    );
    world.play.refused(
        "moderator",
        MeetingCommand::RemoveName { person: host },
        Rejection::IsStaff,
    );
    world.play.refused("aino", remove(true), Rejection::NotAllowed);
    world.play.does("moderator", MeetingCommand::RemoveName { person: PersonNumber(2) });
    let row = world.play.shows("host", &PartKey::People)["people"][1].clone();
    assert_eq!(row["who"], serde_json::json!({"number": 2}));
    assert!(world.shown().contains("kanarialintu ideoi"), "the rest stays");
}

#[test]
fn tr5_nobody_may_keep_what_a_removed_person_sent() {
    let mut world = world();
    world.play.does("host", remove(true));
    world.forget().unwrap();
    let room = &world.play.room;
    let mut kept = 0;
    let mut seq = 0;
    for Record { commands, .. } in &world.play.records {
        for addressed in commands {
            seq += 1;
            let Addressed { actor, command, .. } = addressed;
            let theirs = matches!(actor, Actor::Person { id, .. } if *id == person("eero"));
            let text = serde_json::to_string(command).expect("JSON");
            let forgotten = room.has_forgotten(addressed, Some(Seq(seq)));
            assert!(forgotten || !theirs, "kept: {text}");
            kept += u32::from(!forgotten && text.contains(CONTROL));
            let hides = matches!(command, Command::Cloud(CloudCommand::HideWord { .. }));
            assert!(forgotten || hides || !text.contains(CANARY), "kept: {text}");
        }
    }
    assert!(kept > 5, "the control is kept");
}

#[test]
fn ft25_the_operator_has_anybody_erased_also_one_of_the_staff_and_after_the_end() {
    let mut world = world();
    let erase = |number| SystemCommand::ErasePerson { person: PersonNumber(number) };
    assert_eq!(
        world.play.system(erase(99)),
        Err(Rejection::NoSuchPerson { person: PersonNumber(99) })
    );
    let found = world.play.room.people_named(" KANARIA");
    let [(who, traces)] = &found[..] else { panic!("one has the name: {found:?}") };
    assert_eq!(who.number, PersonNumber(2));
    // Three messages and what became an idea, three ideas, a comment, two topics, two words, two answers.
    assert_eq!(*traces, Traces { named: true, texts: 14, votes: 0, turns: 0 });
    world.play.system(erase(2)).unwrap();
    assert!(world.play.room.leavers()[0].at_once, "there is nothing to wait for");
    let seq = world.play.room.forgotten();
    world.play.system(erase(2)).expect("as often as one likes");
    assert_eq!((world.play.room.leavers().len(), world.play.room.forgotten()), (1, seq));
    world.forget().unwrap();
    for text in [world.shown(), world.at_rest()] {
        assert!(!text.contains(CANARY), "{}", around(&text));
        assert!(text.contains(CONTROL));
    }
    assert_eq!(world.play.room.traces_of(PersonNumber(2)), Some(Traces::default()));
    assert!(world.play.room.people_named(CANARY).is_empty());

    world.play.does("host", MeetingCommand::End);
    assert!(world.shown().contains("Juontaja"));
    world.play.system(erase(1)).unwrap();
    world.forget().unwrap();
    assert!(!world.shown().contains("Juontaja") && !world.at_rest().contains("Juontaja"));
    world.play.system(SystemCommand::Seal).unwrap();
    assert_eq!(world.play.system(erase(3)), Err(Rejection::MeetingEnded));
}

#[test]
fn ft25_in_results_without_a_room_a_name_goes_and_what_stands_under_its_number() {
    let mut world = world();
    world.play.does("host", MeetingCommand::End);
    let mut results = world.play.room.results().expect("it has begun");
    let named = named_in_results(results.clone(), "kanaria");
    assert_eq!(named.iter().map(|who| who.number.0).collect::<Vec<_>>(), [2]);
    let before = serde_json::to_string(&results).expect("JSON");
    assert!(before.contains(&format!("{CANARY} vastasi")));
    let traces = forget_in_results(&mut results, PersonNumber(2));
    assert_eq!(traces, Traces { named: true, texts: 2, votes: 0, turns: 0 });
    let after = serde_json::to_string(&results).expect("JSON");
    assert!(
        !after.contains(&format!("{CANARY} vastasi"))
            && !after.contains(r#""name":"kanarialintu""#)
    );
    assert!(after.contains(&format!("{CONTROL} vastasi")));
    assert!(after.contains(&format!("{CANARY} sanoi 0")), "without a sender it cannot be found");
    let mut answered = 0;
    for activity in &results.activities {
        if let ActivityResult::Poll { result: Some(result), .. } = activity {
            let PollTally::Open { answers, removed, .. } = &result.tally else { continue };
            let told = u32::try_from(answers.len()).expect("few") + removed;
            assert_eq!((told, result.answered), (2, 2), "the figures stay true");
            answered += 1;
        }
    }
    assert_eq!(answered, 2);
    let before = results.clone();
    assert_eq!(forget_in_results(&mut results, PersonNumber(2)), Traces::default());
    assert_eq!(results, before, "done twice it is done once");
}
