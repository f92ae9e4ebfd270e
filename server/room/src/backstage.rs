//! The staff's back channel: rule CH8. No part of it is for any other eye.

use crate::{Ask, Decided, Event, Eye, Room, Traces, view::Eyes};
use foorumi_protocol::{
    BackstageCommand, Id, LineId, LinePart, LineWords, MessageId, Millis, PartKey, PersonId,
    ReadReceipt, Rejection, Role,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Lines kept; the oldest goes first.
const LINES: usize = 200;
/// Receipts kept for a line; later ones are accepted and not listed.
const RECEIPTS: usize = 20;

/// The lines, by id: in the order in which they were said.
pub(crate) type Backstage = BTreeMap<LineId, Line>;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    person: PersonId,
    role: Role,
    at: Millis,
    words: LineWords,
    about: Option<MessageId>,
    receipts: Vec<(PersonId, Role, Millis)>,
}

/// What happens in the back channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BackstageEvent {
    Said { id: LineId, person: PersonId, role: Role, words: LineWords, about: Option<MessageId> },
    Read { id: LineId, person: PersonId, role: Role },
}

impl Line {
    fn is_read_by(&self, person: PersonId) -> bool {
        self.person == person || self.receipts.iter().any(|(by, ..)| *by == person)
    }
}

impl Room {
    pub(crate) fn decide_backstage(&self, ask: Ask, command: &BackstageCommand) -> Decided {
        let Ask { seq, person, role } = ask;
        let event = match command {
            BackstageCommand::Say { words, about } => {
                about.map_or(Ok(()), |id| self.check_message(id))?;
                let id = LineId(Id { seq, index: 0 });
                BackstageEvent::Said { id, person, role, words: words.clone(), about: *about }
            }
            BackstageCommand::Read { line } => {
                let found = self.backstage.get(line).ok_or(Rejection::NotFound)?;
                if found.is_read_by(person) || found.receipts.len() >= RECEIPTS {
                    return Ok(Vec::new());
                }
                BackstageEvent::Read { id: *line, person, role }
            }
        };
        Ok(vec![Event::Backstage(event)])
    }

    pub(crate) fn evolve_backstage(&mut self, event: &BackstageEvent) {
        let at = self.at;
        match event {
            BackstageEvent::Said { id, person, role, words, about } => {
                let (person, role, words, about) = (*person, *role, words.clone(), *about);
                let line = Line { person, role, at, words, about, receipts: Vec::new() };
                self.backstage.insert(*id, line);
                self.touch(PartKey::Line(*id), Eyes::Staff);
                if self.backstage.len() > LINES
                    && let Some((oldest, _)) = self.backstage.pop_first()
                {
                    self.touch(PartKey::Line(oldest), Eyes::Staff);
                }
            }
            BackstageEvent::Read { id, person, role } => {
                if let Some(line) = self.backstage.get_mut(id) {
                    line.receipts.push((*person, *role, at));
                }
                self.touch(PartKey::Line(*id), Eyes::Staff);
            }
        }
    }

    /// Rule TR5: what a person said here is gone, should they have been staff for a while.
    pub(crate) fn forget_lines_of(&mut self, person: PersonId) {
        let gone: Vec<LineId> = (self.backstage.extract_if(.., |_, line| line.person == person))
            .map(|(id, _)| id)
            .collect();
        gone.into_iter().for_each(|id| self.touch(PartKey::Line(id), Eyes::Staff));
    }

    pub(crate) fn count_lines_of(&self, person: PersonId, traces: &mut Traces) {
        traces.add_texts(self.backstage.values().filter(|line| line.person == person).count());
    }

    /// Everything in the back channel that shows this person's name.
    pub(crate) fn touch_who_in_backstage(&mut self, person: PersonId) {
        let lines = self.backstage.iter().filter(|(_, line)| line.is_read_by(person));
        for id in lines.map(|(id, _)| *id).collect::<Vec<LineId>>() {
            self.touch(PartKey::Line(id), Eyes::Staff);
        }
    }

    pub(crate) fn line_part(&self, id: LineId, eye: Eye) -> Option<LinePart> {
        let away = |line: &&Line| self.meeting.people.is_leaving(line.person);
        let line = self.backstage.get(&id).filter(|line| eye == Eye::Staff && !away(line))?;
        let who = |person| self.meeting.who(person);
        let receipt = |(by, role, at): &(PersonId, Role, Millis)| ReadReceipt {
            who: who(*by),
            role: *role,
            at: *at,
        };
        Some(LinePart {
            id,
            who: who(line.person),
            role: line.role,
            at: line.at,
            words: line.words.clone(),
            about: line.about,
            receipts: line.receipts.iter().map(receipt).collect(),
        })
    }
}
