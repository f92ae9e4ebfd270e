//! Floods of frames of every kind, from sockets that have been greeted.

use super::{Report, hall::Hall};
use anyhow::{Context, ensure};
use foorumi_client::hello;
use foorumi_protocol::{Door, JoinCode, ToServer};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};

const SOCKETS: usize = 20;
/// How long each floods, unless it is closed.
const LONG: Duration = Duration::from_secs(6);
/// Kinds of frames: the first byte, and the payload's length.
const KINDS: [(u8, usize); 10] = [
    (0x81, 2),
    (0x81, 16_000),
    (0x82, 2),
    (0x00, 0),
    (0x01, 0),
    (0x83, 0),
    (0x88, 2),
    (0x89, 4),
    (0x8a, 0),
    (0x8b, 0),
];

pub(super) async fn run(hall: &Hall, report: &mut Report) -> anyhow::Result<()> {
    hall.count_anew();
    let (mut closed, mut all) = (0, 0);
    for (first, length) in KINDS {
        let mut floods = JoinSet::new();
        for socket in 0..SOCKETS {
            let from = format!("10.3.0.{}", socket + 1);
            floods.spawn(flood(hall.address.clone(), from, hall.links.code, first, length));
        }
        while let Some(ended) = floods.join_next().await {
            all += 1;
            closed += usize::from(ended??.is_some());
        }
    }
    report.least("c: floods closed with a code", closed as f64, all as f64);
    report.most("c: acknowledgement p99, ms", hall.ack_p99()?, 250.0);
    Ok(())
}

/// Floods as fast as it is taken; the code it was closed with.
async fn flood(
    address: String,
    from: String,
    code: JoinCode,
    first: u8,
    length: usize,
) -> anyhow::Result<Option<u16>> {
    let mut stream = greeted(&address, &from, code).await?;
    let piece = frame(first, &vec![b'x'; length]);
    let flood = piece.repeat((32 * 1024 / piece.len()).max(1));
    let mut read = Vec::new();
    let (mut incoming, mut outgoing) = stream.split();
    let flooding = async { while outgoing.write_all(&flood).await.is_ok() {} };
    let reading = async {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(count @ 1..) = incoming.read(&mut bytes).await {
            read.extend_from_slice(&bytes[..count]);
        }
    };
    // The end of one is the end of the other; what was read before it is looked at.
    let _ = timeout(LONG, async { tokio::join!(flooding, reading) }).await;
    let close = read.windows(2).rposition(|bytes| bytes == [0x88, 2]);
    let told = close.and_then(|at| read.get(at + 2..at + 4));
    Ok(told.map(|code| u16::from_be_bytes([code[0], code[1]])))
}

/// A socket on which the server has said welcome.
async fn greeted(address: &str, from: &str, code: JoinCode) -> anyhow::Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await?;
    let open = format!(
        "GET /ws HTTP/1.1\r\nHost: {address}\r\nX-Forwarded-For: {from}\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    let hello = serde_json::to_vec(&ToServer::Hello(Box::new(hello(Door::Code { code }))))?;
    stream.write_all(&[open.as_bytes(), &frame(0x81, &hello)].concat()).await?;
    let mut read = Vec::new();
    let greeted = async {
        while !read.windows(9).any(|bytes| bytes == b"\"welcome\"") {
            ensure!(more(&mut stream, &mut read).await?, "it was not greeted");
        }
        anyhow::Ok(())
    };
    timeout(LONG, greeted).await.context("it was not greeted in time")??;
    Ok(stream)
}

async fn more(stream: &mut TcpStream, read: &mut Vec<u8>) -> anyhow::Result<bool> {
    let mut bytes = [0; 4096];
    let count = stream.read(&mut bytes).await?;
    read.extend_from_slice(&bytes[..count]);
    Ok(count > 0)
}

/// A frame of at most 65,535 bytes, masked with zeros.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match u8::try_from(payload.len()) {
        Ok(short @ ..126) => bytes.push(0x80 | short),
        Ok(_) | Err(_) => {
            bytes.push(0x80 | 126);
            bytes.extend((payload.len() as u16).to_be_bytes());
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(payload);
    bytes
}
