//! The files of a bundle, and the one file that holds them.

use crate::{BundleError, edition::Edition};
use jiff::civil::DateTime;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Endings of files that are packed already.
const PACKED: [&str; 5] = [".png", ".docx", ".xlsx", ".jpg", ".jpeg"];

/// A file of the bundle.
pub(crate) struct File {
    /// Path below the bundle's folder. Made by us, ASCII.
    pub(crate) path: String,
    /// What it is, for the reader of each language; nothing for those that tell about the others.
    abouts: Vec<String>,
    /// Whether it is of one language only.
    of_one: bool,
    /// The activity that it is of, if any; its files stand one after another.
    pub(crate) subject: Option<String>,
    /// Content.
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// A file that the memo and the read-me list.
    pub(crate) fn new(path: String, about: String, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path, abouts: vec![about], of_one: true, subject: None, bytes: bytes.into() }
    }

    /// The same, of an activity.
    pub(crate) fn of(self, subject: &str) -> Self {
        Self { subject: Some(subject.to_owned()), ..self }
    }

    /// A file that is the same for all languages, with what it is in each.
    pub(crate) fn shared(path: &str, abouts: Vec<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.to_owned(), abouts, of_one: false, subject: None, bytes: bytes.into() }
    }

    /// Whether it is for readers of an edition.
    pub(crate) fn is_for(&self, edition: &Edition<'_>) -> bool {
        !self.of_one || self.path.starts_with(&edition.own_folder)
    }

    /// What it is, in the language of the edition at a place.
    pub(crate) fn about(&self, edition: usize) -> Option<&str> {
        self.abouts.get(if self.of_one { 0 } else { edition }).map(String::as_str)
    }

    /// A file that tells about the others.
    pub(crate) fn guide(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), abouts: Vec::new(), of_one: false, subject: None, bytes }
    }
}

/// All files in one, in their order. The times in it come from the meeting, so that the same results
/// give the same bytes.
pub(crate) fn zip(folder: &str, files: &[File], stamp: DateTime) -> Result<Vec<u8>, BundleError> {
    let named: Vec<(String, &[u8])> =
        files.iter().map(|file| (format!("{folder}/{}", file.path), &*file.bytes)).collect();
    pack(named.iter().map(|(path, bytes)| (path.as_str(), *bytes)), stamp)
}

/// Files under their paths in a ZIP. What is packed already is not packed again.
pub(crate) fn pack<'a>(
    files: impl Iterator<Item = (&'a str, &'a [u8])>,
    stamp: DateTime,
) -> Result<Vec<u8>, BundleError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let packed = PACKED.iter().any(|ending| path.ends_with(ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(dos_time(stamp))
            .unix_permissions(0o644);
        writer.start_file(path, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The format knows the years 1980-2107 only; outside them it gets its first day.
fn dos_time(stamp: DateTime) -> zip::DateTime {
    zip::DateTime::from_date_and_time(
        stamp.year().unsigned_abs(),
        stamp.month().unsigned_abs(),
        stamp.day().unsigned_abs(),
        stamp.hour().unsigned_abs(),
        stamp.minute().unsigned_abs(),
        stamp.second().unsigned_abs(),
    )
    .unwrap_or(zip::DateTime::DEFAULT)
}
