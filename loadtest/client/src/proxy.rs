//! A TCP proxy that fails at will: cut, slow, or swallowing everything. Behind it stands one server or
//! several, of which each new connection takes the next that answers, as a balancer without stickiness
//! does.

use rand::RngExt;
use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    task::JoinHandle,
    time::{sleep, timeout},
};

/// A server that does not take a connection in this time is passed over.
const CONNECT: Duration = Duration::from_secs(1);
/// Bytes carried at once.
const BUFFER: usize = 16 * 1024;

/// The proxy. Every connection through it ends when it is dropped.
#[derive(Debug)]
pub struct FaultProxy {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct State {
    targets: Mutex<Vec<SocketAddr>>,
    next: AtomicUsize,
    /// New connections are closed at once.
    cut: AtomicBool,
    swallows: AtomicBool,
    /// The longest that a piece of bytes is held back, in milliseconds.
    slow_ms: AtomicUsize,
    /// Counts up to end all connections that are open.
    resets: watch::Sender<u64>,
}

impl FaultProxy {
    /// A proxy on a free port of the loopback, before these servers.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn open(targets: Vec<SocketAddr>) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            targets: Mutex::new(targets),
            next: AtomicUsize::new(0),
            cut: AtomicBool::new(false),
            swallows: AtomicBool::new(false),
            slow_ms: AtomicUsize::new(0),
            resets: watch::Sender::new(0),
        });
        let task = tokio::spawn(accept(listener, Arc::clone(&state)));
        Ok(Self { address, state, task })
    }

    /// One before a single port of the loopback.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn to(port: u16) -> io::Result<Self> {
        Self::open(vec![SocketAddr::from(([127, 0, 0, 1], port))]).await
    }

    /// Where to connect to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address as that of the Redis behind it.
    pub fn redis_url(&self) -> String {
        format!("redis://{}/", self.address)
    }

    /// Changes what is behind it. Open connections stay.
    pub fn lead_to(&self, targets: Vec<SocketAddr>) {
        *self.state.targets.lock().unwrap_or_else(PoisonError::into_inner) = targets;
    }

    /// Ends all open connections: what they have not passed on by now they never do.
    pub fn reset(&self) {
        self.state.resets.send_modify(|count| *count += 1);
    }

    /// Ends all connections and takes no more, or takes them again.
    pub fn cut(&self, cut: bool) {
        self.state.cut.store(cut, Ordering::SeqCst);
        if cut {
            self.reset();
        }
    }

    /// Swallows everything without a word, or no more.
    pub fn swallow(&self, swallows: bool) {
        self.state.swallows.store(swallows, Ordering::SeqCst);
    }

    /// Holds each piece of bytes back for up to `ms` milliseconds.
    pub fn slow(&self, ms: usize) {
        self.state.slow_ms.store(ms, Ordering::SeqCst);
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.reset();
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    loop {
        let Ok((near, _)) = listener.accept().await else {
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        if !state.cut.load(Ordering::SeqCst) {
            // From now on a reset is meant for it, too.
            tokio::spawn(connect(near, Arc::clone(&state), state.resets.subscribe()));
        }
    }
}

async fn connect(near: TcpStream, state: Arc<State>, mut resets: watch::Receiver<u64>) {
    let Some(far) = state.any().await else { return };
    // Nagle's algorithm would only add to what is measured.
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
    let (there, back) = (resets.clone(), resets.clone());
    tokio::select! {
        // First, so that nothing is passed on after a reset.
        biased;
        _ = resets.changed() => {}
        () = carry(near_in, far_out, &state, there) => {}
        () = carry(far_in, near_out, &state, back) => {}
    }
}

impl State {
    /// A connection to the next server that answers.
    async fn any(&self) -> Option<TcpStream> {
        let targets = self.targets.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        for at in 0..targets.len() {
            let target = targets[(first + at) % targets.len()];
            if let Ok(Ok(far)) = timeout(CONNECT, TcpStream::connect(target)).await {
                return Some(far);
            }
        }
        None
    }
}

async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    state: &State,
    resets: watch::Receiver<u64>,
) {
    let mut buffer = vec![0; BUFFER];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        let slow = state.slow_ms.load(Ordering::SeqCst);
        if slow > 0 {
            let ms = rand::rng().random_range(0..=slow as u64);
            sleep(Duration::from_millis(ms)).await;
        }
        if state.swallows.load(Ordering::SeqCst) {
            continue;
        }
        let reset = resets.has_changed().unwrap_or(true);
        if reset || to.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says again what is said to it.
    async fn echo() -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (mut incoming, mut outgoing) = stream.into_split();
                tokio::spawn(async move { tokio::io::copy(&mut incoming, &mut outgoing).await });
            }
        });
        address
    }

    async fn answer(stream: &mut TcpStream) -> io::Result<u8> {
        stream.write_u8(b'x').await?;
        stream.read_u8().await
    }

    #[tokio::test]
    async fn it_passes_on_what_is_said_until_it_fails_and_again_after_it() {
        let proxy = FaultProxy::to(echo().await.port()).await.expect("a port");
        let dial = || TcpStream::connect(proxy.address());
        let mut held = dial().await.expect("it takes connections");
        assert_eq!(answer(&mut held).await.expect("passed on"), b'x');

        proxy.swallow(true);
        held.write_u8(b'y').await.expect("taken");
        let mut other = dial().await.expect("it takes connections");
        let unanswered = timeout(Duration::from_millis(100), answer(&mut other)).await;
        assert!(unanswered.is_err(), "nothing comes back");
        proxy.reset();
        proxy.swallow(false);
        assert!(held.read_u8().await.is_err() && other.read_u8().await.is_err());

        proxy.cut(true);
        let mut closed = dial().await.expect("the system takes it");
        assert!(answer(&mut closed).await.is_err());
        proxy.cut(false);
        let mut again = dial().await.expect("it takes connections");
        assert_eq!(answer(&mut again).await.expect("passed on"), b'x');
    }
}
