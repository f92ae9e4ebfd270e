//! Short readable scripts: named people, who say commands to a room, and what then stands in it.
//!
//! `Stageplay::new(plan)` begins a meeting. Persons are names; the first letters tell the link they
//! came by: `host…`, `moderator…`, `secretary…`, `presenter…`, `organiser…`, `stage…`; anybody else
//! is a participant. A second goes by between two commands, unless `wait` says more.

use foorumi_protocol::*;
use foorumi_room::{Actor, Addressed, Eye, Record, Room};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(crate) struct Stageplay {
    pub(crate) room: Room,
    pub(crate) now: Millis,
    /// The log so far.
    pub(crate) records: Vec<Record>,
    numbers: BTreeMap<ClientId, u32>,
}

impl Stageplay {
    /// A meeting that has begun, at 1,000 s.
    pub(crate) fn new(plan: MeetingPlan) -> Self {
        let room = Room::new(MeetingId(Uuid::from_u128(1)));
        let mut play =
            Self { room, now: Millis(1_000_000), records: Vec::new(), numbers: BTreeMap::new() };
        let begin = SystemCommand::Begin { code: JoinCode::new(12345678), plan: Box::new(plan) };
        play.system(begin).expect("the plan is good");
        play
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.now.0 += seconds * 1000;
        self
    }

    /// Says a command as somebody: where it stands, or why it was not done.
    pub(crate) fn says(&mut self, name: &str, command: impl Into<Said>) -> Result<Seq, Rejection> {
        let command = command.into().0;
        let client = person(name).0.as_u128() as u64 >> 12;
        if self.room.vote_of(&command).is_some() {
            // As the server does: whoever may vote does so by the alias.
            self.room.may_vote(person(name), role(name), &command)?;
            return self.apply(ClientId(!client >> 12), Actor::Alias(alias(name)), command);
        }
        let actor = Actor::Person { id: person(name), role: role(name) };
        self.apply(ClientId(client), actor, command)
    }

    /// Says a command that must be accepted.
    #[track_caller]
    pub(crate) fn does(&mut self, name: &str, command: impl Into<Said>) -> Seq {
        self.says(name, command).unwrap_or_else(|why| panic!("{name} was refused: {why:?}"))
    }

    /// Says a command that must be refused, for this reason.
    #[track_caller]
    pub(crate) fn refused(&mut self, name: &str, command: impl Into<Said>, why: Rejection) {
        assert_eq!(self.says(name, command), Err(why), "{name}");
    }

    /// What the server itself says.
    pub(crate) fn system(&mut self, command: SystemCommand) -> Result<Seq, Rejection> {
        self.apply(ClientId(0), Actor::System, Command::System(command))
    }

    fn apply(
        &mut self,
        client: ClientId,
        actor: Actor,
        command: Command,
    ) -> Result<Seq, Rejection> {
        self.now.0 += 1000;
        let n = self.numbers.entry(client).or_default();
        *n += 1;
        let commands = vec![Addressed { client, n: *n, actor, command }];
        let record = Record { v: Record::VERSION, node: 1, at: self.now, commands };
        self.tell(record)
    }

    /// Sends the last command again.
    pub(crate) fn repeats(&mut self) -> Result<Seq, Rejection> {
        let record = self.records.last().expect("something was said").clone();
        self.tell(record)
    }

    fn tell(&mut self, record: Record) -> Result<Seq, Rejection> {
        let applied = self.room.apply(&record).remove(0);
        self.records.push(record);
        match applied.outcome {
            Outcome::Accepted { seq } => Ok(seq),
            Outcome::Rejected { why } => Err(why),
        }
    }

    /// What somebody sees under a key, the own eye first.
    pub(crate) fn sees(&self, name: &str, key: &PartKey) -> Option<Part> {
        let role = self.room.role_of(person(name), role(name));
        let mut eyes: Vec<Eye> = self.room.eyes_of(person(name), role).collect();
        eyes.extend(self.room.eyes_of_alias(alias(name)));
        eyes.into_iter().find_map(|eye| self.room.part(key, eye))
    }

    /// The same as JSON, for reading in a test.
    #[track_caller]
    pub(crate) fn shows(&self, name: &str, key: &PartKey) -> serde_json::Value {
        let part = self.sees(name, key).unwrap_or_else(|| panic!("{name} sees no {key}"));
        serde_json::to_value(part).expect("parts are JSON")
    }

    /// All parts that an eye sees, from the start.
    pub(crate) fn all(&self, eye: Eye) -> BTreeMap<PartKey, Part> {
        let keys = self.room.changed_since(Seq(0), eye).parts;
        self.room.parts(&keys, eye).into_iter().map(|keyed| (keyed.key, keyed.part)).collect()
    }

    /// Segments in order.
    pub(crate) fn segments(&self) -> Vec<SegmentId> {
        let Some(Part::Agenda(agenda)) = self.room.part(&PartKey::Agenda, Eye::Staff) else {
            panic!("every meeting has an agenda");
        };
        agenda.segments
    }

    /// A segment as the staff see it, by its place from 0.
    pub(crate) fn segment(&self, place: usize) -> SegmentPart {
        let key = PartKey::Segment(self.segments()[place]);
        let Some(Part::Segment(segment)) = self.room.part(&key, Eye::Staff) else {
            panic!("no segment {place}");
        };
        segment
    }

    /// An activity, by places from 0.
    pub(crate) fn activity(&self, segment: usize, place: usize) -> ActivityId {
        self.segment(segment).activities[place]
    }

    /// The host starts a segment, by its place, after the one going on.
    pub(crate) fn start(&mut self, place: usize) -> Seq {
        let Some(Part::Agenda(agenda)) = self.room.part(&PartKey::Agenda, Eye::Staff) else {
            panic!("every meeting has an agenda");
        };
        let segment = agenda.segments[place];
        self.does("host", AgendaCommand::StartSegment { segment, after: agenda.current })
    }
}

/// A command, whichever feature's.
pub(crate) struct Said(Command);

macro_rules! said {
    ($($feature:ident($command:ident))*) => {$(
        impl From<$command> for Said {
            fn from(command: $command) -> Self {
                Self(Command::$feature(command))
            }
        }
    )*};
}

said! {
    Meeting(MeetingCommand) Agenda(AgendaCommand) Stage(StageCommand) Queue(QueueCommand)
    Cloud(CloudCommand) Poll(PollCommand) Sheet(SheetCommand) Chat(ChatCommand)
    Question(QuestionCommand) Backstage(BackstageCommand)
    Decision(DecisionCommand) Memo(MemoCommand) System(SystemCommand)
    Timer(TimerCommand) Baton(BatonCommand)
}

impl From<Command> for Said {
    fn from(command: Command) -> Self {
        Self(command)
    }
}

/// The person of this name: always the same one.
pub(crate) fn person(name: &str) -> PersonId {
    let mut bytes = [0; 16];
    name.bytes().take(16).enumerate().for_each(|(i, b)| bytes[i] = b);
    PersonId(Uuid::from_bytes(bytes))
}

/// The alias of this person in every anonymous vote.
pub(crate) fn alias(name: &str) -> PersonId {
    PersonId(Uuid::from_u128(!person(name).0.as_u128()))
}

/// The role of the link that this name tells.
pub(crate) fn role(name: &str) -> Role {
    let roles = [
        ("host", Role::Host),
        ("moderator", Role::Moderator),
        ("secretary", Role::Secretary),
        ("presenter", Role::Presenter),
        ("organiser", Role::Organiser),
        ("stage", Role::Stage),
    ];
    roles
        .into_iter()
        .find(|(begins, _)| name.starts_with(begins))
        .map_or(Role::Participant, |r| r.1)
}

/// A text; panics when it does not fit.
pub(crate) fn text<const MIN: usize, const MAX: usize, const KIND: u8>(
    text: &str,
) -> Text<MIN, MAX, KIND> {
    Text::new(text).expect("text fits")
}

/// A text in Finnish.
pub(crate) fn fi(words: &str) -> Localized {
    Localized { fi: Some(text(words)), ..Localized::default() }
}

/// A meeting without a programme.
pub(crate) fn meeting() -> MeetingPlan {
    MeetingPlan {
        title: fi("Foorumi"),
        organisation: Localized::default(),
        place: Localized::default(),
        starts: None,
        languages: vec![Lang::Fi],
        names: NamePolicy::Optional,
        attendance_use: None,
        instructions: Localized::default(),
        recording: None,
        topics_shown: false,
        keep_days: 30,
        colour: None,
        carried: Vec::new(),
        agenda: AgendaPlan::default(),
    }
}

/// A meeting with these segments.
pub(crate) fn meeting_with(segments: Vec<SegmentPlan>) -> MeetingPlan {
    MeetingPlan { agenda: AgendaPlan { segments }, ..meeting() }
}

/// A segment of 30 minutes.
pub(crate) fn segment(title: &str, activities: Vec<ActivityPlan>) -> SegmentPlan {
    SegmentPlan {
        kind: SegmentKind::Discussion,
        title: fi(title),
        minutes: 30,
        locked_start: None,
        presenters: Vec::new(),
        lead: None,
        script: Localized::default(),
        chat: None,
        queue: None,
        carries: None,
        activities,
    }
}

/// A yes-no poll.
pub(crate) fn yes_no(question: &str) -> ActivityPlan {
    ActivityPlan::Poll(PollPlan {
        question: fi(question),
        form: PollForm::YesNo,
        shown: ResultsShown::AtClose,
        named: false,
    })
}

/// A word cloud of three words a person.
pub(crate) fn cloud(question: &str) -> ActivityPlan {
    let (question, lang) = (fi(question), Lang::Fi);
    ActivityPlan::Cloud(CloudPlan {
        question,
        words: 3,
        lang,
        hidden: false,
        held: false,
        automatic: false,
        blocked: Vec::new(),
    })
}

/// A sheet with first ideas.
pub(crate) fn sheet(need: &str, ideas: &[&str]) -> ActivityPlan {
    ActivityPlan::Sheet(SheetPlan {
        need: text(need),
        ideas: ideas.iter().map(|idea| text(idea)).collect(),
        editors: SheetEditors::Everyone,
        votes: SheetPlan::VOTES,
        stacking: false,
        group: Localized::default(),
    })
}

/// A group's sheet, that everybody may edit.
pub(crate) fn group_sheet(need: &str, ideas: &[&str], group: &str) -> ActivityPlan {
    let ActivityPlan::Sheet(plan) = sheet(need, ideas) else { unreachable!("it is a sheet") };
    ActivityPlan::Sheet(SheetPlan { group: fi(group), ..plan })
}

/// `feature.act` of a command.
pub(crate) fn named(command: &Command) -> String {
    let json = serde_json::to_value(command).expect("JSON");
    let (feature, act) = json.as_object().and_then(|map| map.iter().next()).expect("one feature");
    format!("{feature}.{}", act["do"].as_str().expect("an act"))
}
