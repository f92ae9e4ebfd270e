//! Commands on their way into the log, and answers on their way back.

use super::{
    ListenerId, aliases,
    listeners::Asked,
    run::{RoomTask, begun},
};
use crate::rooms::replica::Input;
use aliases::Way;
use foorumi_protocol::{
    CloudCommand, Command, MeetingCommand, Millis, Numbered, Outcome, PollCommand, SheetCommand,
};
use foorumi_room::{Addressed, Applied, Room, word_key};
use tokio::time::Instant;

impl RoomTask {
    pub(super) fn address(
        &mut self,
        id: ListenerId,
        asked: Vec<Numbered>,
        out: &mut Vec<Addressed>,
    ) {
        let Some(listener) = self.listeners.find(id) else { return };
        let client = listener.joiner.client;
        let room = begun(&self.replica);
        let mut rejected = Vec::new();
        for mut numbered in asked {
            let n = numbered.n;
            self.find_base(&mut numbered.command);
            mark_later(room, listener.joiner.came, &mut numbered.command);
            let hasty = room.and_then(|room| {
                self.haste.allows(room, &listener.joiner, &numbered, Instant::now()).err()
            });
            if let Some(why) = hasty {
                rejected.push(Applied { client, n, outcome: Outcome::Rejected { why } });
                continue;
            }
            match self.archiving.holds(room, (id, &listener.joiner), &numbered) {
                Ok(false) => {}
                Ok(true) => continue,
                Err(why) => {
                    rejected.push(Applied { client, n, outcome: Outcome::Rejected { why } });
                    continue;
                }
            }
            if numbered.command == Command::Meeting(MeetingCommand::End) {
                let presence = &self.listeners.presence;
                let count = room.and_then(|room| self.attendance.count(room, presence));
                out.extend(count.map(|count| self.system.say(count, None)));
            }
            match self.aliases.address(room, id, listener, numbered) {
                Way::Goes(addressed) => out.push(addressed),
                Way::Waits => {}
                Way::Rejected(why) => {
                    rejected.push(Applied { client, n, outcome: Outcome::Rejected { why } });
                }
            }
        }
        if !rejected.is_empty() {
            self.answer(rejected);
        }
    }

    /// Slow computations travel as values (rule WC3): whatever node applies the command, it groups
    /// the word alike. What the browser wrote there is not read.
    fn find_base(&self, command: &mut Command) {
        if let Command::Cloud(CloudCommand::SendWord { cloud, word, base }) = command {
            let lang = begun(&self.replica).and_then(|room| room.cloud_lang(*cloud));
            let found = lang.zip(word_key(word));
            *base = found.and_then(|(lang, key)| self.context.languages.base(lang, &key));
        }
    }

    /// What the store of keys said.
    pub(super) fn take_keys(&mut self, said: aliases::Said) {
        let now = Instant::now();
        self.aliases.take(said, begun(&self.replica), now);
        self.follow_votes();
        self.ticker.want(self.listeners.count(), now);
    }

    /// Keys come for votes that have opened and go for those that have closed; commands that waited
    /// for a key go on their way.
    pub(super) fn follow_votes(&mut self) {
        let Some(room) = begun(&self.replica) else { return };
        self.aliases.follow(room, Instant::now());
        let mut commands = Vec::new();
        for (id, numbered) in self.aliases.ready(room) {
            self.address(id, vec![numbered], &mut commands);
        }
        if !commands.is_empty() {
            self.feed(Input::Submit(commands));
        }
    }

    pub(super) fn answer(&mut self, applied: Vec<Applied>) {
        let applied = self.aliases.reveal(applied);
        let accepted =
            applied.iter().filter(|a| matches!(a.outcome, Outcome::Accepted { .. })).count();
        self.context.metrics.accepted.inc_by(accepted as u64);
        self.context.metrics.rejected.inc_by((applied.len() - accepted) as u64);
        self.system.hear(&applied);
        if self.listeners.answer(applied) == Asked::ByStaff {
            self.ticker.want_now(Instant::now());
        }
        self.ticker.want(self.listeners.count(), Instant::now());
    }
}

/// Writes into a vote whether its sender came after it first opened (rule TR3), by the time in their
/// token. What the browser wrote there is not read.
fn mark_later(room: Option<&Room>, came: Millis, command: &mut Command) {
    let opened = room.and_then(|room| room.vote_opened(command));
    let later = opened.is_some_and(|opened| came > opened);
    if let Command::Poll(PollCommand::CastBallot { came_later, .. })
    | Command::Sheet(SheetCommand::SetDots { came_later, .. }) = command
    {
        *came_later = later;
    }
}
