//! Floods of frames of every kind, from sockets that have been greeted.

use super::{Report, hall::Hall};
use anyhow::Context;
use foorumi_client::{
    hello,
    raw::{self, RawSocket},
};
use foorumi_protocol::{Access, JoinCode};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
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
    let greeting = raw::greeting(hello(Access::Code { code }));
    let mut socket = RawSocket::open(&address, Some(&from), &greeting).await?;
    socket.until(b"\"welcome\"").await.context("it was not greeted")?;
    let mut read = Vec::new();
    let piece = raw::frame(first, &vec![b'x'; length]);
    let flood = piece.repeat((32 * 1024 / piece.len()).max(1));
    let (mut incoming, mut outgoing) = socket.stream.split();
    let flooding = async { while outgoing.write_all(&flood).await.is_ok() {} };
    let reading = async {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(count @ 1..) = incoming.read(&mut bytes).await {
            read.extend_from_slice(&bytes[..count]);
        }
    };
    // The end of one is the end of the other; what was read before it is looked at.
    let _ = timeout(LONG, async { tokio::join!(flooding, reading) }).await;
    Ok(raw::close_code(&read))
}
