//! Files that are written whole or not at all.

use std::{
    fs::{self, File},
    io::{self, Seek, Write},
    path::Path,
};
use tempfile::Builder;

/// How names of files end that are being written.
pub(super) const DRAFT: &str = ".draft";

/// Written beside, synced, then put in place. Blocks.
pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    // Another node may be writing the same: each has its own draft, and all are alike.
    let mut draft = Builder::new();
    draft.prefix(name).suffix(DRAFT);
    #[cfg(unix)]
    draft.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut draft = draft.tempfile_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(folder.join(name))?;
    sync(folder)
}

/// Makes what was put into a folder, or taken out of it, as durable as what is in it. Blocks.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Takes a file away; whether it was there. Blocks.
pub(crate) fn remove(file: &Path) -> io::Result<bool> {
    match fs::remove_file(file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// A file without a name: gone when whoever reads it lets it go, and held in no memory meanwhile.
#[derive(Debug)]
pub(crate) struct Passing {
    pub(crate) file: File,
    pub(crate) bytes: u64,
}

impl Passing {
    /// One with this content, on the disk of `folder`. Blocks.
    pub(crate) fn of(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut file = tempfile::tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.rewind()?;
        Ok(Self { file, bytes: bytes.len() as u64 })
    }
}
