//! Codes: five hundred who come in behind one address, beside those who guess.

use super::{
    Report,
    hall::Hall,
    visitor::{Coming, Held, by_code, come, ms, quantile, wrong},
};
use anyhow::ensure;
use foorumi_protocol::{Access, Refusal, Role};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::{JoinHandle, JoinSet},
    time::{interval, sleep},
};

const HALL: &str = "192.0.2.7";
const JOINERS: usize = 500;
const MISTYPING: usize = 80;
/// How long it takes the hall to come in.
const SPREAD: Duration = Duration::from_secs(3);
/// Guesses of the guesser in the hall, and how long before the others it begins.
const GUESSES: Duration = Duration::from_millis(50);
const HEAD_START: Duration = Duration::from_secs(3);
/// Addresses that guess, and the connections by which each comes to ten a second.
const GUESSERS: usize = 200;
const CONNECTIONS: usize = 20;
/// Pairs of a right and a wrong code whose times are compared.
const PAIRS: usize = 30;

/// How the hall came in.
struct Joined {
    all: Duration,
    refused: usize,
    held: Vec<Held>,
}

/// A guesser at twenty a second behind the same address.
pub(super) async fn beside_a_guesser(hall: &Hall, report: &mut Report) -> anyhow::Result<()> {
    let guesser = guess(hall, HALL.to_owned(), GUESSES);
    sleep(HEAD_START).await;
    let probe = probe(hall)?;
    hall.count_anew();
    let joined = join(hall).await?;
    report.most("a: 500 in beside a guesser, s", joined.all.as_secs_f64(), 30.0);
    report.most("a: right codes refused", joined.refused as f64, 0.0);
    let (right, wrong) = compare(hall).await?;
    report.least("a: a right code of a slow address, p50 ms", right, 2_000.0);
    report.most("a: right less wrong, p50 ms", (right - wrong).abs(), 100.0);
    probed(probe, "a: links and tokens refused", "a: links and tokens, slowest ms", report).await?;
    report.most("a: acknowledgement p99, ms", hall.ack_p99()?, 250.0);
    guesser.abort();
    drop(joined.held);
    Ok(())
}

/// Two hundred addresses at ten a second each: twice what is answered in all.
pub(super) async fn beside_many(hall: &Hall, report: &mut Report) -> anyhow::Result<()> {
    let mut guessers = JoinSet::new();
    for guesser in 0..GUESSERS * CONNECTIONS {
        let of = guesser % GUESSERS;
        let from = format!("203.0.{}.{}", of / 250, of % 250 + 1);
        guessers.spawn(guess_on(hall.address.clone(), from, hall.links.code.to_string()));
    }
    sleep(HEAD_START).await;
    let probe = probe(hall)?;
    hall.count_anew();
    let joined = join(hall).await?;
    report.most("a: 500 in beside 200 guessers, s", joined.all.as_secs_f64(), 30.0);
    report.most("a: right codes refused beside 200", joined.refused as f64, 0.0);
    let names =
        ("a: links and tokens refused beside 200", "a: links and tokens beside 200, slowest ms");
    probed(probe, names.0, names.1, report).await?;
    report.most("a: acknowledgement p99 beside 200, ms", hall.ack_p99()?, 250.0);
    guessers.shutdown().await;
    Ok(())
}

/// Five hundred come, eighty of whom mistype first.
async fn join(hall: &Hall) -> anyhow::Result<Joined> {
    let begun = Instant::now();
    let mut coming = JoinSet::new();
    for person in 0..JOINERS {
        let (url, code) = (hall.url.clone(), hall.links.code);
        coming.spawn(async move {
            sleep(SPREAD.mul_f64(person as f64 / JOINERS as f64)).await;
            let mut refused = 0;
            if person % (JOINERS / MISTYPING) == 0 {
                let mistyped = come(&url, HALL, wrong(code), None).await?;
                let told = mistyped.result.err();
                refused += usize::from(told != Some(Refusal::NoSuchMeeting));
            }
            // As the page does: what is refused is tried again.
            loop {
                match come(&url, HALL, by_code(code), None).await?.result {
                    Ok(visitor) => return anyhow::Ok((visitor.hold(), refused)),
                    Err(_) => refused += 1,
                }
                ensure!(refused < 100, "a right code is refused on and on");
                sleep(Duration::from_secs(1)).await;
            }
        });
    }
    let (mut held, mut refused) = (Vec::new(), 0);
    while let Some(one) = coming.join_next().await {
        let (one, times) = one??;
        held.push(one);
        refused += times;
    }
    Ok(Joined { all: begun.elapsed(), refused, held })
}

/// Right and wrong codes from the slowed address, sent at the same moments.
async fn compare(hall: &Hall) -> anyhow::Result<(f64, f64)> {
    let mut pairs = JoinSet::new();
    for pair in 0..PAIRS {
        let (url, code) = (hall.url.clone(), hall.links.code);
        pairs.spawn(async move {
            sleep(Duration::from_millis(100) * u32::try_from(pair)?).await;
            let (right, wrong) = tokio::join!(
                come(&url, HALL, by_code(code), None),
                come(&url, HALL, wrong(code), None)
            );
            anyhow::Ok((ms(right?.took), ms(wrong?.took)))
        });
    }
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    while let Some(pair) = pairs.join_next().await {
        let (one, other) = pair??;
        right.push(one);
        wrong.push(other);
    }
    Ok((quantile(&mut right, 0.5), quantile(&mut wrong, 0.5)))
}

/// Guesses on sockets of their own, whether the last is answered or not.
fn guess(hall: &Hall, from: String, each: Duration) -> JoinHandle<()> {
    let (url, code) = (hall.url.clone(), hall.links.code);
    tokio::spawn(async move {
        let mut ticks = interval(each);
        let mut guesses = JoinSet::new();
        loop {
            ticks.tick().await;
            let (url, from) = (url.clone(), from.clone());
            guesses.spawn(async move { come(&url, &from, wrong(code), None).await.is_ok() });
            while guesses.try_join_next().is_some() {}
        }
    })
}

/// Guesses on one connection, half a guess a second or as fast as it is answered.
async fn guess_on(address: String, from: String, right: String) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(&address).await?;
    let mut ticks = interval(Duration::from_secs(2));
    let right: u64 = right.parse()?;
    let mut answer = vec![0; 4096];
    loop {
        ticks.tick().await;
        let code = (right + 1 + rand::random_range(0..1_000_000)) % 100_000_000;
        let request = format!(
            "GET /api/summary?language=fi HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: {from}\r\n\
             Authorization: Code {code:08}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await?;
        ensure!(stream.read(&mut answer).await? > 0, "the connection was closed");
    }
}

type Probe = JoinHandle<anyhow::Result<(usize, f64)>>;

/// A link, and a token, tried again and again meanwhile; how many were refused, and the slowest.
fn probe(hall: &Hall) -> anyhow::Result<(Probe, Arc<()>)> {
    let (url, code) = (hall.url.clone(), hall.links.code);
    let link = Access::Link { secret: hall.secret(Role::Stage)? };
    let goes_on = Arc::new(());
    let watched = Arc::downgrade(&goes_on);
    let task = tokio::spawn(async move {
        let first = come(&url, "10.9.9.9", by_code(code), None).await?;
        let token = first.result.map_err(|why| anyhow::anyhow!("{why:?}"))?.token();
        let (mut refused, mut slowest) = (0, 0_f64);
        while watched.strong_count() > 0 {
            let Coming { took: by_link, result, .. } = come(&url, HALL, link.clone(), None).await?;
            refused += usize::from(result.is_err());
            let again = come(&url, HALL, by_code(code), Some(token.clone())).await?;
            refused += usize::from(again.result.is_err());
            slowest = slowest.max(ms(by_link)).max(ms(again.took));
            sleep(Duration::from_millis(100)).await;
        }
        Ok((refused, slowest))
    });
    Ok((task, goes_on))
}

async fn probed(
    (task, goes_on): (JoinHandle<anyhow::Result<(usize, f64)>>, Arc<()>),
    refused: &'static str,
    slowest: &'static str,
    report: &mut Report,
) -> anyhow::Result<()> {
    drop(goes_on);
    let (times, longest) = task.await??;
    report.most(refused, times as f64, 0.0);
    report.most(slowest, longest, 1_000.0);
    Ok(())
}
