//! What is said to Redis and what it answers (RESP), without a library: so that a test hears what Redis
//! says and not what a library makes of it.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::TcpStream,
    time::Duration,
};

/// Longest that Redis may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Says something to the Redis at a port of the loopback and hears its answer: a line with its sign
/// (`+OK`, `:1`, `-ERR …`) or a text without one, and the members of an array each in a line of its own.
///
/// # Errors
/// When nobody answers.
pub fn say(port: u16, words: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(format!("{words}\r\n").as_bytes())?;
    read_answer(&mut BufReader::new(stream))
}

fn read_answer(from: &mut impl BufRead) -> io::Result<String> {
    let (mut told, mut to_come) = (Vec::new(), 1);
    while to_come > 0 {
        to_come -= 1;
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim_end();
        if let Some(members) = line.strip_prefix('*') {
            to_come += length(members)?.unwrap_or(0);
        } else if let Some(bytes) = line.strip_prefix('$') {
            let mut text = Vec::new();
            if let Some(bytes) = length(bytes)? {
                // Its end of line is not counted.
                text.resize(bytes + 2, 0);
                from.read_exact(&mut text)?;
                text.truncate(bytes);
            }
            told.push(String::from_utf8_lossy(&text).into_owned());
        } else {
            told.push(line.to_owned());
        }
    }
    Ok(told.join("\n"))
}

/// None is written as a length below zero.
fn length(written: &str) -> io::Result<Option<usize>> {
    let length: i64 = written.parse().map_err(io::Error::other)?;
    Ok(usize::try_from(length).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_whole_whatever_its_kind() {
        let read = |answer: &str| read_answer(&mut answer.as_bytes()).ok();
        assert_eq!(read("+OK\r\n").as_deref(), Some("+OK"));
        assert_eq!(read("-LOADING it reads\r\n:1\r\n").as_deref(), Some("-LOADING it reads"));
        assert_eq!(read("$5\r\na\r\nbc\r\n").as_deref(), Some("a\r\nbc"));
        assert_eq!(read("$-1\r\n").as_deref(), Some(""));
        assert_eq!(read("*2\r\n$1\r\na\r\n*1\r\n:7\r\n").as_deref(), Some("a\n:7"));
        assert_eq!(read("*0\r\n").as_deref(), Some(""));
        for broken in ["", "$5\r\nab", "*1\r\n", "$x\r\n"] {
            assert_eq!(read(broken), None, "{broken:?}");
        }
    }
}
