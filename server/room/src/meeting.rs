//! The meeting from its beginning to its end: rules AG5, ID6, RB1. Its people stand in `people.rs`.

mod facts;

use crate::{
    Ask, Decided, Event, Eye, Room,
    abandoned::moment,
    people::{People, PeopleEvent},
    plan::{check_meeting, check_recording},
    queue::QueueEvent,
    view::Eyes,
};
use foorumi_protocol::{
    ActivityId, AgendaPlan, Attendance, BlockId, Id, JoinCode, Logo, MeetingCommand, MeetingFacts,
    MeetingPart, MeetingPlan, MeetingState, Millis, PartKey, PersonId, PersonNumber, Recording,
    Rejection, Role, SegmentId, Seq, SystemCommand, Who,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Milliseconds of a day.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// The meeting as planned, and who is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Meeting {
    begun: Option<Begun>,
    ended_at: Option<Millis>,
    /// Whether the time for raw data is over (rule RB7).
    sealed: bool,
    /// The last act of a person: its place and time. In a log that an older version began it stands
    /// from the first act under this one on.
    #[serde(default)]
    acted: Option<(Seq, Millis)>,
    /// Where each role's link was last revoked (rule ID3).
    #[serde(default)]
    revoked: BTreeMap<Role, Seq>,
    /// When the meeting ends by itself, once that is told (rule RB7).
    #[serde(default)]
    ends_at: Option<Millis>,
    /// Peak and total, kept only where a use for them is stated (rule ID6).
    heads: Option<(u32, u32)>,
    pub(crate) people: People,
    /// Whether newcomers are kept out (rule TR3).
    #[serde(default)]
    entrance_closed: bool,
    /// The organisation's logo (rule ID9).
    #[serde(default)]
    logo: Option<Logo>,
    /// Whether somebody who is not of the staff has acted, by an alias too (rule ID9). Of a meeting
    /// that an older version kept it is not known.
    #[serde(default = "yes")]
    met: bool,
}

const fn yes() -> bool {
    true
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Begun {
    code: JoinCode,
    /// Without its agenda, which stands in the room's.
    plan: MeetingPlan,
    at: Millis,
}

/// What happens to the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MeetingEvent {
    Begun { code: JoinCode, plan: Box<MeetingPlan> },
    HeadsNoted { peak: u32, total: u32 },
    People(PeopleEvent),
    EntranceSet { open: bool },
    FactsSet { facts: Box<MeetingFacts> },
    LogoSet { logo: Option<Logo> },
    RecordingSet { recording: Option<Box<Recording>> },
    DeletedForgotten { until: Seq },
    LinkRevoked { role: Role },
    EndTold { at: Option<Millis> },
    Ended,
    Sealed,
}

impl Meeting {
    pub(crate) fn ended(&self) -> bool {
        self.ended_at.is_some()
    }

    /// Where nothing is to be kept, the end is also the last that is taken.
    pub(crate) fn sealed(&self) -> bool {
        self.sealed || self.ended() && self.keep_days() == 0
    }

    fn keep_days(&self) -> u16 {
        self.plan().map_or(MeetingPlan::kept_days(), |plan| plan.keep_days)
    }

    /// When the log began, and the planned start.
    pub(crate) fn begun_and_starts(&self) -> Option<(Millis, Option<Millis>)> {
        let begun = self.begun.as_ref()?;
        Some((begun.at, begun.plan.starts.as_ref().and_then(|starts| moment(starts))))
    }

    /// The last act of a person, if it is known.
    pub(crate) fn acted(&self) -> Option<(Seq, Millis)> {
        self.acted
    }

    /// When the meeting ends by itself, if that has been told.
    pub(crate) fn ends_at(&self) -> Option<Millis> {
        self.ends_at
    }

    /// Notes an act of a person; answers whether it puts off an end that has been told.
    pub(crate) fn note_act(&mut self, seq: Seq, at: Millis) -> bool {
        self.acted = Some((seq, at));
        self.ends_at.is_some()
    }

    /// When raw data goes, once the meeting has ended.
    fn kept_until(&self) -> Option<Millis> {
        Some(Millis(self.ended_at?.0 + u64::from(self.keep_days()) * DAY_MS))
    }

    /// The plan without its agenda, once begun.
    pub(crate) fn plan(&self) -> Option<&MeetingPlan> {
        self.begun.as_ref().map(|begun| &begun.plan)
    }

    pub(crate) fn role_of(&self, person: PersonId) -> Option<Role> {
        self.people.role_of(person)
    }

    /// Who has this number.
    pub(crate) fn by_number(&self, number: PersonNumber) -> Option<PersonId> {
        self.people.by_number(number)
    }

    /// How others see a person who has acted.
    pub(crate) fn who(&self, person: PersonId) -> Who {
        self.people.who(person)
    }

    pub(crate) fn entrance_closed(&self) -> bool {
        self.entrance_closed
    }

    /// Head counts as they leave the meeting, if a use for them is stated.
    pub(crate) fn attendance(&self) -> Option<Attendance> {
        let stated_use = self.plan()?.attendance_use.clone()?;
        let (peak, total) = self.heads?;
        Some(Attendance { stated_use, peak, total })
    }
}

impl Room {
    /// Where each role's link was last revoked (rule ID3): who came by it before goes.
    pub fn revoked(&self) -> &BTreeMap<Role, Seq> {
        &self.meeting.revoked
    }

    /// Whether the log's first command has come.
    pub(crate) fn begun(&self) -> bool {
        self.meeting.begun.is_some()
    }

    pub(crate) fn decide_system(&self, command: &SystemCommand, seq: Seq) -> Decided {
        match command {
            SystemCommand::Begin { code, plan } => self.decide_begin(*code, plan, seq),
            SystemCommand::FireTimer { timer, step } => self.decide_fire(*timer, *step, seq),
            SystemCommand::OfferBaton { holder } => self.decide_baton_away(*holder, true),
            SystemCommand::KeepBaton { holder } => self.decide_baton_away(*holder, false),
            SystemCommand::NoteAttendance { peak, total } => {
                let stated = self.meeting.plan().is_some_and(|plan| plan.attendance_use.is_some());
                if !stated {
                    return Err(Rejection::NotAllowed);
                }
                let noted = MeetingEvent::HeadsNoted { peak: *peak, total: *total };
                Ok(vec![Event::Meeting(noted)])
            }
            SystemCommand::NoteMostPresent { activity, most } => {
                self.decide_most_present(*activity, *most)
            }
            SystemCommand::ErasePerson { person } => self.decide_erase(*person, seq),
            SystemCommand::ForgetPerson { person, since } => self.decide_forget(*person, *since),
            SystemCommand::TakeOffVote { activity, alias } => {
                self.decide_take_off(*activity, *alias)
            }
            SystemCommand::TakeBackRoles { role } => {
                let event = PeopleEvent::RolesTakenBack { role: *role };
                Ok(vec![Event::Meeting(MeetingEvent::People(event))])
            }
            SystemCommand::AddSlides { slides } => self.decide_slides_added(slides),
            SystemCommand::RemoveSlides { slides } => self.decide_slides_removed(*slides),
            SystemCommand::SetLogo { logo } => {
                Ok(vec![Event::Meeting(MeetingEvent::LogoSet { logo: *logo })])
            }
            SystemCommand::End => self.decide_end(seq),
            SystemCommand::RevokeLink { role } => {
                Ok(vec![Event::Meeting(MeetingEvent::LinkRevoked { role: *role })])
            }
            SystemCommand::TellEnd { at, acted } => self.decide_tell_end(*at, *acted),
            SystemCommand::EndAbandoned { acted } => self.decide_abandoned(*acted, seq),
            SystemCommand::ForgetDeleted { until } => self.decide_forget_deleted(*until),
            SystemCommand::Seal if self.ended() => Ok(vec![Event::Meeting(MeetingEvent::Sealed)]),
            SystemCommand::Seal => Err(Rejection::NotAllowed),
        }
    }

    fn decide_begin(&self, code: JoinCode, plan: &MeetingPlan, seq: Seq) -> Decided {
        if self.begun() {
            return Err(Rejection::NotAllowed);
        }
        check_meeting(plan)?;
        let bare =
            MeetingPlan { agenda: AgendaPlan::default(), carried: Vec::new(), ..plan.clone() };
        let begun = MeetingEvent::Begun { code, plan: Box::new(bare) };
        let mut events = vec![Event::Meeting(begun)];
        events.extend(self.plan_segments(seq, None, &plan.agenda.segments));
        // Segments are numbered from 0.
        let first = plan.agenda.segments.first().map(|_| SegmentId(Id { seq, index: 0 }));
        events.extend(self.carry(seq, first, &plan.carried));
        Ok(events)
    }

    pub(crate) fn decide_meeting(&self, ask: Ask, command: &MeetingCommand) -> Decided {
        match command {
            MeetingCommand::End => self.decide_end(ask.seq),
            MeetingCommand::SetFacts { facts } => self.decide_facts(facts),
            MeetingCommand::SetRecording { recording } => {
                check_recording(recording.as_ref())?;
                let recording = recording.clone().map(Box::new);
                Ok(vec![Event::Meeting(MeetingEvent::RecordingSet { recording })])
            }
            MeetingCommand::SetEntrance { open } => {
                let same = self.takes_newcomers() == *open;
                let event = Event::Meeting(MeetingEvent::EntranceSet { open: *open });
                Ok(if same { Vec::new() } else { vec![event] })
            }
            MeetingCommand::SetName { name } => self.decide_name(ask, name.as_ref()),
            MeetingCommand::ReadNotice => Self::decide_notice_read(ask.person),
            MeetingCommand::Promote { person, role } => self.decide_promote(*person, *role),
            MeetingCommand::RemovePerson { person, at_once } => {
                self.decide_person_off(ask, *person, *at_once)
            }
            MeetingCommand::RestorePerson { person } => self.decide_person_back(ask, *person),
            MeetingCommand::RemoveName { person } => self.decide_name_off(ask, *person),
        }
    }

    /// Rule RB1: what is open closes with its figures, the segment going on and the turn that has
    /// the floor end, and nothing can be added.
    pub(crate) fn decide_end(&self, seq: Seq) -> Decided {
        let mut events = self.decide_finish(seq)?;
        let current = self.agenda.current();
        let elsewhere: Vec<ActivityId> = (self.agenda.order().iter())
            .filter(|id| Some(**id) != current)
            .flat_map(|id| self.agenda.activities_of(*id).iter().copied())
            .collect();
        // Blocks of the segment going on take the first numbers.
        let first = AgendaPlan::MAX_ACTIVITIES;
        for (index, id) in elsewhere.into_iter().enumerate() {
            let block = BlockId(Id { seq, index: (first + index) as u16 });
            events.extend(self.decide_close_if_open(id, block)?);
        }
        events.extend(self.end_timer());
        events.push(Event::Queue(QueueEvent::FloorCleared));
        events.push(Event::Meeting(MeetingEvent::Ended));
        Ok(events)
    }

    pub(crate) fn evolve_meeting(&mut self, event: &MeetingEvent) {
        match event {
            MeetingEvent::Begun { code, plan } => {
                self.meeting.begun =
                    Some(Begun { code: *code, plan: (**plan).clone(), at: self.at });
                for key in [PartKey::Agenda, PartKey::Stage, PartKey::Queue, PartKey::Chat] {
                    self.touch(key, Eyes::All);
                }
                self.touch(PartKey::People, Eyes::Staff);
                self.touch(PartKey::Moderation, Eyes::Staff);
                self.touch(PartKey::Memo, Eyes::Staff);
                self.touch(PartKey::Meeting, Eyes::All);
            }
            MeetingEvent::HeadsNoted { peak, total } => {
                let (old_peak, old_total) = self.meeting.heads.unwrap_or_default();
                self.meeting.heads = Some((old_peak.max(*peak), old_total.max(*total)));
            }
            MeetingEvent::People(event) => self.evolve_people(event),
            MeetingEvent::EntranceSet { open } => {
                self.meeting.entrance_closed = !open;
                self.touch(PartKey::Meeting, Eyes::All);
            }
            MeetingEvent::FactsSet { facts } => self.set_facts(facts),
            MeetingEvent::LogoSet { logo } => {
                self.meeting.logo = *logo;
                self.touch(PartKey::Meeting, Eyes::All);
            }
            MeetingEvent::RecordingSet { recording } => {
                if let Some(begun) = &mut self.meeting.begun {
                    begun.plan.recording = recording.as_deref().cloned();
                }
                self.touch(PartKey::Meeting, Eyes::All);
            }
            MeetingEvent::Ended => {
                self.meeting.ended_at = Some(self.at);
                self.drop_cleared_votes();
                self.drop_backers();
                self.touch_figures();
                self.touch(PartKey::Meeting, Eyes::All);
                self.touch(PartKey::Slides, Eyes::All);
            }
            MeetingEvent::EndTold { at } => {
                self.meeting.ends_at = *at;
                self.touch(PartKey::Meeting, Eyes::All);
            }
            MeetingEvent::DeletedForgotten { until } => self.forget_deleted(*until),
            MeetingEvent::LinkRevoked { role } => {
                self.meeting.revoked.insert(*role, self.seq);
            }
            MeetingEvent::Sealed => self.meeting.sealed = true,
        }
    }

    pub(crate) fn meeting_part(&self, eye: Eye) -> Option<MeetingPart> {
        let begun = self.meeting.begun.as_ref().filter(|_| eye.is_shared())?;
        let plan = &begun.plan;
        let read = self.meeting.people.notice_read();
        Some(MeetingPart {
            title: plan.title.clone(),
            organisation: plan.organisation.clone(),
            place: plan.place.clone(),
            starts: plan.starts.clone(),
            code: begun.code,
            languages: plan.languages.clone(),
            names: plan.names,
            state: if self.ended() { MeetingState::Ended } else { MeetingState::Live },
            made_at: begun.at,
            ended_at: self.meeting.ended_at,
            instructions: plan.instructions.clone(),
            recording: plan.recording.clone(),
            attendance_use: plan.attendance_use.clone(),
            topics_shown: plan.topics_shown,
            colour: plan.colour,
            logo: self.meeting.logo,
            met: self.meeting.met && eye == Eye::Staff,
            notice_read: if eye == Eye::Staff { read } else { rounded(read) },
            entrance_closed: self.meeting.entrance_closed,
            keep_days: plan.keep_days,
            kept_until: self.meeting.kept_until(),
            ends_at: self.meeting.ends_at.filter(|_| !self.ended()),
        })
    }
}

/// A crowd's count as the crowd is told it: exact while small, then coarser, so that five hundred
/// people reading a notice are not five hundred new parts for each of them.
pub(crate) fn rounded(count: u32) -> u32 {
    let step = match count {
        0..20 => 1,
        20..200 => 10,
        _ => 50,
    };
    count - count % step
}
