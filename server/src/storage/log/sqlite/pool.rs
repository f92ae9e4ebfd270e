//! The threads that write. A meeting stays with one thread, so its calls keep their order.

use super::file::MeetingFile;
use crate::storage::log::LogError;
use foorumi_protocol::MeetingId;
use std::{
    collections::HashMap,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError},
    thread,
};
use tokio::sync::{mpsc, oneshot};

/// Calls waiting for one thread. When full, callers wait their turn.
const WAITING: usize = 256;
/// Files that one thread holds open; beyond it the one unused longest is closed.
const OPEN_FILES: usize = 64;

/// Work on a meeting's file.
struct Job {
    room: MeetingId,
    work: Box<dyn FnOnce(&mut Desk) + Send>,
}

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
        let work = Box::new(move |desk: &mut Desk| {
            // Whoever asked may have gone; the work is done all the same.
            let _ = tell.send(job(desk));
        });
        self.desk_of(room).send(Job { room, work }).await.map_err(|_| LogError::Broken)?;
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
        while let Some(Job { room, work }) = queue.blocking_recv() {
            // Others' meetings are written by this thread, too: it outlives a job that panics. Whoever
            // asked hears that it is unclear; the file is opened and checked anew by the next.
            if catch_unwind(AssertUnwindSafe(|| work(&mut desk))).is_err() {
                tracing::error!(room.id = %room.0, "work on a meeting's file panicked");
                desk.close(room);
            }
        }
    })?;
    Ok(jobs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::log::Start;
    use foorumi_protocol::Epoch;
    use uuid::Uuid;

    #[tokio::test]
    async fn ft12_a_panic_in_a_log_thread_closes_one_file_and_the_others_go_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let pool = Pool::start(1).expect("a thread");
        let [broken, other] = [1, 2].map(|number| MeetingId(Uuid::from_u128(number)));
        let epoch = Epoch(7);
        for room in [broken, other] {
            let path = folder.path().join(room.0.to_string());
            let start = Start { epoch, rules: 1, snapshot: None };
            let made = pool.run(room, move |desk| {
                let file = desk.file(room, || MeetingFile::create(&path, room, &start, 1000))?;
                file.append(epoch, 1, b"a")
            });
            made.await.expect("a log");
        }
        let panics = pool.run::<()>(broken, |_| panic!("as a bug would"));
        assert_eq!(panics.await, Err(LogError::Unclear));
        let held = |room| pool.run(room, move |desk| Ok(desk.files.contains_key(&room)));
        assert_eq!(held(broken).await, Ok(false), "closed");
        assert_eq!(held(other).await, Ok(true));
        for room in [broken, other] {
            let path = folder.path().join(room.0.to_string());
            let appended = pool.run(room, move |desk| {
                let file = desk.file(room, || MeetingFile::open(&path, room, 1000))?;
                file.append(epoch, 1, b"b")
            });
            assert_eq!(appended.await.expect("it goes on").no, 2);
        }
    }
}
