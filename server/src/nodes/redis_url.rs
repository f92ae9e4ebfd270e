//! Where Redis is: `redis://[USER:PASSWORD@]HOST:PORT/DB`, or `redis-sentinel://...` for one that
//! Sentinels watch over.

use super::{NodesError, PATIENCE};
use redis::{Client, ConnectionAddr, ConnectionInfo, IntoConnectionInfo};
use std::{fmt, str::FromStr};
use tokio::time::timeout;

const SENTINEL: &str = "redis-sentinel://";

/// Where Redis is. Its `Debug` and `Display` never show the password.
#[derive(Clone)]
pub struct RedisUrl {
    way: Way,
    shown: String,
}

#[derive(Clone)]
enum Way {
    One(Box<ConnectionInfo>),
    /// Sentinels, what they call the master, and what stands around its address in a URL.
    Watched {
        sentinels: Vec<String>,
        master: String,
        credentials: String,
        db: String,
    },
}

/// The text is not an address of Redis.
#[derive(Debug, thiserror::Error)]
#[error(
    "Redis is written redis://[USER:PASSWORD@]HOST:PORT[/DB] or \
     redis-sentinel://[USER:PASSWORD@]HOST:PORT,HOST:PORT/MASTER[/DB]"
)]
pub struct NotARedisUrl;

impl RedisUrl {
    /// A client of the Redis that is the master now.
    pub(super) async fn client(&self) -> Result<Client, NodesError> {
        Client::open(self.info().await?).map_err(|error| self.odd(&error))
    }

    /// How a replica of the master is reached: as the master is, elsewhere.
    pub(super) async fn beside(&self, at: &str, to: u16) -> Result<ConnectionInfo, NodesError> {
        let info = self.info().await?;
        let mut addr = info.addr().clone();
        if let ConnectionAddr::Tcp(host, port) | ConnectionAddr::TcpTls { host, port, .. } =
            &mut addr
        {
            at.clone_into(host);
            *port = to;
        }
        Ok(info.set_addr(addr))
    }

    async fn info(&self) -> Result<ConnectionInfo, NodesError> {
        match &self.way {
            Way::One(info) => Ok((**info).clone()),
            Way::Watched { .. } => self.ask_sentinels().await,
        }
    }

    /// Whether Sentinels say where the master is.
    pub(super) fn is_watched(&self) -> bool {
        matches!(self.way, Way::Watched { .. })
    }

    pub(super) fn odd(&self, error: &redis::RedisError) -> NodesError {
        NodesError::Odd(self.to_string(), error.to_string())
    }

    /// Asks one after the other: any that answers will do.
    async fn ask_sentinels(&self) -> Result<ConnectionInfo, NodesError> {
        let Way::Watched { sentinels, master, credentials, db } = &self.way else {
            return Err(NodesError::Unreachable(self.to_string(), "no Sentinel".into()));
        };
        let mut why = String::from("no Sentinel answers");
        for sentinel in sentinels {
            match timeout(PATIENCE, ask(sentinel, master)).await {
                Ok(Ok(Some((host, port)))) => {
                    let url = format!("redis://{credentials}{}:{port}/{db}", bracketed(&host));
                    return url.into_connection_info().map_err(|error| self.odd(&error));
                }
                Ok(Ok(None)) => why = format!("Sentinel knows no master {master}"),
                Ok(Err(error)) if error.is_io_error() => why = error.to_string(),
                Ok(Err(_)) => why = format!("{sentinel} does not answer as a Sentinel"),
                Err(_) => {}
            }
        }
        Err(NodesError::Unreachable(self.to_string(), why))
    }
}

async fn ask(sentinel: &str, master: &str) -> redis::RedisResult<Option<(String, u16)>> {
    let client = Client::open(format!("redis://{sentinel}/"))?;
    let mut connection = client.get_multiplexed_async_connection().await?;
    let mut ask = redis::cmd("SENTINEL");
    ask.arg("get-master-addr-by-name").arg(master);
    ask.query_async(&mut connection).await
}

fn bracketed(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

impl FromStr for RedisUrl {
    type Err = NotARedisUrl;

    fn from_str(text: &str) -> Result<Self, NotARedisUrl> {
        let Some(rest) = text.strip_prefix(SENTINEL) else {
            let info = text.into_connection_info().map_err(|_| NotARedisUrl)?;
            let shown = info.addr().to_string();
            return Ok(Self { way: Way::One(Box::new(info)), shown });
        };
        let (credentials, rest) = rest.rsplit_once('@').map_or(("", rest), |(c, rest)| (c, rest));
        let credentials =
            if credentials.is_empty() { String::new() } else { format!("{credentials}@") };
        let (hosts, path) = rest.split_once('/').ok_or(NotARedisUrl)?;
        let (master, db) = path.split_once('/').unwrap_or((path, "0"));
        let sentinels: Vec<String> = hosts.split(',').map(str::to_owned).collect();
        let fine =
            |host: &String| host.rsplit_once(':').is_some_and(|(_, p)| p.parse::<u16>().is_ok());
        if master.is_empty() || db.parse::<u8>().is_err() || !sentinels.iter().all(fine) {
            return Err(NotARedisUrl);
        }
        let shown = format!("{master} of {hosts}");
        let way = Way::Watched { sentinels, master: master.into(), credentials, db: db.into() };
        Ok(Self { way, shown })
    }
}

impl fmt::Display for RedisUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.shown)
    }
}

impl fmt::Debug for RedisUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RedisUrl({})", self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_and_shows_no_password() {
        for (text, shown) in [
            ("redis://10.0.0.1:6380/2", "10.0.0.1:6380"),
            ("redis://:secret@db:6379", "db:6379"),
            ("redis-sentinel://a:26379,b:26379/mymaster", "mymaster of a:26379,b:26379"),
            ("redis-sentinel://u:secret@a:26379/m/3", "m of a:26379"),
        ] {
            let place: RedisUrl = text.parse().expect(text);
            assert_eq!(place.to_string(), shown);
            assert!(!format!("{place:?}").contains("secret"));
        }
        for text in ["", "localhost", "http://a", "redis-sentinel://a:1", "redis-sentinel://a/m"] {
            assert!(text.parse::<RedisUrl>().is_err(), "{text}");
        }
    }
}
