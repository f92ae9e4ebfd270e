//! Redis's replicas keep a log of their own, which holds what was forgotten until they write it anew
//! (rules PL5, CH10). Those that the master names are asked to, as it is; while one has not done so,
//! `/health` says that forgetting is done in part only.

use super::{PATIENCE, RedisLink, RedisLinkError};
use redis::{Client, RedisResult, aio::MultiplexedConnection, cmd};
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};
use tokio::time::{sleep, timeout};

/// A replica that could not be asked is tried again after this, while it is named.
const AGAIN: Duration = Duration::from_secs(5);
/// How often a replica is asked whether it has heard what the master had, and how long between.
const TRIES: u32 = 100;
const WAIT: Duration = Duration::from_millis(100);

/// What replicas owe.
#[derive(Debug, Default)]
pub(super) struct Owed {
    /// How often something was forgotten.
    asked: AtomicU64,
    /// The last forgetting that all replicas have done.
    done: AtomicU64,
}

/// A replica as the master names it.
#[derive(Debug, PartialEq, Eq)]
struct Replica {
    host: String,
    port: u16,
}

impl RedisLink {
    /// Whether what was forgotten may still stand in the log of one of Redis's replicas.
    pub fn owes_replicas(&self) -> bool {
        let owed = &self.0.owed;
        owed.done.load(Ordering::Relaxed) < owed.asked.load(Ordering::Relaxed)
    }

    /// Has the replicas write their logs anew, beside what else is done, however often it takes.
    pub(super) fn write_replicas_anew(&self) {
        let turn = self.0.owed.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let line = self.clone();
        tokio::spawn(async move {
            let mut told = false;
            // A later forgetting does what an earlier one owes.
            while line.0.owed.asked.load(Ordering::Relaxed) == turn {
                let left = line.ask_replicas().await.unwrap_or(usize::MAX);
                if left == 0 {
                    line.0.owed.done.fetch_max(turn, Ordering::Relaxed);
                    return;
                }
                if !std::mem::replace(&mut told, true) {
                    tracing::error!(
                        "a replica of Redis could not be asked to write its log anew: what was \
                         forgotten may stand in its file"
                    );
                }
                tokio::select! {
                    () = sleep(AGAIN) => {}
                    () = line.0.stopped.cancelled() => return,
                }
            }
        });
    }

    /// Asks each of them; how many did not do it.
    async fn ask_replicas(&self) -> Result<usize, RedisLinkError> {
        let info: String = self.ask(cmd("INFO").arg("replication")).await?;
        let (replicas, offset) = (named(&info), number(&info, "master_repl_offset"));
        let mut left = 0;
        for replica in replicas {
            let asked = self.rewrite(&replica, offset.unwrap_or(0)).await;
            left += usize::from(!asked.unwrap_or(false));
        }
        Ok(left)
    }

    /// Whether a replica that had heard all that the master had wrote its log anew, or keeps none.
    async fn rewrite(&self, replica: &Replica, offset: u64) -> RedisResult<bool> {
        let Ok(info) = self.0.place.beside(&replica.host, replica.port).await else {
            return Ok(false);
        };
        let client = Client::open(info)?;
        let opened = timeout(PATIENCE, client.get_multiplexed_async_connection()).await;
        let Ok(Ok(mut connection)) = opened else { return Ok(false) };
        for _ in 0..TRIES {
            let heard = read(&mut connection, "replication").await?;
            let kept = read(&mut connection, "persistence").await?;
            if kept.contains("aof_enabled:0") {
                return Ok(true);
            }
            let has_all = number(&heard, "slave_repl_offset").is_some_and(|at| at >= offset);
            let rests = kept.contains("aof_rewrite_in_progress:0")
                && kept.contains("aof_rewrite_scheduled:0");
            if has_all && rests {
                let began = cmd("BGREWRITEAOF").exec_async(&mut connection).await;
                if began.is_ok() {
                    return Ok(true);
                }
            }
            sleep(WAIT).await;
        }
        Ok(false)
    }
}

async fn read(connection: &mut MultiplexedConnection, section: &str) -> RedisResult<String> {
    cmd("INFO").arg(section).query_async(connection).await
}

/// The replicas in what the master tells: `slave0:ip=10.0.0.2,port=6379,state=online,...`.
fn named(info: &str) -> Vec<Replica> {
    let fields = info.lines().filter_map(|line| line.trim().strip_prefix("slave"));
    let told = fields.filter_map(|line| line.split_once(':').map(|(_, told)| told));
    told.filter_map(|told| {
        let field = |name| {
            told.split(',').find_map(|pair| pair.split_once('=').filter(|(is, _)| *is == name))
        };
        let ((_, host), (_, port)) = (field("ip")?, field("port")?);
        Some(Replica { host: host.to_owned(), port: port.parse().ok()? })
    })
    .collect()
}

fn number(info: &str, name: &str) -> Option<u64> {
    let value = info.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':'));
    value.and_then(|value| value.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft11_replicas_are_read_from_what_the_master_tells() {
        let info = "# Replication\r\nrole:master\r\nconnected_slaves:2\r\n\
                    slave0:ip=10.0.0.2,port=6380,state=online,offset=42,lag=0\r\n\
                    slave1:ip=::1,port=6379,state=wait_bgsave,offset=0,lag=1\r\n\
                    master_repl_offset:42\r\n";
        let replica = |host: &str, port| Replica { host: host.to_owned(), port };
        assert_eq!(named(info), [replica("10.0.0.2", 6380), replica("::1", 6379)]);
        assert_eq!(number(info, "master_repl_offset"), Some(42));
        assert_eq!(named("role:master\r\nconnected_slaves:0\r\nslave_read_only:1"), []);
    }
}
