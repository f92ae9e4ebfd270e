//! What this machine's kernel charges for a write to a socket: the floor that nothing gets below.

use anyhow::Context;
use std::{
    fs,
    io::{ErrorKind, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::Command,
    thread,
    time::{Duration, Instant},
};
use tokio::{io::AsyncReadExt, task::JoinSet};

/// Rounds of writes to all sockets, and the time from one to the next: ten messages a second.
const ROUNDS: u32 = 40;
const EVERY: Duration = Duration::from_millis(100);

/// Processor time of one write of `bytes` bytes to one of `sockets` sockets, in microseconds.
pub(super) async fn write_us(sockets: usize, bytes: usize, pin: bool) -> anyhow::Result<f64> {
    super::process::enough_handles(2 * sockets)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let mut readers = JoinSet::new();
    let mut writers = Vec::with_capacity(sockets);
    for _ in 0..sockets {
        let mut reader = tokio::net::TcpStream::connect(address).await?;
        let (writer, _) = listener.accept()?;
        writer.set_nodelay(true)?;
        writer.set_nonblocking(true)?;
        writers.push(writer);
        readers.spawn(async move {
            let mut scratch = [0; 4096];
            while reader.read(&mut scratch).await.is_ok_and(|read| read > 0) {}
        });
    }
    let core = pin.then_some(super::hall::CORES.0);
    let writing = tokio::task::spawn_blocking(move || {
        // A thread of its own, so that its processor time is the writes' alone.
        thread::spawn(move || rounds(writers, bytes, core)).join().expect("it does not panic")
    });
    let used = writing.await??;
    readers.shutdown().await;
    Ok(used.as_secs_f64() * 1e6 / f64::from(ROUNDS) / sockets as f64)
}

fn rounds(
    mut sockets: Vec<TcpStream>,
    bytes: usize,
    core: Option<usize>,
) -> anyhow::Result<Duration> {
    if let Some(core) = core {
        let thread = fs::read_link("/proc/thread-self")?;
        let thread = thread.file_name().context("the thread has a number")?.to_owned();
        Command::new("taskset").args(["-cp", &core.to_string()]).arg(thread).output()?;
    }
    let frame = vec![b'x'; bytes];
    let before = used()?;
    for _ in 0..ROUNDS {
        let next = Instant::now() + EVERY;
        for socket in &mut sockets {
            write(socket, &frame)?;
        }
        thread::sleep(next.saturating_duration_since(Instant::now()));
    }
    Ok(used()? - before)
}

fn write(socket: &mut TcpStream, frame: &[u8]) -> anyhow::Result<()> {
    match socket.write(frame) {
        // A reader that is behind costs nothing here.
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Processor time of this thread so far.
fn used() -> anyhow::Result<Duration> {
    let line = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos = line.split(' ').next().context("the system tells the time used")?;
    Ok(Duration::from_nanos(nanos.parse()?))
}
