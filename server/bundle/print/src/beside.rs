//! A long table of short rows in two columns of the page. To assistive programs it is one table.

use crate::{
    Grid,
    flow::{BOTTOM, Flow, INK, SIDE, WIDTH},
    table::{LEADING, Laid, SIZE, height},
};
use krilla::tagging::Tag;
use std::ops::Range;

/// Air between the columns.
const GAP: f32 = 18.0;
/// A row higher than this is not short.
const HIGHEST: f32 = 90.0;
/// Fewest rows of a column, unless the table is at its end.
const ROWS: f32 = 4.0;

impl Flow<'_> {
    /// Puts a table in two columns; `false`, and nothing is put, where its rows are too high for that.
    pub(crate) fn beside(&mut self, grid: &Grid) -> bool {
        self.width = (WIDTH - GAP) / 2.0;
        let columns = self.columns(grid);
        let head = self.titles(grid, &columns);
        let rows = self.rows(grid, &columns);
        let heights: Vec<f32> = rows.iter().map(|row| height(row)).collect();
        let fits = heights.iter().all(|height| *height <= HIGHEST);
        if fits {
            self.put_beside(grid, (&head, &rows), &columns, &heights);
        }
        (self.left, self.width) = (SIDE, WIDTH);
        fits
    }

    fn put_beside(
        &mut self,
        grid: &Grid,
        (head, rows): (&[Laid], &[Vec<Laid>]),
        columns: &[f32],
        heights: &[f32],
    ) {
        let table = self.group(None, Tag::Table);
        let above = height(head);
        let caption = if grid.caption.is_some() { LEADING + 2.0 } else { 0.0 };
        self.need(caption + above + ROWS * heights.first().copied().unwrap_or_default());
        if let Some(caption) = &grid.caption {
            let group = self.group(Some(table), Tag::Caption);
            let look = (self.style(SIZE, true), LEADING + 2.0);
            self.paragraph(group, (SIDE, WIDTH), caption, look, INK);
        }
        let titles = self.title_groups(table, head.len());
        let body = self.group(Some(table), Tag::TBody);
        let mut from = 0;
        while from < rows.len() {
            let [one, other] = shares(heights, from, BOTTOM - self.y - above - 0.5);
            let (top, mut end) = (self.y, self.y);
            for (left, share) in [(SIDE, one.clone()), (SIDE + self.width + GAP, other.clone())] {
                if share.is_empty() {
                    continue;
                }
                (self.left, self.y) = (left, top);
                self.head(head, columns, (share.start == 0).then_some(titles.as_slice()));
                for row in &rows[share] {
                    let group = self.group(Some(body), Tag::TR);
                    let groups = self.cell_groups(group, grid, row.len());
                    self.row(row, &groups, columns, None);
                }
                end = end.max(self.y);
            }
            (self.left, self.y, from) = (SIDE, end, other.end);
            if from < rows.len() {
                self.new_page();
            }
        }
        self.air(8.0);
    }
}

/// Which rows from `from` on stand in each column of this page, where there is so much room: as many as
/// fit, or what is left in two halves.
fn shares(heights: &[f32], from: usize, room: f32) -> [Range<usize>; 2] {
    let rest = heights[from..].iter().sum::<f32>();
    let half = half(&heights[from..], rest);
    let one = filled(heights, from, room.min(half));
    let other = filled(heights, one, room);
    [from..one, one..other]
}

/// The height of the first column when all is shared evenly: it is the higher one.
fn half(heights: &[f32], rest: f32) -> f32 {
    let mut height = 0.0;
    for row in heights {
        if height * 2.0 >= rest - 0.1 {
            break;
        }
        height += row;
    }
    height
}

/// The end of what fits into a height from a row on: at least one row, which no page is too low for.
fn filled(heights: &[f32], from: usize, room: f32) -> usize {
    let mut height = 0.0;
    let fits = |row: &&f32| {
        height += **row;
        height <= room
    };
    let rows = heights[from..].iter().take_while(fits).count();
    from + rows.max(usize::from(from < heights.len()))
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn dm3_rows_stand_in_two_halves_where_they_fit_and_else_fill_the_page() {
        let rows = [10.0; 11];
        assert_eq!(shares(&rows, 0, 500.0), [0..6, 6..11]);
        assert_eq!(shares(&rows, 0, 40.0), [0..4, 4..8]);
        assert_eq!(shares(&rows, 8, 500.0), [8..10, 10..11]);
        assert_eq!(shares(&rows, 10, 500.0), [10..11, 11..11]);
        let uneven = [30.0, 10.0, 10.0, 10.0];
        assert_eq!(shares(&uneven, 0, 500.0), [0..1, 1..4]);
    }
}
