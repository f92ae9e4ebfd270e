//! A paper as a document for word processors: WordprocessingML in a ZIP.
//!
//! Real headings, lists and header rows, a language, and a text alternative for each picture, so that
//! it stays accessible when somebody goes on writing in it.

mod body;
mod settings;
mod widths;

use crate::{BundleError, archive, escape::xml};
use body::Body;
use foorumi_print::{Paper, PrintedLogo};
use jiff::civil::DateTime;
use std::fmt::Write;

/// The start of every part.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Namespaces of the parts that hold text.
pub(super) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The document; `stamp` dates the files in it.
pub(crate) fn docx(paper: &Paper<'_>, stamp: DateTime) -> Result<Vec<u8>, BundleError> {
    let body = Body::of(paper);
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), content_types(paper, body.logo).into()),
        ("_rels/.rels".into(), package().into()),
        ("docProps/core.xml".into(), core(paper).into()),
        ("docProps/app.xml".into(), app(paper).into()),
        ("word/document.xml".into(), format!("{XML}{}", body.xml).into()),
        ("word/styles.xml".into(), format!("{XML}{}", settings::styles(paper)).into()),
        ("word/numbering.xml".into(), format!("{XML}{}", settings::numbering(paper)).into()),
        ("word/settings.xml".into(), format!("{XML}{}", settings::settings(paper)).into()),
        ("word/_rels/document.xml.rels".into(), relations(paper, &body).into()),
    ];
    for (number, section) in (1..).zip(&paper.sections) {
        let header = settings::header(section);
        files.push((format!("word/header{number}.xml"), format!("{XML}{header}").into()));
        let footer = settings::footer(section);
        files.push((format!("word/footer{number}.xml"), format!("{XML}{footer}").into()));
    }
    for (number, picture) in (1..).zip(&body.pictures) {
        files.push((format!("word/media/picture{number}.png"), picture.png()?));
        files.push((format!("word/media/picture{number}.svg"), picture.svg().into()));
    }
    if let Some(logo) = body.logo {
        files.push((format!("word/media/logo.{}", logo.ending()), logo.bytes().to_vec()));
    }
    archive::pack(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())), stamp)
}

fn content_types(paper: &Paper<'_>, logo: Option<&PrintedLogo>) -> String {
    let jpeg = match logo.map(PrintedLogo::ending) {
        Some("jpeg") => "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>",
        _ => "",
    };
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut out = format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>{jpeg}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{main}.document.main+xml\"/>"
    );
    for part in ["styles", "numbering", "settings"] {
        let _ = write!(
            out,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{main}.{part}+xml\"/>"
        );
    }
    for number in 1..=paper.sections.len() {
        for part in ["header", "footer"] {
            let _ = write!(
                out,
                "<Override PartName=\"/word/{part}{number}.xml\" ContentType=\"{main}.{part}+xml\"/>"
            );
        }
    }
    out + "</Types>"
}

fn package() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/>\
         </Relationships>"
    )
}

fn relations(paper: &Paper<'_>, body: &Body<'_>) -> String {
    let mut out = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    let mut add = |id: String, kind: &str, target: String| {
        let _ =
            write!(out, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    };
    for part in ["styles", "numbering", "settings"] {
        add(part.to_owned(), part, format!("{part}.xml"));
    }
    for number in 1..=paper.sections.len() {
        for part in ["header", "footer"] {
            add(format!("{part}{number}"), part, format!("{part}{number}.xml"));
        }
    }
    for number in 1..=body.pictures.len() {
        for ending in ["png", "svg"] {
            add(format!("{ending}{number}"), "image", format!("media/picture{number}.{ending}"));
        }
    }
    if let Some(logo) = body.logo {
        add("logo".to_owned(), "image", format!("media/logo.{}", logo.ending()));
    }
    out + "</Relationships>"
}

fn core(paper: &Paper<'_>) -> String {
    let made = paper.made;
    let moment = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:00Z",
        made.year, made.month, made.day, made.hour, made.minute
    );
    let lang = paper.sections.first().map_or("", |section| settings::region(section.lang));
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{lang}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:modified>\
         </cp:coreProperties>",
        xml(&paper.title),
        xml(if paper.author.is_empty() { paper.made_by } else { &paper.author }),
    )
}

fn app(paper: &Paper<'_>) -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{}</Application></Properties>",
        xml(paper.made_by)
    )
}
