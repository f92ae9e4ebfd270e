//! The word processor's document and the workbook, read back.

use super::{
    meetings::{forum, meetings},
    opened::{Opened, Rows},
    own,
    printed::TITLES,
};
use calamine::{Data, Reader, Xlsx};
use foorumi_protocol::{Audience, Lang};
use proptest::prelude::*;
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

/// Files of a document or workbook.
pub(super) fn package(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("content");
        files.insert(file.name().expect("a name").into_owned(), content);
    }
    files
}

pub(super) fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).expect("UTF-8")
}

/// Sheets of a workbook by name, every cell as text; what is neither text nor number fails.
pub(super) fn sheets(bytes: &[u8]) -> Vec<(String, Rows)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let names = book.sheet_names();
    let read = |name: &String| {
        let formulas = book.worksheet_formula(name).expect("a sheet");
        assert!(formulas.used_cells().next().is_none(), "{name} has no formulas");
        let range = book.worksheet_range(name).expect("a sheet");
        let cell = |data: &Data| match data {
            Data::Empty => String::new(),
            Data::String(text) => text.clone(),
            Data::Float(number) => number.to_string(),
            Data::Int(number) => number.to_string(),
            other @ (Data::Bool(_)
            | Data::DateTime(_)
            | Data::DateTimeIso(_)
            | Data::DurationIso(_)
            | Data::Error(_)) => panic!("{other:?} in {name}"),
        };
        let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
        (name.clone(), rows)
    };
    names.iter().map(read).collect()
}

pub(super) fn check_workbook(opened: &Opened) {
    let bytes = &opened.files["results.xlsx"];
    for (path, content) in package(bytes) {
        if path.starts_with("xl/worksheets/sheet") {
            let sheet = String::from_utf8(content).expect("UTF-8");
            assert!(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"1\""), "{path}");
            assert!(!sheet.contains("mergeCell") && !sheet.contains("<f>"), "{path}");
        }
    }
    let sheets = sheets(bytes);
    let tables = opened.paths(".csv");
    assert_eq!(sheets.len(), tables.len());
    // Numbers agree with the file of the same table, in whatever order its files stand.
    let numbers = |rows: &Rows| {
        // Outline numbers are texts, which a file of its own marks as such.
        let outline = |at: usize| ["Nro", "Sama kuin"].contains(&rows[0][at].as_str());
        let cells = rows.iter().skip(1).flat_map(|row| row.iter().enumerate());
        let cells = cells.filter(|(at, _)| !outline(*at)).map(|(_, cell)| cell);
        let read = |cell: &String| cell.replace(',', ".").parse::<f64>().ok();
        cells.filter_map(read).map(|number| format!("{number:.2}")).collect::<Vec<_>>()
    };
    let mut from_files: Vec<Vec<String>> =
        tables.iter().map(|path| numbers(&opened.csv(path))).collect();
    let mut from_book: Vec<Vec<String>> = sheets.iter().map(|(_, rows)| numbers(rows)).collect();
    from_files.sort();
    from_book.sort();
    assert_eq!(from_files, from_book);
}

/// Figures of the document's tables are those of the memo's, cell by cell.
pub(super) fn check_document(opened: &Opened) {
    let files = package(&opened.files["memo.docx"]);
    let document = roxmltree::Document::parse(text(&files, "word/document.xml")).expect("XML");
    let named =
        |name: &'static str| move |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == name;
    let told = |cell: roxmltree::Node<'_, '_>| -> String {
        cell.descendants().filter(named("t")).filter_map(|text| text.text()).collect()
    };
    let rows = |table: roxmltree::Node<'_, '_>| -> Rows {
        let rows = table.children().filter(named("tr"));
        rows.map(|row| row.children().filter(named("tc")).map(told).collect()).collect()
    };
    let tables = document.descendants().filter(named("tbl"));
    // A decision's card has no header row.
    let tables = tables.filter(|table| table.descendants().any(|node| named("tblHeader")(&node)));
    let figures = |tables: Vec<Rows>| -> Vec<Vec<Vec<Option<String>>>> {
        let figure =
            |cell: &String| cell.replace(',', ".").parse::<f64>().is_ok().then(|| cell.clone());
        let row = |row: &Vec<String>| row.iter().map(figure).collect();
        tables.iter().map(|rows| rows.iter().map(row).collect()).collect()
    };
    assert_eq!(figures(tables.map(rows).collect()), figures(opened.html_tables()));
}

#[test]
fn rb3_the_workbook_has_a_sheet_for_each_table_and_a_frozen_header() {
    let opened = Opened::new(&forum(), Lang::Fi);
    check_workbook(&opened);
    let names: Vec<String> =
        sheets(&opened.files["results.xlsx"]).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names[..4],
        ["Ohjelma", "Päätökset lyhyesti", "Keskustelu", "1 Mitä osallisuus on sinulle"]
    );
    let poll = &sheets(&opened.files["results.xlsx"])[4].1;
    assert_eq!(poll[1], ["A", "Yhteydenotto", "12", "12.8"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]

    #[test]
    fn rb5_rb6_the_workbook_agrees_and_has_no_formulas(results in meetings()) {
        let opened = Opened::new(&results, Lang::Fi);
        check_workbook(&opened);
        check_document(&opened);
    }
}

type Node<'a> = roxmltree::Node<'a, 'a>;

/// The value of the first such property below a node.
fn value(node: Node<'_>, name: &str) -> Option<String> {
    let child = node.descendants().find(|child| child.tag_name().name() == name)?;
    let attributes: Vec<_> = child.attributes().collect();
    attributes.iter().find(|it| it.name() == "val").map(|it| it.value().to_owned())
}

/// All elements of a name below a node.
fn all<'a>(node: Node<'a>, name: &'static str) -> impl Iterator<Item = Node<'a>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

/// Headings as the memo in Markdown writes them.
fn headings(document: Node<'_>) -> Vec<String> {
    let heading = |node| {
        let style = value(node, "pStyle")?;
        let level: usize = style.strip_prefix("Heading")?.parse().ok()?;
        let told: String = all(node, "t").filter_map(|node| node.text()).collect();
        Some(format!("{} {told}", "#".repeat(level)))
    };
    all(document, "p").filter_map(heading).collect()
}

/// A table has a style, and a header row that is repeated; a card of two columns has none.
fn check_table(table: Node<'_>) {
    let rows: Vec<_> = table.children().filter(|node| node.tag_name().name() == "tr").collect();
    let head = |row: &Node<'_>| all(*row, "tblHeader").next().is_some();
    let columns = all(table, "gridCol").count();
    assert!(value(table, "pStyle").is_some(), "its texts have a style");
    assert!(columns == 2 || head(&rows[0]), "a header row is repeated");
    assert!(!rows.iter().skip(1).any(head));
}

/// Headings, list, header rows, alternatives, language: what makes the document accessible.
#[test]
fn dm3_the_document_is_made_of_real_headings_lists_and_header_rows() {
    for lang in Lang::ALL {
        let opened = Opened::new(&forum(), lang);
        let files = package(&opened.files["memo.docx"]);
        let source = text(&files, "word/document.xml");
        let document = roxmltree::Document::parse(source).expect("well-formed");
        let root = document.root();
        let memo = opened.text("memo.md");
        let in_memo = memo.lines().filter(|line| line.starts_with('#'));
        let in_memo: Vec<String> = in_memo.map(|line| line.replace('\\', "")).collect();
        assert_eq!(headings(root), in_memo);
        all(root, "tbl").for_each(check_table);
        let pictures: Vec<&str> =
            all(root, "docPr").map(|node| node.attribute("descr").unwrap_or_default()).collect();
        assert_eq!(pictures.len(), opened.paths(".svg").len());
        assert!(pictures.iter().all(|told| told.len() > 20));
        assert!(
            all(root, "p").any(|node| value(node, "numId").is_some()),
            "the annexes are a list"
        );
        let footer = text(&files, "word/footer1.xml");
        assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
        assert!(text(&files, "word/header1.xml").contains(TITLES[lang as usize]));
        let core = text(&files, "docProps/core.xml");
        let tag = ["fi-FI", "sv-FI", "en-GB"][lang as usize];
        assert!(core.contains(&format!("<dc:language>{tag}</dc:language>")));
        assert!(text(&files, "word/styles.xml").contains(&format!("<w:lang w:val=\"{tag}\"")));
    }
}

/// What other programs read in the documents of this meeting, and in the results of two for each audience.
fn read_back(opened: &Opened) -> serde_json::Value {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = std::process::Command::new("python3");
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/read_back.py"));
    for name in ["memo.docx", "results.xlsx"] {
        let path = folder.path().join(name);
        std::fs::write(&path, &opened.files[name]).expect("written");
        command.arg(path);
    }
    for audience in Audience::ALL {
        let order = crate::Order { audience, ..own(Lang::Fi) };
        for (at, results) in [forum(), super::state::finished()].iter().enumerate() {
            let opened = Opened::order(results, &order);
            let path = folder.path().join(format!("{audience}{at}.json"));
            std::fs::write(&path, &opened.files["results.json"]).expect("written");
            std::fs::write(folder.path().join("schema"), &opened.files["results.schema.json"])
                .expect("written");
            command.arg(path);
        }
    }
    let run = command.output().expect("python3");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("json")
}

/// The same by python-docx, openpyxl and jsonschema, which the Makefile installs.
#[test]
fn rb3_other_programs_read_the_documents_back() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let told = read_back(&opened);
    let memo = opened.text("memo.md");
    let headings = |start: &str| memo.lines().filter(|line| line.starts_with(start)).count();
    let array = |name: &str| told[name].as_array().cloned().unwrap_or_default();
    assert!(told["title"].as_str().is_some_and(|title| title.starts_with("Sosiaalityön")));
    assert_eq!(told["language"], "fi-FI");
    assert_eq!(array("headings").len(), headings("#"));
    let levels: Vec<u64> = array("levels").iter().filter_map(|level| level.as_u64()).collect();
    assert!(levels[0] == 1 && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert!(told["listed"].as_u64().is_some_and(|items| items > 10), "{}", told["listed"]);
    let tables = array("tables");
    assert_eq!(tables.len(), opened.text("memo.html").matches("<table").count());
    let pictures = opened.paths(".svg").len();
    assert_eq!(array("alternatives").iter().filter(|it| *it != "").count(), pictures);
    assert_eq!(array("sheets").len(), opened.paths(".csv").len());
    assert!(array("frozen").iter().all(|pane| pane == "A2"));
    assert_eq!(told["validated"], 6, "results.json of each audience keeps to the schema beside it");
    assert_eq!((&told["merged"], &told["kinds"]), (&0.into(), &serde_json::json!(["n", "s"])));
}
