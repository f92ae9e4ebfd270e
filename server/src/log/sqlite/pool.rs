//! The threads that write. A meeting stays with one thread, so its calls keep their order.

use super::file::MeetingFile;
use crate::log::LogError;
use foorumi_protocol::MeetingId;
use std::{
    collections::HashMap,
    io,
    sync::{Mutex, PoisonError},
    thread,
};
use tokio::sync::{mpsc, oneshot};

/// Calls waiting for one thread. When full, callers wait their turn.
const WAITING: usize = 256;
/// Files that one thread holds open; beyond it the one unused longest is closed.
const OPEN_FILES: usize = 64;

type Job = Box<dyn FnOnce(&mut Desk) + Send>;

/// The threads.
#[derive(Debug)]
pub(super) struct Pool {
    desks: Vec<mpsc::Sender<Job>>,
    /// Which thread has which meeting: dealt in turn, so that busy rooms are spread evenly.
    dealt: Mutex<HashMap<MeetingId, usize>>,
}

/// What one thread holds: files open.
#[derive(Default)]
pub(super) struct Desk {
    files: HashMap<MeetingId, (u64, MeetingFile)>,
    turn: u64,
}

impl Pool {
    pub(super) fn start(threads: usize) -> io::Result<Self> {
        let desks = (0..threads.max(1)).map(start_thread).collect::<io::Result<_>>()?;
        Ok(Self { desks, dealt: Mutex::default() })
    }

    /// Runs `job` on the meeting's thread.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        room: MeetingId,
        job: impl FnOnce(&mut Desk) -> Result<T, LogError> + Send + 'static,
    ) -> Result<T, LogError> {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |desk| {
            // Whoever asked may have gone; the work is done all the same.
            let _ = tell.send(job(desk));
        });
        self.desk_of(room).send(job).await.map_err(|_| LogError::Broken)?;
        told.await.unwrap_or(Err(LogError::Unclear))
    }

    fn desk_of(&self, room: MeetingId) -> &mpsc::Sender<Job> {
        let mut dealt = self.dealt.lock().unwrap_or_else(PoisonError::into_inner);
        let next = dealt.len() % self.desks.len();
        &self.desks[*dealt.entry(room).or_insert(next)]
    }
}

impl Desk {
    /// The meeting's file, opened by `open` if it is not open.
    pub(super) fn file(
        &mut self,
        room: MeetingId,
        open: impl FnOnce() -> Result<MeetingFile, LogError>,
    ) -> Result<&mut MeetingFile, LogError> {
        self.turn += 1;
        if !self.files.contains_key(&room) {
            let file = open()?;
            self.make_space();
            self.files.insert(room, (0, file));
        }
        let (turn, file) = self.files.get_mut(&room).ok_or(LogError::Broken)?;
        *turn = self.turn;
        Ok(file)
    }

    pub(super) fn close(&mut self, room: MeetingId) {
        self.files.remove(&room);
    }

    fn make_space(&mut self) {
        if self.files.len() < OPEN_FILES {
            return;
        }
        let oldest = self.files.iter().min_by_key(|(_, (turn, _))| *turn).map(|(room, _)| *room);
        if let Some(room) = oldest {
            self.files.remove(&room);
        }
    }
}

fn start_thread(number: usize) -> io::Result<mpsc::Sender<Job>> {
    let (jobs, mut queue) = mpsc::channel::<Job>(WAITING);
    thread::Builder::new().name(format!("log-{number}")).spawn(move || {
        let mut desk = Desk::default();
        while let Some(job) = queue.blocking_recv() {
            job(&mut desk);
        }
    })?;
    Ok(jobs)
}
