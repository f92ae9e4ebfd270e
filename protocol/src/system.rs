//! What the server itself says to a room.

use crate::{
    ActivityId, JoinCode, Logo, MeetingPlan, Millis, PersonId, PersonNumber, Role, Seq, Slides,
    SlidesId, TimerId,
};
use serde::{Deserialize, Serialize};

/// What the server itself says to a room. People cannot send these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum SystemCommand {
    /// First command of every log.
    Begin {
        /// Join code.
        code: JoinCode,
        /// The plan.
        plan: Box<MeetingPlan>,
    },
    /// A timer is due, by the clock of the node that says so (rule R12 of the log). What has changed
    /// since makes it stale.
    FireTimer {
        /// Which.
        timer: TimerId,
        /// The step that was counted.
        step: u32,
    },
    /// The host who has the controls has been away for 30 s: they are offered (rule AG4).
    OfferBaton {
        /// Who has them.
        holder: PersonId,
    },
    /// That host is back: such an offer is taken back.
    KeepBaton {
        /// Who has them.
        holder: PersonId,
    },
    /// Counted heads, only where a use for them is stated (rule ID6).
    NoteAttendance {
        /// Most people present at once.
        peak: u32,
        /// Different people in all.
        total: u32,
    },
    /// More people have answered a vote, which is closed, than were ever here at once while it was
    /// open (rule TR1).
    NoteMostPresent {
        /// The poll or sheet.
        activity: ActivityId,
        /// Most people present at once.
        most: u32,
    },
    /// The operator has a person erased who asked for it, one of the staff too (rule TR5): hidden now,
    /// and gone as soon as what they gave by an alias is taken off.
    ErasePerson {
        /// Who.
        person: PersonNumber,
    },
    /// The time in which a person's removal could be taken back is over (rule TR5). What has changed
    /// since makes it stale.
    ForgetPerson {
        /// Who.
        person: PersonNumber,
        /// Place of the removal.
        since: Seq,
    },
    /// A vote by an alias is taken off, since the one who gave it is being removed (rule TR5). Never in
    /// one record with what tells who that is.
    TakeOffVote {
        /// The poll or sheet.
        activity: ActivityId,
        /// The alias.
        #[serde(rename = "hand")]
        alias: PersonId,
    },
    /// A role's link was renewed, and roles given by those who held it are taken back: those of the
    /// same role, and with the host's link all (rule ID3).
    TakeBackRoles {
        /// The role of the link.
        role: Role,
    },
    /// Slides that are in the archive.
    AddSlides {
        /// Which.
        slides: Box<Slides>,
    },
    /// Slides that are taken back.
    RemoveSlides {
        /// Which.
        slides: SlidesId,
    },
    /// The organisation's logo, which is in the archive, or none any more (rule ID9).
    SetLogo {
        /// It.
        logo: Option<Logo>,
    },
    /// Ends a meeting that is to be deleted (rule RB7).
    End,
    /// A role's link was renewed or revoked: whoever came by it goes, at every node, also at one that
    /// hears of it late (rule ID3).
    RevokeLink {
        /// The role of the link.
        role: Role,
    },
    /// The meeting will end by itself if nobody acts, which its pages say from now on (rule RB7).
    TellEnd {
        /// When.
        at: Millis,
        /// The last act of a person that the node has seen; a later one makes it stale.
        acted: Seq,
    },
    /// Nobody has ended the meeting, and its time is over (rule RB7).
    EndAbandoned {
        /// The last act of a person that the node has seen; a later one makes it stale.
        acted: Seq,
    },
    /// The time in which a deletion can be taken back is over, by the clock of the node that says so:
    /// what was deleted up to this place goes for good (rules MM3, CH10).
    ForgetDeleted {
        /// The last place.
        until: Seq,
    },
    /// The time for raw data is over: nothing more is taken (rule RB7).
    Seal,
}
