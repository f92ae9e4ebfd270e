//! `results.xlsx`: every table of a language in one workbook, a sheet each (rule RB3).
//!
//! Cells are texts or numbers; there are no formulas.

use crate::{
    BundleError,
    edition::Edition,
    escape::{clean, is_formula, one_line},
    lists,
    report::Report,
    table::{Cell, Table},
};
use foorumi_protocol::Audience;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use std::collections::BTreeSet;

/// Longest name of a sheet that spreadsheets take.
const NAME: usize = 31;
/// Widest column in pixels; longer texts are wrapped.
const WIDE: u32 = 420;
/// The ground of the header row.
const GROUND: u32 = 0x00F3_F5F9;

/// The workbook.
pub(crate) fn workbook(edition: &Edition<'_>, reports: &[Report]) -> Result<Vec<u8>, BundleError> {
    let mut book = Workbook::new();
    let stamp = edition.stamp();
    let (year, month) = (stamp.year().unsigned_abs().clamp(1900, 9999), stamp.month());
    let made = ExcelDateTime::from_ymd(year, month.unsigned_abs(), stamp.day().unsigned_abs())?
        .and_hms(stamp.hour().unsigned_abs().into(), stamp.minute().unsigned_abs(), 0)?;
    let title = one_line(edition.title());
    let author = one_line(edition.read(&edition.results.meeting.organisation));
    book.set_properties(
        &DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&made),
    );
    let mut names = Names::default();
    let files = &edition.words.files;
    let segment = &edition.words.segment;
    let mut add = |name: &str, table: &Table| {
        let sheet = book.add_worksheet();
        sheet.set_name(names.name(name))?;
        fill(sheet, table, edition.words.figures.untold)
    };
    add(segment.agenda, &lists::agenda(edition))?;
    add(edition.words.decision.overview, &lists::decisions(edition))?;
    if edition.audience != Audience::Public {
        add(files.chat_title, &lists::chat(edition))?;
    }
    for (name, table) in [
        (files.answers_title, lists::answers(edition)),
        (files.overrides_title, lists::overrides(edition)),
    ] {
        if !table.rows.is_empty() {
            add(name, &table)?;
        }
    }
    for (number, report) in (1..).zip(reports) {
        for table in report.table.iter().chain(&report.ballots) {
            add(&format!("{number} {}", report.about), table)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table, untold: &str) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(GROUND))
        .set_border_bottom(FormatBorder::Thin);
    for (at, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, clean(&column.title), &head)?;
    }
    for (down, row) in (1..).zip(&table.rows) {
        for (across, value) in (0..).zip(row) {
            write(sheet, (down, across), value, untold)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_autofit_max_width(WIDE);
    sheet.autofit();
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Cell,
    untold: &str,
) -> Result<(), XlsxError> {
    let plain = Format::new().set_align(FormatAlign::Top);
    let text = |text: &str| {
        let format = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        // A text that looks like a formula stays a text when somebody edits the cell.
        if is_formula(text) { format.set_quote_prefix() } else { format }
    };
    match value {
        Cell::Empty => return Ok(()),
        Cell::Text(told) | Cell::Outline(told) => {
            sheet.write_string_with_format(row, column, clean(told), &text(told))?
        }
        Cell::Count(count) => {
            sheet.write_number_with_format(row, column, number(*count), &plain)?
        }
        Cell::Tenths(tenths) => {
            let format = plain.set_num_format("0.0");
            sheet.write_number_with_format(row, column, number(*tenths) / 10.0, &format)?
        }
        Cell::Hundredths(hundredths) => {
            let format = plain.set_num_format("0.00");
            sheet.write_number_with_format(row, column, number(*hundredths) / 100.0, &format)?
        }
        Cell::Untold => {
            let format = plain.set_align(FormatAlign::Right);
            sheet.write_string_with_format(row, column, untold, &format)?
        }
    };
    Ok(())
}

/// Spreadsheets know numbers of this kind only; ours are far below where it gets inexact.
#[expect(clippy::cast_precision_loss, reason = "counts of people and votes")]
fn number(count: u64) -> f64 {
    count as f64
}

/// Names given to sheets so far: no two may be alike.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// The start of a text as a name that is free and allowed.
    fn name(&mut self, wanted: &str) -> String {
        let allowed = |c: char| c.is_alphanumeric() || " -,.()".contains(c);
        let plain: String =
            one_line(wanted).chars().map(|c| if allowed(c) { c } else { ' ' }).collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let plain = words.join(" ");
        for number in 1.. {
            let end = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{end}", start(&plain, NAME - end.len()));
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
        }
        plain
    }
}

/// The start of a text that takes at most `most` units of UTF-16.
fn start(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > most).then_some(at)
    });
    text[..end.unwrap_or(text.len())].trim_end()
}
