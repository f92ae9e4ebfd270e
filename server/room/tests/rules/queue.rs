//! Transcripts of the speaking queue: rules SQ1-SQ6, SQ8, SQ9, SQ11.

use crate::stageplay::*;
use foorumi_protocol::*;

pub(crate) fn ask(kind: RequestKind) -> QueueCommand {
    QueueCommand::Ask { kind, topic: None }
}

pub(crate) fn turn() -> QueueCommand {
    ask(RequestKind::Turn)
}

impl Stageplay {
    pub(crate) fn queue(&self, name: &str) -> QueuePart {
        let Some(Part::Queue(queue)) = self.sees(name, &PartKey::Queue) else {
            panic!("{name} sees no queue");
        };
        queue
    }

    pub(crate) fn mine(&self, name: &str) -> Option<MyQueuePart> {
        let Part::MyQueue(mine) = self.sees(name, &PartKey::MyQueue)? else {
            panic!("not a queue");
        };
        Some(mine)
    }

    /// "name reason" by place.
    pub(crate) fn order(&self) -> Vec<String> {
        let told = |entry: &QueueEntry| {
            let name = entry.who.name.as_deref().unwrap_or("-").to_owned();
            format!("{name} {:?}", entry.reason)
        };
        self.queue("matti").waiting.iter().map(told).collect()
    }

    /// Persons ask for turns in this order, under their names.
    pub(crate) fn ask_in_order(&mut self, names: &[&str]) {
        for name in names {
            self.does(name, MeetingCommand::SetName { name: Some(text(name)) });
            self.does(name, turn());
        }
    }

    /// The host gives the floor to the entry at a place from 0.
    pub(crate) fn give(&mut self, place: usize) -> EntryId {
        let queue = self.queue("host");
        let (entry, ending) = (queue.waiting[place].id, queue.floor.map(|floor| floor.entry));
        self.does("host", QueueCommand::GiveFloor { entry, ending, why: None });
        entry
    }

    pub(crate) fn end(&mut self) {
        let ending = self.queue("host").floor.expect("somebody speaks").entry;
        self.does("host", QueueCommand::EndFloor { ending });
    }
}

fn play() -> Stageplay {
    Stageplay::new(meeting())
}

#[test]
fn sq1_the_order_is_the_rooms_with_a_reason_for_each_place() {
    let mut play = play();
    play.ask_in_order(&["aino"]);
    play.give(0);
    play.wait(30);
    play.ask_in_order(&["aino", "eero", "iiris"]);
    assert_eq!(play.order(), ["eero FirstTurn", "iiris FirstTurn", "aino Arrival"]);
    assert_eq!(play.queue("matti").waiting.len(), play.queue("stage").waiting.len());
}

#[test]
fn sq2_points_of_order_then_granted_replies_then_turns() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris", "olavi"]);
    play.give(0);
    play.does("eero", ask(RequestKind::Reply));
    play.does("iiris", ask(RequestKind::PointOfOrder));
    let before = play.order();
    assert_eq!(before[0], "iiris PointOfOrder");
    assert!(!before.iter().any(|place| place.contains("Reply")));

    let asked = play.queue("host").staff.expect("staff").asked;
    play.does("moderator", QueueCommand::Approve { entry: asked[0].id });
    assert_eq!(
        play.order(),
        [
            "iiris PointOfOrder",
            "eero Reply",
            "eero FirstTurn",
            "iiris FirstTurn",
            "olavi FirstTurn"
        ]
    );
}

#[test]
fn sq2_a_reply_is_to_somebody_who_speaks() {
    play().refused("aino", ask(RequestKind::Reply), Rejection::Stale);
}

#[test]
fn sq3_balanced_goes_by_turns_then_seconds_then_arrival() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    for seconds in [100, 50, 10] {
        play.give(0);
        play.wait(seconds);
    }
    play.end();
    play.ask_in_order(&["aino"]);
    play.give(0);
    play.end();
    play.ask_in_order(&["aino", "eero", "iiris", "uusi"]);
    assert_eq!(
        play.order(),
        ["uusi FirstTurn", "iiris LessTime", "eero FewerTurns", "aino Arrival"]
    );
}

#[test]
fn sq3_a_policy_is_previewed_before_it_is_applied() {
    let mut play = play();
    play.ask_in_order(&["aino"]);
    play.give(0);
    play.ask_in_order(&["aino", "eero"]);
    let staff = play.queue("host").staff.expect("staff");
    let of = |policy| staff.previews.iter().find(|p| p.policy == policy).map(|p| p.order.clone());
    assert_eq!(of(QueuePolicy::Balanced), None);
    let arrival = of(QueuePolicy::Arrival).expect("arrival is another policy");
    play.does("host", QueueCommand::SetPolicy { policy: QueuePolicy::Arrival });
    let now: Vec<EntryId> = play.queue("matti").waiting.iter().map(|entry| entry.id).collect();
    assert_eq!(now, arrival);
    assert_eq!(play.order(), ["aino Arrival", "eero Arrival"]);
    play.does("host", QueueCommand::SetPolicy { policy: QueuePolicy::Round });
    assert_eq!(play.order(), ["eero NotYetThisRound", "aino AgainThisRound"]);
}

#[test]
fn sq3_a_round_gives_everybody_one_turn_before_anybody_gets_two() {
    let mut play = play();
    play.does("host", QueueCommand::SetPolicy { policy: QueuePolicy::Round });
    play.ask_in_order(&["aino", "eero"]);
    play.give(0);
    play.ask_in_order(&["aino"]);
    assert_eq!(play.order(), ["eero NotYetThisRound", "aino AgainThisRound"]);
    play.give(0);
    play.ask_in_order(&["eero"]);
    assert_eq!(play.order(), ["aino AgainThisRound", "eero AgainThisRound"]);
    // Aino begins a new round.
    play.give(0);
    assert_eq!(play.order(), ["eero NotYetThisRound"]);
}

#[test]
fn sq4_nobody_is_passed_by_more_than_three_later_first_timers() {
    let mut play = play();
    play.ask_in_order(&["aino"]);
    play.give(0);
    play.end();
    play.ask_in_order(&["aino", "b", "c", "d", "e"]);
    let expected = ["b FirstTurn", "c FirstTurn", "d FirstTurn", "aino WaitedLong", "e FirstTurn"];
    assert_eq!(play.order(), expected);
    play.give(0);
    play.ask_in_order(&["f"]);
    let expected = ["c FirstTurn", "d FirstTurn", "aino WaitedLong", "e FirstTurn", "f FirstTurn"];
    assert_eq!(play.order(), expected);
}

#[test]
fn sq5_asking_twice_never_moves_anybody() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero"]);
    let before = play.order();
    let topic = Some(text("Lapset"));
    play.does("aino", QueueCommand::Ask { kind: RequestKind::Turn, topic });
    assert_eq!(play.order(), before);
    assert_eq!(play.queue("host").waiting[0].topic.as_deref(), Some("Lapset"));
    play.does("aino", QueueCommand::Withdraw { kind: RequestKind::Turn });
    assert_eq!(play.order(), ["eero FirstTurn"]);
    play.refused("aino", QueueCommand::Withdraw { kind: RequestKind::Turn }, Rejection::NotFound);
}

#[test]
fn sq5_not_now_lets_one_other_go_first_and_keeps_the_place() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    play.does("aino", QueueCommand::NotNow);
    assert_eq!(play.order(), ["eero FirstTurn", "aino FirstTurn", "iiris FirstTurn"]);
    play.give(0);
    assert_eq!(play.order(), ["aino FirstTurn", "iiris FirstTurn"]);
    play.refused("aino", QueueCommand::NotNow, Rejection::AlreadyPassed);
    play.refused("olavi", QueueCommand::NotNow, Rejection::NotFound);
}

#[test]
fn sq6_topics_are_for_the_staff_unless_the_host_shows_them() {
    let seen = |topics_shown| {
        let mut play = Stageplay::new(MeetingPlan { topics_shown, ..meeting() });
        let topic = Some(text("Lapset"));
        play.does("aino", QueueCommand::Ask { kind: RequestKind::Turn, topic });
        let of = |name| play.queue(name).waiting[0].topic.is_some();
        (of("host"), of("matti"), of("stage"))
    };
    assert_eq!(seen(false), (true, false, false));
    assert_eq!(seen(true), (true, true, true));
}

#[test]
fn sq7_a_declined_request_tells_its_sender_why() {
    let mut play = play();
    play.ask_in_order(&["aino"]);
    let entry = play.queue("host").waiting[0].id;
    let at = play.does("moderator", QueueCommand::Decline { entry, reason: text("Aika loppuu") });
    assert!(play.mine("aino").is_none());
    let notice = PartKey::Notice(NoticeId(Id { seq: at, index: 0 }));
    assert_eq!(play.shows("aino", &notice)["what"]["reason"], "Aika loppuu");
    assert_eq!(play.sees("eero", &notice), None);
}

#[test]
fn sq8_a_stale_next_is_rejected_so_two_staff_advance_by_one() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    let waiting = play.queue("host").waiting;
    let give = |place: usize, ending| QueueCommand::GiveFloor {
        entry: waiting[place].id,
        ending,
        why: None,
    };
    play.does("host", give(0, None));
    play.refused("moderator", give(1, None), Rejection::FloorChanged);
    play.does("moderator", give(1, Some(waiting[0].id)));
    let stale = QueueCommand::EndFloor { ending: waiting[0].id };
    play.refused("host", stale, Rejection::FloorChanged);
    play.refused("host", give(0, Some(waiting[1].id)), Rejection::NotFound);
}

#[test]
fn sq9_pauses_do_not_count_and_a_reply_pauses_the_speaker() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero"]);
    let aino = play.give(0);
    play.wait(9).does("host", QueueCommand::PauseFloor { entry: aino });
    play.wait(99).does("host", QueueCommand::ResumeFloor { entry: aino });
    play.does("eero", ask(RequestKind::Reply));
    let reply = play.queue("host").staff.expect("staff").asked[0].id;
    play.does("host", QueueCommand::Approve { entry: reply });
    play.give(0);
    let floor = play.queue("matti").floor.expect("eero replies");
    assert_eq!(floor.interrupted.and_then(|who| who.name).as_deref(), Some("aino"));
    play.wait(29);
    play.end();
    let floor = play.queue("matti").floor.expect("aino goes on");
    // 10 s before the pause, 3 s after it; the reply took 30 s.
    assert_eq!((floor.entry, floor.spoken_ms), (aino, 13_000));
    play.give(0);
    let spoken = play.queue("host").staff.expect("staff").spoken;
    let rows: Vec<_> = spoken.iter().map(|row| (row.turns, row.seconds)).collect();
    assert_eq!(rows, [(1, 30), (1, 14)]);
    assert_eq!(play.queue("matti").staff, None);
}

#[test]
fn sq9_only_the_speaker_and_the_desk_end_a_turn() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero"]);
    let ending = play.give(0);
    play.refused("eero", QueueCommand::EndFloor { ending }, Rejection::NotAllowed);
    play.does("aino", QueueCommand::EndFloor { ending });
    assert_eq!(play.queue("matti").floor, None);
}

#[test]
fn sq10_a_closed_list_takes_no_new_turns_but_points_of_order() {
    let mut play = play();
    play.ask_in_order(&["aino"]);
    play.does("host", QueueCommand::SetList { open: false });
    play.refused("eero", turn(), Rejection::ListClosed);
    play.does("eero", ask(RequestKind::PointOfOrder));
    play.does("aino", turn());
}

#[test]
fn sq11_a_person_sees_place_wait_and_floor() {
    let mut play = play();
    play.ask_in_order(&["aino", "eero", "iiris"]);
    let place = |play: &Stageplay, name| {
        play.mine(name).map(|mine| (mine.floor, mine.requests.first().map(|r| (r.place, r.wait_s))))
    };
    assert_eq!(place(&play, "iiris"), Some((false, Some((Some(3), Some(240))))));
    play.give(0);
    // The raised hand goes down by itself.
    assert_eq!(place(&play, "aino"), Some((true, None)));
    assert_eq!(place(&play, "iiris"), Some((false, Some((Some(2), Some(240))))));
    play.wait(59);
    play.give(0);
    assert_eq!(place(&play, "aino"), None);
    assert_eq!(place(&play, "iiris"), Some((false, Some((Some(1), Some(60))))));
}
