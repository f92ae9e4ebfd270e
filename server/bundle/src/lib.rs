//! The result bundle: memo, tables, pictures and manifest from the results of a meeting.
//!
//! A pure function: the same results for the same order give the same bytes (rules RB4, RB5, RB6, RB8).

mod archive;
mod audience;
mod contents;
mod data;
mod docx;
mod edition;
mod escape;
mod lists;
mod manifest;
mod memo;
mod moderation;
mod picture;
mod read_me;
mod report;
mod table;
#[cfg(test)]
mod tests;
mod time;
mod words;
mod workbook;

pub use foorumi_print::{PrintedLogo, font_pack};
pub use moderation::{moderation_log, moderation_log_name};

use edition::Edition;
use foorumi_protocol::{Audience, Lang, Languages, MemoState, Results};

/// Why a bundle could not be made. None of these depends on what people wrote.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The archive could not be written: it would be larger than its format allows.
    #[error("archive: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// A picture could not be painted.
    #[error("picture: {0}")]
    Picture(#[from] foorumi_print::PictureError),
    /// The PDF could not be made.
    #[error(transparent)]
    Pdf(#[from] foorumi_print::PdfError),
    /// The workbook could not be written.
    #[error("the workbook cannot be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A table could not be written.
    #[error("a table cannot be written")]
    Table(#[from] csv::Error),
    /// The results or the manifest could not be written as JSON.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Memory could not be written to.
    #[error("write: {0}")]
    Write(#[from] std::io::Error),
}

/// What a bundle is to be.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Who it is for (rule RB4).
    pub audience: Audience,
    /// Its languages.
    pub languages: Languages,
    /// The program and its version, `Foorumi 0.1.0`.
    pub made_by: &'a str,
    /// Slides that presenters gave, in order.
    pub slides: &'a [Slide],
    /// The organisation's logo, for the head of the memo.
    pub logo: Option<&'a PrintedLogo>,
}

/// A file that a presenter gave. It goes into the bundle as it is.
#[derive(Clone, Debug)]
pub struct Slide {
    /// Its name as it was given; what is not a plain letter or digit is left out of the bundle's.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The whole bundle of a meeting as one ZIP.
///
/// # Errors
/// [`BundleError`] when a file of it cannot be written.
pub fn bundle(results: &Results, order: &Order<'_>) -> Result<Vec<u8>, BundleError> {
    let told = audience::told(results, order.audience);
    let editions: Vec<Edition<'_>> =
        order.languages.iter().map(|lang| Edition::new(&told, lang, order)).collect();
    let Some(first) = editions.first() else { return Ok(Vec::new()) };
    archive::zip(&first.folder(), &contents::files(&editions, order)?, first.stamp())
}

/// What a meeting came to, as one page in a language: for those who were there and whoever has their
/// link, so the public version (rule RB4). What the secretary wrote is in it once the memo is approved.
pub fn summary(results: &Results, lang: Lang, made_by: &str) -> String {
    let mut told = audience::told(results, Audience::Public).into_owned();
    if !matches!(told.memo_state, MemoState::Approved { .. }) {
        told.memo.iter_mut().for_each(|block| block.text = None);
    }
    let (audience, languages) = (Audience::Public, lang.into());
    let order = Order { audience, languages, made_by, slides: &[], logo: None };
    let edition = Edition::new(&told, lang, &order);
    let reports = report::reports(&edition);
    memo::html(&[memo::summary(&edition, &reports)])
}

/// Name of the bundle's file: `foorumi-2026-11-22-aluefoorumi-public.zip`, ASCII.
pub fn file_name(results: &Results, order: &Order<'_>) -> String {
    format!("{}.zip", Edition::new(results, order.languages.first(), order).folder())
}
