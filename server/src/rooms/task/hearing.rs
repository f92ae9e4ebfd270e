//! What the room's task hears: requests of this node's sockets and pages, and news of the log.

use super::{
    ToRoom,
    run::{RoomTask, begun},
    telling::whole_chat,
};
use crate::{rooms::replica::Input, storage::log::News};
use foorumi_protocol::close;
use foorumi_room::{Eye, Room};
use tokio::{sync::mpsc, time::Instant};

impl RoomTask {
    /// From when what people send is heard.
    pub(super) fn hears_from(&self) -> Instant {
        if self.listeners.are_few() { self.coalescer.last() } else { self.coalescer.open_from() }
    }

    /// Whether joiners are heard: the room is there, or it is known that it will not be.
    pub(super) fn answers(&self) -> bool {
        self.room().is_some() || self.refuses
    }

    pub(super) fn hear(&mut self, messages: impl Iterator<Item = ToRoom>) {
        self.coalescer.heard(Instant::now());
        let mut commands = Vec::new();
        for message in messages {
            match message {
                ToRoom::Join(joiner, outbox, reply) => self.comes(joiner, outbox, reply),
                ToRoom::Leave(id) => {
                    self.listeners.leave(id);
                    self.want_news(Instant::now());
                }
                ToRoom::Do(id, asked) => self.address(id, asked, &mut commands),
                ToRoom::Rest(id) => self.tell_rest(id),
                ToRoom::Revoke(role) => self.listeners.revoke(role),
                ToRoom::Results(reply) => {
                    if let Some(results) = self.room().and_then(Room::results) {
                        let _ = reply.send(results);
                    }
                }
                ToRoom::Abandoned(reply) => {
                    if let Some(room) = begun(&self.replica) {
                        let _ = reply.send(room.abandoned());
                    }
                }
                ToRoom::Messages(reply) => {
                    let _ = reply.send(self.room().map(whole_chat).unwrap_or_default());
                }
                ToRoom::Part(key, reply) => {
                    let part = self.room().and_then(|room| room.part(&key, Eye::Staff));
                    let _ = reply.send(part);
                }
                ToRoom::Person(asked) => self.tell_of_person(asked),
                ToRoom::System(command, reply) => {
                    commands.push(self.system.say(command, Some(reply)));
                }
                ToRoom::Removed => {
                    self.removed = true;
                    self.listeners.close(close::AWAY);
                }
            }
        }
        if !commands.is_empty() {
            self.feed(Input::Submit(commands));
        }
    }

    pub(super) fn hear_news(&mut self, news: News) {
        let input = match news {
            News::Appended { epoch, entry } => Input::Appended { epoch, entry },
            News::Whispered(said) => return self.hear_whisper(&said),
            News::Disconnected => Input::Disconnected,
            News::Reconnected => {
                self.aliases.put_back();
                Input::Reconnected
            }
        };
        self.feed(input);
    }
}

/// Of a log that only this node has there are none.
pub(super) async fn next_news(news: &mut Option<mpsc::Receiver<News>>) -> Option<News> {
    match news {
        Some(news) => news.recv().await,
        None => std::future::pending().await,
    }
}
