//! The baton: which host runs the programme (rule AG4).

use crate::{Ask, Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    AgendaCommand, BatonCommand, BatonOffer, BatonPart, Command, PartKey, PersonId, PollCommand,
    Rejection, Role, StageCommand,
};
use serde::{Deserialize, Serialize};

/// Hosts listed; more can take part, and take the controls.
const HOSTS: usize = 20;

/// Who has the controls, and whether they are offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Baton {
    holder: Option<PersonId>,
    hosts: Vec<PersonId>,
    offer: Option<Offer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Offer {
    /// Any host, if nobody is named.
    to: Option<PersonId>,
    /// The holder has been away.
    away: bool,
}

/// What happens to the baton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BatonEvent {
    Offered { to: Option<PersonId>, away: bool },
    Kept,
    Taken { by: PersonId },
}

/// Whether a command runs the programme: of the hosts only the holder gives it. Hiding the screen, the
/// queue and the agenda's text are open to every host, and moderators help whoever holds it.
fn runs(command: &Command) -> bool {
    matches!(
        command,
        Command::Agenda(
            AgendaCommand::StartSegment { .. }
                | AgendaCommand::FinishSegment { .. }
                | AgendaCommand::OpenActivity { .. }
                | AgendaCommand::CloseActivity { .. }
                | AgendaCommand::PauseAnswers
                | AgendaCommand::ResumeAnswers
        ) | Command::Poll(PollCommand::OpenRound { .. })
            | Command::Stage(StageCommand::Show { .. })
            | Command::Timer(_)
    )
}

impl Room {
    /// Whose absence the node watches, and whether the controls are offered because of it.
    pub fn baton_holder(&self) -> Option<(PersonId, bool)> {
        let holder = self.baton.holder.filter(|_| !self.ended())?;
        Some((holder, self.baton.offer.is_some_and(|offer| offer.away)))
    }

    /// Of the hosts only the holder runs the programme.
    pub(crate) fn may_run(&self, ask: Ask, command: &Command) -> Result<(), Rejection> {
        match self.baton.holder {
            Some(holder) if ask.role == Role::Host && holder != ask.person && runs(command) => {
                Err(Rejection::ControlsHeld { by: self.meeting.who(holder) })
            }
            _ => Ok(()),
        }
    }

    /// A host has done something: they are known from now on, and the first who runs anything has the
    /// controls.
    pub(crate) fn note_host(&mut self, person: PersonId, command: &Command) {
        let baton = &mut self.baton;
        let new = !baton.hosts.contains(&person) && baton.hosts.len() < HOSTS;
        if new {
            baton.hosts.push(person);
        }
        let takes = baton.holder.is_none() && runs(command);
        if takes {
            baton.holder = Some(person);
        }
        if new || takes {
            self.touch(PartKey::Baton, Eyes::Staff);
        }
    }

    pub(crate) fn decide_baton(&self, ask: Ask, command: &BatonCommand) -> Decided {
        let holder = self.baton.holder;
        let event = match command {
            BatonCommand::Offer { to } => {
                if holder.is_some_and(|holder| holder != ask.person) {
                    return Err(Rejection::Stale);
                }
                let to = to.map(|number| {
                    let found = self.meeting.people.by_number(number);
                    let host = found.filter(|id| self.baton.hosts.contains(id));
                    host.ok_or(Rejection::NoSuchPerson { person: number })
                });
                BatonEvent::Offered { to: to.transpose()?, away: false }
            }
            BatonCommand::Keep => {
                if holder != Some(ask.person) || self.baton.offer.is_none() {
                    return Err(Rejection::Stale);
                }
                BatonEvent::Kept
            }
            BatonCommand::Accept => {
                let offer = self.baton.offer.ok_or(Rejection::Stale)?;
                if offer.to.is_some_and(|to| to != ask.person) {
                    return Err(Rejection::Stale);
                }
                BatonEvent::Taken { by: ask.person }
            }
            BatonCommand::Take => BatonEvent::Taken { by: ask.person },
        };
        Ok(vec![Event::Baton(event)])
    }

    /// The server says that the holder has been away for long, or is back.
    pub(crate) fn decide_baton_away(&self, holder: PersonId, away: bool) -> Decided {
        let offered = self.baton.offer.is_some();
        let offered_away = self.baton.offer.is_some_and(|offer| offer.away);
        let fits = if away { !offered } else { offered_away };
        if self.baton.holder != Some(holder) || !fits {
            return Err(Rejection::Stale);
        }
        let offer = BatonEvent::Offered { to: None, away: true };
        Ok(vec![Event::Baton(if away { offer } else { BatonEvent::Kept })])
    }

    pub(crate) fn evolve_baton(&mut self, event: BatonEvent) {
        match event {
            BatonEvent::Offered { to, away } => self.baton.offer = Some(Offer { to, away }),
            BatonEvent::Kept => self.baton.offer = None,
            BatonEvent::Taken { by } => {
                self.baton.holder = Some(by);
                self.baton.offer = None;
            }
        }
        self.touch(PartKey::Baton, Eyes::Staff);
    }

    pub(crate) fn touch_who_in_baton(&mut self, person: PersonId) {
        if self.baton.hosts.contains(&person) || self.baton.holder == Some(person) {
            self.touch(PartKey::Baton, Eyes::Staff);
        }
    }

    /// Rule TR5: somebody who is removed has the controls no more.
    pub(crate) fn forget_host(&mut self, person: PersonId) {
        self.touch_who_in_baton(person);
        self.baton.hosts.retain(|host| *host != person);
        if self.baton.holder.take_if(|holder| *holder == person).is_some() {
            self.baton.offer = None;
        }
    }

    pub(crate) fn baton_part(&self, eye: Eye) -> Option<BatonPart> {
        let baton = &self.baton;
        let who = |person: PersonId| self.meeting.who(person);
        let known = baton.holder.is_some() || !baton.hosts.is_empty();
        (eye == Eye::Staff && known).then(|| BatonPart {
            holder: baton.holder.map(who),
            hosts: baton.hosts.iter().copied().map(who).collect(),
            offer: baton.offer.map(|offer| BatonOffer { to: offer.to.map(who), away: offer.away }),
        })
    }
}
