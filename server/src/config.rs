//! What the operator settles, from the command line or `FOORUMI_*` in the environment.

mod access_limits;
mod act;
mod limits;
mod makers;

pub use access_limits::AccessLimits;
pub use act::{Act, ErasePerson};
pub use limits::Limits;
pub use makers::{MakersSecret, TooShort};

use crate::{
    clock::Clock,
    nodes::{RedisUrl, SILENCE},
};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    str::FromStr,
    time::Duration,
};

/// People whom a room takes by default. One process on two cores serves this many with ease; the
/// protocol's own ceiling is [`PEOPLE_CEILING`].
const PEOPLE: u32 = 5_000;
/// How long a reader of an HTTP answer may take nothing before it is let go: as long as a socket's.
const SLOWEST_READER: Duration = Duration::from_secs(30);
/// Most people that a room can be told to take.
const PEOPLE_CEILING: i64 = 50_000;

/// Foorumi: live facilitation of meetings, in one binary. Without a command it serves.
#[derive(Clone, Debug, clap::Parser)]
#[command(name = "foorumi", version)]
pub struct Cli {
    /// Something to do beside a server that runs.
    #[command(subcommand)]
    pub act: Option<Act>,
    /// How to serve.
    #[command(flatten)]
    pub config: Config,
}

/// What the operator settles for a server.
#[derive(Clone, Debug, clap::Args)]
pub struct Config {
    /// Address and port to listen on.
    #[arg(long, env = "FOORUMI_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Folder of all data; made if it is not there.
    #[arg(long, env = "FOORUMI_DATA", default_value = "./data", global = true)]
    pub data: PathBuf,
    /// Redis, for many nodes that serve the same meetings: redis://[USER:PASSWORD@]HOST:PORT[/DB], or
    /// redis-sentinel://[USER:PASSWORD@]HOST:PORT,HOST:PORT/MASTER[/DB]. Without it this process is
    /// alone and keeps everything in its data folder.
    #[arg(long, env = "FOORUMI_REDIS_URL", hide_env_values = true)]
    pub redis_url: Option<RedisUrl>,
    /// Start only if Redis loses nothing that it has confirmed.
    #[arg(long, env = "FOORUMI_REQUIRE_DURABLE_REDIS", requires = "redis_url")]
    pub require_durable_redis: bool,
    /// Folder of results, shared by all nodes; without it the one under the data folder.
    #[arg(long, env = "FOORUMI_ARCHIVE")]
    pub archive: Option<PathBuf>,
    /// Seconds between the signal to stop and goodbye to the sockets: /health already says no, so
    /// that balancers send nobody here any more.
    #[arg(long, env = "FOORUMI_DRAIN", default_value_t = 0,
          value_parser = clap::value_parser!(u32).range(0..=600))]
    pub drain: u32,
    /// The address people use, for example https://forum.example.org. Without it the one that each
    /// request names is taken.
    #[arg(long, env = "FOORUMI_PUBLIC_URL")]
    pub public_url: Option<Origin>,
    /// Other origins whose pages may open a socket, separated by commas.
    #[arg(long, env = "FOORUMI_ALLOW_ORIGINS", value_delimiter = ',')]
    pub allow_origins: Vec<Origin>,
    /// Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas.
    #[arg(long, env = "FOORUMI_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Most people in a room at once.
    #[arg(long, env = "FOORUMI_MAX_PEOPLE", default_value_t = PEOPLE,
          value_parser = clap::value_parser!(u32).range(1..=PEOPLE_CEILING))]
    pub max_people: u32,
    /// Only who shows this secret makes meetings: typed on the page, or in a link
    /// https://HOST/new#SECRET. At least 12 characters. Without it anybody who reaches the server makes
    /// them.
    #[arg(long, env = "FOORUMI_MAKERS_SECRET", hide_env_values = true)]
    pub makers_secret: Option<MakersSecret>,
    /// Bounds of what comes in.
    #[command(flatten)]
    pub access_limits: AccessLimits,
    /// What one person may do in a while.
    #[command(flatten)]
    pub limits: Limits,
    /// Folder of the language pack, by which forms of one word find each other in word clouds.
    /// Without it: the folder `language-pack` beside the program, or else in the data folder. If
    /// there is none, words are compared by their stems only.
    #[arg(long, env = "FOORUMI_LANGUAGE_PACK")]
    pub language_pack: Option<PathBuf>,
    /// Folder of the font pack, by which scripts are drawn that the program's own fonts do not have.
    /// Without it: the folder `font-pack` beside the program, or else in the data folder. If there is
    /// none, boxes are drawn.
    #[arg(long, env = "FOORUMI_FONT_PACK")]
    pub font_pack: Option<PathBuf>,
    /// Log lines as JSON.
    #[arg(long, env = "FOORUMI_LOG_JSON")]
    pub log_json: bool,
    /// How long no node of an older version must have been heard at Redis before this one takes it
    /// over (rule R14 of the log). Not for operators: tests shorten it.
    #[arg(skip = SILENCE)]
    pub older_silence: Duration,
    /// How long a reader may take nothing of an answer. Not for operators: tests shorten it.
    #[arg(skip = SLOWEST_READER)]
    pub slowest_reader: Duration,
    /// The node's clock. Not for operators: tests set it wrong.
    #[arg(skip = Clock::system())]
    pub clock: Clock,
}

impl Config {
    /// The defaults, with data in this folder, on a free port of the loopback.
    pub fn in_folder(data: PathBuf) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data,
            redis_url: None,
            require_durable_redis: false,
            archive: None,
            drain: 0,
            public_url: None,
            allow_origins: Vec::new(),
            trusted_proxies: Vec::new(),
            max_people: PEOPLE,
            makers_secret: None,
            access_limits: AccessLimits::default(),
            limits: Limits::DEFAULT,
            language_pack: None,
            font_pack: None,
            log_json: false,
            older_silence: SILENCE,
            slowest_reader: SLOWEST_READER,
            clock: Clock::system(),
        }
    }
}

/// Name of the language pack's folder where nobody names another.
const LANGUAGE_PACK: &str = "language-pack";
/// The same of the font pack.
const FONT_PACK: &str = "font-pack";

impl Config {
    /// Where the language pack is, if there is one.
    pub(crate) fn found_language_pack(&self) -> Option<PathBuf> {
        self.language_pack.clone().or_else(|| self.usual(LANGUAGE_PACK))
    }

    /// Where the font pack is, if there is one.
    pub(crate) fn found_font_pack(&self) -> Option<PathBuf> {
        self.font_pack.clone().or_else(|| self.usual(FONT_PACK))
    }

    fn usual(&self, name: &str) -> Option<PathBuf> {
        let program = std::env::current_exe().ok();
        let beside = program.and_then(|program| program.parent().map(|folder| folder.join(name)));
        let usual = [beside, Some(self.data.join(name))].into_iter().flatten();
        usual.into_iter().find(|folder| folder.is_dir())
    }
}

/// Scheme, host and port of a page, as browsers send it: `https://forum.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// As a browser writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether pages of this origin are served over TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

/// The text is not `http(s)://HOST[:PORT]`.
#[derive(Debug, thiserror::Error)]
#[error("an origin is written http://HOST or https://HOST, with a port if it needs one")]
pub struct NotAnOrigin;

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        match host {
            Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
                Ok(Self(text))
            }
            _ => Err(NotAnOrigin),
        }
    }
}
