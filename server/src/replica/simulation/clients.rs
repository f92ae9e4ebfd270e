//! Browsers of the simulation: they number what they send and send it again until it is answered.

use foorumi_protocol::{
    AgendaCommand, ChatCommand, ChatMode, ClientId, Command, JoinCode, Lang, Localized,
    MeetingCommand, MeetingPlan, NamePolicy, Outcome, PersonId, Role, SegmentKind, SegmentPlan,
    SystemCommand, Text,
};
use foorumi_room::{Actor, Addressed};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Commands that a client holds unanswered at most.
const UNANSWERED: usize = 6;
/// Commands of one client. Twice as many segments stay below what an agenda holds.
const COMMANDS: u32 = 14;
/// Clients who are hosts; the others are participants.
const HOSTS: u64 = 2;

/// A browser instance.
#[derive(Debug)]
pub(super) struct Client {
    id: ClientId,
    last: u32,
    pub(super) unanswered: BTreeMap<u32, Addressed>,
    /// Which node its socket is at.
    pub(super) node: usize,
}

impl Client {
    pub(super) fn new(number: u64, node: usize) -> Self {
        Self { id: ClientId(number), last: 0, unanswered: BTreeMap::new(), node }
    }

    pub(super) fn may_say_more(&self) -> bool {
        self.unanswered.len() < UNANSWERED && self.last < COMMANDS
    }

    /// Something new, to be counted later by its mark.
    pub(super) fn say(&mut self) -> Addressed {
        let mark = mark(self.id, self.last + 1);
        self.number(if self.id.0 <= HOSTS { segment(&mark) } else { message(&mark) })
    }

    pub(super) fn end(&mut self) -> Addressed {
        self.number(Command::Meeting(MeetingCommand::End))
    }

    pub(super) fn answered(&mut self, n: u32, _outcome: &Outcome) {
        self.unanswered.remove(&n);
    }

    fn number(&mut self, command: Command) -> Addressed {
        self.last += 1;
        let role = if self.id.0 <= HOSTS { Role::Host } else { Role::Participant };
        let person = PersonId(Uuid::from_u128(u128::from(self.id.0)));
        let actor = Actor::Person { id: person, role };
        let addressed = Addressed { client: self.id, n: self.last, actor, command };
        self.unanswered.insert(self.last, addressed.clone());
        addressed
    }
}

/// What stands in a text so that its copies can be counted.
pub(super) fn mark(client: ClientId, n: u32) -> String {
    format!("<{}-{n}>", client.0)
}

/// The commands that begin the meeting.
pub(super) fn opening() -> Vec<Addressed> {
    let plan = MeetingPlan {
        title: title("Simulated"),
        organisation: Localized::default(),
        place: Localized::default(),
        starts: None,
        languages: vec![Lang::En],
        names: NamePolicy::Optional,
        attendance_use: None,
        instructions: Localized::default(),
        recording: None,
        topics_shown: false,
        keep_days: 0,
        carried: Vec::new(),
        agenda: foorumi_protocol::AgendaPlan::default(),
    };
    let begin = SystemCommand::Begin { code: JoinCode::new(1), plan: Box::new(plan) };
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    let host = Actor::Person { id: PersonId(Uuid::from_u128(1000)), role: Role::Host };
    let client = ClientId(1000);
    vec![
        Addressed { client, n: 1, actor: Actor::System, command: Command::System(begin) },
        Addressed { client, n: 2, actor: host, command: Command::Chat(open) },
    ]
}

fn title(text: &str) -> Localized {
    Localized { en: Some(Text::new(text).expect("short")), ..Localized::default() }
}

fn segment(mark: &str) -> Command {
    let plan = SegmentPlan {
        kind: SegmentKind::Talk,
        title: title(mark),
        minutes: 5,
        locked_start: None,
        presenters: Vec::new(),
        lead: None,
        script: Localized::default(),
        chat: None,
        queue: None,
        activities: Vec::new(),
    };
    Command::Agenda(AgendaCommand::AddSegment { after: None, plan: Box::new(plan) })
}

fn message(mark: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(mark).expect("short") })
}
