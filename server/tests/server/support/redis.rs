//! A Redis of a test's own: Debian's, on a free port, with its own folder. And a line to it that
//! fails at will.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Longest that Redis may take to start.
const START: Duration = Duration::from_secs(20);

/// What makes nothing that is confirmed be lost.
pub(crate) const DURABLE: &[&str] =
    &["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];

/// A running Redis. Killed when dropped.
pub(crate) struct Redis {
    child: Option<Child>,
    port: u16,
    args: Vec<String>,
    folder: Arc<TempDir>,
}

impl Redis {
    /// One that is set as it should be.
    pub(crate) fn durable() -> Self {
        Self::start(DURABLE)
    }

    /// One with these settings.
    pub(crate) fn start(args: &[&str]) -> Self {
        Self::start_in(TempDir::new().unwrap(), args)
    }

    /// One that is set as it should be, and begins with a copy of what another wrote.
    pub(crate) fn holding(data: &Path) -> Self {
        let folder = TempDir::new().unwrap();
        let copied = Command::new("cp").arg("-r").arg(data.join(".")).arg(folder.path()).status();
        assert!(copied.unwrap().success());
        Self::start_in(folder, DURABLE)
    }

    fn start_in(folder: TempDir, args: &[&str]) -> Self {
        let folder = Arc::new(folder);
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        // Somebody else may take the port in between; then another one is tried.
        let mut redis = Self { child: None, port: free_port(), args, folder };
        while !redis.run() {
            redis.port = free_port();
        }
        redis
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts it again with what its folder holds.
    pub(crate) fn restart(&mut self) {
        assert!(self.run(), "its port is free");
    }

    /// Removes everything it wrote.
    pub(crate) fn empty(&self) {
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                std::fs::remove_dir_all(path).unwrap();
            } else {
                std::fs::remove_file(path).unwrap();
            }
        }
    }

    /// Says something to it, in its own words, and hears one line.
    pub(crate) fn say(&self, words: &str) -> String {
        say(self.port, words).unwrap()
    }

    /// Says something to it, and hears one text.
    pub(crate) fn say_bulk(&self, words: &str) -> String {
        let told = hear(self.port, words, 2).unwrap();
        told.lines().last().unwrap_or_default().trim().to_owned()
    }

    /// What it tells of itself.
    pub(crate) fn info(&self, section: &str) -> String {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        line.set_read_timeout(Some(START)).unwrap();
        line.write_all(format!("INFO {section}\r\n").as_bytes()).unwrap();
        let (mut length, mut byte) = (String::new(), [0]);
        while byte != *b"\n" {
            line.read_exact(&mut byte).unwrap();
            length.push(char::from(byte[0]));
        }
        let length = length.trim().trim_start_matches('$').parse().unwrap();
        let mut told = vec![0; length];
        line.read_exact(&mut told).unwrap();
        String::from_utf8(told).unwrap()
    }

    /// Whether a text stands in any of its files.
    pub(crate) fn rests(&self, text: &str) -> bool {
        fn holds(folder: &Path, text: &[u8]) -> bool {
            std::fs::read_dir(folder).unwrap().any(|entry| {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    return holds(&path, text);
                }
                // A file may be gone by now.
                let bytes = std::fs::read(path).unwrap_or_default();
                bytes.windows(text.len()).any(|part| part == text)
            })
        }
        holds(self.folder.path(), text.as_bytes())
    }

    fn run(&mut self) -> bool {
        let port = self.port.to_string();
        let child = Command::new("redis-server")
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--daemonize", "no"])
            .args(["--dir", self.folder.path().to_str().unwrap(), "--logfile", "log"])
            .args(&self.args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(child.expect("redis-server is installed (the Makefile does it)"));
        let begun = Instant::now();
        while begun.elapsed() < START {
            if say(self.port, "PING").is_ok_and(|answer| !answer.starts_with("-LOADING")) {
                return true;
            }
            if self.child.as_mut().is_some_and(|c| c.try_wait().unwrap().is_some()) {
                return false;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("Redis does not start");
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Says something to whoever is at this port, and hears one line.
pub(crate) fn say(port: u16, words: &str) -> std::io::Result<String> {
    hear(port, words, 1)
}

/// Sends `words` to a Redis and reads the next `lines` lines of its reply.
pub(crate) fn hear(port: u16, words: &str, lines: usize) -> std::io::Result<String> {
    let mut line = TcpStream::connect(("127.0.0.1", port))?;
    line.set_read_timeout(Some(START))?;
    line.write_all(format!("{words}\r\n").as_bytes())?;
    let mut answer = Vec::new();
    for _ in 0..lines {
        let mut byte = [0];
        while byte != *b"\n" {
            line.read_exact(&mut byte)?;
            answer.push(byte[0]);
        }
    }
    Ok(String::from_utf8_lossy(&answer).trim_end().to_owned())
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A line to a port that can be cut, swallow everything, or be slow.
pub(crate) struct FaultLine {
    port: u16,
    fault: Arc<Fault>,
}

#[derive(Default)]
struct Fault {
    /// New connections are closed at once.
    cut: AtomicBool,
    /// Bytes are taken and go nowhere.
    swallows: AtomicBool,
    ends: Mutex<Vec<TcpStream>>,
}

impl FaultLine {
    /// A line to `target` on a free port. It lives as long as the process.
    pub(crate) fn to(target: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let fault = Arc::new(Fault::default());
        let shared = Arc::clone(&fault);
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let far = TcpStream::connect(("127.0.0.1", target));
                let (Ok(far), false) = (far, shared.cut.load(Ordering::SeqCst)) else { continue };
                for (from, to) in [(&near, &far), (&far, &near)] {
                    let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let fault = Arc::clone(&shared);
                    thread::spawn(move || carry(&fault, &mut from, &mut to));
                }
                shared.ends.lock().unwrap().extend([near, far]);
            }
        });
        Self { port, fault }
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Breaks all connections and takes no more.
    pub(crate) fn cut(&self) {
        self.fault.cut.store(true, Ordering::SeqCst);
        for end in self.fault.ends.lock().unwrap().drain(..) {
            // One that has ended already is as good.
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Takes connections again.
    pub(crate) fn mend(&self) {
        self.fault.cut.store(false, Ordering::SeqCst);
    }

    /// From now on everything is swallowed without a word, or no more.
    pub(crate) fn swallow(&self, swallows: bool) {
        self.fault.swallows.store(swallows, Ordering::SeqCst);
    }
}

fn carry(fault: &Fault, from: &mut TcpStream, to: &mut TcpStream) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if fault.swallows.load(Ordering::SeqCst) {
            continue;
        }
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
