//! Statements on a scale: five columns with their numbers and the median, "can't say" apart.

use super::{
    canvas::{ACCENT, Area, Canvas, GROUND, LINE, MUTED, Style},
    width::wrap,
};

const WIDTH: i32 = 960;
const MARGIN: i32 = 28;
const LETTERS: i32 = 24;
const LINE_HEIGHT: i32 = 31;
const COLUMN: i32 = 104;
const GAP: i32 = 16;
/// Height of the tallest column.
const TALL: i32 = 120;
/// Where "can't say" stands, apart from the scale.
const APART: i32 = MARGIN + 5 * (COLUMN + GAP) + 56;

/// How answers to a statement spread.
pub(crate) struct Distribution {
    /// The statement.
    pub(crate) statement: String,
    /// How many gave 1, 2, 3, 4, 5, each as far as it is told; none where they are not broken down.
    pub(crate) values: Option<[Option<u32>; 5]>,
    /// How many could not say.
    pub(crate) cant_say: Option<u32>,
    /// What stands where a figure is not told.
    pub(crate) untold: &'static str,
    /// A hundred times the mean.
    pub(crate) mean_hundredths: Option<u64>,
    /// Ten times the median.
    pub(crate) median_tenths: Option<u64>,
    /// The median in words.
    pub(crate) median: String,
    /// How many gave a value.
    pub(crate) answers: Option<u64>,
}

impl Distribution {
    /// A figure, or what stands instead of one that is not told.
    pub(crate) fn read(&self, count: Option<u32>) -> String {
        count.map_or_else(|| self.untold.to_owned(), |count| count.to_string())
    }

    /// How many gave a value, in words.
    pub(crate) fn n(&self) -> String {
        let n = self.answers.map_or_else(|| self.untold.to_owned(), |n| n.to_string());
        format!("n = {n}")
    }

    /// Whether every figure is told.
    pub(crate) fn tells_all(&self) -> bool {
        self.values.iter().flatten().chain([&self.cant_say]).all(Option::is_some)
    }
}

/// Words of the picture.
pub(crate) struct ScaleLabels<'a> {
    /// What the ends of the scale mean.
    pub(crate) ends: &'a str,
    /// "Can't say".
    pub(crate) cant_say: &'a str,
}

/// Draws a row of columns for each statement.
pub(crate) fn scale(statements: &[Distribution], labels: &ScaleLabels<'_>) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, 0);
    let muted = Style { size: 20, fill: MUTED, ..Style::default() };
    canvas.text((MARGIN, 30), &muted, labels.ends);
    let mut y = 52;
    for statement in statements {
        y = row(&mut canvas, statement, labels, y);
    }
    canvas.height = y;
    canvas
}

fn row(canvas: &mut Canvas, row: &Distribution, labels: &ScaleLabels<'_>, mut y: i32) -> i32 {
    let bold = Style { size: LETTERS, bold: true, ..Style::default() };
    for line in wrap(&row.statement, WIDTH - 2 * MARGIN, LETTERS) {
        canvas.text((MARGIN, y + LETTERS), &bold, &line);
        y += LINE_HEIGHT;
    }
    let Some(values) = row.values else {
        let plain = Style { size: 20, ..Style::default() };
        canvas.text((MARGIN, y + LETTERS), &plain, &row.n());
        let apart = format!("{}: {}", labels.cant_say, row.read(row.cant_say));
        canvas.text((APART, y + LETTERS), &plain, &apart);
        return y + 58;
    };
    let floor = y + 34 + TALL;
    let most = values.iter().chain([&row.cant_say]).flatten().copied().max().unwrap_or(0).max(1);
    for (at, count) in (0..).zip(values) {
        let x = MARGIN + at * (COLUMN + GAP);
        column(canvas, (x, floor), (count, most), row.untold, (ACCENT, None));
        let style = Style { size: 22, anchor: "middle", ..Style::default() };
        canvas.text((x + COLUMN / 2, floor + 28), &style, &(at + 1).to_string());
    }
    column(canvas, (APART, floor), (row.cant_say, most), row.untold, (GROUND, Some((LINE, 2))));
    let style = Style { size: 20, anchor: "middle", ..Style::default() };
    let room = 2 * (WIDTH - APART - COLUMN / 2 - 8);
    canvas.text_within((APART + COLUMN / 2, floor + 28), &style, room, labels.cant_say);
    let end = MARGIN + 5 * (COLUMN + GAP) - GAP;
    canvas.line(&format!("M{MARGIN} {floor}H{end}M{APART} {floor}h{COLUMN}"), LINE, 2);
    median(canvas, row, floor + 38);
    floor + 96
}

fn column(
    canvas: &mut Canvas,
    (x, floor): (i32, i32),
    (told, most): (Option<u32>, u32),
    untold: &str,
    (fill, frame): (&str, Option<(&str, i32)>),
) {
    let count = told.unwrap_or(0);
    let height = i32::try_from(u64::from(count) * u64::from(TALL.unsigned_abs()) / u64::from(most))
        .unwrap_or(TALL);
    if height > 0 {
        canvas.area(Area { x, y: floor - height, width: COLUMN, height }, 0, fill, frame);
    }
    let style = Style { size: 22, bold: true, anchor: "middle", ..Style::default() };
    let at = (x + COLUMN / 2, floor - height - 8);
    match told {
        Some(count) => canvas.text(at, &style, &count.to_string()),
        None => canvas.text_within(at, &Style { size: 18, bold: false, ..style }, COLUMN, untold),
    }
}

/// A triangle below the scale where the median stands, its words and n after the scale's end.
fn median(canvas: &mut Canvas, row: &Distribution, y: i32) {
    let style = Style { size: 20, ..Style::default() };
    let Some(tenths) = row.median_tenths else {
        canvas.text((MARGIN, y + 26), &style, &row.n());
        return;
    };
    let from_first = i32::try_from(tenths).unwrap_or(10) - 10;
    let x = MARGIN + COLUMN / 2 + from_first * (COLUMN + GAP) / 10;
    canvas.shape(&format!("M{x} {y}l-11 18h22z"), super::canvas::INK);
    let words = format!("{} · {}", row.median, row.n());
    let width = super::width::measure(&words, 20);
    let beside = if x + 18 + width > APART - 20 { ("end", x - 18) } else { ("start", x + 18) };
    canvas.text((beside.1, y + 17), &Style { anchor: beside.0, ..style }, &words);
}
