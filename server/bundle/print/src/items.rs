//! The pieces of a part as they are put on pages.

use crate::{
    Item, Look,
    flow::{BOTTOM, Colour, Flow, INK, MUTED, Mark, Place, SIDE, WARN, WIDTH},
    lines::lines,
};
use krilla::tagging::{ListNumbering, Tag};
use std::num::NonZeroU16;

const BODY: (f32, f32) = (10.5, 15.2);
/// How much smaller a picture may be drawn so that it still fits on a page.
const SMALLEST: f32 = 0.75;
/// Most items that lead to a picture: headings of two levels, times, who spoke, a sentence.
const LEADING: usize = 6;
/// Lines that an entry of a list is not parted within.
const ENTRY: usize = 8;
/// Where values of facts begin.
const VALUES: f32 = 104.0;

/// Puts the pieces of a part on pages, one after the other.
pub(crate) fn items<'a>(flow: &mut Flow<'a>, items: &'a [Item<'a>]) {
    for (at, item) in items.iter().enumerate() {
        let led = led(flow, &items[at..]);
        flow.need(led);
        put(flow, item);
    }
}

fn put<'a>(flow: &mut Flow<'a>, item: &'a Item<'a>) {
    match item {
        Item::NewPage => flow.need(f32::INFINITY),
        Item::Heading(level, text) => heading(flow, *level, text),
        Item::Text(look, text) => paragraph(flow, *look, text),
        Item::Facts(facts) => facts_list(flow, facts),
        Item::Card(card) => flow.card(card),
        Item::Table(grid) => flow.grid(grid),
        Item::List(entries) => list(flow, entries),
        Item::Logo { logo, alternative } => {
            let height = logo.on_page().1;
            flow.need(height);
            let group = flow.group(None, Tag::Figure(Some(alternative.clone())));
            let leaf = flow.leaf(group);
            let at = (SIDE, flow.y);
            flow.draw(Mark::Logo { leaf, at, logo });
            flow.y += height + 12.0;
        }
        Item::Picture { picture, alternative, wide } => {
            let (width, height) = picture.on_page(*wide);
            // A little smaller rather than on the next page.
            let room = (BOTTOM - 6.0 - flow.y) / height;
            let scale = if room >= SMALLEST { room.min(1.0) } else { 1.0 };
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

/// Height of a picture, as small as it may be, with the heading and the sentences that lead to it:
/// they stand on its page. Nothing if the items lead to none.
fn led(flow: &Flow<'_>, items: &[Item<'_>]) -> f32 {
    let mut height = 0.0;
    let text = |text: &str, size: f32, bold: bool, leading: f32| {
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let lines = lines(&flow.shaper, text, flow.style(size, bold), WIDTH).len() as f32;
        lines * leading
    };
    for (at, item) in items.iter().enumerate().take(LEADING) {
        match item {
            // A section of its own.
            Item::Heading(1 | 2, _) if at > 0 => break,
            Item::Heading(level, words) => {
                let (size, leading, before) = heading_look(*level);
                height += before + text(words, size, true, leading) + 3.0;
            }
            Item::Text(look, words) => {
                let (size, leading, bold, _, after) = text_look(*look);
                height += text(words, size, bold, leading) + after;
            }
            Item::Picture { picture, wide, .. } => {
                return height + picture.on_page(*wide).1 * SMALLEST + 6.0;
            }
            Item::NewPage
            | Item::Logo { .. }
            | Item::Facts(_)
            | Item::Card(_)
            | Item::Table(_)
            | Item::List(_) => {
                break;
            }
        }
    }
    0.0
}

/// Size, leading and the air before a heading.
fn heading_look(level: u8) -> (f32, f32, f32) {
    match level {
        1 => (20.0, 26.0, 2.0),
        2 => (14.0, 19.0, 16.0),
        _ => (11.0, 15.5, 9.0),
    }
}

fn heading(flow: &mut Flow<'_>, level: u8, text: &str) {
    let (size, leading, before) = heading_look(level);
    flow.air(before);
    // A heading does not stand alone at the end of a page.
    flow.need(leading + 74.0);
    let place =
        Place { level, text: text.to_owned(), page: flow.pages.len().saturating_sub(1), y: flow.y };
    flow.outline.push(place);
    let nth = NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
    let group = flow.group(None, Tag::Hn(nth, Some(text.to_owned())));
    let style = flow.style(size, true);
    let colour = flow.own.unwrap_or(INK);
    flow.paragraph(group, (SIDE, WIDTH), text, (style, leading), colour);
    flow.y += if level == 1 { 6.0 } else { 3.0 };
    if let Some(own) = flow.own.filter(|_| level == 1) {
        flow.area((SIDE, flow.y - 2.0, WIDTH, 1.5), own);
        flow.y += 4.0;
    }
}

/// Size, leading, whether it is bold, colour and the air after a paragraph.
fn text_look(look: Look) -> (f32, f32, bool, Colour, f32) {
    match look {
        Look::Plain => (BODY.0, BODY.1, false, INK, 6.0),
        Look::Strong => (BODY.0, BODY.1, true, INK, 2.0),
        Look::Muted => (9.0, 12.6, false, MUTED, 4.0),
        Look::Mark => (BODY.0, BODY.1, true, WARN, 6.0),
        Look::Kind => (BODY.0, BODY.1, true, MUTED, 0.0),
    }
}

fn paragraph(flow: &mut Flow<'_>, look: Look, text: &str) {
    let (size, leading, bold, colour, after) = text_look(look);
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

#[cfg(test)]
mod tests {
    use super::items;
    use crate::{
        Item, Look, Picture,
        flow::{Flow, Mark},
        fonts,
        shape::Shaper,
    };

    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400"><rect width="300" height="400" fill="#0B4F9E"/></svg>"##;

    #[test]
    fn dm3_what_leads_to_a_picture_stands_on_its_page() {
        let picture = Picture::read(SVG).expect("a picture");
        for above in 0..60 {
            let text = |text: &str| Item::Text(Look::Plain, text.to_owned());
            let mut all: Vec<Item<'_>> = (0..above).map(|_| text("Rivi.")).collect();
            all.extend([
                Item::Heading(2, "3. Työpaja".to_owned()),
                Item::Text(Look::Muted, "Suunniteltu 10.00".to_owned()),
                Item::Heading(3, "Mitä toivot?".to_owned()),
                text("Vastasi 30."),
                Item::Picture { picture: &picture, alternative: "Sanat".to_owned(), wide: true },
            ]);
            let mut flow = Flow::new(Shaper::of(&fonts::all()).expect("fonts"), None);
            flow.section(0, "fi");
            items(&mut flow, &all);
            let is_picture = |mark: &Mark<'_>| matches!(mark, Mark::Picture { .. });
            let page = flow.pages.iter().position(|page| page.marks.iter().any(is_picture));
            let headings: Vec<_> = flow.outline.iter().map(|place| Some(place.page)).collect();
            assert_eq!(headings, [page, page], "below {above} lines");
        }
    }
}
