//! Who may do what: every role times every command (proof S3).

use crate::{chance, stageplay::*};
use foorumi_protocol::*;
use foorumi_room::{Actor, Addressed, Room};
use std::collections::BTreeSet;

/// Everybody but the stage, the staff who write the memo, who plans, the desk, the host alone. Written out
/// here a second time on purpose: the room's own table is what is tested. Anybody may end the turn
/// that is their own: whose it is, `sq9` tests.
const ROWS: [(&[&str], &str); 5] = [
    (
        &["host", "moderator", "secretary", "organiser", "presenter", "aino"],
        "meeting.setName meeting.readNotice queue.ask queue.withdraw queue.notNow queue.endFloor queue.undo cloud.sendWord \
         cloud.takeBackWord poll.castBallot poll.takeBackBallot sheet.addIdea sheet.editIdea \
         sheet.moveIdea sheet.deleteIdea sheet.restoreIdea sheet.commentIdea sheet.markDuplicate \
         sheet.setDots sheet.joinGroup sheet.leaveGroup sheet.pickIdea chat.say \
         chat.withdraw chat.back question.back",
    ),
    (
        &["host", "moderator", "secretary"],
        "decision.record decision.edit decision.remove decision.setAsked memo.writeNote \
         memo.editBlock memo.removeNote memo.restoreNote memo.dismissReplaced memo.editHead \
         backstage.say backstage.read poll.setOutcome",
    ),
    (
        &["host", "organiser"],
        "meeting.setFacts meeting.setRecording agenda.addSegment agenda.editSegment agenda.moveSegment \
         agenda.removeSegment agenda.addActivity agenda.editActivity agenda.removeActivity \
         agenda.importAgenda",
    ),
    (
        &["host", "moderator"],
        "agenda.startSegment agenda.finishSegment agenda.openActivity agenda.closeActivity agenda.pauseAnswers agenda.resumeAnswers \
         stage.show stage.blank stage.setGround queue.giveFloor queue.pauseFloor queue.resumeFloor \
         queue.approve queue.decline queue.askDetail queue.merge queue.move \
         queue.answerInWriting queue.addPerson queue.readdLast queue.setList \
         queue.setPointsOfOrder queue.setApproval queue.setPolicy cloud.hideWord \
         cloud.restoreWord cloud.mergeWords cloud.splitWord cloud.keepApart cloud.setAutomatic \
         cloud.setHeld cloud.setBlocked cloud.reveal cloud.layOut cloud.chooseSpelling poll.makeAnonymous poll.setResultsShown poll.openRound sheet.setPhase \
         timer.start timer.startPitch timer.pause timer.resume timer.extend \
         timer.startQuestions timer.stop \
         sheet.setEditing meeting.removePerson meeting.restorePerson meeting.removeName \
         sheet.restoreVotes sheet.setVoting sheet.addProxy sheet.removeProxy chat.decide chat.undo \
         chat.edit chat.mask chat.become chat.claim chat.setMode chat.hideAll chat.quiet \
         chat.remove question.setState sheet.hideText sheet.showText sheet.removeText \
         poll.hideAnswer poll.showAnswer poll.removeText cloud.removeText",
    ),
    (
        &["host"],
        "baton.offer baton.keep baton.accept baton.take meeting.promote meeting.setEntrance meeting.end \
         memo.approve memo.takeBackApproval",
    ),
];

fn row(act: &str) -> &'static [&'static str] {
    let found = ROWS.iter().find(|(_, acts)| acts.split_whitespace().any(|there| there == act));
    found.unwrap_or_else(|| panic!("no row for {act}")).0
}

/// What `name` is told on arrival; nothing is done. Who votes anonymously does so by the alias, once
/// it is known that they may.
fn told(play: &Stageplay, name: &str, command: &Command) -> Result<(), Rejection> {
    if play.room.vote_of(command).is_some() {
        play.room.may_vote(person(name), role(name), command)?;
        return told_by(play, Actor::Alias(alias(name)), command);
    }
    told_by(play, Actor::Person { id: person(name), role: role(name) }, command)
}

fn told_by(play: &Stageplay, actor: Actor, command: &Command) -> Result<(), Rejection> {
    let addressed = Addressed { client: ClientId(5), n: 1, actor, command: command.clone() };
    play.room.try_command(&addressed, play.now)
}

#[test]
fn s3_every_role_may_what_its_row_says_and_nothing_else() {
    let mut play = chance::everything();
    play.does("olavi", QueueCommand::Ask { kind: RequestKind::Turn, topic: None });
    let mut tried = BTreeSet::new();
    for number in 0..8_000 {
        let command = chance::command(number, &play);
        let act = named(&command);
        for name in chance::CAST {
            let refused = told(&play, name, &command) == Err(Rejection::NotAllowed);
            let allowed =
                row(&act).contains(&if role(name) == Role::Participant { "aino" } else { name });
            assert_eq!(refused, !allowed, "{act} {name}");
        }
        tried.insert(act);
    }
    let all: usize = ROWS.iter().map(|(_, acts)| acts.split_whitespace().count()).sum();
    assert_eq!(tried.len(), all, "not every command was tried: {tried:?}");
}

#[test]
fn s3_a_alias_votes_where_aliases_do_and_does_nothing_else() {
    let play = chance::everything();
    let mut by_alias = 0;
    for number in 0..4_000 {
        let command = chance::command(number, &play);
        let alias = told_by(&play, Actor::Alias(alias("aino")), &command);
        if Room::voted_in(&command).is_none() {
            assert_eq!(alias, Err(Rejection::NotAllowed), "{}", named(&command));
        } else if play.room.vote_of(&command).is_some() {
            by_alias += 1;
            assert_ne!(alias, Err(Rejection::NotAllowed), "{}", named(&command));
            let actor = Actor::Person { id: person("aino"), role: Role::Participant };
            let person = told_by(&play, actor, &command);
            assert_eq!(person, Err(Rejection::NotAllowed), "a person leaves no trace in a vote");
        }
    }
    assert!(by_alias > 20, "only {by_alias} votes were tried");
}

#[test]
fn s3_nobody_speaks_for_the_server() {
    let play = chance::everything();
    let heads = Command::System(SystemCommand::NoteAttendance { peak: 1, total: 1 });
    for name in chance::CAST {
        assert_eq!(told(&play, name, &heads), Err(Rejection::NotAllowed), "{name}");
    }
}
