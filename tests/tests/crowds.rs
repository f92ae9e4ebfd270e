//! Crowds over real processes: every vote of a forum is checked, votes and commands come at once over
//! several nodes (F13, F14, F15), and nodes, Redis and connections fail (F3). One at a time: each is a hall
//! of its own. The environment asks for more: `CROWD_COMMANDS`, `CROWD_POLLS`, `CROWD_SHEETS`,
//! `CROWD_PEOPLE`, `CHAOS_MINUTES`.

use anyhow::ensure;
use foorumi_client::server_binary;
use loadtest::{
    chaos, closing, copies, dots, forum,
    load::{Figures, Load, Setting},
};
use std::{env, path::PathBuf, str::FromStr};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

/// What one crowd has for itself: the machine, the server's program and a folder.
struct Ground {
    _alone: MutexGuard<'static, ()>,
    _folder: TempDir,
    server: PathBuf,
    data: PathBuf,
}

async fn ground() -> anyhow::Result<Ground> {
    static ONE: Mutex<()> = Mutex::const_new(());
    let alone = ONE.lock().await;
    let folder = tempfile::tempdir()?;
    let (server, data) = (server_binary()?, folder.path().into());
    Ok(Ground { _alone: alone, _folder: folder, server, data })
}

/// What the environment asks for under a name, else what every run does.
fn asked<T: FromStr>(name: &str, usual: T) -> T {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forum_of_three_hundred_loses_no_vote() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let options = forum::Options { people: 300, seed: 1, nodes: 1, another: None, server, data };
    let report = forum::run(&options).await?;
    eprintln!("{report}");
    ensure!(report.holds(), "accepted commands were lost or doubled");
    Ok(())
}

/// Over two nodes, of another build where `CROWD_ANOTHER` names one.
#[tokio::test(flavor = "multi_thread")]
async fn f20_two_nodes_come_to_the_same_bundle() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let another = env::var_os("CROWD_ANOTHER").map(PathBuf::from);
    let options = forum::Options { people: 100, seed: 1, nodes: 2, another, server, data };
    let report = forum::run(&options).await?;
    eprintln!("{report}");
    ensure!(report.holds(), "accepted commands were lost or doubled");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_votes_is_few_frames_and_few_bytes() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let setting = Setting { server, data, pin: false };
    let mut figures = Figures::default();
    figures.measure(Load::Storm, &setting, 500).await?;
    eprintln!("{figures}");
    ensure!(figures.holds(), "confirmed votes were lost or doubled, or told in too many bytes");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn f13_copies_over_three_nodes_count_once() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let commands = asked("CROWD_COMMANDS", 20_000);
    let options = copies::Options { nodes: 3, commands, seed: 1, server, data };
    let report = copies::run(&options).await?;
    eprintln!("{report}");
    ensure!(report.holds(), "a command took effect twice or not at all");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn f14_votes_at_the_closing_are_counted_as_told() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let polls = asked("CROWD_POLLS", 10);
    let options = closing::Options { nodes: 3, people: 500, polls, server, data };
    let report = closing::run(&options).await?;
    eprintln!("{report}");
    ensure!(report.holds(), "votes were not counted as told");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn f15_conflicting_votes_over_two_sockets_leave_nobody_over_three() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let (people, sheets) = (asked("CROWD_PEOPLE", 200), asked("CROWD_SHEETS", 5));
    let report = dots::run(&dots::Options { people, sheets, nodes: 3, server, data }).await?;
    eprintln!("{report}");
    ensure!(report.holds(), "votes beyond the rules, or not answered clearly");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn f3_f4_nothing_confirmed_is_lost_while_everything_fails() -> anyhow::Result<()> {
    let Ground { server, data, _alone, _folder } = ground().await?;
    let minutes = asked("CHAOS_MINUTES", 2.0);
    let options = chaos::Options { nodes: 3, people: 100, minutes, seed: 1, server, data };
    let report = chaos::run(&options, |text| eprintln!("{text}")).await?;
    eprintln!("{report}");
    ensure!(report.holds(), "something was lost, doubled or different");
    Ok(())
}
