//! Where everything stands: pages are filled from top to bottom.

use crate::{
    Picture, PrintedLogo,
    lines::{Line, Style, lines},
    shape::Shaper,
};
use krilla::tagging::{Tag, TagKind};

/// Width and height of A4 in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right margin.
pub(crate) const SIDE: f32 = 57.0;
/// Where the first line of a page may begin.
pub(crate) const TOP: f32 = 74.0;
/// Where the last must end.
pub(crate) const BOTTOM: f32 = 780.0;
/// Width between the margins.
pub(crate) const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;

/// A paragraph of no more lines than this stands on one page.
const KEPT: usize = 4;

/// Red, green, blue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Text.
pub(crate) const INK: Colour = Colour(0x14, 0x21, 0x3D);
/// Less important text.
pub(crate) const MUTED: Colour = Colour(0x4A, 0x55, 0x68);
/// What a reader must not miss.
pub(crate) const WARN: Colour = Colour(0x8A, 0x4B, 0x00);
/// Headings of cards.
pub(crate) const ACCENT: Colour = Colour(0x0B, 0x4F, 0x9E);
/// Grounds of header cells.
pub(crate) const GROUND: Colour = Colour(0xF3, 0xF5, 0xF9);
/// Lines between rows.
pub(crate) const RULE: Colour = Colour(0xB4, 0xBE, 0xCC);

/// Something that is drawn on a page.
pub(crate) enum Mark<'a> {
    /// A line of text with its baseline at a point; a leaf of the structure.
    Text { leaf: Option<usize>, at: (f32, f32), line: Line, style: Style, colour: Colour },
    /// A rectangle: left, top, width, height. It says nothing.
    Area { area: (f32, f32, f32, f32), colour: Colour },
    /// A picture at a point, with its width and height; a leaf of the structure.
    Picture { leaf: usize, at: (f32, f32), size: (f32, f32), picture: &'a Picture },
    /// A logo likewise.
    Logo { leaf: usize, at: (f32, f32), logo: &'a PrintedLogo },
}

/// A group of the structure.
pub(crate) struct Group {
    pub(crate) tag: TagKind,
    pub(crate) children: Vec<Child>,
}

/// What a group holds.
#[derive(Clone, Copy)]
pub(crate) enum Child {
    /// A group.
    Group(usize),
    /// Something drawn.
    Leaf(usize),
}

/// A page.
#[derive(Default)]
pub(crate) struct Page<'a> {
    pub(crate) marks: Vec<Mark<'a>>,
    /// Which section it is of.
    pub(crate) section: usize,
}

/// A heading, for the outline.
pub(crate) struct Place {
    pub(crate) level: u8,
    pub(crate) text: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// Pages being filled.
pub(crate) struct Flow<'a> {
    pub(crate) shaper: Shaper,
    pub(crate) pages: Vec<Page<'a>>,
    pub(crate) groups: Vec<Group>,
    /// Groups of the highest level.
    pub(crate) roots: Vec<usize>,
    pub(crate) leaves: usize,
    pub(crate) outline: Vec<Place>,
    pub(crate) lang: &'static str,
    /// Colour of headings, if they have one of their own.
    pub(crate) own: Option<Colour>,
    pub(crate) y: f32,
    /// Where the column begins that is being filled, and how wide it is.
    pub(crate) left: f32,
    pub(crate) width: f32,
    section: usize,
    root: usize,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(shaper: Shaper, own: Option<Colour>) -> Self {
        Self {
            shaper,
            pages: Vec::new(),
            groups: Vec::new(),
            roots: Vec::new(),
            leaves: 0,
            outline: Vec::new(),
            lang: "",
            own,
            y: TOP,
            left: SIDE,
            width: WIDTH,
            section: 0,
            root: 0,
        }
    }

    /// Begins a section on a new page.
    pub(crate) fn section(&mut self, section: usize, lang: &'static str) {
        self.section = section;
        self.lang = lang;
        let tag = Tag::Part.with_lang(Some(lang.to_owned()));
        self.groups.push(Group { tag: tag.into(), children: Vec::new() });
        self.root = self.groups.len() - 1;
        self.roots.push(self.root);
        self.new_page();
    }

    pub(crate) fn new_page(&mut self) {
        self.pages.push(Page { marks: Vec::new(), section: self.section });
        self.y = TOP;
    }

    /// Goes to a new page unless `height` still fits on this one.
    pub(crate) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    /// Leaves air, but none at the top of a page.
    pub(crate) fn air(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// A group within another, or of the section.
    pub(crate) fn group(&mut self, above: Option<usize>, tag: impl Into<TagKind>) -> usize {
        self.groups.push(Group { tag: tag.into(), children: Vec::new() });
        let at = self.groups.len() - 1;
        if let Some(above) = self.groups.get_mut(above.unwrap_or(self.root)) {
            above.children.push(Child::Group(at));
        }
        at
    }

    pub(crate) fn leaf(&mut self, group: usize) -> usize {
        self.leaves += 1;
        let leaf = self.leaves - 1;
        if let Some(group) = self.groups.get_mut(group) {
            group.children.push(Child::Leaf(leaf));
        }
        leaf
    }

    pub(crate) fn draw(&mut self, mark: Mark<'a>) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    pub(crate) fn area(&mut self, area: (f32, f32, f32, f32), colour: Colour) {
        self.draw(Mark::Area { area, colour });
    }

    /// A line of text of a group, with its top at `y`.
    pub(crate) fn line(
        &mut self,
        group: usize,
        (x, y): (f32, f32),
        line: Line,
        style: Style,
        colour: Colour,
    ) {
        if line.runs.is_empty() {
            return;
        }
        let leaf = Some(self.leaf(group));
        // Noto's letters stand on a line at about their height below the top.
        let at = (x, y + style.size * 1.07);
        self.draw(Mark::Text { leaf, at, line, style, colour });
    }

    /// Lines below each other from the cursor on, over pages where needed.
    pub(crate) fn paragraph(
        &mut self,
        group: usize,
        (x, width): (f32, f32),
        text: &str,
        (style, leading): (Style, f32),
        colour: Colour,
    ) {
        let lines = lines(&self.shaper, text, style, width);
        #[expect(clippy::cast_precision_loss, reason = "no more than a few")]
        let kept = lines.len().min(KEPT) as f32;
        if lines.len() <= KEPT {
            self.need(kept * leading);
        }
        for line in lines {
            self.need(leading);
            let y = self.y;
            let begins = if line.to_the_left { x + (width - line.width).max(0.0) } else { x };
            self.line(group, (begins, y), line, style, colour);
            self.y += leading;
        }
    }

    pub(crate) fn style(&self, size: f32, bold: bool) -> Style {
        Style { size, bold, lang: self.lang }
    }
}
