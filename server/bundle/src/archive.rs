//! The files of a bundle, and the one file that holds them.

use crate::BundleError;
use jiff::civil::DateTime;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A file of the bundle.
pub(crate) struct File {
    /// Path below the bundle's folder. Made by us, ASCII.
    pub(crate) path: String,
    /// What it is, for the reader; `None` for the two that tell about the others.
    pub(crate) about: Option<String>,
    /// The activity that it is of, if any; its files stand one after another.
    pub(crate) subject: Option<String>,
    /// Content.
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// A file that the memo and the read-me list.
    pub(crate) fn new(path: String, about: String, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path, about: Some(about), subject: None, bytes: bytes.into() }
    }

    /// A file that tells about the others.
    pub(crate) fn guide(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), about: None, subject: None, bytes }
    }
}

/// All files in one, in their order. The times in it come from the meeting, so that the same results
/// give the same bytes.
pub(crate) fn zip(folder: &str, files: &[File], stamp: DateTime) -> Result<Vec<u8>, BundleError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(dos_time(stamp))
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        writer.start_file(format!("{folder}/{}", file.path), options)?;
        writer.write_all(&file.bytes)?;
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
