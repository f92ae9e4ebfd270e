//! The result bundle: memo, tables, pictures and manifest from the results of a meeting.
//!
//! A pure function: the same results in the same language give the same bytes (rules RB5, RB6, RB8).

mod archive;
mod edition;
mod escape;
mod lists;
mod manifest;
mod memo;
mod picture;
mod read_me;
mod report;
mod table;
#[cfg(test)]
mod tests;
mod time;
mod words;

use archive::File;
use edition::Edition;
use foorumi_protocol::{Lang, Results};
use memo::Annex;
use report::Report;
use table::{Table, csv};

/// Why a bundle could not be made. None of these depends on what people wrote.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The archive could not be written: it would be larger than its format allows.
    #[error("archive: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// A table could not be written.
    #[error("table: {0}")]
    Table(#[from] csv::Error),
    /// The results or the manifest could not be written as JSON.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Memory could not be written to.
    #[error("write: {0}")]
    Write(#[from] std::io::Error),
}

/// The whole bundle of a meeting as one ZIP, in a language; `made_by` names the program and its
/// version, `Foorumi 0.1.0`.
///
/// # Errors
/// [`BundleError`] when a file of it cannot be written.
pub fn bundle(results: &Results, lang: Lang, made_by: &str) -> Result<Vec<u8>, BundleError> {
    let edition = Edition::new(results, lang, made_by);
    archive::zip(&edition.folder(), &files(&edition)?, edition.stamp())
}

/// Name of the bundle's file: `foorumi-2026-11-22-aluefoorumi.zip`, ASCII.
pub fn file_name(results: &Results, lang: Lang) -> String {
    format!("{}.zip", Edition::new(results, lang, "").folder())
}

/// All files in their order: what a person opens first stands first.
fn files(edition: &Edition<'_>) -> Result<Vec<File>, BundleError> {
    let words = &edition.words.files;
    let figures = &edition.words.figures;
    let reports = report::reports(edition);
    let annexes = annexes(edition, &reports)?;
    let document = memo::document(edition, &reports, listed(&annexes));
    let mut files = vec![
        File::new("memo.html".into(), words.memo_html.into(), memo::html(&document, figures)),
        File::new("memo.md".into(), words.memo_md.into(), memo::markdown(&document, figures)),
    ];
    files.extend(annexes);
    let read_me = read_me::read_me(edition, &files);
    files.insert(0, File::guide(words.read_me, read_me.into()));
    let manifest = manifest::manifest(edition, &reports, &files)?;
    files.push(File::guide("manifest.json", manifest));
    Ok(files)
}

/// The annexes of the memo: the files of one activity are one.
fn listed(files: &[File]) -> Vec<Annex> {
    let mut listed: Vec<Annex> = Vec::new();
    let mut last = None;
    for file in files {
        match listed.last_mut() {
            Some(annex) if file.subject.is_some() && file.subject == last => {
                annex.paths.push(file.path.clone());
            }
            _ => {
                let about = file.subject.clone().or_else(|| file.about.clone());
                let about = about.unwrap_or_default();
                listed.push(Annex { about, paths: vec![file.path.clone()] });
            }
        }
        last.clone_from(&file.subject);
    }
    listed
}

/// What concerns the whole meeting, then tables and pictures of the activities, then all as data.
fn annexes(edition: &Edition<'_>, reports: &[Report]) -> Result<Vec<File>, BundleError> {
    let words = &edition.words.files;
    let list = |path: &str, about: &str, table: &Table| {
        let bytes = csv(table, &edition.words.figures)?;
        Ok::<_, BundleError>(File::new(path.to_owned(), about.to_owned(), bytes))
    };
    let mut files = vec![
        list("tables/agenda.csv", words.agenda, &lists::agenda(edition))?,
        list("tables/decisions.csv", words.decisions, &lists::decisions(edition))?,
        list("tables/chat.csv", words.chat, &lists::chat(edition))?,
    ];
    for report in reports {
        files.extend(of_activity(edition, report)?);
    }
    let results = serde_json::to_vec_pretty(edition.results)?;
    files.push(File::new("results.json".into(), words.results.into(), results));
    Ok(files)
}

fn of_activity(edition: &Edition<'_>, report: &Report) -> Result<Vec<File>, BundleError> {
    let words = &edition.words.files;
    let mut files = Vec::new();
    let mut add = |path: String, what: &str, bytes: Vec<u8>| {
        let about = format!("{} ({what})", report.title);
        files.push(File { path, about: Some(about), subject: Some(report.title.clone()), bytes });
    };
    if let Some(table) = &report.table {
        add(report.table_path(), words.table, csv(table, &edition.words.figures)?);
    }
    if let Some(table) = &report.ballots {
        add(report.ballots_path(), words.ballots, csv(table, &edition.words.figures)?);
    }
    if let Some(drawing) = &report.drawing {
        add(report.picture_path(), words.picture, drawing.file().into());
        add(report.alternative_path(), words.alternative, drawing.alternative().into());
    }
    Ok(files)
}
