//! Where a server keeps things: in its data folder when it is alone, in Redis when it is one of many.

use crate::{
    config::Config,
    identity::Identity,
    nodes::{Durability, NodesError, RedisLink, RedisLinkError, RedisUrl, shared_key},
    storage::{
        archive::Archive,
        directory::{Directory, RedisDirectory, SqliteDirectory},
        keys::{Keys, RedisKeys, SqliteKeys},
        log::{Log, RedisLog, SqliteLog, SqliteOptions},
    },
};
use foorumi_language::Morphology;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be used.
    #[error("the data folder {0} cannot be used: {1}")]
    Data(PathBuf, io::Error),
    /// The font pack cannot be read.
    #[error("the font pack {0} cannot be read: {1}")]
    Fonts(PathBuf, io::Error),
    /// The language pack cannot be read.
    #[error("the language pack cannot be read: {0}")]
    LanguagePack(#[from] foorumi_language::BadPack),
    /// The directory cannot be opened.
    #[error("the directory cannot be opened: {0}")]
    Directory(String),
    /// This Redis cannot be used.
    #[error(transparent)]
    Nodes(#[from] NodesError),
    /// The key that all nodes share cannot be agreed on.
    #[error("the server key in Redis cannot be read or written: {0}")]
    ServerKey(RedisLinkError),
    /// [`Server::new`](crate::Server::new) was asked for many nodes.
    #[error("a server with Redis is opened, not made")]
    NotAlone,
}

/// The stores.
pub(crate) struct Stores {
    pub(crate) identity: Identity,
    pub(crate) directory: Arc<dyn Directory>,
    pub(crate) log: Arc<dyn Log>,
    pub(crate) keys: Arc<dyn Keys>,
    pub(crate) archive: Archive,
    pub(crate) languages: Morphology,
    /// The line to Redis, if there are many nodes.
    pub(crate) line: Option<RedisLink>,
}

impl Stores {
    /// Everything under the data folder, and the log there unless another is given.
    pub(crate) fn alone(config: &Config, log: Option<Arc<dyn Log>>) -> Result<Self, StartError> {
        let data = &config.data;
        let archive = archive(config)?;
        let identity = Identity::open(data).map_err(|e| StartError::Data(data.clone(), e))?;
        let directory = SqliteDirectory::open(&data.join("directory.sqlite"))
            .map_err(|error| StartError::Directory(error.to_string()))?;
        let log = match log {
            Some(log) => log,
            None => Arc::new(
                SqliteLog::open(&data.join("logs"), SqliteOptions::default())
                    .map_err(|e| StartError::Data(data.clone(), e))?,
            ),
        };
        let keys = SqliteKeys::open(&data.join("keys.sqlite"))
            .map_err(|error| StartError::Directory(error.to_string()))?;
        let (directory, keys) = (Arc::new(directory), Arc::new(keys));
        let languages = open_languages(config)?;
        open_fonts(config)?;
        Ok(Self { identity, directory, log, keys, archive, languages, line: None })
    }

    /// Everything in Redis but the archive, which is a folder that the nodes share.
    pub(crate) async fn shared(config: &Config, place: &RedisUrl) -> Result<Self, StartError> {
        let data = &config.data;
        let archive = archive(config)?;
        if config.archive.is_none() {
            tracing::warn!(
                "each node stores results for itself: name a shared folder with --archive"
            );
        }
        let line =
            RedisLink::open_by(place.clone(), config.older_silence, config.clock.clone()).await?;
        match line.durability() {
            Durability::Full => {}
            Durability::Reduced(why) if config.require_durable_redis => {
                // It ends with one sentence, not with one about a line that breaks.
                line.hang_up();
                return Err(NodesError::NotDurable { at: place.to_string(), why }.into());
            }
            Durability::Reduced(why) => {
                tracing::warn!(%why, "durability: reduced: a crash of Redis may lose the last moments");
            }
        }
        let own = Identity::key_in(data).map_err(|e| StartError::Data(data.clone(), e))?;
        let key = shared_key::agree(&line, own).await.map_err(StartError::ServerKey)?;
        let identity =
            Identity::with_key(data, key).map_err(|e| StartError::Data(data.clone(), e))?;
        let directory = Arc::new(RedisDirectory::new(line.clone()));
        let log = Arc::new(RedisLog::new(line.clone()));
        let keys = Arc::new(RedisKeys::new(line.clone()));
        let languages = open_languages(config)?;
        open_fonts(config)?;
        Ok(Self { identity, directory, log, keys, archive, languages, line: Some(line) })
    }
}

/// The archive. What is taken in from old folders is copied into the data folder, or if nodes share the
/// archive, beside it.
fn archive(config: &Config) -> Result<Archive, StartError> {
    let folder = config.archive.clone().unwrap_or_else(|| config.data.join("archive"));
    for folder in [config.data.as_path(), &folder] {
        make(folder)?;
    }
    close_to_others(&config.data);
    let beside = config.archive.as_ref().unwrap_or(&config.data);
    let copies = beside.join("moved").join("kept");
    Ok(Archive::new(folder, copies))
}

fn make(folder: &Path) -> Result<(), StartError> {
    std::fs::create_dir_all(folder).map_err(|e| StartError::Data(folder.into(), e))
}

/// An older version may have made it readable for all. One that belongs to somebody else stays as it is.
#[cfg(unix)]
fn close_to_others(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(folder).map(|there| there.permissions().mode());
    if mode.is_ok_and(|mode| mode & 0o077 != 0) {
        let private = std::fs::Permissions::from_mode(0o700);
        if let Err(error) = std::fs::set_permissions(folder, private) {
            tracing::warn!(%error, "others on this machine can look into the data folder");
        }
    }
}

#[cfg(not(unix))]
fn close_to_others(_folder: &Path) {}

/// The font pack that is there: its files in the order of their names.
fn open_fonts(config: &Config) -> Result<(), StartError> {
    let Some(folder) = config.found_font_pack() else { return Ok(()) };
    let unread = |error| StartError::Fonts(folder.clone(), error);
    let mut files = std::fs::read_dir(&folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(unread)?;
    files.sort_by_key(std::fs::DirEntry::path);
    let of_font =
        |path: &PathBuf| path.extension().is_some_and(|kind| kind == "ttf" || kind == "otf");
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        std::fs::read(path).map(|bytes| (name, bytes))
    };
    let fonts = files.iter().map(std::fs::DirEntry::path).filter(of_font).map(read);
    let fonts: Vec<_> = fonts.collect::<Result<_, _>>().map_err(unread)?;
    let given = fonts.len();
    let left_out = foorumi_bundle::font_pack(fonts);
    for file in &left_out {
        tracing::error!(file, "a font of the font pack cannot be printed with and is left out");
    }
    tracing::info!(folder = %folder.display(), fonts = given - left_out.len(), "a font pack");
    Ok(())
}

/// The language pack that is there; without one, stems.
fn open_languages(config: &Config) -> Result<Morphology, StartError> {
    let Some(folder) = config.found_language_pack() else {
        tracing::info!("no language pack: words are compared by their stems only");
        return Ok(Morphology::built_in());
    };
    let languages = Morphology::open(&folder)?;
    tracing::info!(folder = %folder.display(), tables = languages.tables(), "a language pack");
    Ok(languages)
}
