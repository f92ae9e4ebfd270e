//! Fingerprints: SHA-256 in hexadecimal, of files as they are read, so that none is held in memory.

use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// How much of a file is held at once.
const PART: usize = 64 * 1024;

/// The fingerprint of bytes.
pub(crate) fn of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The size and the fingerprint of a file. Blocks.
pub(crate) fn of_file(path: &Path) -> io::Result<(u64, String)> {
    let (mut file, mut digest) = (File::open(path)?, Sha256::new());
    let (mut bytes, mut part) = (0, vec![0; PART]);
    loop {
        let count = file.read(&mut part)?;
        if count == 0 {
            return Ok((bytes, hex::encode(digest.finalize())));
        }
        bytes += count as u64;
        digest.update(&part[..count]);
    }
}
