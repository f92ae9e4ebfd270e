//! The drawing of a sheet: a tidy tree with the central need in the middle and branches to both
//! sides. In integers, the same on every node and in the bundle.

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
}

/// Draws a tree.
pub(super) fn draw(sheet: ActivityId, tree: &Tree) -> MapPicture {
    let outline = tree.outline(tree.root());
    let mut layout = Layout::measure(tree, &outline);
    layout.place(tree.root());
    let mut ideas: Vec<PlacedIdea> =
        outline.iter().filter_map(|id| layout.boxes.remove(id)).collect();
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

impl Layout {
    fn measure(tree: &Tree, outline: &[IdeaId]) -> Self {
        let boxes: BTreeMap<IdeaId, PlacedIdea> = outline
            .iter()
            .filter_map(|id| Some((*id, sized(*id, &tree.idea(*id).ok()?.text))))
            .collect();
        let mut layout = Self { children: tree.children(), boxes, bands: BTreeMap::new() };
        if let Some(need) = layout.boxes.get_mut(&tree.root()) {
            need.width += (need.width - 2 * PADDING.0) / BOLD_PART;
        }
        for id in outline.iter().rev() {
            let own = layout.boxes.get(id).map_or(0, |placed| placed.height);
            let band = own.max(layout.stack(layout.below(*id)));
            layout.bands.insert(*id, band);
        }
        layout
    }

    fn below(&self, id: IdeaId) -> &[IdeaId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Height of siblings over each other.
    fn stack(&self, ids: &[IdeaId]) -> i32 {
        let bands: i32 = ids.iter().map(|id| self.bands.get(id).copied().unwrap_or(0)).sum();
        bands + DOWN * (ids.len() as i32 - 1).max(0)
    }

    /// Branches in outline order: the first ones to the right, the rest to the left, about as high.
    fn place(&mut self, root: IdeaId) {
        let branches = self.below(root).to_vec();
        let (right, left) = branches.split_at(self.even_split(&branches));
        let Some(need) = self.boxes.get(&root) else { return };
        let (width, middle) = (need.width, need.height / 2);
        self.place_stack(right, Side::Right, width + ACROSS, middle);
        self.place_stack(left, Side::Left, -ACROSS, middle);
    }

    /// How many branches go to the right, so that both sides are about as high.
    fn even_split(&self, branches: &[IdeaId]) -> usize {
        let whole = self.stack(branches);
        let mut best = (whole, 0);
        let mut right = 0;
        for (at, id) in branches.iter().enumerate() {
            let (count, band) = (at + 1, self.bands.get(id).copied().unwrap_or(0));
            right += band + if at > 0 { DOWN } else { 0 };
            let left = if count == branches.len() { 0 } else { whole - right - DOWN };
            if (right - left).abs() <= best.0 {
                best = ((right - left).abs(), count);
            }
        }
        best.1
    }

    /// Siblings over each other around `middle`, the near edge of each at `edge`.
    fn place_stack(&mut self, ids: &[IdeaId], side: Side, edge: i32, middle: i32) {
        let mut top = middle - self.stack(ids) / 2;
        for id in ids {
            let band = self.bands.get(id).copied().unwrap_or(0);
            self.place_branch(*id, side, edge, top + band / 2);
            top += band + DOWN;
        }
    }

    fn place_branch(&mut self, id: IdeaId, side: Side, edge: i32, middle: i32) {
        let Some(placed) = self.boxes.get_mut(&id) else { return };
        placed.y = middle - placed.height / 2;
        placed.x = if side == Side::Right { edge } else { edge - placed.width };
        let next = match side {
            Side::Right => placed.x + placed.width + ACROSS,
            Side::Left => placed.x - ACROSS,
        };
        let children = self.below(id).to_vec();
        self.place_stack(&children, side, next, middle);
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
