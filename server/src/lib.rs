//! The Foorumi server: all input and output around the rooms.
//!
//! `main -> Server::new(config).serve(listener) -> net -> app -> results -> rooms -> storage -> nodes`,
//! each using those after it and none before. `net` has pages, requests and sockets; `app` is what
//! they share; `results` is what a meeting leaves; `rooms` has the live rooms, each with the task that
//! owns it; `storage` keeps what outlives a process; `nodes` is what many servers share over Redis.
//! A connection never touches a room; it knows frames.

mod app;
mod clock;
mod config;
mod identity;
mod metrics;
mod net;
pub mod nodes;
pub mod operator;
mod pace;
mod results;
mod rooms;
mod secret;
mod storage;
mod templates;
mod throttle;

pub use clock::{Clock, Disbelief};
pub use config::{
    AccessLimits, Act, Cli, Config, ErasePerson, Limits, MakersSecret, NotAnOrigin, Origin,
    TooShort,
};
pub use results::retention::Retention;
pub use rooms::replica;
#[cfg(feature = "instructions")]
pub use rooms::task::paths;
pub use storage::{log, stores::StartError};

use app::App;
use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};
use storage::stores::Stores;
use tokio::net::{TcpListener, TcpSocket};

/// Connections that the system keeps until they are accepted: a hall comes in within a second.
const BACKLOG: u32 = 4096;
/// How long open sockets and commands under way are waited for at the end.
const GOODBYE: Duration = Duration::from_secs(10);

/// A server, not yet serving.
pub struct Server {
    app: Arc<App>,
}

impl Server {
    /// Opens what the configuration names: the data folder, or Redis for one of many nodes.
    ///
    /// # Errors
    /// [`StartError`], one sentence for the operator.
    pub async fn open(config: Config) -> Result<Self, StartError> {
        let Some(place) = config.redis_url.clone() else { return Self::new(config) };
        let stores = Stores::shared(&config, &place).await?;
        Ok(Self { app: Arc::new(App::new(config, stores)) })
    }

    /// Opens the data folder, making what is missing.
    ///
    /// # Errors
    /// [`StartError`] when it cannot be used.
    pub fn new(config: Config) -> Result<Self, StartError> {
        Self::alone(config, None)
    }

    /// The same over another log than that of the data folder, for example one that fails at will.
    ///
    /// # Errors
    /// [`StartError`] when the data folder cannot be used.
    pub fn with_log(config: Config, log: Arc<dyn log::Log>) -> Result<Self, StartError> {
        Self::alone(config, Some(log))
    }

    fn alone(config: Config, log: Option<Arc<dyn log::Log>>) -> Result<Self, StartError> {
        if config.redis_url.is_some() {
            return Err(StartError::NotAlone);
        }
        let stores = Stores::alone(&config, log)?;
        Ok(Self { app: Arc::new(App::new(config, stores)) })
    }

    /// Looks after what is due, at a time of one's own choosing.
    pub fn retention(&self) -> Retention {
        self.app.retention.clone()
    }

    /// Serves until `shutdown` completes, then says goodbye to every socket and lets what is under
    /// way come to its end.
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()>) {
        let app = self.app;
        let ended = Arc::clone(&app);
        app.take_in_old().await;
        let waiting = app.not_stored().await;
        operator::open(&app);
        let leaving = Arc::clone(&app);
        let drained = async move {
            shutdown.await;
            leaving.drain().await;
        };
        app.tasks.spawn(async move {
            ended.store_ended(waiting).await;
            ended.retention.clone().run().await;
        });
        tokio::select! {
            () = net::http::serve(&app, listener) => {}
            () = drained => {}
        }
        app.stop.cancel();
        app.tasks.close();
        if tokio::time::timeout(GOODBYE, app.tasks.wait()).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
        app.hang_up();
    }
}

/// Binds an address for [`Server::serve`]; port 0 takes a free one.
///
/// # Errors
/// Whatever the system says, for example that the port is taken.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}
