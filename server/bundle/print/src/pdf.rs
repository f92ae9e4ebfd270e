//! A paper as tagged PDF that keeps to PDF/UA-1.

use crate::{
    Item, Look, Paper, Part,
    flow::{BOTTOM, Child, Colour, Flow, INK, MUTED, Mark, PAGE, Page, Place, SIDE, WARN, WIDTH},
    fonts,
    lines::{Line, Style, lines},
    shape::Shaper,
};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup,
        TagTree,
    },
    text::Font,
};
use krilla_svg::{SurfaceExt, SvgSettings};
use std::num::NonZeroU16;

const BODY: (f32, f32) = (10.5, 15.2);
/// Widest and highest that a picture gets, in points.
const PICTURE: (f32, f32) = (355.0, 560.0);
/// The same of one that takes the whole width.
const WIDE: (f32, f32) = (WIDTH, 560.0);
/// How much smaller a picture may be drawn so that it still fits on a page.
const SMALLEST: f32 = 0.75;
/// The same of a flat one, a cloud: it leaves room for what it is about.
const FLAT: f32 = 240.0;
/// Lines that an entry of a list is not parted within.
const ENTRY: usize = 8;
/// Where values of facts begin.
const VALUES: f32 = 104.0;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font could not be read.
    #[error("a font cannot be read")]
    Font,
    /// It would not keep to PDF/UA-1, or could not be written.
    #[error("pdf: {0}")]
    Pdf(String),
}

/// The paper as PDF.
///
/// # Errors
/// [`PdfError`] if it would not keep to PDF/UA-1.
pub fn pdf(paper: &Paper<'_>) -> Result<Vec<u8>, PdfError> {
    let mut flow = Flow::new(Shaper::new().ok_or(PdfError::Font)?);
    for (at, part) in paper.parts.iter().enumerate() {
        flow.part(at, part.lang);
        for item in &part.items {
            put(&mut flow, item);
        }
    }
    written(paper, &flow)
}

fn put<'a>(flow: &mut Flow<'a>, item: &'a Item<'a>) {
    match item {
        Item::Heading(level, text) => heading(flow, *level, text),
        Item::Text(look, text) => paragraph(flow, *look, text),
        Item::Facts(facts) => facts_list(flow, facts),
        Item::Card(card) => flow.card(card),
        Item::Table(grid) => flow.grid(grid),
        Item::List(entries) => list(flow, entries),
        Item::Picture { picture, alternative, wide } => {
            let (width, height) = picture.size();
            let most = if *wide { WIDE } else { PICTURE };
            let highest = if width > 1.5 * height { FLAT } else { most.1 };
            let scale = (most.0 / width).min(highest / height);
            // A little smaller rather than on the next page.
            let room = (BOTTOM - 6.0 - flow.y) / (height * scale);
            let scale = if room >= SMALLEST { scale * room.min(1.0) } else { scale };
            let size = (width * scale, height * scale);
            flow.need(size.1 + 6.0);
            let group = flow.group(None, Tag::Figure(Some(alternative.clone())));
            let leaf = flow.leaf(group);
            let at = (SIDE, flow.y);
            flow.draw(Mark::Picture { leaf, at, size, picture });
            flow.y += size.1 + 10.0;
        }
    }
}

fn heading(flow: &mut Flow<'_>, level: u8, text: &str) {
    let (size, leading, before) = match level {
        1 => (20.0, 26.0, 2.0),
        2 => (14.0, 19.0, 16.0),
        _ => (11.0, 15.5, 9.0),
    };
    flow.air(before);
    // A heading does not stand alone at the end of a page.
    flow.need(leading + 74.0);
    let place =
        Place { level, text: text.to_owned(), page: flow.pages.len().saturating_sub(1), y: flow.y };
    flow.outline.push(place);
    let nth = NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
    let group = flow.group(None, Tag::Hn(nth, Some(text.to_owned())));
    let style = flow.style(size, true);
    flow.paragraph(group, (SIDE, WIDTH), text, (style, leading), INK);
    flow.y += if level == 1 { 6.0 } else { 3.0 };
}

fn paragraph(flow: &mut Flow<'_>, look: Look, text: &str) {
    let (size, leading, bold, colour, after) = match look {
        Look::Plain => (BODY.0, BODY.1, false, INK, 6.0),
        Look::Strong => (BODY.0, BODY.1, true, INK, 2.0),
        Look::Muted => (9.0, 12.6, false, MUTED, 4.0),
        Look::Mark => (BODY.0, BODY.1, true, WARN, 6.0),
        Look::Kind => (BODY.0, BODY.1, true, MUTED, 0.0),
    };
    let group = flow.group(None, Tag::P);
    let style = flow.style(size, bold);
    if look == Look::Mark {
        let height = {
            let count = lines(&flow.shaper, text, style, WIDTH - 12.0).len();
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            let height = count as f32 * leading;
            height
        };
        flow.need(height);
        let y = flow.y;
        flow.area((SIDE, y + 1.0, 3.0, height), WARN);
        flow.paragraph(group, (SIDE + 12.0, WIDTH - 12.0), text, (style, leading), colour);
    } else {
        flow.paragraph(group, (SIDE, WIDTH), text, (style, leading), colour);
    }
    flow.y += after;
}

fn facts_list(flow: &mut Flow<'_>, facts: &[(&'static str, String)]) {
    flow.air(6.0);
    let list = flow.group(None, Tag::L(ListNumbering::None));
    for (name, value) in facts {
        flow.need(BODY.1);
        let item = flow.group(Some(list), Tag::LI);
        let label = flow.group(Some(item), Tag::Lbl);
        let (y, pages) = (flow.y, flow.pages.len());
        let bold = flow.style(BODY.0, true);
        flow.paragraph(label, (SIDE, VALUES - 6.0), name, (bold, BODY.1), INK);
        let end = flow.y;
        if flow.pages.len() == pages {
            flow.y = y;
        }
        let body = flow.group(Some(item), Tag::LBody);
        let plain = flow.style(BODY.0, false);
        flow.paragraph(body, (SIDE + VALUES, WIDTH - VALUES), value, (plain, BODY.1), INK);
        if flow.pages.len() == pages {
            flow.y = flow.y.max(end);
        }
        flow.y += 1.5;
    }
    flow.air(4.0);
}

fn list(flow: &mut Flow<'_>, entries: &[Vec<String>]) {
    let list = flow.group(None, Tag::L(ListNumbering::Decimal));
    for (number, entry) in (1..).zip(entries) {
        // An entry stays whole, unless it is very long.
        #[expect(clippy::cast_precision_loss, reason = "lines of an entry are few")]
        let rest = entry.len().saturating_sub(1).min(ENTRY) as f32;
        flow.need(BODY.1 + rest * 12.6);
        let item = flow.group(Some(list), Tag::LI);
        let label = flow.group(Some(item), Tag::Lbl);
        let plain = flow.style(BODY.0, false);
        let y = flow.y;
        let text = format!("{number}. ");
        for line in lines(&flow.shaper, &text, plain, 24.0).into_iter().take(1) {
            flow.line(label, (SIDE, y), line, plain, INK);
        }
        let body = flow.group(Some(item), Tag::LBody);
        let column = (SIDE + 24.0, WIDTH - 24.0);
        let muted = flow.style(9.0, false);
        for (at, text) in entry.iter().enumerate() {
            let (style, colour) =
                if at == 0 { ((plain, BODY.1), INK) } else { ((muted, 12.6), MUTED) };
            let group = flow.group(Some(body), Tag::P);
            flow.paragraph(group, column, text, style, colour);
        }
        flow.y += 3.0;
    }
}

fn written(paper: &Paper<'_>, flow: &Flow<'_>) -> Result<Vec<u8>, PdfError> {
    let failed = |error: &dyn std::fmt::Debug| PdfError::Pdf(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&error))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let font = |data: &'static [u8]| Font::new(data.to_vec().into(), 0).ok_or(PdfError::Font);
    let pens = Pens {
        regular: font(fonts::REGULAR)?,
        bold: font(fonts::BOLD)?,
        signs: font(fonts::SIGNS)?,
    };
    let mut leaves: Vec<Option<Identifier>> = vec![None; flow.leaves];
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Font)?;
    for (at, page) in flow.pages.iter().enumerate() {
        let Some(part) = paper.parts.get(page.part) else { continue };
        let mut sheet = document.start_page_with(size.clone());
        let mut surface = sheet.surface();
        pens.margins(&mut surface, flow, part, (at + 1, flow.pages.len()));
        pens.page(&mut surface, page, &mut leaves);
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tree(paper, flow, &leaves));
    document.set_outline(outline(&flow.outline));
    document.set_metadata(metadata(paper));
    document.finish().map_err(|error| failed(&error))
}

fn metadata(paper: &Paper<'_>) -> Metadata {
    let made = paper.made;
    let mut metadata = Metadata::new()
        .title(paper.title.clone())
        .creator(paper.made_by.to_owned())
        .producer(paper.made_by.to_owned())
        .creation_date(
            DateTime::new(made.year)
                .month(made.month)
                .day(made.day)
                .hour(made.hour)
                .minute(made.minute)
                .second(0),
        );
    if let Some(part) = paper.parts.first() {
        metadata = metadata.language(part.lang.to_owned());
    }
    if !paper.author.is_empty() {
        metadata = metadata.authors(vec![paper.author.clone()]);
    }
    metadata
}

fn tree(paper: &Paper<'_>, flow: &Flow<'_>, leaves: &[Option<Identifier>]) -> TagTree {
    let lang = paper.parts.first().map(|part| part.lang.to_owned());
    let mut tree = TagTree::new().with_lang(lang);
    for &root in &flow.roots {
        tree.push(group(flow, root, leaves));
    }
    tree
}

fn group(flow: &Flow<'_>, at: usize, leaves: &[Option<Identifier>]) -> TagGroup {
    let from = &flow.groups[at];
    let mut group = TagGroup::new(from.tag.clone());
    for child in &from.children {
        match *child {
            Child::Group(below) => group.push(self::group(flow, below, leaves)),
            Child::Leaf(leaf) => {
                if let Some(Some(identifier)) = leaves.get(leaf) {
                    group.push(*identifier);
                }
            }
        }
    }
    group
}

/// Sections below the title they belong to.
fn outline(places: &[Place]) -> Outline {
    let mut outline = Outline::new();
    let mut last: Option<OutlineNode> = None;
    for place in places.iter().filter(|place| place.level <= 2) {
        let to = XyzDestination::new(place.page, Point::from_xy(SIDE, place.y));
        let node = OutlineNode::new(place.text.clone(), to);
        match &mut last {
            Some(above) if place.level > 1 => above.push_child(node),
            _ => {
                if let Some(above) = last.replace(node) {
                    outline.push_child(above);
                }
            }
        }
    }
    if let Some(above) = last {
        outline.push_child(above);
    }
    outline
}

struct Pens {
    regular: Font,
    bold: Font,
    signs: Font,
}

impl Pens {
    /// Title and number of the page: on every page, and none of them a part of the text.
    fn margins(
        &self,
        surface: &mut Surface<'_>,
        flow: &Flow<'_>,
        part: &Part<'_>,
        (page, pages): (usize, usize),
    ) {
        let style = Style { size: 8.5, bold: false, lang: part.lang };
        let number = format!("{} {page}/{pages}", part.page);
        let right = lines(&flow.shaper, &number, style, WIDTH);
        let width = right.first().map_or(0.0, |line| line.width);
        let left = lines(&flow.shaper, &part.running, style, WIDTH - width - 20.0);
        let top = 40.0;
        for (kind, x, line) in [
            (ArtifactType::Header, SIDE, left.first()),
            (ArtifactType::Header, SIDE + WIDTH - width, right.first()),
        ] {
            if let Some(line) = line.filter(|line| !line.runs.is_empty()) {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
                fill(surface, MUTED);
                self.write(surface, (x, top), line, style);
                surface.end_tagged();
            }
        }
    }

    fn page(&self, surface: &mut Surface<'_>, page: &Page<'_>, leaves: &mut [Option<Identifier>]) {
        for mark in &page.marks {
            match mark {
                Mark::Area { area: (x, y, width, height), colour } => {
                    let artifact = Artifact::with_kind(ArtifactType::Layout);
                    surface.start_tagged(ContentTag::Artifact(artifact));
                    fill(surface, *colour);
                    if let Some(path) = rectangle(*x, *y, *width, *height) {
                        surface.draw_path(&path);
                    }
                    surface.end_tagged();
                }
                Mark::Text { leaf, at, line, style, colour } => {
                    let tag = match leaf {
                        Some(_) => ContentTag::Span(SpanTag::empty()),
                        None => {
                            ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
                        }
                    };
                    let identifier = surface.start_tagged(tag);
                    fill(surface, *colour);
                    self.write(surface, *at, line, *style);
                    surface.end_tagged();
                    if let Some(slot) = leaf.and_then(|leaf| leaves.get_mut(leaf)) {
                        *slot = Some(identifier);
                    }
                }
                Mark::Picture { leaf, at, size, picture } => {
                    let identifier = surface.start_tagged(ContentTag::Other);
                    surface.push_transform(&Transform::from_translate(at.0, at.1));
                    // Its words are in its alternative; here they are shapes.
                    let settings = SvgSettings { embed_text: false, ..SvgSettings::default() };
                    if let Some(size) = Size::from_wh(size.0, size.1) {
                        surface.draw_svg(&picture.tree, size, settings);
                    }
                    surface.pop();
                    surface.end_tagged();
                    if let Some(slot) = leaves.get_mut(*leaf) {
                        *slot = Some(identifier);
                    }
                }
            }
        }
    }

    fn write(&self, surface: &mut Surface<'_>, (x, y): (f32, f32), line: &Line, style: Style) {
        let letters = if style.bold { &self.bold } else { &self.regular };
        let mut x = x;
        for run in &line.runs {
            let font = if run.signs { &self.signs } else { letters };
            let at = Point::from_xy(x, y);
            surface.draw_glyphs(at, &run.glyphs, font.clone(), &line.text, style.size, false);
            x += run.width;
        }
    }
}

fn fill(surface: &mut Surface<'_>, colour: Colour) {
    let colour = rgb::Color::new(colour.0, colour.1, colour.2);
    surface.set_fill(Some(Fill { paint: colour.into(), ..Fill::default() }));
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<krilla::geom::Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}
