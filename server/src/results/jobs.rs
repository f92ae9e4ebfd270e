//! Long work: away from the threads that meetings run on, few pieces at a time.

use std::{io, sync::Arc, thread};
use tokio::sync::{Semaphore, oneshot};

/// Pieces of work done at the same time; whoever orders another waits. Meetings that go on have the
/// rest of the machine.
const AT_ONCE: usize = 1;

/// The work was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JobLost {
    /// There is no thread for it.
    #[error("no thread: {0}")]
    Thread(#[from] io::Error),
    /// It did not come to its end.
    #[error("the work did not come to its end")]
    CutOff,
}

/// A place where such work is done.
#[derive(Clone)]
pub(crate) struct Jobs(Arc<Semaphore>);

impl Default for Jobs {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Jobs {
    /// Does the work when it has its turn, on a thread that steps aside for all others.
    pub(crate) async fn done<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JobLost> {
        let turn = Arc::clone(&self.0).acquire_owned().await.map_err(|_| JobLost::CutOff)?;
        let (done, made) = oneshot::channel();
        thread::Builder::new().name("job".to_owned()).spawn(move || {
            step_aside();
            // Whoever ordered may have left.
            let _ = done.send(work());
            drop(turn);
        })?;
        made.await.map_err(|_| JobLost::CutOff)
    }
}

/// Lets every other thread go first, where the system can do that for a thread.
fn step_aside() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10);
}
