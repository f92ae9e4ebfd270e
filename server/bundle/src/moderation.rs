//! The moderation log: what staff decided of each message. It holds texts that were not published and
//! who wrote them, so it is in no bundle; the organiser asks for it (rule RB4).

use crate::{
    BundleError, Order,
    edition::Edition,
    lists::named,
    table::{Cell, Column, Table, csv},
};
use foorumi_protocol::{
    Audience, Lang, MessagePart, MessageStaff, MessageState, MessageStateName, Results,
};

/// The moderation log of a meeting as a table file, in the order in which messages were sent. Only
/// messages of which staff have decided stand in it, and none that its sender took back.
///
/// # Errors
/// [`BundleError`] when the file cannot be written.
pub fn moderation_log(
    results: &Results,
    messages: &[MessagePart],
    lang: Lang,
) -> Result<Vec<u8>, BundleError> {
    let (audience, languages) = (Audience::Internal, lang.into());
    let order = Order { audience, languages, made_by: "", slides: &[], logo: None };
    let edition = Edition::new(results, lang, &order);
    csv(&table(&edition, messages), &edition.words.figures)
}

/// Name of its file: `moderointiloki.csv`.
pub fn moderation_log_name(lang: Lang) -> String {
    format!("{}.csv", crate::words::words(lang).moderation.slug)
}

fn table(edition: &Edition<'_>, messages: &[MessagePart]) -> Table {
    let (words, files) = (&edition.words.moderation, &edition.words.files);
    let titles = [
        files.chat_time,
        words.sender,
        words.sent,
        words.changed,
        words.outcome,
        files.reason,
        words.by,
    ];
    let decided = messages.iter().filter_map(|message| Some((message, decided(message)?)));
    Table {
        caption: words.title.to_owned(),
        columns: titles.map(Column::text).into(),
        rows: decided.map(|(message, staff)| row(edition, message, staff)).collect(),
        named_by: 2,
    }
}

/// What staff know of a message that they have decided of.
fn decided(message: &MessagePart) -> Option<&MessageStaff> {
    let staff = message.staff.as_ref()?;
    let counts = staff.decided_by.is_some() && staff.state.name() != MessageStateName::Withdrawn;
    counts.then_some(staff)
}

fn row(edition: &Edition<'_>, message: &MessagePart, staff: &MessageStaff) -> Vec<Cell> {
    let words = &edition.words.moderation;
    let text = message.text.as_str();
    let (sent, changed) = match &staff.original {
        Some(original) => (original.as_str(), Cell::text(text)),
        None => (text, Cell::Empty),
    };
    let why = match &staff.state {
        MessageState::Rejected { reason } => Cell::text((words.why)(*reason)),
        MessageState::Waiting
        | MessageState::Held
        | MessageState::Published
        | MessageState::Merged { .. }
        | MessageState::Answered { .. }
        | MessageState::TakenUp
        | MessageState::Withdrawn
        | MessageState::Removed => Cell::Empty,
    };
    vec![
        Cell::Text(edition.clock(message.at)),
        named(edition, &message.who),
        Cell::text(sent),
        changed,
        Cell::text((words.state)(staff.state.name())),
        why,
        staff.decided_by.as_ref().map_or(Cell::Empty, |who| named(edition, who)),
    ]
}
