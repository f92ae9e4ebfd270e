//! `cargo run -p loadtest -- forum --people 300`: crowds that measure and check a server.

use anyhow::{Context, ensure};
use clap::{Args, Parser, Subcommand};
use foorumi_client::build_server;
use loadtest::{
    bundle, chaos, demo, desk, forum, hostile,
    load::{Figures, Load, Setting, all, nodes, page},
};
use serde::Serialize;
use std::{env, fmt::Display, fs, path::PathBuf, process};

/// Crowds that measure and check a Foorumi server. Everything stays on the loopback.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    scenario: Scenario,
    /// The server's program to use instead of building it.
    #[arg(long, global = true, env = "FOORUMI_BINARY")]
    server: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Scenario {
    /// The programme of a real forum in fast motion; every accepted command must be in the results.
    Forum {
        /// People, staff not counted.
        #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=5000))]
        people: u32,
        /// Makes two runs alike.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Nodes; several are over one Redis.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=9))]
        nodes: u32,
        /// Another build of the server, for every second node (F20).
        #[arg(long)]
        another: Option<PathBuf>,
        /// Writes the report as one JSON object.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// One kind of crowd.
    #[command(flatten)]
    Load(OneLoad),
    /// Every load in one run, server and crowd on a core each, beside what is wanted of each.
    All {
        /// Writes the figures as one JSON object.
        #[arg(long)]
        json: Option<PathBuf>,
        /// Writes them as a page with a bar each.
        #[arg(long)]
        report: Option<PathBuf>,
    },
    /// Nodes, Redis and connections are killed and cut at random while people vote and write; every
    /// acknowledgement must be in the bundle, once.
    Chaos {
        /// Nodes.
        #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=9))]
        nodes: u32,
        /// People in each meeting.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1000))]
        people: u32,
        /// Minutes of trouble.
        #[arg(long, default_value_t = 2.0)]
        minutes: f64,
        /// Decides what goes wrong.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Writes the report as one JSON object.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// How long the desk's acts take to be seen in a full hall.
    Desk {
        /// People, staff not counted.
        #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=5000))]
        people: u32,
        /// Writes the report as one JSON object.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// What a durable Redis adds to an acknowledgement, and how soon a vote is at another node.
    Nodes {
        /// Nodes over Redis.
        #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(2..=9))]
        nodes: u32,
        /// People.
        #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(9..=4000))]
        people: u32,
        /// Writes the report as one JSON object.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// How long the result bundle of a full hall takes, and what a live meeting feels of it (RB2).
    Bundle {
        /// People of the meeting that ends; each leaves ten items.
        #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(5..=5000))]
        people: u32,
        /// Writes the report as one JSON object.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// Guessers, floods, slow readers and crowds beside a live meeting, which is to feel none of it. The
    /// server has its usual bounds; all other loads widen them.
    Hostile {
        /// Writes the report as one JSON object, a key a line.
        #[arg(long)]
        json: Option<PathBuf>,
        /// Seconds for which the meetings that are gone are asked for.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// A live forum with a crowd, to look at, until Ctrl-C.
    Demo {
        /// People in the crowd.
        #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=1000))]
        people: u32,
        /// Address to listen on.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
    },
}

#[derive(Debug, Subcommand)]
enum OneLoad {
    /// What the kernel charges for a bare write.
    Limit(Crowd),
    /// Messages to a hall that listens.
    Fanout(Crowd),
    /// Everybody votes within two seconds.
    Storm(Crowd),
    /// A hall comes in within a second.
    Join(Crowd),
    /// Everybody comes back at once.
    Wake(Crowd),
    /// Memory of people who only hold their place.
    Idle(Crowd),
    /// The programme of a forum, of whose people a tenth act.
    Mixed(Crowd),
    /// A room of a hundred beside one that storms.
    Beside(Crowd),
}

impl OneLoad {
    fn parts(self) -> (Load, Crowd) {
        match self {
            Self::Limit(crowd) => (Load::Limit, crowd),
            Self::Fanout(crowd) => (Load::Fanout, crowd),
            Self::Storm(crowd) => (Load::Storm, crowd),
            Self::Join(crowd) => (Load::Join, crowd),
            Self::Wake(crowd) => (Load::Wake, crowd),
            Self::Idle(crowd) => (Load::Idle, crowd),
            Self::Mixed(crowd) => (Load::Mixed, crowd),
            Self::Beside(crowd) => (Load::Beside, crowd),
        }
    }
}

#[derive(Debug, Args)]
struct Crowd {
    /// People.
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(101..=50_000))]
    people: u32,
    /// Gives server and crowd a core each.
    #[arg(long)]
    pin: bool,
    /// Writes the figures as one JSON object.
    #[arg(long)]
    json: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let data = env::temp_dir().join(format!("foorumi-{}", process::id()));
    let server = match cli.server {
        Some(server) => server,
        None => build_server().await?,
    };
    let done = run(cli.scenario, server, data.clone()).await;
    // What a run leaves is of no use to anybody; a failure to remove it hides nothing.
    let _ = fs::remove_dir_all(&data);
    done
}

#[expect(clippy::print_stdout, reason = "progress is told while a run goes on")]
async fn run(scenario: Scenario, server: PathBuf, data: PathBuf) -> anyhow::Result<()> {
    match scenario {
        Scenario::Forum { people, seed, nodes, another, json } => {
            let (people, nodes) = (people as usize, nodes as usize);
            let options = forum::Options { people, seed, nodes, another, server, data };
            let report = forum::run(&options).await?;
            tell(&report, json)?;
            ensure!(report.holds(), "accepted commands were lost or doubled");
        }
        Scenario::Load(one) => load(one.parts(), server, data).await?,
        Scenario::All { json, report } => every_load(server, data, json, report).await?,
        Scenario::Chaos { nodes, people, minutes, seed, json } => {
            let (nodes, people) = (nodes as usize, people as usize);
            let options = chaos::Options { nodes, people, minutes, seed, server, data };
            let report = chaos::run(&options, |text| println!("{text}")).await?;
            tell(&report, json)?;
            ensure!(report.holds(), "something was lost, doubled or different");
        }
        Scenario::Desk { people, json } => {
            let options = desk::Options { people: people as usize, server, data };
            tell(&desk::run(&options).await?, json)?;
        }
        Scenario::Nodes { nodes, people, json } => {
            let setting = Setting { server, data, pin: false };
            let report = nodes::run(&setting, nodes as usize, people as usize).await?;
            tell(&report, json)?;
            ensure!(report.holds(), "slower than allowed");
        }
        Scenario::Bundle { people, json } => bundled(people, server, data, json).await?,
        Scenario::Hostile { json, seconds } => {
            let options = hostile::Options { server, data, seconds };
            let report = hostile::run(&options, |text| println!("{text}")).await?;
            println!("{report}");
            if let Some(path) = json {
                fs::write(path, report.json()).context("the report is kept")?;
            }
            ensure!(report.holds(), "somebody was hurt");
        }
        Scenario::Demo { people, listen } => {
            let options = demo::Options { people: people as usize, listen, server, data };
            demo::run(&options, |text| println!("{text}")).await?;
        }
    }
    Ok(())
}

async fn bundled(
    people: u32,
    server: PathBuf,
    data: PathBuf,
    json: Option<PathBuf>,
) -> anyhow::Result<()> {
    let options = bundle::Options { people: people as usize, server, data };
    let report = bundle::run(&options).await?;
    tell(&report, json)?;
    ensure!(report.holds(), "the bundle is too slow or takes too much memory");
    Ok(())
}

/// Prints a report and keeps it as one JSON object where asked.
#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn tell(report: &(impl Display + Serialize), json: Option<PathBuf>) -> anyhow::Result<()> {
    println!("{report}");
    if let Some(path) = json {
        fs::write(path, serde_json::to_vec(report)?).context("the report is kept")?;
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "progress is told while a run goes on")]
async fn every_load(
    server: PathBuf,
    data: PathBuf,
    json: Option<PathBuf>,
    report: Option<PathBuf>,
) -> anyhow::Result<()> {
    let setting = Setting { server, data, pin: true };
    let figures = all::run(&setting, |next| println!("{next} ...")).await?;
    tell(&figures, json)?;
    if let Some(path) = report {
        fs::write(path, page(&figures)).context("the page is kept")?;
    }
    ensure!(figures.holds(), "something that was confirmed was lost or doubled");
    Ok(())
}

async fn load((load, crowd): (Load, Crowd), server: PathBuf, data: PathBuf) -> anyhow::Result<()> {
    let setting = Setting { server, data, pin: crowd.pin };
    let mut figures = Figures::default();
    figures.measure(load, &setting, crowd.people as usize).await?;
    tell(&figures, crowd.json)?;
    ensure!(figures.holds(), "confirmed votes were lost or doubled");
    Ok(())
}
