//! The text of the document.

use super::{
    SPACES,
    settings::{list, region},
    widths::widths,
};
use crate::escape::xml;
use foorumi_print::{Card, Grid, Item, Look, Paper, Picture, PrintedLogo, Section};
use std::fmt::Write;

/// Width between the margins of A4 in twentieths of a point.
const WIDTH: usize = 9638;
/// Width between two columns.
const GAP: usize = 400;
/// Width of the names of a card's rows.
const NAMES: usize = 2300;
/// English metric units in a point, of which pictures are measured.
const EMU: f32 = 12_700.0;

/// Number of a logo: after those of all pictures.
const LOGO: usize = 10_000;

/// A table of no more rows than this stands on one page.
const WHOLE: usize = 9;

/// How a cell looks, and whether its row stands on the page of the next.
#[derive(Clone, Copy, Default)]
struct Cell {
    right: bool,
    ground: bool,
    kept: bool,
}

/// The text, with the pictures in it in order.
pub(super) struct Body<'a> {
    pub(super) xml: String,
    pub(super) pictures: Vec<&'a Picture>,
    /// The logo: the same in every section.
    pub(super) logo: Option<&'a PrintedLogo>,
    lang: &'static str,
    section: usize,
    lists: usize,
    /// Whether a part of this section has been laid out already.
    goes_on: bool,
    /// Whether the next paragraph begins a page.
    new_page: bool,
}

impl<'a> Body<'a> {
    pub(super) fn of(paper: &'a Paper<'a>) -> Self {
        let xml = format!("<w:document {SPACES}><w:body>");
        let mut body = Self {
            xml,
            pictures: Vec::new(),
            logo: None,
            lang: "",
            section: 0,
            lists: 0,
            goes_on: false,
            new_page: false,
        };
        for (at, section) in paper.sections.iter().enumerate() {
            body.section(at, section, at + 1 == paper.sections.len());
        }
        body.xml.push_str("</w:body></w:document>");
        body
    }

    fn section(&mut self, at: usize, section: &'a Section<'a>, last: bool) {
        (self.section, self.lists, self.lang) = (at, 0, region(section.lang));
        self.goes_on = false;
        for (at, item) in section.items.iter().enumerate() {
            self.item(item, section.items.get(at + 1));
        }
        if last {
            self.xml += &self.layout(1);
        } else {
            self.end_layout(1);
        }
    }

    /// What stands before this in the section is laid out in so many columns.
    fn end_layout(&mut self, columns: usize) {
        let layout = self.layout(columns);
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>{layout}</w:pPr></w:p>"
        );
        self.goes_on = true;
    }

    /// The layout of a part of the section: its first part begins a page.
    fn layout(&self, columns: usize) -> String {
        let number = self.section + 1;
        let begins = if self.goes_on { "continuous" } else { "nextPage" };
        let columns = if columns > 1 {
            format!("<w:cols w:num=\"{columns}\" w:space=\"{GAP}\"/>")
        } else {
            String::new()
        };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header{number}\"/>\
             <w:footerReference w:type=\"default\" r:id=\"footer{number}\"/><w:type w:val=\"{begins}\"/>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1300\" w:right=\"1134\" w:bottom=\"1134\" \
             w:left=\"1134\" w:header=\"600\" w:footer=\"500\" w:gutter=\"0\"/>{columns}</w:sectPr>"
        )
    }

    fn item(&mut self, item: &'a Item<'a>, next: Option<&Item<'_>>) {
        match item {
            Item::NewPage => self.new_page = true,
            Item::Heading(level, text) => self.paragraph(&format!("Heading{level}"), "", text),
            Item::Text(look, text) => {
                let style = match look {
                    Look::Plain => "Normal",
                    Look::Strong => "Strong1",
                    Look::Muted => "Muted",
                    Look::Mark => "Mark",
                    Look::Kind => "Kind",
                };
                let keep = if leads(*look, next) { "<w:keepNext/>" } else { "" };
                self.paragraph(style, keep, text);
            }
            Item::Facts(facts) => {
                for (name, value) in facts {
                    let name = self.run("<w:b/>", name);
                    let tab = "<w:r><w:tab/></w:r>";
                    let value = self.run("", value);
                    let _ = write!(
                        self.xml,
                        "<w:p><w:pPr><w:pStyle w:val=\"Fact\"/></w:pPr>{name}{tab}{value}</w:p>"
                    );
                }
            }
            Item::Logo { logo, alternative } => self.logo(logo, alternative),
            Item::Card(card) => self.card(card),
            Item::Table(grid) => self.grid(grid),
            Item::List(entries) => self.entries(entries),
            Item::Picture { picture, alternative, wide } => {
                self.picture(picture, alternative, *wide)
            }
        }
    }

    fn paragraph(&mut self, style: &str, more: &str, text: &str) {
        let run = self.run("", text);
        let page = if self.new_page { "<w:pageBreakBefore/>" } else { "" };
        self.new_page = false;
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}{page}</w:pPr>{run}</w:p>"
        );
    }

    /// Text with its line breaks, in the section's language.
    fn run(&self, looks: &str, text: &str) -> String {
        let lines: Vec<String> = text
            .lines()
            .map(|line| {
                format!("<w:t xml:space=\"preserve\">{}</w:t>", xml(&line.replace('\t', " ")))
            })
            .collect();
        let lang = self.lang;
        format!(
            "<w:r><w:rPr>{looks}<w:lang w:val=\"{lang}\"/></w:rPr>{}</w:r>",
            lines.join("<w:br/>")
        )
    }

    fn entries(&mut self, entries: &[Vec<String>]) {
        let list = list(self.section, self.lists);
        self.lists += 1;
        for entry in entries {
            let mut runs = String::new();
            for (at, line) in entry.iter().enumerate() {
                if at == 0 {
                    runs += &self.run("", line);
                } else {
                    let small = "<w:color w:val=\"4A5568\"/><w:sz w:val=\"18\"/>";
                    runs += "<w:r><w:br/></w:r>";
                    runs += &self.run(small, line);
                }
            }
            let _ = write!(
                self.xml,
                "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/>\
                 <w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{runs}</w:p>"
            );
        }
    }

    fn table(&mut self, caption: &str, widths: &[usize], first_row: bool) {
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"{}\" w:lastRow=\"0\" \
             w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            widths.iter().sum::<usize>(),
            u8::from(first_row),
            xml(caption),
        );
        for width in widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>");
    }

    fn grid(&mut self, grid: &Grid) {
        if let Some(caption) = &grid.caption {
            self.paragraph("Caption", "", caption);
        }
        // A long list of short rows flows over two columns of the page.
        if grid.beside {
            self.end_layout(1);
        }
        let widths = widths(grid, if grid.beside { (WIDTH - GAP) / 2 } else { WIDTH });
        self.table(grid.caption.as_deref().unwrap_or_default(), &widths, true);
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in grid.columns.iter().zip(&widths) {
            let look = Cell { right: column.numbers, ground: true, kept: true };
            self.cell(*width, "<w:b/>", &column.title, look);
        }
        self.xml.push_str("</w:tr>");
        for (at, row) in grid.rows.iter().enumerate() {
            // Neither the first row nor the last stands alone on its page.
            let kept = is_kept(at, grid.rows.len()) || at == 0;
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for ((cell, column), width) in row.iter().zip(&grid.columns).zip(&widths) {
                self.cell(*width, "", cell, Cell { right: column.numbers, ground: false, kept });
            }
            self.xml.push_str("</w:tr>");
        }
        if grid.beside {
            self.xml.push_str("</w:tbl>");
            self.end_layout(2);
        } else {
            self.xml.push_str("</w:tbl>");
        }
        self.air();
    }

    fn card(&mut self, card: &Card) {
        self.paragraph("CardCaption", "", &card.caption);
        let widths = [NAMES, WIDTH - NAMES];
        self.table(&card.caption, &widths, false);
        for (at, row) in card.rows.iter().enumerate() {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let look = Cell { kept: is_kept(at, card.rows.len()), ..Cell::default() };
            self.cell(widths[0], "<w:b/>", row.name, Cell { ground: true, ..look });
            let looks = match (row.missing, at) {
                (true, _) => "<w:b/><w:color w:val=\"8A4B00\"/>",
                (false, 0) => "<w:b/>",
                (false, _) => "",
            };
            self.cell(widths[1], looks, &row.value, look);
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
        self.air();
    }

    /// Air after a table, without which the next would grow into it.
    fn air(&mut self) {
        self.xml.push_str(
            "<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>",
        );
    }

    fn cell(&mut self, width: usize, looks: &str, text: &str, look: Cell) {
        let shade = if look.ground {
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F5F9\"/>"
        } else {
            ""
        };
        let _ = write!(
            self.xml,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>"
        );
        let keep = if look.kept { "<w:keepNext/>" } else { "" };
        let right = if look.right { "<w:jc w:val=\"right\"/>" } else { "" };
        let run = self.run(looks, text);
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/>{keep}{right}</w:pPr>{run}</w:p></w:tc>"
        );
    }

    /// A picture as pixels for every program, and as a drawing for those that know it.
    fn picture(&mut self, picture: &'a Picture, alternative: &str, wide: bool) {
        self.pictures.push(picture);
        let number = self.pictures.len();
        let blip = format!(
            "<a:blip r:embed=\"png{number}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
             <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"svg{number}\"/>\
             </a:ext></a:extLst></a:blip>"
        );
        let name = format!("picture{number}.png");
        self.drawn((number, &name), &blip, picture.on_page(wide), alternative);
    }

    /// The logo, as it was given.
    fn logo(&mut self, logo: &'a PrintedLogo, alternative: &str) {
        self.logo = Some(logo);
        let name = format!("logo.{}", logo.ending());
        let number = LOGO + self.section;
        self.drawn((number, &name), "<a:blip r:embed=\"logo\"/>", logo.on_page(), alternative);
    }

    fn drawn(
        &mut self,
        (number, name): (usize, &str),
        blip: &str,
        (width, height): (f32, f32),
        alternative: &str,
    ) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes on a page are positive and small"
        )]
        let emu = |points: f32| (points * EMU).max(1.0) as u32;
        let (width, height) = (emu(width), emu(height));
        let alternative = xml(&alternative.replace('\n', " "));
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:spacing w:before=\"80\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
             <w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alternative}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\" descr=\"{alternative}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        );
    }
}

/// Whether a text stands on the page of what follows: times under their heading, and what leads to a
/// picture.
fn leads(look: Look, next: Option<&Item<'_>>) -> bool {
    match next {
        Some(Item::Picture { .. }) => true,
        Some(Item::Heading(1 | 2, _)) | None => false,
        Some(_) => look == Look::Muted,
    }
}

/// Whether a row stands on the page of the next: all rows of a short table, the last two of any.
fn is_kept(at: usize, rows: usize) -> bool {
    at + 1 < rows && (rows <= WHOLE || at + 2 == rows)
}
