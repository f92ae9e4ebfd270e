//! Which files a bundle holds, and in which order.

use crate::{
    BundleError, Order, Slide,
    archive::File,
    data, docx,
    edition::Edition,
    escape::slug,
    lists, manifest, memo,
    memo::Annex,
    read_me,
    report::{self, Report},
    table::{Table, csv},
    workbook,
};
use foorumi_print::Picture;
use foorumi_protocol::Audience;

/// Longest ending of a slide's name.
const ENDING: usize = 5;

/// All files in their order: what a person opens first stands first. With two languages the memo is
/// one document in both, and each language has its tables and pictures in a folder of its own.
pub(crate) fn files(editions: &[Edition<'_>], order: &Order<'_>) -> Result<Vec<File>, BundleError> {
    let reports: Vec<Vec<Report>> = editions.iter().map(report::reports).collect();
    let slides = slides(editions, order.slides);
    let mut own = Vec::new();
    for (edition, reports) in editions.iter().zip(&reports) {
        own.push(of_language(edition, reports)?);
    }
    let common = common(editions, slides)?;
    let documents: Vec<_> = editions
        .iter()
        .zip(&reports)
        .zip(&own)
        .enumerate()
        .map(|(at, ((edition, reports), own))| {
            let files = own.iter().chain(&common);
            memo::document(edition, reports, listed(files, at))
        })
        .collect();
    let Some(first) = editions.first() else { return Ok(Vec::new()) };
    let pictures: Vec<_> =
        reports.iter().map(|reports| memo::pictures(reports)).collect::<Result<_, _>>()?;
    let paper = memo::paper(first, &documents, &pictures);
    let shared = |name, about: fn(&Edition<'_>) -> &'static str, bytes: Vec<u8>| {
        File::shared(
            name,
            editions.iter().map(|edition| about(edition).to_owned()).collect(),
            bytes,
        )
    };
    let mut files = vec![
        shared("memo.docx", |it| it.words.files.memo_docx, docx::docx(&paper, first.stamp())?),
        shared("memo.pdf", |it| it.words.files.memo_pdf, foorumi_print::pdf(&paper)?),
        shared("memo.html", |it| it.words.files.memo_html, memo::html(&documents).into()),
        shared("memo.md", |it| it.words.files.memo_md, memo::markdown(&documents).into()),
    ];
    files.extend(own.into_iter().flatten());
    files.extend(common);
    let guides = editions.iter().enumerate().map(|(at, edition)| {
        File::guide(edition.words.files.read_me, read_me::read_me(edition, at, &files).into())
    });
    let mut all: Vec<File> = guides.collect();
    all.extend(files);
    all.push(File::guide("results.schema.json", data::SCHEMA.to_vec()));
    let manifest = manifest::manifest(editions, &reports, &all)?;
    all.push(File::guide("manifest.json", manifest));
    Ok(all)
}

/// The annexes of the memo in a language: the files of one activity are one.
fn listed<'a>(files: impl Iterator<Item = &'a File>, edition: usize) -> Vec<Annex> {
    let mut listed: Vec<Annex> = Vec::new();
    let mut last = None;
    for file in files {
        match listed.last_mut() {
            Some(annex) if file.subject.is_some() && file.subject == last => {
                annex.paths.push(file.path.clone());
            }
            _ => {
                let about = file.subject.as_deref().or_else(|| file.about(edition));
                let about = about.unwrap_or_default().to_owned();
                listed.push(Annex { about, paths: vec![file.path.clone()] });
            }
        }
        last.clone_from(&file.subject);
    }
    listed
}

/// What concerns the whole meeting, then tables and pictures of the activities.
fn of_language(edition: &Edition<'_>, reports: &[Report]) -> Result<Vec<File>, BundleError> {
    let words = &edition.words.files;
    let list = |path: &str, about: &str, table: &Table| {
        let bytes = csv(table, &edition.words.figures)?;
        Ok::<_, BundleError>(File::new(edition.own(path), about.to_owned(), bytes))
    };
    let mut files = vec![
        File::new(
            edition.own("results.xlsx"),
            words.workbook.to_owned(),
            workbook::workbook(edition, reports)?,
        ),
        list("tables/agenda.csv", words.agenda, &lists::agenda(edition))?,
        list("tables/decisions.csv", words.decisions, &lists::decisions(edition))?,
    ];
    if edition.audience != Audience::Public {
        files.push(list("tables/chat.csv", words.chat, &lists::chat(edition))?);
    }
    // The audience has them emptied where it is not told.
    for (path, about, table) in [
        ("tables/answers.csv", words.answers, lists::answers(edition)),
        ("tables/overrides.csv", words.overrides, lists::overrides(edition)),
    ] {
        if !table.rows.is_empty() {
            files.push(list(path, about, &table)?);
        }
    }
    for report in reports {
        files.extend(of_activity(edition, report)?);
    }
    Ok(files)
}

fn of_activity(edition: &Edition<'_>, report: &Report) -> Result<Vec<File>, BundleError> {
    let words = &edition.words.files;
    let mut files = Vec::new();
    let mut add = |path: String, what: &str, bytes: Vec<u8>| {
        let about = format!("{} ({what})", report.title);
        files.push(File::new(path, about, bytes).of(&report.title));
    };
    if let Some(table) = &report.table {
        add(report.table_path(), words.table, csv(table, &edition.words.figures)?);
    }
    if let Some(table) = &report.ballots {
        add(report.ballots_path(), words.ballots, csv(table, &edition.words.figures)?);
    }
    if let Some(drawing) = &report.drawing {
        let svg = drawing.file();
        let pixels = Picture::read(&svg)?.png()?;
        add(report.picture_path(), words.picture, svg.into());
        add(report.pixels_path(), words.picture, pixels);
        add(report.alternative_path(), words.alternative, drawing.alternative().into());
    }
    Ok(files)
}

/// What is the same in every language.
fn common(editions: &[Edition<'_>], slides: Vec<File>) -> Result<Vec<File>, BundleError> {
    let mut files = slides;
    if let Some(edition) = editions.first() {
        let about = editions.iter().map(|it| it.words.files.results.to_owned()).collect();
        files.push(File::shared("results.json", about, data::results(edition)?));
    }
    Ok(files)
}

/// Slides under names of ours: their order, and what is plain of the name they came with.
fn slides(editions: &[Edition<'_>], slides: &[Slide]) -> Vec<File> {
    let file = |(number, slide): (usize, &Slide)| {
        let (stem, ending) = slide.name.rsplit_once('.').unwrap_or((&slide.name, ""));
        let mut name = slug(stem);
        if !name.is_empty() {
            name.insert(0, '-');
        }
        let ending: String = slug(ending).chars().filter(|&c| c != '-').take(ENDING).collect();
        let dot = if ending.is_empty() { "" } else { "." };
        let about = editions.iter().map(|it| (it.words.files.slides)(&slide.name)).collect();
        File::shared(&format!("slides/{number:02}{name}{dot}{ending}"), about, slide.bytes.clone())
    };
    (1..).zip(slides).map(file).collect()
}
