//! Browsers of the simulation: they number what they send and send it again until it is answered.

use foorumi_protocol::{
    ActivityId, ActivityPlan, AgendaCommand, AgendaPlan, ChatCommand, ChatMode, Choice, ClientId,
    Command, Id, JoinCode, Lang, Localized, MeetingCommand, MeetingPlan, NamePolicy, Outcome,
    PersonId, PollCommand, PollForm, PollPlan, ResultsShown, Role, SegmentKind, SegmentPlan, Seq,
    SystemCommand, Text,
};
use foorumi_room::{Actor, Addressed};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Commands that a client holds unanswered at most.
const UNANSWERED: usize = 6;
/// Commands of one client. Twice as many segments stay below what an agenda holds.
const COMMANDS: u32 = 14;
/// Votes, open from the start; hosts close them.
const VOTES: u64 = 8;
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
        let n = self.last + 1;
        let mark = mark(self.id, n);
        self.number(match self.id.0 {
            host @ 1..=HOSTS if n.is_multiple_of(4) => close(host * 4 + u64::from(n) / 4 - 4),
            1..=HOSTS => segment(&mark),
            _ if n.is_multiple_of(3) => ballot(u64::from(n) / 3),
            _ => message(&mark),
        })
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
        let votes = matches!(command, Command::Poll(_));
        let actor = if votes { Actor::Alias(person) } else { Actor::Person { id: person, role } };
        let addressed = Addressed { client: self.id, n: self.last, actor, command };
        self.unanswered.insert(self.last, addressed.clone());
        addressed
    }
}

/// What stands in a text so that its copies can be counted.
pub(super) fn mark(client: ClientId, n: u32) -> String {
    format!("<{}-{n}>", client.0)
}

/// Whether a command is a ballot, which is forgotten when its vote closes.
pub(super) fn is_ballot(addressed: &Addressed) -> bool {
    matches!(addressed.command, Command::Poll(_))
}

/// Whether a command leaves a mark that can be counted.
pub(super) fn is_marked(addressed: &Addressed) -> bool {
    matches!(
        addressed.command,
        Command::Agenda(AgendaCommand::AddSegment { .. }) | Command::Chat(ChatCommand::Say { .. })
    )
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
        agenda: votes(),
        keep_days: 0,
        colour: None,
        carried: Vec::new(),
    };
    let begin = SystemCommand::Begin { code: JoinCode::new(1), plan: Box::new(plan) };
    let open = ChatCommand::SetMode { mode: ChatMode::Open, slow_s: 0 };
    let host = Actor::Person { id: PersonId(Uuid::from_u128(1000)), role: Role::Host };
    let client = ClientId(1000);
    let open_vote = |vote| Command::Agenda(AgendaCommand::OpenActivity { activity: id(vote) });
    let by_host = [Command::Chat(open)].into_iter().chain((0..VOTES).map(open_vote));
    let begin = Addressed { client, n: 1, actor: Actor::System, command: Command::System(begin) };
    let rest = by_host.zip(2..).map(|(command, n)| Addressed { client, n, actor: host, command });
    [begin].into_iter().chain(rest).collect()
}

/// One segment with all the votes.
fn votes() -> AgendaPlan {
    let poll = PollPlan {
        question: title("?"),
        form: PollForm::YesNo,
        shown: ResultsShown::AtClose,
        named: false,
    };
    let activities = vec![ActivityPlan::Poll(poll); VOTES as usize];
    AgendaPlan { segments: vec![SegmentPlan { activities, ..bare("Votes") }] }
}

fn id(vote: u64) -> ActivityId {
    ActivityId(Id { seq: Seq(1), index: 1 + vote as u16 })
}

fn ballot(vote: u64) -> Command {
    Command::Poll(PollCommand::CastBallot {
        poll: id(vote),
        choice: Choice::Yes,
        came_later: false,
    })
}

fn close(vote: u64) -> Command {
    Command::Agenda(AgendaCommand::CloseActivity { activity: id(vote) })
}

fn title(text: &str) -> Localized {
    Localized { en: Some(Text::new(text).expect("short")), ..Localized::default() }
}

fn segment(mark: &str) -> Command {
    let plan = Box::new(bare(mark));
    Command::Agenda(AgendaCommand::AddSegment { after: None, plan })
}

fn bare(text: &str) -> SegmentPlan {
    SegmentPlan {
        kind: SegmentKind::Talk,
        title: title(text),
        minutes: 5,
        locked_start: None,
        presenters: Vec::new(),
        lead: None,
        script: Localized::default(),
        chat: None,
        queue: None,
        carries: None,
        activities: Vec::new(),
    }
}

fn message(mark: &str) -> Command {
    Command::Chat(ChatCommand::Say { text: Text::new(mark).expect("short") })
}
