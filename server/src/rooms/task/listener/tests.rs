use super::*;
use crate::{
    rooms::task::{listeners::Shown, telling::here},
    storage::keys::SqliteKeys,
    templates,
};
use foorumi_protocol::{
    AgendaCommand, ChatCommand, ClientId, Command, JoinCode, Keyed, Lang, Localized, MeetingId,
    Millis, Part, PersonId, SystemCommand, Template, Text, ViewStep,
};
use foorumi_room::{Addressed, Record};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
    sync::Arc,
};
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
    time::Instant,
};
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Data, OpCode},
};
use uuid::Uuid;

const HOST: PersonId = PersonId(Uuid::from_u128(1));

fn record(n: u32, actor: Actor, command: Command) -> Record {
    let commands = vec![Addressed { client: ClientId(1), n, actor, command }];
    Record { v: Record::VERSION, node: 1, at: Millis(1), commands }
}

fn begun() -> Room {
    let plan = Box::new(templates::plan(Template::Blank, Lang::Fi, Localized::default()));
    let begin = SystemCommand::Begin { code: JoinCode::new(1), plan };
    let mut room = Room::new(MeetingId(Uuid::from_u128(9)));
    room.apply(&record(1, Actor::System, Command::System(begin)));
    room
}

/// Something that changes one part and adds another.
fn grow(room: &mut Room, n: u32) {
    let plan = templates::plan(Template::Blank, Lang::Fi, Localized::default());
    let plan = Box::new(plan.agenda.segments[0].clone());
    let add = Command::Agenda(AgendaCommand::AddSegment { after: None, plan });
    let host = Actor::Person { id: HOST, role: Role::Host };
    room.apply(&record(n, host, add));
}

fn joiner() -> Joiner {
    Joiner {
        person: HOST,
        role: Role::Host,
        client: ClientId(2),
        in_steps: false,
        position: None,
        came: Millis(0),
        token: String::new(),
        shuffle: 0,
        address: crate::throttle::AddressKey::default(),
        is_new: true,
    }
}

/// A socket's two ends.
async fn line() -> (TcpStream, Browser) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let stream = TcpStream::connect(listener.local_addr().expect("bound")).await;
    let (server, _) = listener.accept().await.expect("a connection");
    let (stream, view) = (stream.expect("a connection"), BTreeMap::new());
    let (bytes, present, steps) = (Vec::new(), Vec::new(), Vec::new());
    (server, Browser { stream, view, bytes, wholes: 0, present, steps })
}

/// A browser that applies what it reads.
struct Browser {
    stream: TcpStream,
    view: BTreeMap<PartKey, Part>,
    bytes: Vec<u8>,
    wholes: u32,
    /// The numbers of those who are here that it was told.
    present: Vec<u32>,
    /// The steps in which its views came.
    steps: Vec<ViewStep>,
}

impl Browser {
    /// Reads all that waits for it.
    async fn read_all(&mut self, outbox: &Outbox) {
        let end = Frame::pong(b"end");
        outbox.say(end.clone());
        let mut some = [0; 64 * 1024];
        while !self.bytes.ends_with(end.bytes()) {
            tokio::select! {
                count = self.stream.read(&mut some) => {
                    self.bytes.extend_from_slice(&some[..count.expect("it reads")]);
                }
                _ = outbox.stream().writable(), if !outbox.is_written() => {
                    outbox.write_on().expect("the browser is there");
                }
            }
        }
        self.apply();
    }

    fn apply(&mut self) {
        let mut cursor = Cursor::new(std::mem::take(&mut self.bytes));
        while let Ok(Some((header, length))) = FrameHeader::parse(&mut cursor) {
            let mut payload = vec![0; length as usize];
            Read::read_exact(&mut cursor, &mut payload).expect("whole frames");
            let OpCode::Data(kind) = header.opcode else { continue };
            let mut json = payload;
            if kind == Data::Binary {
                let mut inflated = Vec::new();
                let mut inflate = flate2::read::DeflateDecoder::new(&json[..]);
                inflate.read_to_end(&mut inflated).expect("deflated by this crate");
                json = inflated;
            }
            let message = serde_json::from_slice(&json).expect("a message");
            if let ToClient::Here { present, .. } = message {
                self.present.push(present);
            }
            let ToClient::Parts { whole, parts, gone, step, .. } = message else { continue };
            self.steps.extend(step);
            if whole {
                self.wholes += 1;
                self.view.clear();
            }
            gone.iter().for_each(|key| drop(self.view.remove(key)));
            self.view.extend(parts.into_iter().map(|Keyed { key, part }| (key, part)));
        }
    }
}

/// Fills what the system holds for a browser that does not read; how many bytes.
async fn stuff(stream: &TcpStream) -> usize {
    let mut stuffed = 0;
    stream.writable().await.expect("connected");
    while let Ok(count) = stream.try_write(&[0; 64 * 1024]) {
        stuffed += count;
    }
    stuffed
}

#[tokio::test]
async fn sy5_who_does_not_keep_up_skips_ahead_from_what_it_holds() {
    let (mut room, mut frames, mut scratch) = (begun(), Frames::default(), Scratch::default());
    let folder = tempfile::tempdir().expect("a folder");
    let keys = SqliteKeys::open(&folder.path().join("keys.sqlite")).expect("a file");
    let aliases = Aliases::new(Arc::new(keys), room.id(), Instant::now());
    // The number of those who are here is news once, when it is another than before.
    let mut update = |listener: &mut Listener, room: &Room, present: u32, is_news: bool| {
        let (frames, scratch) = (&mut frames, &mut scratch);
        let (aliases, epoch) = (&aliases, Epoch(1));
        let told = [here(present, Millis(1), None)];
        let shown = Shown { all: &told, staff: &told };
        let beside = Beside { news: if is_news { shown } else { Shown::default() }, whole: shown };
        listener.update(&mut Telling {
            room,
            aliases,
            epoch,
            at: Millis(1),
            frames,
            beside,
            scratch,
        })
    };
    let new = |outbox: &Outbox, room: &Room| {
        Listener::new(joiner(), outbox.clone(), room, &aliases, Epoch(1))
    };
    let (stream, mut browser) = line().await;
    let outbox = Outbox::new(stream);
    let mut slow = new(&outbox, &room);
    update(&mut slow, &room, 1, true);
    browser.read_all(&outbox).await;
    assert_eq!(browser.wholes, 1, "the first view is whole");
    assert_eq!(browser.present, [1]);

    // It does not read.
    let stuffed = stuff(outbox.stream()).await;
    let mut fell = 0;
    for n in 2..=80 {
        grow(&mut room, n);
        fell += u32::from(update(&mut slow, &room, n, true) == Updated::FellBehind);
    }
    assert!((1..5).contains(&fell), "what waits is bounded, it fell behind {fell} times");
    let mut last = 81;
    grow(&mut room, last);
    while update(&mut slow, &room, last, true) != Updated::FellBehind {
        last += 1;
        grow(&mut room, last);
    }
    let mut stuffing = vec![0; stuffed];
    browser.stream.read_exact(&mut stuffing).await.expect("it reads");
    browser.read_all(&outbox).await;
    assert_ne!(browser.present.last(), Some(&last), "that was skipped");
    update(&mut slow, &room, last, false);
    assert!(!slow.awaits(), "it reads again, so it is caught up at once");
    browser.read_all(&outbox).await;
    assert_eq!(browser.present.last(), Some(&last), "also with what was news while it was behind");
    assert_eq!(browser.wholes, 1, "from what it holds, not from the start");

    let (stream, mut newcomer) = line().await;
    let outbox = Outbox::new(stream);
    update(&mut new(&outbox, &room), &room, last, false);
    newcomer.read_all(&outbox).await;
    assert_eq!(browser.view, newcomer.view, "I2: start view = any sequence of updates");
    assert_eq!(newcomer.wholes, 1);
}

/// Something that is said in the chat.
fn chat(room: &mut Room, n: u32) {
    let text = Text::new(&format!("Viesti {n}")).expect("a short text");
    let say = Command::Chat(ChatCommand::Say { text });
    room.apply(&record(n, Actor::Person { id: HOST, role: Role::Host }, say));
}

#[tokio::test]
async fn sy3_a_first_view_in_steps_comes_to_the_same_as_a_whole_one() {
    let (mut room, mut frames, mut scratch) = (begun(), Frames::default(), Scratch::default());
    let folder = tempfile::tempdir().expect("a folder");
    let keys = SqliteKeys::open(&folder.path().join("keys.sqlite")).expect("a file");
    let aliases = Aliases::new(Arc::new(keys), room.id(), Instant::now());
    let mut update = |listener: &mut Listener, room: &Room| {
        let (frames, scratch, beside) = (&mut frames, &mut scratch, Beside::default());
        let (aliases, epoch, at) = (&aliases, Epoch(1), Millis(1));
        listener.update(&mut Telling { room, aliases, epoch, at, frames, beside, scratch });
    };
    let new = |outbox: &Outbox, room: &Room, in_steps| {
        let (person, role) = (PersonId(Uuid::from_u128(7)), Role::Participant);
        let joiner = Joiner { person, role, in_steps, ..joiner() };
        Listener::new(joiner, outbox.clone(), room, &aliases, Epoch(1))
    };
    let messages = |browser: &Browser| {
        browser.view.keys().filter(|key| matches!(key, PartKey::Message(_))).count()
    };
    (2..10).for_each(|n| chat(&mut room, n));
    let (stream, mut phone) = line().await;
    let outbox = Outbox::new(stream);
    let mut listener = new(&outbox, &room, true);
    update(&mut listener, &room);
    phone.read_all(&outbox).await;
    assert_eq!(messages(&phone), 0, "they can wait");
    assert!(phone.view.contains_key(&PartKey::Agenda), "what is going on cannot");

    // What changes meanwhile comes as always.
    grow(&mut room, 10);
    chat(&mut room, 11);
    update(&mut listener, &room);
    phone.read_all(&outbox).await;
    assert_eq!(messages(&phone), 1);
    chat(&mut room, 12);
    listener.ask_rest();
    update(&mut listener, &room);
    phone.read_all(&outbox).await;
    let (stream, mut whole) = line().await;
    let beside = Outbox::new(stream);
    update(&mut new(&beside, &room, false), &room);
    whole.read_all(&beside).await;
    assert_eq!(messages(&whole), 10);
    assert_eq!(phone.view, whole.view);
    assert_eq!(phone.steps, [ViewStep::First, ViewStep::Rest]);

    listener.ask_rest();
    update(&mut listener, &room);
    phone.read_all(&outbox).await;
    assert_eq!(phone.steps.len(), 2, "it is asked for once");
}

/// Allocations while a hall of listeners is told of one change.
async fn allocations(listeners: usize) -> u64 {
    let (mut room, mut frames, mut scratch) = (begun(), Frames::default(), Scratch::default());
    let folder = tempfile::tempdir().expect("a folder");
    let keys = SqliteKeys::open(&folder.path().join("keys.sqlite")).expect("a file");
    let aliases = Aliases::new(Arc::new(keys), room.id(), Instant::now());
    let (mut all, mut browsers) = (Vec::new(), Vec::new());
    let mut tell = |room: &Room, all: &mut Vec<Listener>| {
        let (frames, scratch) = (&mut frames, &mut scratch);
        let (aliases, epoch) = (&aliases, Epoch(1));
        let mut telling = Telling {
            room,
            aliases,
            epoch,
            at: Millis(1),
            frames,
            beside: Beside::default(),
            scratch,
        };
        for listener in all {
            assert_eq!(listener.update(&mut telling), Updated::Done);
        }
    };
    for _ in 0..listeners {
        let (stream, mut browser) = line().await;
        let outbox = Outbox::new(stream);
        outbox.stream().writable().await.expect("connected");
        let mut one = vec![Listener::new(joiner(), outbox.clone(), &room, &aliases, Epoch(1))];
        tell(&room, &mut one);
        browser.read_all(&outbox).await;
        all.append(&mut one);
        browsers.push(browser);
    }
    // The second change finds everything that is used again in its place.
    grow(&mut room, 2);
    tell(&room, &mut all);
    grow(&mut room, 3);
    allocation_counter::measure(|| tell(&room, &mut all)).count_total
}

#[tokio::test]
async fn a_listener_that_keeps_up_costs_no_allocation_a_frame() {
    let (few, many) = (allocations(5).await, allocations(50).await);
    assert!(few > 0, "encoding costs some");
    assert_eq!(few, many);
}
