//! The PDF, read back by other people's programs.

use super::{meetings::forum, opened::Opened};
use foorumi_protocol::Lang;
use std::process::Command;

/// What a program says of a PDF; the Makefile installs it.
pub(super) fn said(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("memo.pdf");
    std::fs::write(&path, pdf).expect("written");
    let run = Command::new(program).args(before).arg(&path).args(after).output();
    let run = run.unwrap_or_else(|error| panic!("{program}: {error}; see the Makefile"));
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{program}: {told}{}", String::from_utf8_lossy(&run.stderr));
    told
}

/// The forum's name in each language.
pub(super) const TITLES: [&str; 3] = [
    "Sosiaalityön aluefoorumi",
    "Regionalt forum för socialt arbete",
    "Regional forum on social work",
];

#[test]
fn dm3_the_pdf_is_tagged_titled_and_whole() {
    for lang in Lang::ALL {
        let opened = Opened::new(&forum(), lang);
        let pdf = &opened.files["memo.pdf"];
        assert!(
            said("qpdf", &["--check"], pdf, &[]).contains("No syntax or stream encoding errors")
        );
        let info = said("pdfinfo", &[], pdf, &[]);
        let line = |name: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        assert_eq!(line("Tagged:"), "yes");
        let title = format!("{}, 22.11.2026", TITLES[lang as usize]);
        assert!(line("Title:").starts_with(&title), "{info}");
        assert_eq!(line("Creator:"), "Foorumi 0.1.0");
        let fonts = said("pdffonts", &[], pdf, &[]);
        for font in fonts.lines().skip(2) {
            let columns: Vec<&str> = font.split_whitespace().rev().collect();
            // From the end: object, its generation, unicode, subset, embedded.
            assert_eq!((columns[4], columns[2]), ("yes", "yes"), "{font}");
        }
        assert!(fonts.lines().count() > 3);
        let source = said("qpdf", &["--qdf", "--object-streams=disable"], pdf, &["-"]);
        let tag = crate::words::words(lang).tag;
        assert!(source.contains(&format!("/Lang ({tag})")), "the language");
        assert!(source.contains("<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1");
        assert!(source.contains("/DisplayDocTitle true"));
    }
}

#[test]
fn dm3_the_pdf_reads_in_order_with_its_letters() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let pdf = &opened.files["memo.pdf"];
    let text = said("pdftotext", &[], pdf, &["-"]).replace("\u{ad}\n", "").replace('\u{ad}', "");
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut at = 0;
    for expected in [
        "Pohjanmaan hyvinvointialue",
        "MUISTIO",
        "Päätökset lyhyesti",
        "1. Tervetuloa ja ohjeet",
        "kuulluksi tuleminen",
        "3. Ensimmäinen alustus: teema yleisesti",
        "Missä vaiheessa asiakkaan osallisuus toteutuu meillä parhaiten?",
        "Jatketaanko kehittäjäasiakasryhmää ensi vuonna?",
        "Vastuu Maija Meikäläinen",
        "7. Päivän koonti johdon kanssa",
        "Liitteet",
    ] {
        let found = flat[at..].find(expected);
        at += found.unwrap_or_else(|| panic!("{expected:?} after {at} in {flat}"));
    }
    assert!(flat.contains("Sivu 1/"), "page x/y");
    let pages = flat.matches("Sosiaalityön aluefoorumi, 22.11.2026").count();
    assert_eq!(flat.matches("Sivu ").count(), pages, "title and date on each page");
}

/// Its structure: what assistive programs walk through.
#[test]
fn dm3_the_pdf_has_headings_tables_lists_and_described_figures() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let structure = said("pdfinfo", &["-struct-text"], &opened.files["memo.pdf"], &[]);
    let element = |line: &str| {
        let line = line.trim_start();
        line.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_owned()
    };
    let count = |name: &str| structure.lines().filter(|line| element(line) == name).count();
    let memo = opened.text("memo.md");
    let headings = |start: &str| memo.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(count("H1"), 1);
    assert_eq!(count("H2"), headings("## "));
    assert_eq!(count("H3"), headings("### "));
    assert_eq!(count("Figure"), opened.paths(".svg").len());
    let html = opened.text("memo.html");
    assert_eq!(count("Table"), html.matches("<table").count());
    assert_eq!(count("TH"), html.matches("<th ").count());
    assert_eq!(count("TD"), html.matches("<td").count());
    assert!(count("LI") > 10 && count("Caption") > 3);
}

/// Figures of the PDF's tables are those of the memo's, in the order in which assistive programs read
/// them.
pub(super) fn check_printed(opened: &Opened) {
    let structure = said("pdfinfo", &["-struct-text"], &opened.files["memo.pdf"], &[]);
    let mut in_cell = false;
    let mut printed = Vec::new();
    for line in structure.lines().map(str::trim) {
        match line.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(text) if in_cell => printed.push(text.to_owned()),
            Some(_) => {}
            None if line.starts_with('/') => {}
            None => in_cell = line.starts_with("TD") || line.starts_with("TH"),
        }
    }
    let is_figure = |cell: &String| cell.replace(',', ".").parse::<f64>().is_ok();
    printed.retain(is_figure);
    let told = opened.html_tables().into_iter().flatten().flatten().filter(is_figure);
    assert_eq!(printed, told.collect::<Vec<_>>());
}
