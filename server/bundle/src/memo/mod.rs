//! The memo (rules DM2, DM3): put together once as a document, written as HTML and as Markdown.

mod decision;
mod document;
mod glance;
mod head;
mod html;
mod markdown;
mod paper;
mod section;

pub(crate) use document::Annex;
pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use paper::{paper, pictures};

use crate::{edition::Edition, lists, report::Report};
use document::{Block, Document, Section};
use foorumi_protocol::{Audience, QuestionPart, QuestionState};

/// The memo of a meeting; `annexes` are the other files of the bundle.
pub(crate) fn document<'a>(
    edition: &'a Edition<'a>,
    reports: &'a [Report],
    annexes: Vec<Annex>,
) -> Document<'a> {
    let mut document = summary(edition, reports);
    document.sections.push(Section {
        number: None,
        from_a_new_page: false,
        heading: edition.words.memo.annexes.to_owned(),
        blocks: vec![Block::Annexes(annexes)],
    });
    document
}

/// The same without other files.
pub(crate) fn summary<'a>(edition: &'a Edition<'a>, reports: &'a [Report]) -> Document<'a> {
    let mut document = head::head(edition);
    document.sections.push(decision::overview(edition));
    document.sections.push(glance::figures(edition));
    let mut minutes = section::sections(edition, reports);
    minutes.push(floor(edition));
    // The first page can be passed on alone.
    if let Some(first) = minutes.first_mut() {
        first.from_a_new_page = true;
    }
    document.sections.extend(minutes);
    document
}

/// How evenly the floor was shared, and how lively the chat was. What was not published is not
/// counted: the memo reaches participants (rule CH5).
fn floor<'a>(edition: &Edition<'_>) -> Section<'a> {
    let words = &edition.words.memo;
    let figures = &edition.results.floor;
    let minutes = (u64::from(figures.seconds) + 30) / 60;
    let balance = if figures.turns == 0 {
        words.nobody_spoke.to_owned()
    } else if !edition.tells_of(figures.speakers) || !edition.tells_of(figures.turns) {
        words.few_spoke.to_owned()
    } else {
        let balance = (words.balance)(figures.turns, figures.speakers, &(words.minutes)(minutes));
        // Shares are the room's to hold back: it tells them where five people spoke.
        let most = figures.most.map(|most| (words.most)(most.speakers, most.percent));
        most.map_or(balance.clone(), |most| format!("{balance} {most}"))
    };
    let mut blocks = vec![Block::Line(balance)];
    if edition.audience != Audience::Public {
        let chat = &edition.results.chat;
        blocks.push(Block::Line((words.chat)(chat.published.len())));
        let taken_up = |question: &&QuestionPart| question.state == QuestionState::Answered;
        let asked = chat.questions.len();
        let line = (words.questions)(asked, chat.questions.iter().filter(taken_up).count());
        blocks.extend((asked > 0).then_some(Block::Line(line)));
        let answers = lists::answers(edition);
        if !answers.rows.is_empty() {
            blocks.push(Block::Heading(words.written.to_owned()));
            blocks.push(Block::Made(answers));
        }
    }
    let heading = words.floor.to_owned();
    Section { number: None, from_a_new_page: false, heading, blocks }
}
