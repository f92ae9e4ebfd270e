//! What people with a script do to a server, beside a live meeting of 200 that is to feel none of it.

mod bodies;
mod codes;
mod floods;
mod gone;
mod hall;
mod region;
mod report;
mod visitor;
mod votes;

pub use report::Report;

use anyhow::Context;
use foorumi_client::Launch;
use hall::Hall;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::path::PathBuf;

/// Handles that the widest of the scenarios needs.
const HANDLES: usize = 8_000;

/// How it is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
    /// Seconds for which the meetings that are gone are asked for.
    pub seconds: u32,
}

/// Runs all scenarios against one server.
///
/// # Errors
/// When one cannot be carried through; what was merely too slow is told by the report.
pub async fn run(options: &Options, tell: impl Fn(&str)) -> anyhow::Result<Report> {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    // If it is refused, the next line says what is missing.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    crate::load::enough_handles(HANDLES)?;
    let args = ["--trusted-proxies", "127.0.0.1"];
    let node = Launch::new(&options.server, &options.data).args(&args).log("error").start().await?;
    let mut report = Report::default();
    let hall = Hall::open(&node).await?;
    let done = every(&hall, options.seconds, &mut report, &tell).await;
    if done.is_err() {
        // What was measured until then is of use, too.
        tell(&report.to_string());
    }
    done?;
    hall.close();
    node.stop().await?;
    Ok(report)
}

async fn every(
    hall: &Hall,
    seconds: u32,
    report: &mut Report,
    tell: &impl Fn(&str),
) -> anyhow::Result<()> {
    tell("codes: a guesser in the hall ...");
    codes::beside_a_guesser(hall, report).await.context("codes")?;
    tell("codes: two hundred guessers ...");
    codes::beside_many(hall, report).await.context("codes, many")?;
    tell("bodies and slow readers ...");
    bodies::run(hall, report).await.context("bodies")?;
    tell("floods of frames ...");
    floods::run(hall, report).await.context("floods")?;
    tell("a region, and a crowd after it ...");
    region::run(hall, report).await.context("region")?;
    tell("votes of people who came after the opening ...");
    for sockets in [votes::Sockets::Go, votes::Sockets::Stay] {
        votes::run(hall, sockets, report).await.context("votes")?;
    }
    tell("meetings that are gone ...");
    gone::run(hall, seconds, report).await.context("gone")
}
