//! A node that cannot start says why in one clear sentence, and ends.

use foorumi_client::{DURABLE, RedisProcess};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// Starts the program over this Redis; what it says while it fails.
fn refused(url: &str, more: &[&str]) -> String {
    let data = TempDir::new().unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_foorumi"))
        .args(["--listen", "127.0.0.1:0", "--redis-url", url, "--data"])
        .arg(data.path())
        .arg("--archive")
        .arg(data.path().join("archive"))
        .args(more)
        .env("RUST_LOG", "warn")
        .output()
        .unwrap();
    assert!(!ended.status.success(), "it must not start over {url}");
    assert!(ended.stdout.is_empty(), "it has no address to tell");
    String::from_utf8(ended.stderr).unwrap()
}

/// One line, which is the sentence wanted.
fn is_one_sentence(said: &str, wanted: &str) {
    assert_eq!(said.trim_end().lines().count(), 1, "one line, not:\n{said}");
    assert!(said.contains(wanted), "{wanted:?} is not in {said:?}");
}

#[test]
fn a_redis_that_cannot_be_used_ends_the_start_with_one_sentence() {
    let redis = RedisProcess::durable().unwrap();
    let port = redis.port();
    let at = format!("Redis at 127.0.0.1:{port}");

    redis.say("SET foorumi:layout 9").unwrap();
    is_one_sentence(&refused(&redis.url(), &[]), &format!("{at} holds Foorumi's data in layout 9"));
    redis.say("DEL foorumi:layout").unwrap();
    redis.say("SET foorumi:rules 77").unwrap();
    is_one_sentence(&refused(&redis.url(), &[]), &format!("{at} holds meetings under rules 77"));
    redis.say("DEL foorumi:rules").unwrap();
    redis.say("CONFIG SET appendfsync everysec").unwrap();
    let strict = refused(&redis.url(), &["--require-durable-redis"]);
    is_one_sentence(&strict, "appendfsync is everysec, not always");
    redis.say("CONFIG SET requirepass salasana").unwrap();
    for url in [redis.url(), format!("redis://:arvaus@127.0.0.1:{port}/")] {
        let said = refused(&url, &[]);
        is_one_sentence(&said, &format!("{at} does not accept the user or the password"));
        assert!(!said.contains("arvaus"), "{said}");
    }
    drop(redis);
    is_one_sentence(&refused(&format!("redis://127.0.0.1:{port}/"), &[]), "cannot be reached");

    let cluster = RedisProcess::fresh(&[DURABLE, &["--cluster-enabled", "yes"]].concat()).unwrap();
    is_one_sentence(&refused(&cluster.url(), &[]), "runs in cluster mode");
    let watched = format!("redis-sentinel://127.0.0.1:{}/paikka", cluster.port());
    let wanted = "does not answer as a Sentinel";
    is_one_sentence(&refused(&watched, &[]), wanted);
    let nowhere = format!("redis-sentinel://127.0.0.1:{port}/paikka");
    is_one_sentence(&refused(&nowhere, &[]), "Redis at paikka of 127.0.0.1");
}

#[test]
fn ft13_a_port_in_use_ends_the_start_with_one_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let data = TempDir::new().unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_foorumi"))
        .args(["--listen", &taken.local_addr().unwrap().to_string(), "--data"])
        .arg(data.path())
        .envs([("RUST_LOG", "warn"), ("RUST_BACKTRACE", "1")])
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(1));
    is_one_sentence(&String::from_utf8(ended.stderr).unwrap(), "cannot be listened on");
}

#[test]
fn ft13_what_is_written_is_the_operators_alone_whatever_the_umask() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let script = "umask 000; exec \"$0\" --listen 127.0.0.1:0 --data \"$1\"";
    let mut server = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_foorumi")])
        .arg(&data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit('/').next().unwrap();
    let body = r#"{"from":"template","template":"forum","lang":"fi"}"#;
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST /api/meetings HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    server.kill().unwrap();
    server.wait().unwrap();
    let (mut folders, mut files) = (vec![data], 0);
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
                assert_eq!(mode(&path), 0o600, "{}", path.display());
            }
        }
    }
    assert!(files >= 4, "key, directory, keys and a log");
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn ft37_a_font_that_cannot_be_printed_with_is_told_by_its_files_name_and_left_out() {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    std::fs::create_dir(&pack).unwrap();
    let whole = include_bytes!("../../bundle/print/fonts/NotoSansSymbols2-Signs.ttf");
    std::fs::write(pack.join("whole.ttf"), whole).unwrap();
    std::fs::write(pack.join("cut.ttf"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(pack.join("read-me.txt"), "no font").unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_foorumi"))
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .arg("--font-pack")
        .arg(&pack)
        .env("RUST_LOG", "info")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("127.0.0.1"), "it starts: {line}");
    server.kill().unwrap();
    let said = String::from_utf8(server.wait_with_output().unwrap().stderr).unwrap();
    assert_eq!(said.matches("cut.ttf").count(), 1, "{said}");
    assert!(!said.contains("whole.ttf") && !said.contains("read-me.txt"), "{said}");
}
