//! A server on a free port with its own data folder, and browsers that talk to it over real sockets.

#![expect(unreachable_pub, reason = "whatever is here is for the tests beside it")]

mod browser;
pub(crate) mod contract;
pub(crate) mod failing;
pub(crate) mod program;
pub(crate) mod sentinel;
pub(crate) mod web;

pub use browser::Browser;
pub use foorumi_client::hello;

use foorumi_client::raw::RawSocket;
use foorumi_protocol::{
    Access, ActivityId, AgendaCommand, Command, Lang, MeetingLinks, Millis, NewMeeting, Part,
    Refusal, Role, Template,
};
use foorumi_server::{Config, Retention, Server, listen, log::Log};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle};

/// A server that serves.
pub struct TestServer {
    pub address: SocketAddr,
    retention: Retention,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl TestServer {
    /// Starts one on this folder.
    pub async fn start(folder: &TempDir) -> Self {
        Self::with(Config::in_folder(folder.path().into()), None).await
    }

    /// Starts one as configured, over this log if one is given.
    pub async fn with(config: Config, log: Option<Arc<dyn Log>>) -> Self {
        let listener = listen(config.listen).expect("a free port");
        let address = listener.local_addr().expect("bound");
        let server = match log {
            Some(log) => Server::with_log(config, log),
            None => Server::open(config).await,
        };
        let server = server.expect("a fresh folder");
        let retention = server.retention();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.serve(listener, async {
            let _ = stopped.await;
        }));
        Self { address, retention, stop: Some(stop), task }
    }

    /// Looks after what is due, as a node that has just started.
    pub fn retention(&self) -> Retention {
        self.retention.clone()
    }

    /// Looks what is due at `now`, as a node that has run for long does: twice, an hour apart.
    pub async fn look(&self, now: Millis) {
        let mut retention = self.retention();
        for hours in [1, 2] {
            retention.look(now, Duration::from_secs(hours * 3600)).await;
        }
    }

    /// Stops it and waits until it is gone.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        self.task.await.expect("the server ends well");
    }

    /// Makes a meeting from a template.
    pub async fn meeting(&self, template: Template) -> MeetingLinks {
        let (title, languages) = Default::default();
        let lang = Lang::Fi;
        let keep_days = None;
        self.make(&NewMeeting::Template { template, lang, languages, title, keep_days }).await
    }

    /// Makes a meeting.
    pub async fn make(&self, new: &NewMeeting) -> MeetingLinks {
        let body = serde_json::to_string(new).expect("plain data");
        let answer = self.post("/api/meetings", None, &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        serde_json::from_slice(&answer.body).expect("links")
    }

    /// Opens a socket by hand and sends these bytes in one packet with the request.
    pub async fn open(&self, with_it: &[u8]) -> RawSocket {
        RawSocket::open(&self.address.to_string(), None, with_it).await.unwrap()
    }

    /// Joins by code as a new person.
    pub async fn join(&self, meeting: &MeetingLinks) -> Browser {
        Browser::join(self.address, hello(Access::Code { code: meeting.code })).await
    }

    /// Joins by the link of a role.
    pub async fn join_as(&self, meeting: &MeetingLinks, role: Role) -> Browser {
        let access = Access::Link { secret: secret(meeting, role) };
        Browser::join(self.address, hello(access)).await
    }

    /// Why somebody with the link of a role is not let in.
    pub async fn refused(&self, meeting: &MeetingLinks, role: Role) -> Refusal {
        let access = Access::Link { secret: secret(meeting, role) };
        match Browser::greet(self.address, hello(access)).await {
            Ok(_) => panic!("{role:?} is let in"),
            Err(refusal) => refusal,
        }
    }
}

/// The activities of the only segment in order, opened.
pub async fn opened<const N: usize>(host: &mut Browser) -> [ActivityId; N] {
    let segment = host.parts().values().find_map(|part| {
        if let Part::Segment(segment) = part { Some(segment.clone()) } else { None }
    });
    let segment = segment.expect("a segment");
    let start = AgendaCommand::StartSegment { segment: segment.id, after: None };
    host.ask(Command::Agenda(start)).await.expect("a host may");
    for activity in segment.activities.clone() {
        let open = AgendaCommand::OpenActivity { activity };
        host.ask(Command::Agenda(open)).await.expect("a host may");
    }
    segment.activities.try_into().expect("as many as planned")
}

/// Where the bundle is.
pub fn bundle_path() -> String {
    "/api/bundle?audience=internal&languages=fi".to_owned()
}

/// The secret of a role's link.
pub fn secret(meeting: &MeetingLinks, role: Role) -> String {
    foorumi_client::secret(meeting, role).unwrap()
}
