//! Looks for bytes in files and in the memory of a process, as somebody would who has a copy of both.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::{FileExt, FileTypeExt},
    path::{Path, PathBuf},
};

/// Bytes of a page of memory.
const PAGE: usize = 4096;

/// Every file of a folder, all that stands beside the databases included.
///
/// # Errors
/// What the system says; not that a file went meanwhile.
pub fn files(folder: &Path, into: &mut Vec<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, into)?;
        } else if !path.metadata().is_ok_and(|file| file.file_type().is_socket()) {
            match fs::read(&path) {
                Ok(bytes) => into.push((path, bytes)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

/// Where something stands in bytes.
#[must_use]
pub fn places(of: &[u8], within: &[u8]) -> Vec<usize> {
    let Some(first) = of.first() else { return Vec::new() };
    let starts = within.iter().enumerate().filter(|(_, byte)| *byte == first).map(|(at, _)| at);
    starts.filter(|at| within[*at..].starts_with(of)).collect()
}

/// How many times something stands in files.
#[must_use]
pub fn found(what: &[u8], rest: &[(PathBuf, Vec<u8>)]) -> usize {
    rest.iter().map(|(_, bytes)| places(what, bytes).len()).sum()
}

/// The memory of a process that can be written, as a dump would hold it.
///
/// # Errors
/// When the process is not there, or is not ours.
pub fn memory(pid: u32) -> io::Result<Vec<u8>> {
    let mut dump = Vec::new();
    let memory = File::open(format!("/proc/{pid}/mem"))?;
    for line in fs::read_to_string(format!("/proc/{pid}/maps"))?.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else { continue };
        let Some((from, to)) = range.split_once('-') else { continue };
        if !rights.starts_with("rw") {
            continue;
        }
        let number = |hex| u64::from_str_radix(hex, 16).map_err(io::Error::other);
        let (from, to) = (number(from)?, number(to)?);
        let mut bytes = vec![0; usize::try_from(to - from).map_err(io::Error::other)?];
        // A mapping can go while it is read.
        if memory.read_exact_at(&mut bytes, from).is_ok() {
            // Most of it was never touched.
            let used = bytes.chunks(PAGE).filter(|page| **page != [0; PAGE][..page.len()]);
            used.for_each(|page| dump.extend_from_slice(page));
        }
    }
    Ok(dump)
}
