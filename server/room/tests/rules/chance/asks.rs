//! Random commands, a function a feature. Most name what is there, some what is not.

use super::{Chance, Seen, desk};
use crate::stageplay::*;
use foorumi_protocol::*;

pub(super) fn of_meeting(chance: &mut Chance, seen: &Seen) -> Command {
    let someone = PersonNumber(chance.below(8) as u32);
    if let Some(person) = chance.of(&seen.leavers).filter(|_| chance.one_in(2)) {
        return Command::Meeting(MeetingCommand::RestorePerson { person });
    }
    Command::Meeting(match chance.below(19) {
        18 => MeetingCommand::SetFacts { facts: facts(chance) },
        13 => MeetingCommand::SetEntrance { open: chance.one_in(2) },
        14 => MeetingCommand::RemovePerson { person: someone, at_once: chance.one_in(3) },
        15 => {
            let person = chance.of(&seen.leavers).unwrap_or(someone);
            MeetingCommand::RestorePerson { person }
        }
        16..18 => MeetingCommand::RemoveName { person: someone },
        12 => MeetingCommand::SetRecording { recording: None },
        0..5 => MeetingCommand::SetName {
            name: if chance.one_in(4) { None } else { Some(text(chance.words())) },
        },
        5..8 => MeetingCommand::ReadNotice,
        8 if chance.one_in(6) => MeetingCommand::End,
        _ => MeetingCommand::Promote {
            person: someone,
            role: chance.one([Role::Moderator, Role::Participant, Role::Host]),
        },
    })
}

/// Mostly less than was promised, else it would seldom be taken.
fn facts(chance: &mut Chance) -> Box<MeetingFacts> {
    let facts = MeetingFacts {
        title: fi(chance.words()),
        names: if chance.one_in(12) { NamePolicy::Anonymous } else { NamePolicy::Optional },
        attendance_use: chance.one_in(2).then(|| text("Tilasto")),
        topics_shown: chance.one_in(3),
        keep_days: chance.one([30, 30, 30, 7, 180]),
        ..meeting().facts()
    };
    Box::new(facts)
}

pub(super) fn of_agenda(chance: &mut Chance, seen: &Seen) -> Command {
    let any = chance.of(&seen.segments).unwrap_or(SegmentId(Chance::absent()));
    let before = chance.of(&seen.segments);
    let activity = chance.of(&seen.activities).unwrap_or(ActivityId(Chance::absent()));
    let new = match chance.below(3) {
        0 => yes_no("Uusi?"),
        1 => cloud("Uusi?"),
        _ => sheet("Uusi", &["Yksi"]),
    };
    let after = if chance.one_in(6) { before } else { seen.current };
    Command::Agenda(match chance.below(18) {
        0..4 => AgendaCommand::StartSegment { segment: any, after },
        4 => AgendaCommand::FinishSegment { segment: seen.current.unwrap_or(any) },
        5 => AgendaCommand::AddSegment {
            after: before,
            plan: Box::new(segment("Lisää", vec![new])),
        },
        6 => AgendaCommand::EditSegment { segment: any, plan: Box::new(segment("Toisin", vec![])) },
        7 => AgendaCommand::MoveSegment { segment: any, after: before },
        8 => AgendaCommand::RemoveSegment { segment: any },
        9 => AgendaCommand::AddActivity { segment: any, plan: Box::new(new) },
        10 => AgendaCommand::EditActivity { activity, plan: Box::new(new) },
        11 => AgendaCommand::RemoveActivity { activity },
        12..14 => AgendaCommand::OpenActivity { activity },
        14 => AgendaCommand::CloseActivity { activity },
        15 => AgendaCommand::PauseAnswers,
        16 => AgendaCommand::ResumeAnswers,
        _ => AgendaCommand::ImportAgenda {
            plan: Box::new(AgendaPlan { segments: vec![segment("Tuotu", vec![new])] }),
        },
    })
}

pub(super) fn of_stage(chance: &mut Chance, seen: &Seen) -> Command {
    let activity = chance.of(&seen.activities).unwrap_or(ActivityId(Chance::absent()));
    let ground = chance.one([StageGround::Own, StageGround::Light, StageGround::Dark]);
    Command::Stage(match chance.below(7) {
        0..2 => StageCommand::Blank { on: chance.one_in(2) },
        2..4 => StageCommand::Show { view: StageView::Activity { activity } },
        4 => StageCommand::Show { view: StageView::Queue },
        5 => StageCommand::SetGround { ground },
        _ => StageCommand::Show { view: StageView::Segment },
    })
}

pub(super) fn of_queue(chance: &mut Chance, seen: &Seen) -> Command {
    let entry = chance.of(&seen.entries).unwrap_or(EntryId(Chance::absent()));
    let speaks = seen.floor.unwrap_or(entry);
    let kinds =
        [RequestKind::Turn, RequestKind::Turn, RequestKind::Reply, RequestKind::PointOfOrder];
    let reply = seen.floor.is_some() && chance.one_in(2);
    let kind = if reply { RequestKind::Reply } else { chance.one(kinds) };
    let policies = [QueuePolicy::Arrival, QueuePolicy::Balanced, QueuePolicy::Round];
    let topic = chance.one_in(2).then(|| text(&format!("aihe {}", chance.next())));
    if let Some(entry) = chance.of(&seen.replies)
        && chance.one_in(3)
    {
        return Command::Queue(QueueCommand::Approve { entry });
    }
    if let Some(entry) = seen.floor
        && chance.one_in(12)
    {
        return Command::Queue(QueueCommand::PauseFloor { entry });
    }
    if let Some(last) = seen.last
        && chance.one_in(8)
    {
        return Command::Queue(QueueCommand::ReaddLast { last });
    }
    if chance.one_in(3) {
        return Command::Queue(desk::of_triage(chance, seen, entry));
    }
    Command::Queue(match chance.below(20) {
        0..7 => QueueCommand::Ask { kind, topic },
        7 => QueueCommand::Withdraw { kind },
        8 => QueueCommand::NotNow,
        9..13 => QueueCommand::GiveFloor { entry, ending: seen.floor, why: None },
        13 if !seen.replies.is_empty() => QueueCommand::Approve { entry: seen.replies[0] },
        13 => QueueCommand::EndFloor { ending: speaks },
        14 => QueueCommand::PauseFloor { entry: speaks },
        15 => QueueCommand::ResumeFloor { entry: speaks },
        16 => QueueCommand::Approve { entry: chance.of(&seen.replies).unwrap_or(entry) },
        17 => QueueCommand::Decline { entry, reason: text("Aika loppuu") },
        18 => QueueCommand::SetList { open: !chance.one_in(3) },
        _ => QueueCommand::SetPolicy { policy: chance.one(policies) },
    })
}

pub(super) fn of_cloud(chance: &mut Chance, seen: &Seen) -> Command {
    let cloud = chance.of(&seen.clouds).unwrap_or(ActivityId(Chance::absent()));
    let absent = (cloud, text("poissa"));
    let (of, key) = chance.of(&seen.words).unwrap_or(absent);
    let others = || seen.words.iter().filter(|(cloud, _)| *cloud == of).map(|(_, key)| key.clone());
    Command::Cloud(match chance.below(20) {
        0..8 => {
            let word: TypedWord = text(chance.words());
            // Words of one first letter pass for forms of one; half of the letters are sure.
            let first = word.chars().next().map(|c| c.to_lowercase().to_string());
            let base = first.map(|first| WordBase {
                sure: first.bytes().all(|byte| byte % 2 == 0),
                shown: first.bytes().all(|byte| byte % 4 == 0),
                key: text(&first),
            });
            CloudCommand::SendWord { cloud, word, base }
        }
        8..10 => CloudCommand::TakeBackWord { cloud: of, key },
        10 => CloudCommand::HideWord { cloud: of, key },
        11..13 => CloudCommand::RestoreWord { cloud: of, key },
        13..15 => {
            let words = others().take(1 + chance.below(3)).collect();
            CloudCommand::MergeWords { cloud: of, into: key, words }
        }
        15 => CloudCommand::SplitWord { cloud: of, key },
        16 => CloudCommand::KeepApart {
            cloud: of,
            words: others().take(3).collect(),
            on: chance.one_in(2),
        },
        17 => CloudCommand::SetAutomatic { cloud, on: chance.one_in(2) },
        18 if chance.one_in(2) => CloudCommand::SetHeld { cloud, on: chance.one_in(2) },
        18 => CloudCommand::SetBlocked { cloud, words: vec![text(chance.words()), text("s*")] },
        _ if chance.one_in(3) => CloudCommand::LayOut { cloud },
        _ if chance.one_in(3) => {
            let spelling = others().nth(chance.below(3)).map(|key| text(&key));
            CloudCommand::ChooseSpelling { cloud: of, key, spelling }
        }
        _ => CloudCommand::Reveal { cloud, on: chance.one_in(2) },
    })
}

pub(super) fn of_poll(chance: &mut Chance, seen: &Seen) -> Command {
    let Some(part) = chance.of(&seen.polls) else {
        return Command::Poll(PollCommand::TakeBackBallot { poll: ActivityId(Chance::absent()) });
    };
    let poll = part.id;
    let choice = choice(chance, &part.form);
    let shown = [ResultsShown::AtClose, ResultsShown::Live, ResultsShown::AfterOwnVote];
    let outcome = (!chance.one_in(4)).then(|| text(chance.words()));
    Command::Poll(match chance.below(14) {
        0..8 => PollCommand::CastBallot { poll, choice, came_later: chance.one_in(4) },
        8 => PollCommand::TakeBackBallot { poll },
        9 => PollCommand::MakeAnonymous { poll },
        10 => PollCommand::OpenRound { poll, only_earlier: chance.one_in(2) },
        11 => PollCommand::SetOutcome { poll, outcome },
        _ => PollCommand::SetResultsShown { poll, shown: chance.one(shown) },
    })
}

fn choice(chance: &mut Chance, form: &PollForm) -> Choice {
    if chance.one_in(8) {
        return Choice::Abstain;
    }
    match form {
        PollForm::Single { .. } => Choice::Options { options: vec![chance.below(4) as u8] },
        PollForm::Multiple { .. } => {
            Choice::Options { options: vec![chance.below(3) as u8, chance.below(3) as u8] }
        }
        PollForm::YesNo => {
            if chance.one_in(2) {
                Choice::Yes
            } else {
                Choice::No
            }
        }
        PollForm::Scale { .. } => {
            let mut value = || (!chance.one_in(5)).then(|| 1 + chance.below(5) as u8);
            Choice::Scale { values: vec![value(), value()] }
        }
        PollForm::Open => Choice::Open { text: text(chance.words()) },
    }
}

/// Which act fits the phase of a sheet, by its number in [`of_sheet`].
fn fitting(chance: &mut Chance, phase: Option<SheetPhase>) -> usize {
    match phase {
        Some(SheetPhase::Build) => [chance.below(11), chance.below(11), 15][chance.below(3)],
        Some(SheetPhase::Comment) => 9,
        Some(SheetPhase::Vote) => chance.one([11, 11, 15, 18, 24]),
        Some(SheetPhase::Chosen) => chance.one([15, 19, 19, 19, 24]),
        Some(SheetPhase::Planned) | None => chance.one([15, 15, 22]),
    }
}

#[expect(clippy::too_many_lines, reason = "a row for each command of a sheet")]
pub(super) fn of_sheet(chance: &mut Chance, seen: &Seen) -> Command {
    let absent = ActivityId(Chance::absent());
    // Votes are rare among all that can be done; half of what is done on sheets is about them.
    let voted = |idea: &&IdeaPart| seen.phases.get(&idea.sheet) >= Some(&SheetPhase::Vote);
    let voted: Vec<IdeaPart> = seen.ideas.iter().filter(voted).cloned().collect();
    let among = if voted.is_empty() || chance.one_in(3) { &seen.ideas } else { &voted };
    let idea = chance.of(among).map(|idea| (idea.sheet, idea.id));
    let (sheet, idea) = idea.unwrap_or((absent, IdeaId(Chance::absent())));
    let own: Vec<IdeaId> =
        seen.ideas.iter().filter(|idea| idea.sheet == sheet).map(|idea| idea.id).collect();
    let other = chance.of(&own).unwrap_or(idea);
    let words = text(chance.words());
    let phases = [
        SheetPhase::Build,
        SheetPhase::Comment,
        SheetPhase::Vote,
        SheetPhase::Vote,
        SheetPhase::Vote,
        SheetPhase::Chosen,
    ];
    let after = if chance.one_in(2) { chance.of(&own) } else { None };
    // The first one is the need, and one in six is too many for one idea.
    let first = usize::from(!chance.one_in(6));
    let count = |chance: &mut Chance| [0, 0, 1, 1, 1, 2][chance.below(6)];
    let dots = own.iter().skip(first).take(3).map(|id| (*id, count(chance))).collect();
    let why = chance.one_in(2).then(|| text("Siksi"));
    let votes = own.iter().skip(1).take(3).map(|id| (*id, chance.below(4) as u32)).collect();
    let fitting = fitting(chance, seen.phases.get(&sheet).copied());
    let (of, deleted) = chance.of(&seen.gone).unwrap_or((sheet, idea));
    if let Some(command) = taking_back(chance, seen) {
        return Command::Sheet(command);
    }
    Command::Sheet(match if chance.one_in(2) { chance.below(27) } else { fitting } {
        26 => SheetCommand::SetEditing {
            sheet,
            editors: chance.one([SheetEditors::Everyone, SheetEditors::Staff]),
            delete_all: chance.one_in(2),
        },
        0..4 => SheetCommand::AddIdea { sheet, parent: idea, after: None, text: words },
        4..6 => SheetCommand::EditIdea { sheet, idea, text: words },
        6 => SheetCommand::MoveIdea { sheet, idea, parent: other, after },
        7 => SheetCommand::DeleteIdea { sheet, idea },
        8 => SheetCommand::RestoreIdea { sheet: of, idea: deleted },
        9 => SheetCommand::CommentIdea { sheet, idea, text: words },
        10 => SheetCommand::MarkDuplicate { sheet, idea, of: Some(other) },
        11..15 => SheetCommand::SetDots { sheet, dots, came_later: chance.one_in(4) },
        15..18 => {
            let (phase, only_earlier) = (chance.one(phases), chance.one_in(4));
            SheetCommand::SetPhase { sheet, phase, only_earlier }
        }
        18 => SheetCommand::SetVoting {
            sheet,
            votes: chance.below(12) as u8,
            stacking: chance.one_in(2),
        },
        19 => SheetCommand::PickIdea { sheet, idea, why },
        20 => SheetCommand::JoinGroup { sheet },
        21 => SheetCommand::LeaveGroup,
        22 => SheetCommand::RestoreVotes { sheet },
        23 => SheetCommand::RemoveHallCount { sheet, hall_count: HallCountId(Chance::absent()) },
        _ => {
            let (kind, people) = (chance.one([HallCountKind::Hands, HallCountKind::Paper]), 4);
            SheetCommand::AddHallCount { sheet, kind, people, votes }
        }
    })
}

/// What can be taken back mostly is.
fn taking_back(chance: &mut Chance, seen: &Seen) -> Option<SheetCommand> {
    if let Some(sheet) = chance.of(&seen.restorable).filter(|_| chance.one_in(2)) {
        return Some(SheetCommand::RestoreVotes { sheet });
    }
    let (sheet, hall_count) = chance.of(&seen.hall_counts).filter(|_| chance.one_in(3))?;
    Some(SheetCommand::RemoveHallCount { sheet, hall_count })
}

pub(super) fn of_question(chance: &mut Chance, seen: &Seen) -> Command {
    let question = chance.of(&seen.questions).unwrap_or(QuestionId(Chance::absent()));
    Command::Question(match chance.below(4) {
        0 => QuestionCommand::SetState {
            question,
            state: chance.one([QuestionState::Open, QuestionState::Answered]),
        },
        _ => QuestionCommand::Back { question, on: !chance.one_in(4) },
    })
}

pub(super) fn of_backstage(chance: &mut Chance, seen: &Seen) -> Command {
    let line = chance.of(&seen.lines).unwrap_or(LineId(Chance::absent()));
    let about = chance.of(&seen.messages).map(|(message, _)| message);
    Command::Backstage(match chance.below(3) {
        0 => BackstageCommand::Read { line },
        1 => {
            BackstageCommand::Say { words: LineWords::Preset { preset: Preset::TwoMinutes }, about }
        }
        _ => {
            let text = text(&format!("salaa {}", chance.next()));
            BackstageCommand::Say { words: LineWords::Own { text }, about: None }
        }
    })
}

pub(super) fn of_decision(chance: &mut Chance, seen: &Seen) -> Command {
    let card = DecisionCard {
        agreed: text(chance.words()),
        decided_by: DecidedBy::Consensus,
        figures: None,
        owner: chance.one_in(2).then(|| text("Aino")),
        due: chance.one_in(2).then(|| text("2026-12-31")),
        follow_up: None,
    };
    let (decision, revision) = chance
        .of(&seen.decisions)
        .map_or((DecisionId(Chance::absent()), 0), |part| (part.id, part.revision));
    let seen_then = if chance.one_in(6) { 7 } else { revision };
    let activity = chance.of(&seen.activities);
    let absent = ActivityId(Chance::absent());
    Command::Decision(match chance.below(5) {
        0..2 => DecisionCommand::Record {
            segment: chance.of(&seen.segments),
            activity: activity.filter(|_| chance.one_in(2)),
            card,
        },
        4 => DecisionCommand::SetAsked {
            activity: activity.unwrap_or(absent),
            asked: chance.one_in(3),
        },
        2 => DecisionCommand::Edit { decision, card, seen: seen_then },
        _ => DecisionCommand::Remove { decision },
    })
}
