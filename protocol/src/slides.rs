//! Slides that presenters hand in.

use crate::{LINE, Millis, SlidesId, Text};
use serde::{Deserialize, Serialize};

/// What slides are called: the name of the file that was handed in, or what it was given.
pub type SlidesTitle = Text<1, 120, LINE>;

/// What a file was found to be, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase")]
pub enum SlidesKind {
    /// A PDF.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
}

impl SlidesKind {
    /// How its file's name ends, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// The organisation's logo in the archive of a meeting (rule ID9): a PNG or a JPEG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Logo {
    /// Which; another upload has another one.
    pub id: SlidesId,
    /// What it is.
    pub kind: SlidesKind,
}

impl Logo {
    /// Biggest file.
    pub const MAX_BYTES: usize = 256 * 1024;
    /// Widest and highest, in pixels.
    pub const MAX_PIXELS: u32 = 2_000;

    /// Name of its file in the archive.
    pub fn file(self) -> String {
        file(self.id, self.kind)
    }
}

fn file(id: SlidesId, kind: SlidesKind) -> String {
    format!("{}.{}", id.0, kind.extension())
}

impl Slides {
    /// Name of its file in the archive: what people call it stands in the results.
    pub fn file(&self) -> String {
        file(self.id, self.kind)
    }
}

/// Slides in the archive of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Slides {
    /// Which; the server names the file after it.
    pub id: SlidesId,
    /// What people call it.
    pub title: SlidesTitle,
    /// What it is.
    pub kind: SlidesKind,
    /// Size in bytes.
    pub bytes: u32,
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: Text<64, 64>,
    /// When it came.
    pub at: Millis,
}

/// Part `slides`: for staff, and for everybody once the meeting has ended. Also the answer of
/// `GET /api/slides`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SlidesPart {
    /// In the order in which they came.
    pub slides: Vec<Slides>,
}

impl SlidesPart {
    /// Most files of a meeting.
    pub const MAX_FILES: usize = 40;
    /// Most bytes of one file.
    pub const MAX_BYTES: usize = 25 * 1024 * 1024;
    /// Most bytes of all files of a meeting together: a bundle holds them, and is made in memory.
    pub const MAX_TOTAL: u64 = 100 * 1024 * 1024;

    /// How far files come together, in bytes.
    pub fn total(slides: &[Slides]) -> u64 {
        slides.iter().map(|slides| u64::from(slides.bytes)).sum()
    }
}
