//! The organisation's logo and colour in the memo: rule ID9.

use foorumi_bundle::{Order, PrintedLogo, bundle};
use foorumi_protocol::{Audience, Lang, Results};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

type Files = BTreeMap<String, Vec<u8>>;

/// Files of a ZIP, by their path without its first folder where all are in one.
fn opened(bytes: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = Files::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("content");
        files.insert(name, content);
    }
    files
}

fn ending(files: &Files, end: &str) -> Vec<u8> {
    let found = files.iter().find(|(name, _)| name.ends_with(end));
    found.unwrap_or_else(|| panic!("no {end}")).1.clone()
}

fn text(files: &Files, end: &str) -> String {
    String::from_utf8(ending(files, end)).expect("UTF-8")
}

fn made(results: &Results, logo: Option<&PrintedLogo>) -> Files {
    let (audience, languages) = (Audience::Internal, Lang::Fi.into());
    let order = Order { audience, languages, made_by: "Foorumi", slides: &[], logo };
    opened(&bundle(results, &order).expect("a bundle"))
}

#[test]
fn id9_logo_and_colour_stand_at_the_head_of_every_memo() {
    let mut results: Results =
        serde_json::from_str(include_str!("../src/tests/forum.json")).expect("results");
    let plain = made(&results, None);
    results.meeting.colour = "#ffd600".parse().ok();
    let whose = results.meeting.organisation.read(Lang::Fi).to_owned();
    assert!(!whose.is_empty());
    for (file, kind) in [
        (&include_bytes!("../src/tests/logo.png")[..], "png"),
        (include_bytes!("../src/tests/logo.jpg"), "jpeg"),
    ] {
        let logo = PrintedLogo::read(file).expect("a logo");
        let files = made(&results, Some(&logo));
        let html = text(&files, "memo.html");
        // Yellow is darkened until it can be read on paper.
        assert!(html.contains("h1, h2, .card caption { color: #685700; }"));
        assert!(html.contains("style-src 'unsafe-inline'; img-src data:"));
        assert!(html.contains(&format!("src=\"data:image/{kind};base64,")));
        assert!(html.contains(&format!("alt=\"{whose}\"")));
        let docx = opened(&ending(&files, "memo.docx"));
        assert_eq!(ending(&docx, &format!("word/media/logo.{kind}")), file);
        let document = text(&docx, "word/document.xml");
        assert!(document.contains(&format!("name=\"logo.{kind}\" descr=\"{whose}\"")));
        let relations = text(&docx, "word/_rels/document.xml.rels");
        assert!(relations.contains(&format!("Target=\"media/logo.{kind}\"")));
        assert!(text(&docx, "[Content_Types].xml").contains(&format!("Extension=\"{kind}\"")));
        assert!(text(&docx, "word/styles.xml").contains("<w:b/><w:color w:val=\"685700\"/><w:sz"));
        assert_ne!(ending(&files, "memo.pdf"), ending(&plain, "memo.pdf"));
        if let Ok(folder) = std::env::var("LOOK") {
            let path = std::path::Path::new(&folder).join(format!("memo-{kind}.pdf"));
            std::fs::write(path, ending(&files, "memo.pdf")).expect("written");
        }
    }
    let html = text(&plain, "memo.html");
    assert!(!html.contains("img-src") && !html.contains("<img"));
}

#[test]
fn id9_what_cannot_be_printed_is_no_logo() {
    let png = include_bytes!("../src/tests/logo.png");
    for bytes in [&b"<svg/>"[..], b"", &png[..40], &png[..png.len() - 14]] {
        assert!(PrintedLogo::read(bytes).is_none(), "{bytes:?}");
    }
    assert_eq!(PrintedLogo::size_of(png), Some((60, 24)));
}
