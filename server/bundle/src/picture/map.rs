//! A sheet as it was drawn: boxes with their texts, curved links, tally marks and the picked idea.

use super::{
    canvas::{ACCENT, Area, CHOSEN, Canvas, GROUND, HUES, INK, LINE, STRIP, Style},
    tally::{tally, width as tally_width},
    width::measure,
};
use foorumi_protocol::{IdeaId, MapPicture, PlacedIdea};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// Room around the drawing, for badges that stand out of the boxes.
const MARGIN: i32 = 36;
const BADGE: i32 = 24;
/// How far a badge reaches into its box: into the air around the text, so that it ends before the
/// next box begins.
const BITE: i32 = 9;
/// How far above a row its links run: in the middle of the air between rows.
const ABOVE: i32 = 15;
/// A sheet of 500 ideas is a tenth of this wide and high.
const FURTHEST: i32 = 200_000;

/// Widest drawing that is not folded: what the stage shows as readable is the same on paper, its letters
/// more than 7 points high across a page.
const WIDEST: i32 = 1_300;

/// What is drawn of a sheet.
pub(crate) struct Map<'a> {
    /// Where the boxes stand.
    pub(crate) picture: &'a MapPicture,
    /// The idea above each.
    pub(crate) parents: BTreeMap<IdeaId, IdeaId>,
    /// Votes by idea, once the vote is closed.
    pub(crate) votes: Option<&'a BTreeMap<IdeaId, u32>>,
    /// Votes from the hall for an idea, shown apart (rule DV9).
    pub(crate) hall: &'a dyn Fn(IdeaId) -> u32,
    /// Whether a number of votes is told.
    pub(crate) told: &'a dyn Fn(u32) -> bool,
    /// Ideas with the most votes.
    pub(crate) leading: &'a [IdeaId],
    /// Ideas that repeat another.
    pub(crate) duplicates: BTreeSet<IdeaId>,
    /// The idea picked.
    pub(crate) picked: Option<IdeaId>,
    /// "Picked".
    pub(crate) picked_word: &'a str,
}

/// Draws a sheet.
pub(crate) fn map(map: &Map<'_>) -> Canvas {
    let boxes = fold(map);
    let areas = || boxes.values().copied();
    let right = areas().map(|area| area.x + area.width).max().unwrap_or(MARGIN);
    let bottom = areas().map(|area| area.y + area.height).max().unwrap_or(MARGIN);
    let mut canvas = Canvas::new(right + MARGIN, bottom + MARGIN);
    links(&mut canvas, map, &hues(map), &boxes);
    let hues = hues(map);
    let ideas = || map.picture.ideas.iter().filter_map(|idea| Some((idea, *boxes.get(&idea.id)?)));
    for (idea, area) in ideas() {
        idea_box(&mut canvas, map, &hues, idea, area);
    }
    for (idea, area) in ideas() {
        badges(&mut canvas, map, idea, area);
    }
    canvas
}

/// Where the boxes stand. A drawing too wide for a page is folded at its root: what stood on the left
/// stands on the right, below the rest, so that letters keep a size that can be read.
fn fold(map: &Map<'_>) -> BTreeMap<IdeaId, Area> {
    let mut boxes: BTreeMap<IdeaId, Area> =
        map.picture.ideas.iter().map(|idea| (idea.id, placed(idea))).collect();
    let root = boxes.iter().find(|(id, _)| !map.parents.contains_key(id));
    let Some((id, root)) = root.map(|(id, area)| (*id, *area)) else { return boxes };
    let is_left = |area: &Area| area.x + area.width <= root.x;
    let right = boxes.values().map(|area| area.x + area.width).max().unwrap_or(0);
    if right <= WIDEST || !boxes.values().any(is_left) || right <= root.x + root.width {
        return boxes;
    }
    let others = || boxes.values().filter(|area| !is_left(area) && area.x > root.x);
    let lowest = others().map(|area| area.y + area.height).max().unwrap_or(root.y);
    let highest = boxes.values().filter(|area| is_left(area)).map(|area| area.y).min();
    let down = lowest + MARGIN - highest.unwrap_or(0);
    // As far to the right of the root as it stood to the left of it.
    let folded = |area: &Area| 2 * root.x + root.width - area.x - area.width;
    for area in boxes.values_mut().filter(|area| is_left(area)) {
        (area.x, area.y) = (folded(area), area.y + down);
    }
    let (first, last) =
        boxes.values().filter(|area| area.x > root.x).fold((i32::MAX, 0), |(first, last), area| {
            (first.min(area.y), last.max(area.y + area.height))
        });
    if let Some(area) = boxes.get_mut(&id) {
        area.y = (first + last - area.height) / 2;
    }
    boxes.values_mut().for_each(|area| area.x -= root.x - MARGIN);
    boxes
}

/// The hue of every idea that stands in a branch: one for each of up to four branches that have ideas
/// below them, as on the stage (`web-client/src/features/sheet/drawing.ts`).
fn hues(map: &Map<'_>) -> BTreeMap<IdeaId, usize> {
    let with_some: BTreeSet<IdeaId> = map.parents.values().copied().collect();
    let is_root = |id: &IdeaId| !map.parents.contains_key(id);
    let (mut hues, mut branches) = (BTreeMap::new(), 0);
    // Parents stand before what is below them.
    for idea in &map.picture.ideas {
        let Some(above) = map.parents.get(&idea.id) else { continue };
        let hue = match hues.get(above) {
            Some(hue) => *hue,
            None if is_root(above) && with_some.contains(&idea.id) => {
                branches += 1;
                branches - 1
            }
            None => continue,
        };
        hues.insert(idea.id, hue);
    }
    if branches > HUES.len() { BTreeMap::new() } else { hues }
}

/// Links to the ideas from those above them.
fn links(
    canvas: &mut Canvas,
    map: &Map<'_>,
    hues: &BTreeMap<IdeaId, usize>,
    boxes: &BTreeMap<IdeaId, Area>,
) {
    let root = boxes.iter().find(|(id, _)| !map.parents.contains_key(id)).map(|(_, area)| *area);
    let pairs = || {
        map.parents.iter().filter_map(|(id, above)| {
            let (child, parent) = (*boxes.get(id)?, *boxes.get(above)?);
            let colour = hues.get(id).map_or(LINE, |hue| HUES[*hue]);
            let hanging = hanging(root?, parent, child);
            Some((*above, parent, child, is_right(parent, child), colour, hanging))
        })
    };
    let mut nearest: BTreeMap<(IdeaId, bool), i32> = BTreeMap::new();
    for (above, _, child, right, _, hanging) in pairs() {
        if hanging.is_some() {
            continue;
        }
        let near = near(child, right);
        let least = nearest.entry((above, right)).or_insert(near);
        *least = if right { near.min(*least) } else { near.max(*least) };
    }
    for (above, parent, child, right, colour, hanging) in pairs() {
        let nearest = nearest.get(&(above, right)).copied().unwrap_or(child.x);
        let path = hanging.unwrap_or_else(|| link(parent, child, nearest));
        canvas.line(&path, colour, 2);
    }
}

/// The way down from an idea to one that hangs below it: along the side that faces the root. `None` if
/// the child stands beside.
fn hanging(root: Area, parent: Area, child: Area) -> Option<String> {
    let overlaps = child.x < parent.x + parent.width && parent.x < child.x + child.width;
    let below = child.y >= parent.y + parent.height;
    let right = is_right(root, parent);
    let (edge, near) = (near(parent, right), near(child, right));
    let y = child.y + child.height / 2;
    (below && overlaps && edge != near)
        .then(|| format!("M{} {}V{y}H{near}", (edge + near) / 2, parent.y + parent.height))
}

fn is_right(parent: Area, child: Area) -> bool {
    child.x + child.width / 2 >= parent.x + parent.width / 2
}

/// The edge of the child that faces its parent.
fn near(child: Area, right: bool) -> i32 {
    if right { child.x } else { child.x + child.width }
}

/// A curve from the parent to the nearest edge of its children. To a child that stands further away,
/// in a row with others, it goes on above the row and comes down to the child.
fn link(parent: Area, child: Area, nearest: i32) -> String {
    let right = is_right(parent, child);
    let (x1, y1) =
        (if right { parent.x + parent.width } else { parent.x }, parent.y + parent.height / 2);
    let is_nearest = near(child, right) == nearest;
    let y2 = if is_nearest { child.y + child.height / 2 } else { child.y - ABOVE };
    let bend = (x1 + nearest) / 2;
    let mut path = format!("M{x1} {y1}C{bend} {y1} {bend} {y2} {nearest} {y2}");
    if !is_nearest {
        let _ = write!(path, "H{}V{}", child.x + child.width / 2, child.y);
    }
    path
}

fn idea_box(
    canvas: &mut Canvas,
    map: &Map<'_>,
    hues: &BTreeMap<IdeaId, usize>,
    idea: &PlacedIdea,
    area: Area,
) {
    let is_root = !map.parents.contains_key(&idea.id);
    let stands_out = map.picked == Some(idea.id) || map.leading.contains(&idea.id);
    let hue = hues.get(&idea.id).map(|hue| HUES[*hue]);
    let is_head = map.parents.get(&idea.id).is_some_and(|above| !map.parents.contains_key(above));
    let head = hue.filter(|_| is_head && !stands_out);
    let filled = head.or(is_root.then_some(STRIP));
    let (fill, ink) = filled.map_or((GROUND, INK), |fill| (fill, "#FFFFFF"));
    canvas.area(area, 10, fill, Some(frame(map, idea.id, hue)));
    if map.duplicates.contains(&idea.id) {
        // Dashes of the ground's colour over the frame.
        canvas.dashes(area, 10);
    }
    let size = MapPicture::LETTERS;
    let style = Style { size, bold: filled.is_some() || stands_out, fill: ink, anchor: "middle" };
    let lines = i32::try_from(idea.lines.len()).unwrap_or(0);
    let middle = area.y + area.height / 2;
    for (at, line) in (0..).zip(&idea.lines) {
        let y = middle + (2 * at - lines + 1) * MapPicture::LINE / 2 + size * 7 / 20;
        canvas.text_within((area.x + area.width / 2, y), &style, area.width - 12, line);
    }
}

fn frame(map: &Map<'_>, idea: IdeaId, hue: Option<&'static str>) -> (&'static str, i32) {
    if map.picked == Some(idea) {
        (CHOSEN, 5)
    } else if map.leading.contains(&idea) {
        (hue.unwrap_or(ACCENT), 5)
    } else {
        (hue.unwrap_or(LINE), 2)
    }
}

/// The tally on the lower edge of the box, the mark of the picked idea on the upper.
fn badges(canvas: &mut Canvas, map: &Map<'_>, idea: &PlacedIdea, area: Area) {
    let votes =
        map.votes.and_then(|votes| votes.get(&idea.id)).copied().filter(|it| (map.told)(*it));
    if let Some(votes) = votes {
        let hall = (map.hall)(idea.id);
        let number = if hall > 0 { format!("{votes} + {hall}") } else { votes.to_string() };
        let marks = tally_width(votes);
        let gap = if marks > 0 { 8 } else { 0 };
        let width = marks + gap + measure(&number, 18) + 18;
        let x = area.x + area.width - width - 8;
        let y = area.y + area.height - BITE;
        canvas.area(Area { x, y, width, height: BADGE }, 6, "#FFFFFF", Some((LINE, 1)));
        tally(canvas, (x + 7, y + 4), BADGE - 8, votes);
        let style = Style { size: 18, bold: true, anchor: "end", ..Style::default() };
        canvas.text((x + width - 8, y + 18), &style, &number);
    }
    if map.picked == Some(idea.id) {
        let word = map.picked_word;
        let width = measure(word, 16) + 44;
        let at = Area { x: area.x + 8, y: area.y - BADGE + BITE, width, height: BADGE };
        canvas.area(at, 6, CHOSEN, None);
        let style = Style { size: 16, bold: true, fill: "#FFFFFF", anchor: "middle" };
        canvas.text((at.x + width / 2 + 9, at.y + 18), &style, word);
        // Drawn, since not every font has the sign.
        canvas.line(&format!("M{} {}l5 5l8 -10", at.x + 9, at.y + 12), "#FFFFFF", 3);
    }
}

/// The box on the canvas, within bounds in which nothing overflows.
fn placed(idea: &PlacedIdea) -> Area {
    let within = |value: i32| value.clamp(0, FURTHEST);
    Area {
        x: within(idea.x) + MARGIN,
        y: within(idea.y) + MARGIN,
        width: within(idea.width),
        height: within(idea.height),
    }
}
