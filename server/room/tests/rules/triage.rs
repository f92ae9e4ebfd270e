//! Transcripts of what staff do beside the computed order, and of taking it back: rules SQ7, SQ9,
//! SQ10, SQ12.

use crate::{queue::*, stageplay::*};
use foorumi_protocol::*;

fn play() -> Stageplay {
    Stageplay::new(meeting())
}

fn hall(name: &str) -> QueueCommand {
    let who = AddedPerson::Hall { name: text(name) };
    QueueCommand::AddPerson { who, kind: RequestKind::Turn, topic: None }
}

impl Stageplay {
    fn entry(&self, name: &str) -> EntryId {
        let queue = self.queue("host");
        let asked = queue.staff.expect("staff").asked;
        let named = |entry: &&QueueEntry| entry.who.name.as_deref() == Some(name);
        queue.waiting.iter().chain(&asked).find(named).expect("waits").id
    }

    fn rows(&self) -> Vec<OverrideRow> {
        match self.sees("moderator", &PartKey::QueueLog) {
            Some(Part::QueueLog(log)) => log.rows,
            _ => Vec::new(),
        }
    }

    /// What this person was told last.
    fn last_notice(&self, name: &str) -> Option<Notice> {
        let own = self.all(foorumi_room::Eye::Person(person(name)));
        let notices = own.into_values().filter_map(|part| {
            if let Part::Notice(notice) = part { Some((notice.id, notice.what)) } else { None }
        });
        notices.max_by_key(|(id, _)| *id).map(|(_, what)| what)
    }

    fn undo(&mut self, name: &str, act: Seq) {
        self.does(name, QueueCommand::Undo { act });
    }
}

#[test]
fn sq7_with_approval_a_turn_waits_until_staff_approve_it() {
    let mut play = play();
    play.does("moderator", QueueCommand::SetApproval { on: true });
    play.ask_in_order(&["aino", "eero"]);
    assert_eq!(play.order(), [""; 0]);
    assert_eq!(play.mine("aino").expect("asked").requests[0].place, None);
    let (aino, eero) = (play.entry("aino"), play.entry("eero"));
    play.does("moderator", QueueCommand::Approve { entry: eero });
    play.refused("host", QueueCommand::Approve { entry: eero }, Rejection::Stale);
    assert_eq!(play.order(), ["eero FirstTurn"]);
    play.does("moderator", QueueCommand::Approve { entry: aino });
    // The place is that of asking, not of approving.
    assert_eq!(play.order(), ["aino FirstTurn", "eero FirstTurn"]);
    play.ask_in_order(&["iiris"]);
    play.does("moderator", QueueCommand::SetApproval { on: false });
    assert_eq!(play.order().len(), 3);
}

#[test]
fn sq7_who_is_asked_for_detail_answers_with_a_topic() {
    let mut play = play();
    play.ask_in_order(&["aino"]);
    let entry = play.entry("aino");
    let question: Reason = text("Mitä asiaa?");
    play.does("moderator", QueueCommand::AskDetail { entry, question: question.clone() });
    assert_eq!(
        play.last_notice("aino"),
        Some(Notice::RequestDetail { question: question.clone() })
    );
    assert_eq!(play.mine("aino").expect("waits").requests[0].detail, Some(question));
    assert_eq!(play.queue("eero").waiting[0].detail, None);
    let topic = Some(text("Bussit"));
    play.does("aino", QueueCommand::Ask { kind: RequestKind::Turn, topic });
    assert_eq!(play.queue("host").waiting[0].detail, None);
    assert_eq!(play.rows()[0].what, OverrideKind::DetailAsked);
}

#[test]
fn sq7_a_merged_request_goes_and_its_sender_hears_what_becomes_of_the_other() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero"]);
    let (entry, into) = (play.entry("eero"), play.entry("aino"));
    play.refused("host", QueueCommand::Merge { entry, into: entry }, Rejection::Unreadable);
    let act = play.does("moderator", QueueCommand::Merge { entry, into });
    assert_eq!(play.order(), ["aino FirstTurn"]);
    let merged = play.queue("host").waiting[0].merged.clone();
    assert_eq!(merged[0].name.as_deref(), Some("eero"));
    assert!(play.queue("eero").waiting[0].merged.is_empty());
    let Some(Notice::RequestMerged { into: who }) = play.last_notice("eero") else {
        panic!("not told")
    };
    assert_eq!(who.name.as_deref(), Some("aino"));
    play.undo("host", act);
    assert_eq!(play.order(), ["aino FirstTurn", "eero FirstTurn"]);
    assert_eq!(play.last_notice("eero"), Some(Notice::RequestRestored));

    play.does("moderator", QueueCommand::Merge { entry, into });
    let reason: Reason = text("Aika loppuu");
    play.does("host", QueueCommand::Decline { entry: into, reason: reason.clone() });
    assert_eq!(play.last_notice("eero"), Some(Notice::RequestDeclined { reason }));
}

#[test]
fn sq7_a_move_has_a_reason_that_all_see_and_stays_within_its_kind() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    play.does("olavi", ask(RequestKind::PointOfOrder));
    let entry = play.entry("iiris");
    let reason: Reason = text("Lähtee junalle");
    let act = play.does("moderator", QueueCommand::Move { entry, place: 1, reason });
    let order = ["- PointOfOrder", "iiris Moved", "aino FirstTurn", "eero FirstTurn"];
    assert_eq!(play.order(), order);
    let seen = play.queue("matti").waiting[1].why_moved.clone();
    assert_eq!(seen.as_deref(), Some("Lähtee junalle"));
    let row = &play.rows()[0];
    assert_eq!((row.act, row.what), (act, OverrideKind::Moved));
    assert_eq!(row.whom.name.as_deref(), Some("iiris"));
    assert_eq!(row.why.as_deref(), Some("Lähtee junalle"));
    // Nobody gets between later, and whoever leaves lets the moved one up.
    let to_last = QueueCommand::Move { entry: play.entry("aino"), place: 9, reason: text("Ehtii") };
    play.does("host", to_last);
    play.give(0);
    play.ask_in_order(&["uusi"]);
    let order = ["iiris Moved", "eero FirstTurn", "aino Moved", "uusi FirstTurn"];
    assert_eq!(play.order(), order);
    play.give(0);
    assert_eq!(play.order(), ["eero FirstTurn", "aino Moved", "uusi FirstTurn"]);
    assert_eq!(play.sees("aino", &PartKey::QueueLog), None);
}

#[test]
fn sq7_an_answer_in_writing_goes_to_the_sender_and_to_the_results() {
    let mut play = play();
    let topic = Some(text("Milloin?"));
    play.does("aino", QueueCommand::Ask { kind: RequestKind::Turn, topic });
    let entry = play.queue("host").waiting[0].id;
    let answer: Text<1, 500> = text("Keväällä.");
    let act =
        play.does("moderator", QueueCommand::AnswerInWriting { entry, answer: answer.clone() });
    assert_eq!(play.last_notice("aino"), Some(Notice::RequestAnswered { answer: answer.clone() }));
    let written = |play: &Stageplay| play.room.results().expect("begun").written;
    assert_eq!(written(&play)[0].topic.as_deref(), Some("Milloin?"));
    assert_eq!(written(&play)[0].answer, answer);
    play.undo("host", act);
    assert_eq!(written(&play), []);
    assert!(play.rows()[0].undone);
    assert_eq!(play.queue("host").waiting[0].id, entry);
}

#[test]
fn sq7_giving_the_floor_out_of_turn_is_logged_with_who_and_when() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero"]);
    play.give(0);
    assert_eq!(play.rows(), []);
    play.ask_in_order(&["iiris"]);
    play.give(1);
    let rows = play.rows();
    assert_eq!(rows[0].what, OverrideKind::GivenOutOfTurn);
    assert_eq!((rows[0].at, rows[0].whom.name.as_deref()), (play.now, Some("iiris")));
    assert_eq!(play.room.results().expect("begun").overrides, rows);
}

#[test]
fn sq9_the_balance_is_told_in_figures_without_names() {
    let mut play = play();
    let names = ["a", "b", "c", "d", "e", "f"];
    play.ask_in_order(&names);
    for seconds in [299, 199, 99, 79, 59, 49] {
        play.give(0);
        play.wait(seconds);
    }
    play.end();
    let balance = play.queue("host").staff.expect("staff").balance;
    assert_eq!((balance.speakers, balance.turns, balance.seconds), (6, 6, 790));
    // 300 + 200 of 790: fewer than two have less than half.
    assert_eq!(balance.most, Some(TimeShare { speakers: 2, percent: 63 }));
    assert_eq!(play.room.results().expect("begun").floor.most, balance.most);
}

#[test]
fn sq10_points_of_order_have_a_switch_of_their_own() {
    let mut play = play();
    play.does("host", QueueCommand::SetPointsOfOrder { open: false });
    play.refused("aino", ask(RequestKind::PointOfOrder), Rejection::ListClosed);
    play.does("aino", turn());
    play.does("host", QueueCommand::SetList { open: false });
    play.does("host", QueueCommand::SetPointsOfOrder { open: true });
    play.does("aino", ask(RequestKind::PointOfOrder));
}

#[test]
fn sq10_staff_add_people_in_the_hall_by_typed_name_also_to_a_closed_list() {
    let mut play = play();
    play.does("host", QueueCommand::SetList { open: false });
    play.does("moderator", hall("Liisa"));
    play.refused("moderator", hall("Liisa"), Rejection::AlreadyWaiting);
    assert_eq!(play.order(), ["Liisa FirstTurn"]);
    assert!(play.queue("matti").waiting[0].hall);
    play.give(0);
    play.wait(60);
    play.end();
    // The same name is the same person: she has spoken.
    play.does("moderator", hall("Liisa"));
    play.does("moderator", hall("Veikko"));
    assert_eq!(play.order(), ["Veikko FirstTurn", "Liisa Arrival"]);
    play.does("aino", MeetingCommand::SetName { name: Some(text("aino")) });
    let Some(Part::You(you)) = play.sees("aino", &PartKey::You) else { panic!("no number") };
    let who = AddedPerson::Present { person: you.who.expect("has acted").number };
    play.does(
        "host",
        QueueCommand::AddPerson { who, kind: RequestKind::Turn, topic: Some(text("Koulu")) },
    );
    assert_eq!(play.mine("aino").expect("waits").requests[0].place, Some(2));
    let nobody = AddedPerson::Present { person: PersonNumber(99) };
    play.refused(
        "host",
        QueueCommand::AddPerson { who: nobody, kind: RequestKind::Turn, topic: None },
        Rejection::NoSuchPerson { person: PersonNumber(99) },
    );
    assert_eq!(play.rows().len(), 4);
}

#[test]
fn sq12_the_last_speaker_goes_on_first_without_another_turn() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    let last = play.give(0);
    play.give(0);
    play.does("moderator", QueueCommand::ReaddLast { last });
    assert_eq!(play.order(), ["aino Readded", "iiris FirstTurn"]);
    play.refused("host", QueueCommand::ReaddLast { last }, Rejection::Stale);
    play.give(0);
    play.end();
    let spoken = play.queue("host").staff.expect("staff").spoken;
    assert!(spoken.iter().all(|row| row.turns == 1), "{spoken:?}");
}

#[test]
fn sq12_an_act_taken_back_leaves_everything_as_it_was() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris", "olavi"]);
    play.give(0);
    play.wait(20);
    play.does("olavi", QueueCommand::Withdraw { kind: RequestKind::Turn });
    play.ask_in_order(&["aino"]);
    let entry = play.entry("iiris");
    let speaks = play.queue("host").floor.expect("aino speaks").entry;
    let acts: Vec<QueueCommand> = vec![
        QueueCommand::GiveFloor { entry, ending: Some(speaks), why: None },
        QueueCommand::EndFloor { ending: speaks },
        QueueCommand::PauseFloor { entry: speaks },
        QueueCommand::Decline { entry, reason: text("Ei") },
        QueueCommand::Move { entry, place: 1, reason: text("Kiire") },
        QueueCommand::Merge { entry, into: play.entry("eero") },
        QueueCommand::AskDetail { entry, question: text("Mitä?") },
        hall("Liisa"),
        QueueCommand::SetApproval { on: true },
        QueueCommand::SetList { open: false },
        QueueCommand::SetPointsOfOrder { open: false },
        QueueCommand::SetPolicy { policy: QueuePolicy::Round },
    ];
    let seen = |play: &Stageplay| {
        let own: Vec<_> = ["aino", "eero", "iiris", "olavi"].map(|n| play.mine(n)).into();
        (play.queue("host"), own)
    };
    let before = seen(&play);
    for act in acts {
        let words = format!("{act:?}");
        let at = play.does("host", act);
        assert_ne!(seen(&play), before, "{words}");
        play.undo("moderator", at);
        assert_eq!(seen(&play), before, "{words}");
        play.refused("moderator", QueueCommand::Undo { act: at }, Rejection::NotFound);
    }
}

#[test]
fn sq12_people_take_back_their_own_acts_and_the_desk_those_of_the_desk() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero"]);
    let act = play.does("aino", QueueCommand::Withdraw { kind: RequestKind::Turn });
    play.refused("eero", QueueCommand::Undo { act }, Rejection::NotAllowed);
    play.refused("host", QueueCommand::Undo { act }, Rejection::NotAllowed);
    play.ask_in_order(&["aino"]);
    assert_eq!(play.order(), ["eero FirstTurn", "aino FirstTurn"]);
    // The old place is back, and there is one request.
    play.undo("aino", act);
    assert_eq!(play.order(), ["aino FirstTurn", "eero FirstTurn"]);
    let act = play.does("aino", QueueCommand::NotNow);
    play.undo("aino", act);
    assert_eq!(play.order(), ["aino FirstTurn", "eero FirstTurn"]);
}

#[test]
fn sq12_what_others_have_changed_meanwhile_is_not_undone() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    let waiting = play.queue("host").waiting;
    let give =
        |at: usize, ending| QueueCommand::GiveFloor { entry: waiting[at].id, ending, why: None };
    let first = play.does("host", give(0, None));
    let second = play.does("moderator", give(1, Some(waiting[0].id)));
    play.refused("host", QueueCommand::Undo { act: first }, Rejection::Stale);
    play.undo("host", second);
    play.undo("host", first);
    assert_eq!(play.queue("host").floor, None);
    assert_eq!(play.order(), ["aino FirstTurn", "eero FirstTurn", "iiris FirstTurn"]);
    assert_eq!(play.queue("host").staff.expect("staff").spoken, []);
}
