//! Tables: columns as wide as they need, the header row on every page.

use crate::{
    Card, Column, Grid,
    flow::{BOTTOM, Colour, Flow, GROUND, INK, RULE, SIDE, TOP, WARN, WIDTH},
    lines::{Line, Style, lines, widths},
};
use krilla::tagging::{TableHeaderScope, Tag};

pub(crate) const SIZE: f32 = 9.0;
pub(crate) const LEADING: f32 = 12.6;
/// Air beside and above the text of a cell.
const PAD: (f32, f32) = (5.0, 3.5);
/// Narrowest column of text.
const NARROWEST: f32 = 44.0;
/// Widest that the names of a card's rows are.
const NAMES: f32 = 118.0;

/// A table no higher than this stands on one page.
const WHOLE: f32 = 230.0;

/// A cell, ready to be drawn.
pub(crate) struct Laid {
    lines: Vec<Line>,
    style: Style,
    colour: Colour,
    right: bool,
}

impl Flow<'_> {
    /// A table.
    pub(crate) fn grid(&mut self, grid: &Grid) {
        if grid.beside && self.beside(grid) {
            return;
        }
        let table = self.group(None, Tag::Table);
        let bold = self.style(SIZE, true);
        let columns = self.columns(grid);
        let head = self.titles(grid, &columns);
        let rows = self.rows(grid, &columns);
        let heights: Vec<f32> = rows.iter().map(|row| height(row)).collect();
        let all = height(&head) + heights.iter().sum::<f32>();
        // Rows do not stand alone below the header row.
        let first = height(&head) + heights.iter().take(2).sum::<f32>();
        let caption = if grid.caption.is_some() { LEADING + 2.0 } else { 0.0 };
        self.need(caption + if all <= WHOLE { all } else { first.min(WHOLE) });
        if let Some(caption) = &grid.caption {
            let group = self.group(Some(table), Tag::Caption);
            self.paragraph(group, (SIDE, WIDTH), caption, (bold, LEADING + 2.0), INK);
        }
        let cells = self.title_groups(table, head.len());
        self.head(&head, &columns, Some(&cells));
        let body = self.group(Some(table), Tag::TBody);
        for (at, laid) in rows.iter().enumerate() {
            let row = self.group(Some(body), Tag::TR);
            // Nor does the last row alone on its page.
            if let [this, last] = heights[at..] {
                self.need_below(this + last, &head, &columns);
            }
            let groups = self.cell_groups(row, grid, laid.len());
            self.row(laid, &groups, &columns, Some(&head));
        }
        self.air(8.0);
    }

    pub(crate) fn titles(&self, grid: &Grid, columns: &[f32]) -> Vec<Laid> {
        let bold = self.style(SIZE, true);
        let laid = |(column, width): (&Column, &f32)| {
            let lines = lines(&self.shaper, &column.title, bold, width - 2.0 * PAD.0);
            Laid { lines, style: bold, colour: INK, right: column.numbers }
        };
        grid.columns.iter().zip(columns).map(laid).collect()
    }

    /// The groups of a table's titles.
    pub(crate) fn title_groups(&mut self, table: usize, titles: usize) -> Vec<usize> {
        let above = self.group(Some(table), Tag::THead);
        let row = self.group(Some(above), Tag::TR);
        let title = |_| self.group(Some(row), Tag::TH(TableHeaderScope::Column));
        (0..titles).map(title).collect()
    }

    /// The groups of a row's cells.
    pub(crate) fn cell_groups(&mut self, row: usize, grid: &Grid, cells: usize) -> Vec<usize> {
        (0..cells)
            .map(|at| {
                if at == grid.named_by {
                    self.group(Some(row), Tag::TH(TableHeaderScope::Row))
                } else {
                    self.group(Some(row), Tag::TD)
                }
            })
            .collect()
    }

    pub(crate) fn rows(&self, grid: &Grid, columns: &[f32]) -> Vec<Vec<Laid>> {
        let style = self.style(SIZE, false);
        let laid = |((text, width), column): ((&String, &f32), &Column)| {
            let lines = lines(&self.shaper, text, style, width - 2.0 * PAD.0);
            Laid { lines, style, colour: INK, right: column.numbers }
        };
        let cells = |cells: &Vec<String>| {
            cells.iter().zip(columns).zip(&grid.columns).map(laid).collect::<Vec<_>>()
        };
        grid.rows.iter().map(cells).collect()
    }

    /// Goes on below the header row on a new page unless `wanted` still fits on this one, or fits on
    /// none.
    fn need_below(&mut self, wanted: f32, head: &[Laid], columns: &[f32]) {
        if self.y + wanted > BOTTOM && TOP + height(head) + wanted <= BOTTOM {
            self.new_page();
            self.head(head, columns, None);
        }
    }

    /// Rows with a name each.
    pub(crate) fn card(&mut self, card: &Card) {
        let table = self.group(None, Tag::Table);
        let group = self.group(Some(table), Tag::Caption);
        self.air(4.0);
        self.need(4.0 * LEADING);
        let caption = (self.style(10.5, true), 16.0);
        let colour = self.own.unwrap_or(crate::flow::ACCENT);
        self.paragraph(group, (SIDE, WIDTH), &card.caption, caption, colour);
        let columns = [NAMES, WIDTH - NAMES];
        let body = self.group(Some(table), Tag::TBody);
        let y = self.y;
        self.area((SIDE, y, WIDTH, 0.7), RULE);
        for (at, row) in card.rows.iter().enumerate() {
            let group = self.group(Some(body), Tag::TR);
            let name = self.style(SIZE, true);
            let value = self.style(SIZE, at == 0 || row.missing);
            let colour = if row.missing { WARN } else { INK };
            let laid = [
                Laid {
                    lines: lines(&self.shaper, row.name, name, columns[0] - 2.0 * PAD.0),
                    style: name,
                    colour: INK,
                    right: false,
                },
                Laid {
                    lines: lines(&self.shaper, &row.value, value, columns[1] - 2.0 * PAD.0),
                    style: value,
                    colour,
                    right: false,
                },
            ];
            let groups = [
                self.group(Some(group), Tag::TH(TableHeaderScope::Row)),
                self.group(Some(group), Tag::TD),
            ];
            self.row(&laid, &groups, &columns, None);
        }
        self.air(8.0);
    }

    /// The header row; drawn again on a later page it says nothing new.
    pub(crate) fn head(&mut self, head: &[Laid], columns: &[f32], groups: Option<&[usize]>) {
        let height = height(head);
        let y = self.y;
        self.area((self.left, y, self.width, height), GROUND);
        self.cells(head, columns, groups, 0..usize::MAX);
        self.y += height;
        let y = self.y;
        self.area((self.left, y, self.width, 0.9), RULE);
    }

    /// A row, kept on one page if a page can hold it.
    pub(crate) fn row(
        &mut self,
        row: &[Laid],
        groups: &[usize],
        columns: &[f32],
        head: Option<&[Laid]>,
    ) {
        let again = head.map_or(0.0, height);
        let most = row.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
        let mut from = 0;
        while from < most {
            let whole = height_of(most - from);
            let fits = self.y + whole <= BOTTOM;
            if !fits && (from > 0 || TOP + again + whole <= BOTTOM || self.room() < 3) {
                self.new_page();
                if let Some(head) = head {
                    self.head(head, columns, None);
                }
            }
            let to = most.min(from + self.room().max(1));
            self.cells(row, columns, Some(groups), from..to);
            self.y += height_of(to - from);
            from = to;
        }
        let y = self.y;
        self.area((self.left, y, self.width, 0.5), RULE);
    }

    /// How many lines of a cell still fit on the page.
    fn room(&self) -> usize {
        let free = (BOTTOM - self.y - 2.0 * PAD.1) / LEADING;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "lines of a page, made positive before"
        )]
        let lines = free.max(0.0) as usize;
        lines
    }

    fn cells(
        &mut self,
        row: &[Laid],
        columns: &[f32],
        groups: Option<&[usize]>,
        which: std::ops::Range<usize>,
    ) {
        let mut x = self.left;
        for (at, (cell, width)) in row.iter().zip(columns).enumerate() {
            let mut y = self.y + PAD.1;
            let lines = cell.lines.iter().enumerate().filter(|(nth, _)| which.contains(nth));
            for (_, line) in lines {
                let indent = if cell.right { width - PAD.0 - line.width } else { PAD.0 };
                match groups.and_then(|groups| groups.get(at)) {
                    Some(&group) => {
                        self.line(group, (x + indent, y), line.clone(), cell.style, cell.colour);
                    }
                    None => self.again((x + indent, y), line, cell.style),
                }
                y += LEADING;
            }
            x += width;
        }
    }

    fn again(&mut self, (x, y): (f32, f32), line: &Line, style: Style) {
        let at = (x, y + style.size * 1.07);
        self.draw(crate::flow::Mark::Text {
            leaf: None,
            at,
            line: line.clone(),
            style,
            colour: INK,
        });
    }

    /// Widths of the columns: what their longest words need, the rest by how much text they hold.
    pub(crate) fn columns(&self, grid: &Grid) -> Vec<f32> {
        let (plain, bold) = (self.style(SIZE, false), self.style(SIZE, true));
        let mut least = Vec::new();
        let mut wanted = Vec::new();
        for (at, column) in grid.columns.iter().enumerate() {
            let (whole_title, widest) = widths(&self.shaper, &column.title, bold);
            let (mut most, mut word) = (whole_title.min(90.0), widest);
            for cell in grid.rows.iter().filter_map(|row| row.get(at)) {
                let (whole, widest) = widths(&self.shaper, cell, plain);
                most = most.max(whole);
                word = word.max(if column.numbers { whole } else { widest.min(90.0) });
            }
            least.push(word.max(if column.numbers { 18.0 } else { NARROWEST }) + 2.0 * PAD.0);
            wanted.push(most.max(word) + 2.0 * PAD.0);
        }
        shared(&least, &wanted, self.width)
    }
}

/// A width shared out: everybody gets the least, then as much as is wanted, evenly by need.
fn shared(least: &[f32], wanted: &[f32], width: f32) -> Vec<f32> {
    let sum = |widths: &[f32]| widths.iter().sum::<f32>();
    let (all_least, all_wanted) = (sum(least), sum(wanted));
    if all_least >= width {
        return least.iter().map(|own| own * width / all_least).collect();
    }
    if all_wanted <= width {
        // What is left goes to the column that holds the most.
        let mut widths = wanted.to_vec();
        let widest = (0..widths.len()).max_by(|&a, &b| widths[a].total_cmp(&widths[b]));
        if let Some(widest) = widest {
            widths[widest] += width - all_wanted;
        }
        return widths;
    }
    let share = (width - all_least) / (all_wanted - all_least);
    least.iter().zip(wanted).map(|(least, wanted)| least + (wanted - least) * share).collect()
}

pub(crate) fn height(row: &[Laid]) -> f32 {
    height_of(row.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1))
}

#[expect(clippy::cast_precision_loss, reason = "lines of a cell are few")]
fn height_of(lines: usize) -> f32 {
    lines as f32 * LEADING + 2.0 * PAD.1
}
