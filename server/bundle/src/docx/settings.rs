//! The parts beside the text: styles, lists, settings, and what stands on each page.

use super::SPACES;
use crate::escape::xml;
use foorumi_print::{Item, Paper, Section};
use std::{borrow::Cow, fmt::Write};

/// A font that every reader has or replaces alike.
const FONT: &str = "Arial";
/// Captions of cards, where the paper has no colour of its own.
const ACCENT: &str = "0B4F9E";

/// A language with the country whose habits it follows.
pub(super) fn region(lang: &str) -> &'static str {
    match lang {
        "fi" => "fi-FI",
        "sv" => "sv-FI",
        _ => "en-GB",
    }
}

/// Id of the list of annexes of a section.
pub(super) fn list(section: usize, nth: usize) -> usize {
    section * 10 + nth + 1
}

/// A style of paragraphs: id, name, properties of the paragraph, of its text.
struct Style(&'static str, &'static str, &'static str, &'static str);

const STYLES: &[Style] = &[
    Style(
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"0\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:sz w:val=\"40\"/>",
    ),
    Style(
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"28\"/>",
    ),
    Style(
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:sz w:val=\"23\"/>",
    ),
    Style("Strong1", "Organisation", "<w:spacing w:after=\"60\"/>", "<w:b/>"),
    Style("Kind", "Kind", "<w:spacing w:after=\"0\"/>", "<w:b/><w:color w:val=\"4A5568\"/>"),
    Style(
        "Muted",
        "Times",
        "<w:spacing w:after=\"80\"/>",
        "<w:color w:val=\"4A5568\"/><w:sz w:val=\"18\"/>",
    ),
    Style(
        "Mark",
        "Mark",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"8A4B00\"/></w:pBdr>\
         <w:spacing w:after=\"120\"/><w:ind w:left=\"200\"/>",
        "<w:b/><w:color w:val=\"8A4B00\"/>",
    ),
    Style(
        "Fact",
        "Fact",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"2100\"/></w:tabs><w:spacing w:after=\"30\"/>\
         <w:ind w:left=\"2100\" w:hanging=\"2100\"/>",
        "",
    ),
    Style(
        "Caption",
        "caption",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/>",
        "<w:b/><w:sz w:val=\"18\"/>",
    ),
    Style(
        "CardCaption",
        "Card caption",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>",
        "<w:b/><w:color w:val=\"0B4F9E\"/>",
    ),
    Style(
        "Cell",
        "Cell",
        "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"18\"/>",
    ),
    Style(
        "Header",
        "header",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs><w:spacing w:after=\"0\"/>",
        "<w:color w:val=\"4A5568\"/><w:sz w:val=\"17\"/>",
    ),
    Style(
        "Footer",
        "footer",
        "<w:jc w:val=\"right\"/><w:spacing w:after=\"0\"/>",
        "<w:color w:val=\"4A5568\"/><w:sz w:val=\"17\"/>",
    ),
    Style(
        "ListParagraph",
        "List Paragraph",
        "<w:spacing w:after=\"80\"/><w:ind w:left=\"480\"/>",
        "",
    ),
];

/// The styles.
pub(super) fn styles(paper: &Paper<'_>) -> String {
    let lang = paper.sections.first().map_or("en-GB", |section| region(section.lang));
    let mut out = format!(
        "<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{FONT}\" w:hAnsi=\"{FONT}\" w:eastAsia=\"{FONT}\" w:cs=\"{FONT}\"/>\
         <w:color w:val=\"14213D\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\
         <w:lang w:val=\"{lang}\" w:eastAsia=\"{lang}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/>\
         <w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Foorumi Table\"/><w:basedOn w:val=\"TableNormal\"/>\
         <w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>",
        ["top", "bottom", "insideH"]
            .map(|side| format!(
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B4BECC\"/>"
            ))
            .concat()
    );
    let own = paper.colour.map(|[red, green, blue]| format!("{red:02X}{green:02X}{blue:02X}"));
    for Style(id, name, paragraph, text) in STYLES {
        let text = match &own {
            Some(own) if id.starts_with("Heading") => {
                let colour = format!("<w:b/><w:color w:val=\"{own}\"/>");
                Cow::Owned(text.replace("<w:b/>", &colour))
            }
            Some(own) => Cow::Owned(text.replace(ACCENT, own)),
            None => Cow::Borrowed(*text),
        };
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
        );
    }
    out + "</w:styles>"
}

/// The lists: each begins with 1.
pub(super) fn numbering(paper: &Paper<'_>) -> String {
    let mut out = format!(
        "<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/>\
         <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"480\" w:hanging=\"480\"/></w:pPr></w:lvl></w:abstractNum>"
    );
    for (at, section) in paper.sections.iter().enumerate() {
        let lists = section.items.iter().filter(|item| matches!(item, Item::List(_))).count();
        for nth in 0..lists {
            let _ = write!(
                out,
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
                 <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
                list(at, nth)
            );
        }
    }
    out + "</w:numbering>"
}

/// The settings: how newer programs lay it out.
pub(super) fn settings(paper: &Paper<'_>) -> String {
    let lang = paper.sections.first().map_or("en-GB", |section| region(section.lang));
    format!(
        "<w:settings {SPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:autoHyphenation/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{lang}\"/></w:settings>"
    )
}

/// What stands at the top of each page: title and day.
pub(super) fn header(section: &Section<'_>) -> String {
    let lang = region(section.lang);
    format!(
        "<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:rPr>\
         <w:lang w:val=\"{lang}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:hdr>",
        xml(&section.running)
    )
}

/// What stands at its bottom: page and pages.
pub(super) fn footer(section: &Section<'_>) -> String {
    let lang = region(section.lang);
    let run =
        |inside: &str| format!("<w:r><w:rPr><w:lang w:val=\"{lang}\"/></w:rPr>{inside}</w:r>");
    let field = |name: &str| {
        [
            run("<w:fldChar w:fldCharType=\"begin\"/>"),
            run(&format!("<w:instrText xml:space=\"preserve\"> {name} </w:instrText>")),
            run("<w:fldChar w:fldCharType=\"separate\"/>"),
            run("<w:t>1</w:t>"),
            run("<w:fldChar w:fldCharType=\"end\"/>"),
        ]
        .concat()
    };
    format!(
        "<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
        run(&format!("<w:t xml:space=\"preserve\">{} </w:t>", xml(section.page))),
        field("PAGE"),
        run("<w:t>/</w:t>"),
        field("NUMPAGES"),
    )
}
