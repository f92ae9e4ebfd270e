//! A paper as tagged PDF that keeps to PDF/UA-1.

use crate::{
    Paper, Picture, PrintedLogo, Section,
    flow::{Child, Colour, Flow, MUTED, Mark, PAGE, Page, Place, SIDE, WIDTH},
    fonts,
    items::items,
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
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree},
    text::{Font, GlyphId, KrillaGlyph},
};
use krilla_svg::{SurfaceExt, SvgSettings};
use skrifa::MetadataProvider;
use std::panic::{AssertUnwindSafe, catch_unwind};

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

/// The paper as PDF. The second fence: where a font or a letter of it cannot be written it is drawn with
/// fewer fonts, and what they lack as boxes.
///
/// # Errors
/// [`PdfError`] if it would not keep to PDF/UA-1.
pub fn pdf(paper: &Paper<'_>) -> Result<Vec<u8>, PdfError> {
    let mut failed = PdfError::Font;
    for fonts in fonts::sets() {
        match catch_unwind(AssertUnwindSafe(|| drawn(paper, &fonts))) {
            Ok(Ok(pdf)) => return Ok(pdf),
            Ok(Err(error)) => failed = error,
            Err(_) => failed = PdfError::Pdf("the library failed".to_owned()),
        }
    }
    Err(failed)
}

fn drawn(paper: &Paper<'_>, fonts: &[&'static [u8]]) -> Result<Vec<u8>, PdfError> {
    let mut flow = Flow::new(
        Shaper::of(fonts).ok_or(PdfError::Font)?,
        paper.colour.map(|[red, green, blue]| Colour(red, green, blue)),
    );
    for (at, section) in paper.sections.iter().enumerate() {
        flow.section(at, section.lang);
        items(&mut flow, &section.items);
    }
    written(paper, &flow, fonts)
}

fn written(
    paper: &Paper<'_>,
    flow: &Flow<'_>,
    fonts: &[&'static [u8]],
) -> Result<Vec<u8>, PdfError> {
    // What follows the name of the fault may be a text.
    let failed = |error: &dyn std::fmt::Debug| {
        let name = format!("{error:?}");
        let letter = |c: &char| c.is_ascii_alphabetic() || matches!(c, '(' | '[');
        PdfError::Pdf(name.chars().take_while(letter).collect())
    };
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&error))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let font = |data: &'static [u8]| Font::new(data.to_vec().into(), 0).ok_or(PdfError::Font);
    let pens = Pens { fonts: fonts.iter().copied().map(font).collect::<Result<_, _>>()? };
    let mut leaves: Vec<Option<Identifier>> = vec![None; flow.leaves];
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Font)?;
    for (at, page) in flow.pages.iter().enumerate() {
        let Some(section) = paper.sections.get(page.section) else { continue };
        let mut sheet = document.start_page_with(size.clone());
        let mut surface = sheet.surface();
        pens.margins(&mut surface, flow, section, (at + 1, flow.pages.len()));
        pens.page(&mut surface, page, &mut leaves);
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tree(paper, flow, &leaves));
    document.set_outline(outline(&flow.outline));
    document.set_metadata(metadata(paper));
    document.finish().map_err(|error| failed(&error))
}

/// Whether a page can be printed with this font: a file that was cut off may begin like one. One letter
/// is set, since some faults are found only when a font is written.
pub(crate) fn prints(font: &[u8]) -> bool {
    let printed = || {
        let letters = skrifa::FontRef::new(font).ok()?.charmap();
        let (_, letter) = letters.mappings().find(|(_, glyph)| glyph.to_u32() > 0)?;
        let letter = GlyphId::new(letter.to_u32());
        let glyph = KrillaGlyph::new(letter, 1.0, 0.0, 0.0, 0.0, 0..1, None);
        let font = Font::new(font.to_vec().into(), 0)?;
        let mut document = Document::new();
        let mut page = document.start_page();
        let mut surface = page.surface();
        surface.draw_glyphs(Point::from_xy(50.0, 50.0), &[glyph], font, "x", 10.0, false);
        surface.finish();
        page.finish();
        document.finish().ok()
    };
    // The libraries may not bear what is in the file.
    catch_unwind(AssertUnwindSafe(printed)).is_ok_and(|printed| printed.is_some())
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
    if let Some(section) = paper.sections.first() {
        metadata = metadata.language(section.lang.to_owned());
    }
    if !paper.author.is_empty() {
        metadata = metadata.authors(vec![paper.author.clone()]);
    }
    metadata
}

fn tree(paper: &Paper<'_>, flow: &Flow<'_>, leaves: &[Option<Identifier>]) -> TagTree {
    let lang = paper.sections.first().map(|section| section.lang.to_owned());
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
    /// In the order of [`fonts::all`].
    fonts: Vec<Font>,
}

impl Pens {
    /// Title and number of the page: on every page, and none of them a part of the text.
    fn margins(
        &self,
        surface: &mut Surface<'_>,
        flow: &Flow<'_>,
        section: &Section<'_>,
        (page, pages): (usize, usize),
    ) {
        let style = Style { size: 8.5, bold: false, lang: section.lang };
        let number = format!("{} {page}/{pages}", section.page);
        let right = lines(&flow.shaper, &number, style, WIDTH);
        let width = right.first().map_or(0.0, |line| line.width);
        let left = lines(&flow.shaper, &section.running, style, WIDTH - width - 20.0);
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
                    draw(surface, *at, *size, picture);
                    surface.end_tagged();
                    if let Some(slot) = leaves.get_mut(*leaf) {
                        *slot = Some(identifier);
                    }
                }
                Mark::Logo { leaf, at, logo } => {
                    let identifier = surface.start_tagged(ContentTag::Other);
                    draw_logo(surface, *at, logo);
                    surface.end_tagged();
                    if let Some(slot) = leaves.get_mut(*leaf) {
                        *slot = Some(identifier);
                    }
                }
            }
        }
    }

    fn write(&self, surface: &mut Surface<'_>, (x, y): (f32, f32), line: &Line, style: Style) {
        let mut x = x;
        for run in &line.runs {
            let Some(font) = self.fonts.get(run.font) else { continue };
            let at = Point::from_xy(x, y);
            surface.draw_glyphs(at, &run.glyphs, font.clone(), &line.text, style.size, false);
            x += run.width;
        }
    }
}

fn draw(surface: &mut Surface<'_>, at: (f32, f32), size: (f32, f32), picture: &Picture) {
    surface.push_transform(&Transform::from_translate(at.0, at.1));
    // Its words are in its alternative; here they are shapes.
    let settings = SvgSettings { embed_text: false, ..SvgSettings::default() };
    if let Some(size) = Size::from_wh(size.0, size.1) {
        surface.draw_svg(&picture.tree, size, settings);
    }
    surface.pop();
}

fn draw_logo(surface: &mut Surface<'_>, at: (f32, f32), logo: &PrintedLogo) {
    let (width, height) = logo.on_page();
    surface.push_transform(&Transform::from_translate(at.0, at.1));
    if let Some(size) = Size::from_wh(width, height) {
        surface.draw_image(logo.image.clone(), size);
    }
    surface.pop();
}

/// Whether a page can be printed with this logo: some faults are found only when it is written.
pub(crate) fn prints_logo(logo: &PrintedLogo) -> bool {
    let mut document = Document::new();
    let mut page = document.start_page();
    let mut surface = page.surface();
    draw_logo(&mut surface, (0.0, 0.0), logo);
    surface.finish();
    page.finish();
    document.finish().is_ok()
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
