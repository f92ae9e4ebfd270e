//! The drawing of a sheet: the central need in the middle and branches to both sides, so that four of
//! them stand in the four corners. What belongs to a branch hangs below it, indented, or stands beside
//! it as a tree where the whole would be too tall to read. Many ideas with nothing below them stand in
//! rows, so that the whole is no tall column. In integers, the same on every node and in the bundle.

use super::tree::Tree;
use crate::advance::advance;
use foorumi_protocol::{ActivityId, IdeaId, MapPicture, PlacedIdea};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// Widest line: about 24 characters of running text.
const LINE_WIDTH: i32 = 24 * 12;
/// Air within a box at the sides, and above and below.
const PADDING: (i32, i32) = (14, 10);
/// Air between a parent and its children, where the branches run.
const ACROSS: i32 = 56;
/// Air between siblings: a badge with tally marks hangs into it from the box above.
const DOWN: i32 = 30;
/// How far an idea that hangs below another stands in from it: its link comes down there.
const INDENT: i32 = 34;
/// Up to this width and height the letters of a drawing are read from the back of the hall.
const READABLE: (i32, i32) = (1250, 640);
/// Air between ideas of a row: their links come from above.
const BESIDE: i32 = 24;
/// Up to this many siblings with nothing below them stand over each other, however tall the whole is.
const FEW: usize = 4;
/// Most ideas in a row.
const MOST: usize = 6;
/// The central need is drawn bold: wider by this part of its letters.
const BOLD_PART: i32 = 8;
/// Air around the whole.
const MARGIN: i32 = 24;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Boxes as they are being laid out.
struct Layout {
    children: BTreeMap<IdeaId, Vec<IdeaId>>,
    boxes: BTreeMap<IdeaId, PlacedIdea>,
    /// Height of the band that an idea and all below it stand in.
    bands: BTreeMap<IdeaId, i32>,
    /// Most ideas in a row.
    columns: usize,
    /// Whether what belongs to a branch hangs below it.
    hanging: bool,
}

/// Draws a tree.
pub(super) fn draw(sheet: ActivityId, tree: &Tree) -> MapPicture {
    let outline = tree.outline(tree.root());
    let mut layout = Layout::measure(tree, &outline);
    let beside = layout.narrowest(sheet, tree.root(), &outline);
    layout.hanging = true;
    let hanging = layout.narrowest(sheet, tree.root(), &outline);
    let is_readable = hanging.width <= READABLE.0 && hanging.height <= READABLE.1;
    if is_readable || extent(&hanging) <= extent(&beside) { hanging } else { beside }
}

/// How much of a place that is twice as wide as high a drawing takes.
fn extent(picture: &MapPicture) -> i32 {
    picture.width.max(2 * picture.height)
}

impl Layout {
    fn measure(tree: &Tree, outline: &[IdeaId]) -> Self {
        let boxes: BTreeMap<IdeaId, PlacedIdea> = outline
            .iter()
            .filter_map(|id| Some((*id, sized(*id, &tree.idea(*id).ok()?.face()))))
            .collect();
        let (children, bands) = (tree.children(), BTreeMap::new());
        let mut layout = Self { children, boxes, bands, columns: 1, hanging: false };
        if let Some(need) = layout.boxes.get_mut(&tree.root()) {
            need.width += (need.width - 2 * PADDING.0) / BOLD_PART;
        }
        layout
    }

    /// The drawing with as many ideas in a row as make it largest to read.
    fn narrowest(&mut self, sheet: ActivityId, root: IdeaId, outline: &[IdeaId]) -> MapPicture {
        self.columns = 1;
        let mut best = self.draw(sheet, root, outline);
        for columns in 2..=MOST {
            self.columns = columns;
            let next = self.draw(sheet, root, outline);
            if extent(&next) >= extent(&best) {
                break;
            }
            best = next;
        }
        best
    }

    fn draw(&mut self, sheet: ActivityId, root: IdeaId, outline: &[IdeaId]) -> MapPicture {
        for id in outline.iter().rev() {
            let own = self.boxes.get(id).map_or(0, |placed| placed.height);
            let band = if self.hanging && *id != root {
                let below = self.below(*id).iter().filter_map(|child| self.bands.get(child));
                own + below.map(|band| DOWN + band).sum::<i32>()
            } else {
                own.max(self.stack(&self.rows(self.below(*id))))
            };
            self.bands.insert(*id, band);
        }
        self.place(root);
        let mut ideas: Vec<PlacedIdea> =
            outline.iter().filter_map(|id| self.boxes.get(id).cloned()).collect();
        let left = ideas.iter().map(|idea| idea.x).min().unwrap_or(0);
        let top = ideas.iter().map(|idea| idea.y).min().unwrap_or(0);
        for idea in &mut ideas {
            idea.x += MARGIN - left;
            idea.y += MARGIN - top;
        }
        let width = ideas.iter().map(|idea| idea.x + idea.width).max().unwrap_or(0) + MARGIN;
        let height = ideas.iter().map(|idea| idea.y + idea.height).max().unwrap_or(0) + MARGIN;
        MapPicture { sheet, width, height, ideas }
    }

    fn below(&self, id: IdeaId) -> &[IdeaId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Siblings in rows: one by one, but many in turn with nothing below them side by side.
    fn rows<'a>(&self, ids: &'a [IdeaId]) -> Vec<&'a [IdeaId]> {
        let is_leaf = |id: &IdeaId| self.below(*id).is_empty();
        ids.chunk_by(|one, next| is_leaf(one) == is_leaf(next))
            .flat_map(|run| {
                let many = run.len() > FEW && run.first().is_some_and(is_leaf);
                run.chunks(if many { self.columns } else { 1 })
            })
            .collect()
    }

    /// Height of the band of a row.
    fn band(&self, row: &[IdeaId]) -> i32 {
        row.iter().filter_map(|id| self.bands.get(id)).copied().max().unwrap_or(0)
    }

    /// Height of rows over each other.
    fn stack(&self, rows: &[&[IdeaId]]) -> i32 {
        let bands: i32 = rows.iter().map(|row| self.band(row)).sum();
        bands + DOWN * (rows.len() as i32 - 1).max(0)
    }

    /// Branches in outline order: the first ones to the right, the rest to the left, about as high.
    fn place(&mut self, root: IdeaId) {
        let branches = self.below(root).to_vec();
        let rows = self.rows(&branches);
        let (right, left) = rows.split_at(self.even_split(&rows));
        let Some(need) = self.boxes.get_mut(&root) else { return };
        (need.x, need.y) = (0, 0);
        let (width, middle) = (need.width, need.height / 2);
        self.place_stack(right, Side::Right, width + ACROSS, middle);
        self.place_stack(left, Side::Left, -ACROSS, middle);
    }

    /// How many rows go to the right, so that both sides are about as high.
    fn even_split(&self, rows: &[&[IdeaId]]) -> usize {
        let whole = self.stack(rows);
        let mut best = (whole, 0);
        let mut right = 0;
        for (at, row) in rows.iter().enumerate() {
            let count = at + 1;
            right += self.band(row) + if at > 0 { DOWN } else { 0 };
            let left = if count == rows.len() { 0 } else { whole - right - DOWN };
            if (right - left).abs() <= best.0 {
                best = ((right - left).abs(), count);
            }
        }
        best.1
    }

    /// Rows over each other around `middle`, the near edge of the first of each at `edge`.
    fn place_stack(&mut self, rows: &[&[IdeaId]], side: Side, edge: i32, middle: i32) {
        let mut top = middle - self.stack(rows) / 2;
        let edges = self.edges(rows);
        for row in rows {
            let band = self.band(row);
            for (id, away) in row.iter().zip(&edges) {
                let near = if side == Side::Right { edge + away } else { edge - away };
                // Ideas of a row hang from the links over it.
                let own = if row.len() > 1 { self.band(&[*id]) } else { band };
                self.place_branch(*id, side, near, top + own / 2);
            }
            top += band + DOWN;
        }
    }

    /// How far the first, second, third of each row stand from the nearest.
    fn edges(&self, rows: &[&[IdeaId]]) -> Vec<i32> {
        let shared = || rows.iter().filter(|row| row.len() > 1);
        let widest = |column: usize| {
            let boxes = shared().filter_map(|row| self.boxes.get(row.get(column)?));
            boxes.map(|placed| placed.width).max().unwrap_or(0)
        };
        let columns = (0..MOST).scan(0, |edge, column| {
            let here = *edge;
            *edge += widest(column) + BESIDE;
            Some(here)
        });
        columns.collect()
    }

    fn place_branch(&mut self, id: IdeaId, side: Side, edge: i32, middle: i32) {
        if self.hanging {
            let band = self.bands.get(&id).copied().unwrap_or(0);
            self.hang(id, side, edge, middle - band / 2);
            return;
        }
        let Some(placed) = self.boxes.get_mut(&id) else { return };
        placed.y = middle - placed.height / 2;
        placed.x = if side == Side::Right { edge } else { edge - placed.width };
        let next = match side {
            Side::Right => placed.x + placed.width + ACROSS,
            Side::Left => placed.x - ACROSS,
        };
        let children = self.below(id).to_vec();
        let rows = self.rows(&children);
        self.place_stack(&rows, side, next, middle);
    }
}

impl Layout {
    /// An idea at `top` with all that belongs to it below, each level further in.
    fn hang(&mut self, id: IdeaId, side: Side, edge: i32, top: i32) {
        let Some(placed) = self.boxes.get_mut(&id) else { return };
        placed.y = top;
        placed.x = if side == Side::Right { edge } else { edge - placed.width };
        let mut below = top + placed.height;
        let edge = if side == Side::Right { edge + INDENT } else { edge - INDENT };
        for child in self.below(id).to_vec() {
            self.hang(child, side, edge, below + DOWN);
            below += DOWN + self.bands.get(&child).copied().unwrap_or(0);
        }
    }
}

fn sized(id: IdeaId, text: &str) -> PlacedIdea {
    let lines = lines(text);
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    PlacedIdea {
        id,
        x: 0,
        y: 0,
        width: widest + 2 * PADDING.0,
        height: lines.len() as i32 * MapPicture::LINE + 2 * PADDING.1,
        lines,
    }
}

fn width(line: &str) -> i32 {
    (advance(line) * MapPicture::LETTERS + 999) / 1000
}

/// Breaks text at spaces, and words that are wider than a line within.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= LINE_WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(pieces(word)),
        }
    }
    lines
}

fn pieces(word: &str) -> Vec<String> {
    if width(word) <= LINE_WIDTH {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for letter in word.graphemes(true) {
        let wide = width(letter);
        if used + wide > LINE_WIDTH {
            pieces.push(String::new());
            used = 0;
        }
        used += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(letter);
        }
    }
    pieces
}
