//! Words of the moderation log.

use foorumi_protocol::{MessageStateName, RejectReason};

/// Words of the moderation log.
pub(crate) struct ModerationWords {
    /// Beginning of its file's name.
    pub(crate) slug: &'static str,
    pub(crate) title: &'static str,
    pub(crate) sender: &'static str,
    /// The text as it was sent.
    pub(crate) sent: &'static str,
    /// The text as staff changed it.
    pub(crate) changed: &'static str,
    pub(crate) outcome: &'static str,
    pub(crate) by: &'static str,
    pub(crate) state: fn(MessageStateName) -> &'static str,
    pub(crate) why: fn(RejectReason) -> &'static str,
}

pub(super) const FI: ModerationWords = ModerationWords {
    slug: "moderointiloki",
    title: "Moderointiloki",
    sender: "Lähettäjä",
    sent: "Viesti lähetettynä",
    changed: "Viesti muokattuna",
    outcome: "Mitä päätettiin",
    by: "Kuka päätti",
    state: |state| match state {
        MessageStateName::Waiting => "odottaa",
        MessageStateName::Held => "juontajalla",
        MessageStateName::Published => "julkaistu",
        MessageStateName::Rejected => "ei julkaistu",
        MessageStateName::Merged => "yhdistetty toiseen",
        MessageStateName::Answered => "vastattu kirjallisesti",
        MessageStateName::TakenUp => "viety eteenpäin",
        MessageStateName::Withdrawn => "lähettäjä perui",
        MessageStateName::Removed => "teksti poistettu henkilötietojen vuoksi",
    },
    why: |reason| match reason {
        RejectReason::OffTopic => "ei liity aiheeseen",
        RejectReason::AlreadyAsked => "jo kysytty",
        RejectReason::PersonalData => "henkilötietoja",
        RejectReason::Unsuitable => "asiaton",
        RejectReason::AnsweredOtherwise => "vastataan muuten",
    },
};

pub(super) const SV: ModerationWords = ModerationWords {
    slug: "modereringslogg",
    title: "Modereringslogg",
    sender: "Avsändare",
    sent: "Meddelandet som det skickades",
    changed: "Meddelandet som det ändrades",
    outcome: "Beslut",
    by: "Vem beslutade",
    state: |state| match state {
        MessageStateName::Waiting => "väntar",
        MessageStateName::Held => "hos värden",
        MessageStateName::Published => "publicerat",
        MessageStateName::Rejected => "inte publicerat",
        MessageStateName::Merged => "ihopslaget med ett annat",
        MessageStateName::Answered => "besvarat skriftligt",
        MessageStateName::TakenUp => "fört vidare",
        MessageStateName::Withdrawn => "återtaget av avsändaren",
        MessageStateName::Removed => "texten raderad på grund av personuppgifter",
    },
    why: |reason| match reason {
        RejectReason::OffTopic => "hör inte till ämnet",
        RejectReason::AlreadyAsked => "redan frågat",
        RejectReason::PersonalData => "personuppgifter",
        RejectReason::Unsuitable => "olämpligt",
        RejectReason::AnsweredOtherwise => "besvaras på annat sätt",
    },
};

pub(super) const EN: ModerationWords = ModerationWords {
    slug: "moderation-log",
    title: "Moderation log",
    sender: "Sender",
    sent: "Message as sent",
    changed: "Message as edited",
    outcome: "Decision",
    by: "Decided by",
    state: |state| match state {
        MessageStateName::Waiting => "waiting",
        MessageStateName::Held => "with the host",
        MessageStateName::Published => "published",
        MessageStateName::Rejected => "not published",
        MessageStateName::Merged => "merged into another",
        MessageStateName::Answered => "answered in writing",
        MessageStateName::TakenUp => "taken further",
        MessageStateName::Withdrawn => "taken back by its sender",
        MessageStateName::Removed => "text removed because of personal data",
    },
    why: |reason| match reason {
        RejectReason::OffTopic => "off topic",
        RejectReason::AlreadyAsked => "already asked",
        RejectReason::PersonalData => "personal data",
        RejectReason::Unsuitable => "unsuitable",
        RejectReason::AnsweredOtherwise => "answered otherwise",
    },
};
