//! Accepting connections. Not `axum::serve`: that waits for a header without end, takes any number
//! of connections and leaves Nagle's algorithm on.

use super::{
    credential::Peer,
    crowd::{Crowd, Slot},
    router,
    stall::Impatient,
};
use crate::app::App;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tower::util::ServiceExt;

/// Time for a whole header; also how long an idle connection is kept.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// Largest header, and the read buffer of a connection.
const HEADER: usize = 16 * 1024;
/// After a failed accept (no file handles left) the server pauses rather than spins.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until the app stops.
pub(crate) async fn serve(app: &Arc<App>, listener: TcpListener) {
    let crowd = Arc::new(Crowd::new(
        app.config.access_limits.connections_an_address,
        app.config.max_people,
    ));
    let routes = router(app, &crowd);
    let mut socket = 0;
    while let Some((stream, address, slot)) = next(app, &listener, &crowd).await {
        socket += 1;
        let mut peer = Peer::new(address.ip(), socket, slot);
        // What comes from a proxy is counted by whom it names, once it is a socket.
        if !peer.is_proxy(app) && !peer.takes_place(&crowd, app.throttle.key(address.ip())) {
            app.metrics.refused.inc();
            continue;
        }
        let routes = routes.clone();
        let service = routes.map_request(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut request = request.map(axum::body::Body::new);
            request.extensions_mut().insert(peer.clone());
            request
        });
        let stream = Impatient::new(stream, app.config.slowest_reader);
        let stop = app.stop.clone();
        app.tasks.spawn(async move {
            let service = TowerToHyperService::new(service);
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIME)
                .max_buf_size(HEADER)
                .serve_connection(TokioIo::new(stream), service)
                .with_upgrades();
            let mut connection = std::pin::pin!(connection);
            tokio::select! {
                // How a browser ends its connection needs no handling.
                _ = connection.as_mut() => return,
                () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
            }
            let _ = connection.await;
        });
    }
}

async fn next(
    app: &App,
    listener: &TcpListener,
    crowd: &Crowd,
) -> Option<(TcpStream, SocketAddr, Slot)> {
    loop {
        let accepted = async {
            let slot = crowd.place().await;
            (listener.accept().await, slot)
        };
        let (accepted, slot) = tokio::select! {
            accepted = accepted => accepted,
            () = app.stop.cancelled() => return None,
        };
        match accepted {
            Ok((stream, address)) => {
                // A frame is written whole; waiting to fill a packet would only delay it.
                let _ = stream.set_nodelay(true);
                return Some((stream, address, slot));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}
