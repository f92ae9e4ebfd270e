//! What is made of results and kept beside them: bundles and pages.

use super::{
    RESULTS, digest,
    whole::{remove, write},
};
use std::{fs, io, path::Path};

/// Keeps what was made of the results with this fingerprint; whether they stand. Results that were
/// stored anew meanwhile have dropped all that was made of the old ones, perhaps since somebody was
/// removed from them: what comes later must not stay. Blocks.
pub(crate) fn keep_made(folder: &Path, name: &str, made: &[u8], of: &str) -> io::Result<bool> {
    write(folder, name, made)?;
    // In this order, as storing puts results in place before it drops what was made of them.
    let stands = match fs::read(folder.join(RESULTS)) {
        Ok(results) => digest::of(&results) == of,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error),
    };
    if !stands {
        remove(&folder.join(name))?;
    }
    Ok(stands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tr5_what_was_made_of_results_that_were_replaced_meanwhile_does_not_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let (folder, name) = (folder.path(), "bundle-x.zip");
        write(folder, RESULTS, b"with somebody").expect("writes");
        let of = digest::of(b"with somebody");
        assert!(keep_made(folder, name, b"made", &of).expect("keeps"));
        assert!(folder.join(name).exists());
        write(folder, RESULTS, b"without").expect("writes");
        assert!(!keep_made(folder, name, b"made", &of).expect("drops"));
        assert!(!folder.join(name).exists());
        fs::remove_file(folder.join(RESULTS)).expect("deleted whole");
        assert!(!keep_made(folder, name, b"made", &of).expect("drops"));
        assert!(!folder.join(name).exists());
    }
}
