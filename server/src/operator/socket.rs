//! The server's side.

use super::{LINE, SOCKET};
use crate::{
    app::App,
    results::erasing::{Asked, NotErased, Told},
};
use std::{
    fs::{self, Permissions},
    io,
    os::unix::{fs::PermissionsExt, net},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream},
    sync::Semaphore,
    time::{sleep, timeout},
};

/// Operators at once; more wait.
const AT_ONCE: usize = 4;
/// A question that trickles slower is given up.
const QUESTION: Duration = Duration::from_secs(10);
/// After an accept that failed, for want of handles.
const PAUSE: Duration = Duration::from_millis(100);

/// The socket's file, gone with the server.
struct SocketFile(PathBuf);

impl Drop for SocketFile {
    fn drop(&mut self) {
        // One that stays is reclaimed by the next start.
        let _ = fs::remove_file(&self.0);
    }
}

/// Opens the socket, in the place of one that a killed server left. If it cannot be opened the server
/// serves without it.
pub(crate) fn open(app: &Arc<App>) {
    let path = app.config.data.join(SOCKET);
    match bind(&path) {
        Ok(listener) => {
            app.tasks.spawn(serve(Arc::clone(app), listener, SocketFile(path)));
        }
        Err(error) => {
            tracing::error!(%error, socket = SOCKET, "an operator cannot ask for anything");
        }
    }
}

fn bind(path: &Path) -> io::Result<UnixListener> {
    if net::UnixStream::connect(path).is_ok() {
        return Err(io::Error::new(
            io::ErrorKind::AddrInUse,
            "another server runs with this data folder",
        ));
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let listener = UnixListener::bind(path)?;
    // Until now the folder kept others out, and the umask of the program.
    fs::set_permissions(path, Permissions::from_mode(0o600))?;
    Ok(listener)
}

async fn serve(app: Arc<App>, listener: UnixListener, _file: SocketFile) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let stop = app.stop.clone();
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        tokio::select! {
            () = stop.cancelled() => return,
            came = listener.accept() => match came {
                Ok((stream, _)) => {
                    let app = Arc::clone(&app);
                    app.tasks.clone().spawn(async move {
                        let _place = place;
                        tokio::select! {
                            () = app.stop.cancelled() => {}
                            () = answer(&app, stream) => {}
                        }
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "an operator could not be heard");
                    sleep(PAUSE).await;
                }
            },
        }
    }
}

async fn answer(app: &App, mut stream: UnixStream) {
    let (hears, mut says) = stream.split();
    let mut line = String::new();
    let mut question = BufReader::new(hears.take(LINE));
    let heard = timeout(QUESTION, question.read_line(&mut line)).await;
    if !matches!(heard, Ok(Ok(_))) {
        return;
    }
    let told = match serde_json::from_str::<Asked>(&line) {
        Ok(asked) => app.erasing.answer(asked).await,
        Err(_) => Told::NotErased { why: NotErased::Unreadable },
    };
    let mut said = serde_json::to_vec(&told).expect("plain data is JSON");
    said.push(b'\n');
    // Whoever asked may be gone. What was asked is done.
    let _ = says.write_all(&said).await;
}
