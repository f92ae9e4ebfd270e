//! The meeting as a pure machine: a log of commands goes in, answers and views come out.
//!
//! No clock, no randomness, no IO, no async. Two rooms fed the same records are equal, to the byte of
//! their snapshots. A command is first decided (may be refused, changes nothing) and then its events
//! evolve the state (never fails). What people see is a set of parts, see [`Eye`].
//!
//! The rules stand in `RULES.md` beside this crate; tests carry their ids. A feature is one file
//! named as everywhere else: `poll.rs` holds the machine of polls.

mod abandoned;
mod activity;
mod advance;
mod after_end;
mod agenda;
mod alias;
mod apply;
mod backing;
mod backstage;
mod baton;
mod chat;
mod cloud;
mod decision;
mod forget;
mod guard;
mod meeting;
mod memo;
mod newcomers;
mod once;
mod pairs;
mod people;
mod permit;
mod plan;
mod poll;
mod question;
mod queue;
mod record;
mod results;
mod sheet;
mod slides;
mod snapshot;
mod stage;
mod timer;
mod view;
mod writing;

pub use abandoned::Abandoned;
pub use alias::Vote;
pub use apply::Applied;
pub use cloud::word_key;
pub use guard::{Suspect, masked, suspect_kinds, suspects};
pub use once::{ANSWERS, WINDOW};
pub use people::{Leaver, Traces};
pub use permit::Permit;
pub use plan::check_meeting;
pub use record::{Actor, Addressed, Record};
pub use results::{forget_in_results, named_in_results};
pub use snapshot::BadSnapshot;
pub use timer::TimerDue;
pub use view::{Changed, Eye};

use foorumi_protocol::{
    ActivityId, Keyed, MeetingId, Millis, Part, PartKey, PersonId, Rejection, Role, Seq, Slides,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use view::Eyes;

/// Version of what commands mean here, and of the bytes that a log holds (rule R14 of the log). Raised
/// by a change after which an old log would come to another state, and by new commands, which an older
/// node cannot read. A log of lower rules is brought over when it is loaded, so a raise adds a reader
/// for the snapshots of the version before ([`Room::restore_from`]).
///
/// 1: the first. 2: what is kept is read as it stands; what is noted of a meeting's keeping stands in
/// the directory. 3: people and texts can be removed from a meeting; punctuation that people do not
/// tell apart is one in a word cloud. 4: messages are agreed with, a cloud is laid out anew by an act, the
/// facts of a meeting change, and the organiser edits the programme.
pub const RULES: u32 = 4;

/// A meeting's live machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    id: MeetingId,
    /// Records applied.
    records: u64,
    /// Commands applied: the place of the last one.
    seq: Seq,
    /// Time of the last record.
    at: Millis,
    forgot: forget::Forgot,
    once: once::Once,
    view: view::View,
    meeting: meeting::Meeting,
    agenda: agenda::Agenda,
    activities: activity::Activities,
    stage: stage::Stage,
    queue: queue::Queue,
    chat: chat::Chat,
    questions: question::Questions,
    backstage: backstage::Backstage,
    decisions: decision::Decisions,
    /// Closed activities over which it is asked what was agreed (rule DM1).
    asked: BTreeSet<ActivityId>,
    memo: memo::Memo,
    timer: Option<timer::Timer>,
    baton: baton::Baton,
    slides: Vec<Slides>,
}

/// What a feature knows of a command beside its content.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// Place of the command; ids of what it makes begin with it.
    pub(crate) seq: Seq,
    /// Who sends it.
    pub(crate) person: PersonId,
    /// As what, promotions included.
    pub(crate) role: Role,
}

/// What happened. `decide` answers with these; `evolve` makes them so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Meeting(meeting::MeetingEvent),
    Agenda(agenda::AgendaEvent),
    Stage(stage::StageEvent),
    Queue(queue::QueueEvent),
    Cloud(cloud::CloudEvent),
    Poll(poll::PollEvent),
    Sheet(sheet::SheetEvent),
    Chat(chat::ChatEvent),
    Question(question::QuestionEvent),
    Backstage(backstage::BackstageEvent),
    Decision(decision::DecisionEvent),
    Memo(memo::MemoEvent),
    Timer(timer::TimerEvent),
    Baton(baton::BatonEvent),
    Slides(slides::SlidesEvent),
}

/// What deciding comes to.
pub(crate) type Decided = Result<Vec<Event>, Rejection>;

impl Room {
    /// The room of a meeting whose log is empty.
    pub fn new(id: MeetingId) -> Self {
        Self {
            id,
            records: 0,
            seq: Seq(0),
            at: Millis(0),
            forgot: forget::Forgot::default(),
            once: once::Once::default(),
            view: view::View::default(),
            meeting: meeting::Meeting::default(),
            agenda: agenda::Agenda::default(),
            activities: activity::Activities::default(),
            stage: stage::Stage::default(),
            queue: queue::Queue::default(),
            chat: chat::Chat::default(),
            questions: question::Questions::default(),
            backstage: backstage::Backstage::default(),
            decisions: decision::Decisions::default(),
            asked: BTreeSet::new(),
            memo: memo::Memo::default(),
            timer: None,
            baton: baton::Baton::default(),
            slides: Vec::new(),
        }
    }

    /// Which meeting.
    pub fn id(&self) -> MeetingId {
        self.id
    }

    /// Records applied so far.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Place of the last command applied.
    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// Time of the last record.
    pub fn at(&self) -> Millis {
        self.at
    }

    /// Whether the meeting has ended: only the memo and what belongs to it can still change.
    pub fn ended(&self) -> bool {
        self.meeting.ended()
    }

    /// Whether nothing more is taken: the log can be sealed (rule R11 of the log).
    pub fn sealed(&self) -> bool {
        self.meeting.sealed()
    }

    /// The role that a person acts in: that of their link, or a higher one given in the meeting.
    pub fn role_of(&self, person: PersonId, link: Role) -> Role {
        self.meeting.role_of(person).map_or(link, |given| given.max(link))
    }

    /// The eyes that together make up what somebody sees, the own ones first.
    ///
    /// Their parts are applied in this order, gone ones of an eye before its parts.
    pub fn eyes_of(&self, person: PersonId, role: Role) -> impl Iterator<Item = Eye> {
        let is_stage = role == Role::Stage;
        let own = (!is_stage).then_some(Eye::Person(person));
        let voters = self.polls_told_after_vote(person).filter(move |_| !is_stage).map(Eye::Voters);
        let others = if role.is_staff() { Eye::Staff } else { Eye::Public };
        let shared = if is_stage { Eye::Stage } else { others };
        own.into_iter().chain(voters).chain([shared])
    }

    /// What changed for `eye` after `since`, as keys; all that it sees if `since` is 0.
    pub fn changed_since(&self, since: Seq, eye: Eye) -> Changed {
        self.view.changed_since(since, eye)
    }

    /// Whether what one of these eyes was shown up to `since` is not known any more: who holds a view
    /// from there gets it whole.
    pub fn is_below_floor(&self, since: Seq, eyes: impl Iterator<Item = Eye>) -> bool {
        self.view.is_below_floor(since, eyes)
    }

    /// Whether it is known that somebody with these eyes had no news of their own after `since`, and
    /// so has the same eyes. A room just restored does not know.
    pub fn no_own_news_since(&self, since: Seq, eyes: &[Eye]) -> bool {
        self.view.no_own_news_since(since, eyes)
    }

    /// What `eye` sees under `key`; `None` = nothing.
    pub fn part(&self, key: &PartKey, eye: Eye) -> Option<Part> {
        match key {
            PartKey::Meeting => self.meeting_part(eye).map(Part::Meeting),
            PartKey::People => self.people_part(eye).map(Part::People),
            PartKey::You => self.you_part(eye).map(Part::You),
            PartKey::Notice(id) => self.notice_part(*id, eye).map(Part::Notice),
            PartKey::Agenda => self.agenda_part(eye).map(Part::Agenda),
            PartKey::Segment(id) => self.segment_part(*id, eye).map(Part::Segment),
            PartKey::Stage => self.stage_part(eye).map(Part::Stage),
            PartKey::Queue => self.queue_part(eye).map(Part::Queue),
            PartKey::QueueLog => self.queue_log_part(eye).map(Part::QueueLog),
            PartKey::MyQueue => self.my_queue_part(eye).map(Part::MyQueue),
            PartKey::Timer => self.timer_part(eye).map(Part::Timer),
            PartKey::Baton => self.baton_part(eye).map(Part::Baton),
            PartKey::Cloud(id) => self.cloud_part(*id, eye).map(Part::Cloud),
            PartKey::Word(id, word) => self.word_part(*id, word, eye).map(Part::Word),
            PartKey::MyWords(id) => self.my_words_part(*id, eye).map(Part::MyWords),
            PartKey::WordReview(id) => self.word_review_part(*id, eye).map(Part::WordReview),
            PartKey::Poll(id) => self.poll_part(*id, eye).map(Part::Poll),
            PartKey::Answered(id) => self.answered_part(*id, eye).map(Part::Answered),
            PartKey::Result(id) => self.result_part(*id, eye).map(Part::Result),
            PartKey::MyTexts(id) => self.my_texts_part(*id, eye).map(Part::MyTexts),
            PartKey::Ballot(id) => self.ballot_part(*id, eye).map(Part::Ballot),
            PartKey::Sheet(id) => self.sheet_part(*id, eye).map(Part::Sheet),
            PartKey::Idea(sheet, id) => self.idea_part(*sheet, *id, eye).map(Part::Idea),
            PartKey::Tally(id) => self.tally_part(*id, eye).map(Part::Tally),
            PartKey::Dots(id) => self.dots_part(*id, eye).map(Part::Dots),
            PartKey::HallCounts(id) => self.hall_counts_part(*id, eye).map(Part::HallCounts),
            PartKey::Picture(id) => self.picture_part(*id, eye),
            PartKey::Chat => self.chat_part(eye).map(Part::Chat),
            PartKey::Message(id) => self.message_part(*id, eye).map(Part::Message),
            PartKey::Moderation => self.moderation_part(eye).map(Part::Moderation),
            PartKey::MyChat => self.my_chat_part(eye).map(Part::MyChat),
            PartKey::Question(id) => self.question_part(*id, eye).map(Part::Question),
            PartKey::MyBackings => self.my_backings_part(eye).map(Part::MyBackings),
            PartKey::Line(id) => self.line_part(*id, eye).map(Part::Line),
            PartKey::Said(id) => self.said_part(*id, eye).map(Part::Said),
            PartKey::Decision(id) => self.decision_part(*id, eye).map(Part::Decision),
            PartKey::Agreed(id) => self.agreed_part(*id, eye).map(Part::Agreed),
            PartKey::Block(id) => self.block_part(*id, eye).map(Part::Block),
            PartKey::Memo => self.memo_part(eye).map(Part::Memo),
            PartKey::Slides => self.slides_part(eye).map(Part::Slides),
        }
    }

    /// Whether `eye` sees anything under `key`. Drawing and counting are left out: this is asked at
    /// every change.
    pub(crate) fn shows(&self, key: &PartKey, eye: Eye) -> bool {
        if let PartKey::Picture(id) = key {
            self.picture_seen(*id, eye)
        } else if let PartKey::Result(id) = key {
            self.result_seen(*id, eye)
        } else if let PartKey::Sheet(id) = key {
            self.sheet_shown(*id, eye)
        } else if let PartKey::WordReview(id) = key {
            self.mending_seen(*id, eye)
        } else if matches!(key, PartKey::Queue) {
            self.begun() && eye.is_shared()
        } else if let (PartKey::MyQueue, Eye::Person(person)) = (key, eye) {
            self.queue.concerns(person)
        } else {
            self.part(key, eye).is_some()
        }
    }

    fn picture_part(&self, id: ActivityId, eye: Eye) -> Option<Part> {
        if !self.picture_seen(id, eye) {
            return None;
        }
        let cloud = self.cloud_picture(id).map(Part::CloudPicture);
        cloud.or_else(|| self.map_picture(id).map(Part::MapPicture))
    }

    fn picture_seen(&self, id: ActivityId, eye: Eye) -> bool {
        self.cloud_picture_seen(id, eye) || self.map_picture_seen(id, eye)
    }

    /// The parts under `keys` as `eye` sees them.
    pub fn parts(&self, keys: &[PartKey], eye: Eye) -> Vec<Keyed> {
        let keyed = |key: &PartKey| Some(Keyed { key: key.clone(), part: self.part(key, eye)? });
        keys.iter().filter_map(keyed).collect()
    }

    /// Notes that what `eyes` see under `key` may have changed, appeared or gone.
    pub(crate) fn touch(&mut self, key: PartKey, eyes: Eyes) {
        self.view.touch(key, eyes);
    }

    /// Notes the same for one person.
    pub(crate) fn touch_own(&mut self, key: PartKey, person: PersonId) {
        self.view.touch(key, Eyes::One(Eye::Person(person)));
    }
}
