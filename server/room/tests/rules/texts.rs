//! Texts that people type, in every place: what waits, what is hidden, what goes for good: rules MO6,
//! CH9, CH10, MM3.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

/// An identity code with a right check sign, and a phone number.
const CODE: &str = "131052-308T";
const PHONE: &str = "040 123 4567";

/// A meeting with a cloud, a poll in own words and a sheet, all open.
struct Hall {
    play: Stageplay,
    cloud: ActivityId,
    poll: ActivityId,
    sheet: ActivityId,
    root: IdeaId,
}

impl Hall {
    fn new(shown: ResultsShown) -> Self {
        let (question, form) = (fi("Mitä?"), PollForm::Open);
        let open = ActivityPlan::Poll(PollPlan { question, form, shown, named: false });
        let all = vec![cloud("Miksi?"), open, sheet("Tarve", &["Eka"])];
        let plan = MeetingPlan { topics_shown: true, ..meeting_with(vec![segment("Työ", all)]) };
        let mut play = Stageplay::new(plan);
        play.start(0);
        let [cloud, poll, sheet] = [0, 1, 2].map(|place| play.activity(0, place));
        for activity in [cloud, poll, sheet] {
            play.does("host", AgendaCommand::OpenActivity { activity });
        }
        let Some(Part::Sheet(part)) = play.sees("aino", &PartKey::Sheet(sheet)) else {
            panic!("open")
        };
        Self { root: part.root, play, cloud, poll, sheet }
    }

    fn sends(&mut self, name: &str, word: &str) {
        let (cloud, word, base) = (self.cloud, text(word), None);
        self.play.does(name, CloudCommand::SendWord { cloud, word, base });
    }

    fn adds(&mut self, name: &str, words: &str) -> IdeaId {
        let (sheet, parent) = (self.sheet, self.root);
        let add = SheetCommand::AddIdea { sheet, parent, after: None, text: text(words) };
        IdeaId(Id { seq: self.play.does(name, add), index: 0 })
    }

    fn comments(&mut self, name: &str, idea: IdeaId, words: &str) -> CommentId {
        let comment = SheetCommand::CommentIdea { sheet: self.sheet, idea, text: text(words) };
        CommentId(Id { seq: self.play.does(name, comment), index: 0 })
    }

    fn answers(&mut self, name: &str, words: &str) {
        let (poll, choice) = (self.poll, Choice::Open { text: text(words) });
        self.play.does(name, PollCommand::CastBallot { poll, choice, came_later: false });
    }

    fn phase(&mut self, phase: SheetPhase) {
        let sheet = self.sheet;
        self.play.does("host", SheetCommand::SetPhase { sheet, phase, only_earlier: false });
    }

    /// An idea, a comment, a word, a message, an answer and a topic with these words, by Aino; what the
    /// desk names them by.
    fn everywhere(&mut self, words: &str) -> Places {
        let idea = self.adds("aino", words);
        self.phase(SheetPhase::Comment);
        let comment = self.comments("aino", idea, words);
        self.sends("aino", words);
        let said = self.play.does("aino", ChatCommand::Say { text: text(words) });
        for name in ["liisa", "pekka", "matti", "olavi"] {
            self.answers(name, "aikaa");
        }
        self.answers("aino", words);
        let topic = Some(text(words));
        self.play.does("aino", QueueCommand::Ask { kind: RequestKind::Turn, topic });
        Places { idea, comment, message: MessageId(Id { seq: said, index: 0 }) }
    }

    fn desk_answer(&self, words: &str) -> DeskAnswer {
        let Some(Part::Result(result)) = self.play.sees("host", &PartKey::Result(self.poll)) else {
            panic!("there is a result")
        };
        let PollTally::Open { desk, .. } = result.tally else { panic!("own words") };
        desk.into_iter().find(|answer| answer.text.as_str() == words).expect("the answer is there")
    }

    /// All that an eye sees, as it is sent.
    fn sent(&self, eye: Eye) -> String {
        serde_json::to_string(&self.play.all(eye).into_values().collect::<Vec<_>>()).expect("JSON")
    }

    fn at_rest(&self) -> String {
        String::from_utf8(self.play.room.snapshot()).expect("JSON")
    }
}

#[derive(Clone, Copy)]
struct Places {
    idea: IdeaId,
    comment: CommentId,
    message: MessageId,
}

#[test]
fn ft50_an_identity_code_waits_for_the_desk_in_every_place() {
    let mut hall = Hall::new(ResultsShown::Live);
    let Places { idea, comment, message } = hall.everywhere(CODE);
    for eye in [Eye::Public, Eye::Stage] {
        assert!(!hall.sent(eye).contains(CODE), "{eye:?}");
    }
    let other = hall.sent(Eye::Person(person("liisa")));
    assert!(!other.contains(CODE));
    let own = hall.sent(Eye::Person(person("aino")));
    // The idea, the comment, the word as typed and by its key, the message and the topic.
    assert!(own.matches(CODE).count() >= 5, "its writer sees it: {own}");
    assert_eq!(hall.play.shows("aino", &PartKey::Ballot(hall.poll))["state"], "waiting");
    let kinds = serde_json::json!(["identityCode"]);
    let key = PartKey::Idea(hall.sheet, idea);
    let part = hall.play.shows("host", &key);
    assert_eq!((&part["state"], &part["suspects"]), (&"waiting".into(), &kinds));
    let remark = &part["comments"][0];
    assert_eq!((&remark["state"], &remark["suspects"]), (&"waiting".into(), &kinds));
    let word = hall.play.shows("host", &PartKey::Word(hall.cloud, text(&CODE.to_lowercase())));
    assert_eq!((&word["state"], &word["suspects"]), (&"waiting".into(), &kinds));
    let said = hall.play.shows("host", &PartKey::Message(message));
    assert_eq!(said["staff"]["state"]["state"], "waiting");
    let answer = hall.desk_answer(CODE);
    assert_eq!(
        (answer.state, answer.suspects),
        (TextState::Waiting, vec![SuspectKind::IdentityCode])
    );
    // The desk may show what it has looked at.
    let (sheet, poll, key) = (hall.sheet, hall.poll, answer.key);
    hall.play.refused(
        "aino",
        SheetCommand::ShowText { sheet, idea, comment: None },
        Rejection::NotAllowed,
    );
    hall.play.does("host", SheetCommand::ShowText { sheet, idea, comment: None });
    hall.play.does("host", SheetCommand::ShowText { sheet, idea, comment: Some(comment) });
    hall.play.does("host", PollCommand::ShowAnswer { poll, answer: key });
    assert_eq!(hall.sent(Eye::Public).matches(CODE).count(), 3);
    assert!(hall.play.sees("aino", &PartKey::MyTexts(sheet)).is_none(), "nothing waits any more");
    assert!(hall.play.shows("aino", &PartKey::Ballot(poll)).get("state").is_none());
}

#[test]
fn ft50_what_else_is_suspected_is_shown_in_open_ones_with_a_flag_for_staff() {
    let mut hall = Hall::new(ResultsShown::Live);
    let Places { idea, .. } = hall.everywhere(PHONE);
    let public = hall.sent(Eye::Public);
    assert!(public.matches(PHONE).count() >= 5 && !public.contains("suspects"), "{public}");
    let part = hall.play.shows("host", &PartKey::Idea(hall.sheet, idea));
    assert_eq!(part["suspects"], serde_json::json!(["phone"]));
    assert_eq!(hall.desk_answer(PHONE).suspects, [SuspectKind::Phone]);
}

#[test]
fn ft50_what_the_desk_hides_only_its_writer_and_staff_see_until_it_is_shown() {
    let mut hall = Hall::new(ResultsShown::Live);
    let Places { idea, comment, .. } = hall.everywhere("kanariansaari");
    let (sheet, poll) = (hall.sheet, hall.poll);
    let seen = |hall: &Hall| hall.sent(Eye::Public).matches("\"kanariansaari\"").count();
    let before = seen(&hall);
    hall.play.does("host", SheetCommand::HideText { sheet, idea, comment: None });
    hall.play.does("moderator", SheetCommand::HideText { sheet, idea, comment: Some(comment) });
    let answer = hall.desk_answer("kanariansaari").key;
    hall.play.does("host", PollCommand::HideAnswer { poll, answer: answer.clone() });
    assert_eq!(seen(&hall), before - 3);
    let texts = hall.play.shows("aino", &PartKey::MyTexts(sheet))["texts"].clone();
    assert_eq!(texts.as_array().map(Vec::len), Some(2));
    // Writing it anew does not show it.
    hall.phase(SheetPhase::Build);
    let anew = text("kanariansaari taas");
    hall.play.does("aino", SheetCommand::EditIdea { sheet, idea, text: anew });
    assert_eq!(hall.play.shows("liisa", &PartKey::Idea(sheet, idea))["text"], "[…]");
    // Nor does the end.
    hall.play.does("host", MeetingCommand::End);
    assert!(!hall.sent(Eye::Public).contains("kanariansaari taas"));
    hall.play.does("host", SheetCommand::ShowText { sheet, idea, comment: None });
    assert!(hall.sent(Eye::Public).contains("kanariansaari taas"));
}

/// The desk removes all that holds these words.
fn remove(hall: &mut Hall, places: Places, words: &str) {
    let Places { idea, comment, message } = places;
    let (sheet, poll, cloud) = (hall.sheet, hall.poll, hall.cloud);
    let answer = hall.desk_answer(words).key;
    hall.play.does("host", SheetCommand::RemoveText { sheet, idea, comment: None });
    hall.play.does("host", SheetCommand::RemoveText { sheet, idea, comment: Some(comment) });
    hall.play.does("host", CloudCommand::RemoveText { cloud, key: text(&words.to_lowercase()) });
    hall.play.does("moderator", PollCommand::RemoveText { poll, answer });
    hall.play.does("host", ChatCommand::Remove { message });
}

#[test]
fn mo6_a_removed_text_is_in_no_snapshot_log_frame_or_bundle() {
    for (words, ended) in [(CODE, false), ("kanariansaari", false), ("kanariansaari", true)] {
        let mut hall = Hall::new(ResultsShown::Live);
        let places = hall.everywhere(words);
        // What it was hidden as, merged with, kept apart from, and what people were told of it.
        let (cloud, key) = (hall.cloud, text(&words.to_lowercase()));
        hall.sends("liisa", "saari");
        hall.sends("pekka", "luoto");
        let apart = vec![text("luoto"), key];
        hall.play.does("host", CloudCommand::KeepApart { cloud, words: apart.clone(), on: true });
        hall.play.does("host", CloudCommand::HideWord { cloud, key: apart[1].clone() });
        let word = Notice::WordHidden { cloud, word: text(words) };
        let told = serde_json::to_string(&word).expect("JSON");
        assert!(hall.at_rest().contains(words) && !told.is_empty());
        hall.play.does("aino", QueueCommand::Withdraw { kind: RequestKind::Turn });
        if ended {
            let activity = hall.poll;
            hall.play.does("host", AgendaCommand::CloseActivity { activity });
            hall.play.does("host", MeetingCommand::End);
        }
        let since = hall.play.room.seq();
        remove(&mut hall, places, words);
        no_log_holds(&hall, words);
        no_eye_is_sent(&hall, words, since);
        let results = serde_json::to_string(&hall.play.room.results()).expect("JSON");
        assert!(!results.to_lowercase().contains(&words.to_lowercase()), "{results}");
        // Marks stand where they were, and figures go on counting.
        let idea = hall.play.shows("liisa", &PartKey::Idea(hall.sheet, places.idea));
        assert_eq!((&idea["text"], &idea["state"]), (&"[…]".into(), &"removed".into()));
        assert_eq!(idea["comments"][0]["state"], "removed");
        let result = hall.play.shows("host", &PartKey::Result(hall.poll));
        assert_eq!((&result["answered"], &result["tally"]["removed"]), (&5.into(), &1.into()));
        assert_eq!(hall.play.shows("host", &PartKey::Cloud(cloud))["removed"], 1);
        let at_rest = hall.at_rest().to_lowercase();
        // A withdrawn request can be looked at by the desk's undo only; its topic is not what was removed.
        let rest = at_rest.replace(&format!("\"topic\":\"{}\"", words.to_lowercase()), "");
        assert!(!rest.contains(&words.to_lowercase()), "{}", around(&rest, &words.to_lowercase()));
    }
}

/// All that had it at rest before is dropped: the log keeps a state from here on.
fn no_log_holds(hall: &Hall, words: &str) {
    assert_eq!(hall.play.room.forgotten(), hall.play.room.records());
    for command in hall.play.records.iter().flat_map(|record| &record.commands) {
        let held = serde_json::to_string(&command.command).expect("JSON");
        let typed = held.to_lowercase().contains(&words.to_lowercase());
        let topic = matches!(command.command, Command::Queue(_));
        assert!(!typed || topic || hall.play.room.has_forgotten(command, None), "{held}");
    }
}

/// Nor is anybody who comes now shown it, or who was there `since`.
fn no_eye_is_sent(hall: &Hall, words: &str, since: Seq) {
    let eyes = ["aino", "liisa", "host"].map(|name| Eye::Person(person(name)));
    for eye in eyes.into_iter().chain([Eye::Public, Eye::Stage, Eye::Staff]) {
        let sent = hall.sent(eye).to_lowercase();
        let words = words.to_lowercase();
        assert!(!sent.contains(&words), "{eye:?} {}", around(&sent, &words));
        // Who held it gets the whole view, or the names of what is gone, never the words.
        let below = hall.play.room.is_below_floor(since, [eye].into_iter());
        let changed = hall.play.room.changed_since(since, eye);
        let word = |key: &PartKey| matches!(key, PartKey::Word(..));
        assert!(below || !changed.gone.iter().any(word), "{eye:?}");
    }
}

/// Where a text stands that should not.
fn around(all: &str, words: &str) -> String {
    let Some(at) = all.find(words) else { return String::new() };
    let from = all.floor_char_boundary(at.saturating_sub(300));
    let to = all.floor_char_boundary((at + 100).min(all.len()));
    all[from..to].to_owned()
}

#[test]
fn mo6_who_sent_a_removed_word_is_told_without_it_and_can_send_another() {
    let mut hall = Hall::new(ResultsShown::AtClose);
    let cloud = hall.cloud;
    for word in ["yksi", "kaksi", "kolme"] {
        hall.sends("aino", word);
    }
    hall.play.does("host", CloudCommand::RemoveText { cloud, key: text("kaksi") });
    let mine = hall.play.shows("aino", &PartKey::MyWords(cloud));
    assert_eq!((mine["words"].as_array().map(Vec::len), &mine["left"]), (Some(2), &1.into()));
    let own = hall.play.all(Eye::Person(person("aino"))).into_values();
    let told = own.filter(|part| {
        matches!(part, Part::Notice(NoticePart { what: Notice::WordRemoved { .. }, .. }))
    });
    assert_eq!(told.count(), 1);
    hall.sends("aino", "neljä");
}

#[test]
fn mm3_a_deleted_idea_goes_for_good_when_its_time_is_over() {
    let mut hall = Hall::new(ResultsShown::AtClose);
    let idea = hall.adds("aino", "kanariansaari");
    let sheet = hall.sheet;
    let below = SheetCommand::AddIdea { sheet, parent: idea, after: None, text: text("luoto") };
    hall.play.does("liisa", below);
    assert_eq!(hall.play.room.deleted(), None);
    hall.play.does("secretary", SheetCommand::DeleteIdea { sheet, idea });
    let (until, due) = hall.play.room.deleted().expect("it can be taken back");
    assert!(hall.at_rest().contains("kanariansaari") && due.0 >= hall.play.now.0 + 10_000);
    hall.play.does("secretary", SheetCommand::RestoreIdea { sheet, idea });
    assert_eq!(hall.play.system(SystemCommand::ForgetDeleted { until }), Err(Rejection::NotFound));
    hall.play.does("secretary", SheetCommand::DeleteIdea { sheet, idea });
    let (until, _) = hall.play.room.deleted().expect("again");
    hall.play.system(SystemCommand::ForgetDeleted { until }).expect("its time is over");
    assert_eq!(hall.play.room.forgotten(), hall.play.room.records());
    let kept = hall.at_rest();
    assert!(!kept.contains("kanariansaari") && !kept.contains("luoto"));
    hall.play.refused("secretary", SheetCommand::RestoreIdea { sheet, idea }, Rejection::NotFound);
}

#[test]
fn rb7_a_meeting_that_nobody_ends_tells_it_for_ten_days_and_ends_unless_somebody_acts() {
    const DAY_MS: u64 = 24 * 3_600_000;
    let starts = Some(text("1970-02-01T12:00"));
    let plan = MeetingPlan { starts, ..meeting_with(vec![segment("Alku", vec![])]) };
    let mut play = Stageplay::new(plan);
    let found = play.room.abandoned().expect("it goes on");
    let noon = 31 * DAY_MS + DAY_MS / 2;
    assert_eq!((found.end.0, found.tell.0), (noon + 30 * DAY_MS, noon + 20 * DAY_MS));
    assert_eq!(
        play.system(SystemCommand::EndAbandoned { acted: found.acted }),
        Err(Rejection::Stale)
    );
    let tell = |found: &foorumi_room::Abandoned| SystemCommand::TellEnd {
        at: found.end,
        acted: found.acted,
    };
    play.system(tell(&found)).expect("nobody has acted");
    let part = |play: &Stageplay| play.shows("aino", &PartKey::Meeting)["endsAt"].clone();
    assert_eq!(part(&play), found.end.0);
    // Whoever acts puts it off.
    play.now = Millis(noon + 25 * DAY_MS);
    play.does("aino", MeetingCommand::ReadNotice);
    let acted = play.now;
    assert!(part(&play).is_null());
    assert_eq!(
        play.system(SystemCommand::EndAbandoned { acted: found.acted }),
        Err(Rejection::Stale)
    );
    let later = play.room.abandoned().expect("it goes on");
    assert_eq!(later.end.0, acted.0 + 30 * DAY_MS);
    play.system(tell(&later)).expect("nobody has acted");
    play.system(SystemCommand::EndAbandoned { acted: later.acted }).expect("it ends");
    assert!(play.room.ended() && play.room.abandoned().is_none() && part(&play).is_null());
}
