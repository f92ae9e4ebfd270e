//! The paths that a crowd pays for again and again, set up so that `benches/instructions.rs` can count
//! their instructions: a vote in the room, a frame encoded, a frame told to each listener.

use super::{
    Joiner,
    aliases::Aliases,
    listener::{Listener, Scratch, Telling},
    listeners::Beside,
};
use crate::{
    rooms::{frames::Frames, outbox::Outbox},
    storage::keys::SqliteKeys,
    templates,
};
use foorumi_protocol::{
    ActivityId, AgendaCommand, ChatCommand, Choice, ClientId, Command, Epoch, JoinCode, Lang,
    Localized, MeetingId, MessageText, Millis, Part, PersonId, PollCommand, PollForm, Role, Seq,
    SystemCommand, Template,
};
use foorumi_room::{Actor, Addressed, Eye, Record, Room};
use std::{path::Path, sync::Arc};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
    time::Instant,
};
use uuid::Uuid;

fn record(n: u32, actor: Actor, command: Command) -> Record {
    let commands = vec![Addressed { client: ClientId(1), n, actor, command }];
    Record { v: Record::VERSION, node: 1, at: Millis(1), commands }
}

fn person(number: usize) -> PersonId {
    PersonId(Uuid::from_u128(1000 + number as u128))
}

/// A forum whose yes-no poll is open.
fn forum() -> (Room, ActivityId) {
    let plan = Box::new(templates::plan(Template::Forum, Lang::Fi, Localized::default()));
    let begin = SystemCommand::Begin { code: JoinCode::new(1), plan };
    let mut room = Room::new(MeetingId(Uuid::from_u128(9)));
    room.apply(&record(1, Actor::System, Command::System(begin)));
    let keys = room.changed_since(Seq(0), Eye::Staff).parts;
    let poll = room.parts(&keys, Eye::Staff).into_iter().find_map(|keyed| {
        let Part::Poll(poll) = keyed.part else { return None };
        (poll.form == PollForm::YesNo).then_some(poll.id)
    });
    let activity = poll.expect("a forum has a yes-no poll");
    let open = Command::Agenda(AgendaCommand::OpenActivity { activity });
    let host = Actor::Person { id: person(0), role: Role::Host };
    room.apply(&record(2, host, open));
    (room, activity)
}

fn vote(poll: ActivityId, n: u32) -> Record {
    let choice = if n.is_multiple_of(3) { Choice::No } else { Choice::Yes };
    let cast = Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false });
    record(n, Actor::Alias(person(n as usize)), cast)
}

/// Votes on their way into a room.
pub struct Votes {
    room: Room,
    records: Vec<Record>,
}

impl Votes {
    /// This many votes, each in a record of its own.
    pub fn new(count: u32) -> Self {
        let (room, poll) = forum();
        Self { room, records: (3..count + 3).map(|n| vote(poll, n)).collect() }
    }

    /// Applies them all.
    pub fn apply(mut self) -> Self {
        for record in &self.records {
            self.room.apply(record);
        }
        self
    }
}

/// A hall that holds the view before the last vote.
pub struct Hall {
    room: Room,
    since: Seq,
    frames: Frames,
    scratch: Scratch,
    aliases: Aliases,
    listeners: Vec<Listener>,
    _browsers: Vec<TcpStream>,
    _runtime: Runtime,
}

impl Hall {
    /// With this many listeners.
    pub fn new(people: usize) -> Self {
        let (room, poll) = forum();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let keys = SqliteKeys::open(Path::new(":memory:")).expect("a store");
        let aliases = Aliases::new(Arc::new(keys), room.id(), Instant::now());
        let (since, frames, scratch) = (room.seq(), Frames::default(), Scratch::default());
        let (listeners, browsers) = (Vec::new(), Vec::new());
        let mut hall = Self {
            room,
            since,
            frames,
            scratch,
            aliases,
            listeners,
            _browsers: browsers,
            _runtime: runtime,
        };
        for number in 0..people {
            let (socket, browser) = hall._runtime.block_on(line());
            let joiner = Joiner {
                person: person(number),
                role: Role::Participant,
                client: ClientId(number as u64 + 2),
                position: None,
                in_steps: false,
                came: Millis(0),
                token: String::new(),
                shuffle: 0,
                address: crate::throttle::AddressKey::default(),
                is_new: true,
            };
            let outbox = Outbox::new(socket);
            hall.listeners.push(Listener::new(joiner, outbox, &hall.room, &hall.aliases, Epoch(1)));
            hall._browsers.push(browser);
        }
        hall.tell();
        hall.room.apply(&vote(poll, 3));
        hall
    }

    /// The same, which holds the view of the vote but not of a message after it.
    pub fn that_is_told_something(people: usize) -> Self {
        let mut hall = Self::new(people);
        let text = MessageText::new("Tauko alkaa").expect("short and plain");
        let host = Actor::Person { id: person(people), role: Role::Host };
        let say = |n| record(n, host, Command::Chat(ChatCommand::Say { text: text.clone() }));
        // With the first the host becomes somebody, which is news of a person's own.
        hall.room.apply(&say(4));
        hall.tell();
        hall.room.apply(&say(5));
        hall
    }

    /// Encodes what a participant sees of the last vote.
    pub fn encode_change(mut self) -> Self {
        let eyes = &[Eye::Public];
        let sight =
            crate::rooms::frames::Sight { eyes, before: eyes, since: self.since, gone: &[] };
        let mut out = Vec::new();
        self.frames.update(&self.room, &sight, &mut out);
        assert_eq!(out.len(), 1, "the number of answers is told");
        self
    }

    /// Encodes and compresses the whole view of a participant.
    pub fn encode_view(mut self) -> Self {
        let mut out = Vec::new();
        self.frames.whole(&self.room, &[Eye::Public], &mut out);
        assert!(out.len() > 1, "a view is there");
        self
    }

    /// Tells every listener of the last record, down to the system's own write.
    pub fn tell_all(mut self) -> Self {
        self.tell();
        self
    }

    fn tell(&mut self) {
        let Self { room, frames, scratch, aliases, listeners, .. } = self;
        let mut telling = Telling {
            room,
            aliases,
            epoch: Epoch(1),
            at: Millis(1),
            frames,
            beside: Beside::default(),
            scratch,
        };
        for listener in listeners {
            listener.update(&mut telling);
        }
    }
}

/// A socket's two ends, the first ready to be written to.
async fn line() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let browser = TcpStream::connect(listener.local_addr().expect("bound")).await;
    let (server, _) = listener.accept().await.expect("a connection");
    server.writable().await.expect("connected");
    (server, browser.expect("a connection"))
}
