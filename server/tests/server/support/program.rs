//! The program itself, in a process of its own.

use foorumi_client::{Launch, ServerProcess};
use foorumi_protocol::MeetingLinks;
use std::{
    fs::File,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_foorumi");

/// Starts it in `folder`: its data in `data`, what it logs in `log`.
pub async fn started(folder: &Path, log: &str) -> ServerProcess {
    let lines = File::options().create(true).append(true).open(folder.join("log")).unwrap();
    let launch = Launch::new(Path::new(PROGRAM), &folder.join("data")).log(log).log_into(lines);
    launch.start().await.unwrap()
}

/// Makes a meeting there.
pub async fn made(program: &ServerProcess, new: &str) -> MeetingLinks {
    let made = program.api().ask("POST", "/api/meetings", None, new.into()).await;
    serde_json::from_slice(&made.unwrap().1).expect("links")
}

/// The status with which it answers who asks for something there.
pub async fn status(program: &ServerProcess, path: &str, secret: Option<&str>) -> u16 {
    program.api().ask("GET", path, secret, Vec::new()).await.unwrap().0
}

/// Has an operator ask for something beside it, with this typed.
pub fn operator(data: &Path, asked: &[&str], typed: &str) -> Output {
    let mut child = Command::new(PROGRAM)
        .args(asked)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may not read it.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    child.wait_with_output().unwrap()
}
