//! The words of the bundle in three languages. A missing one does not compile.

mod en;
mod fi;
mod moderation;
mod sv;

use foorumi_protocol::{
    Audience, DecidedBy, Lang, OverrideKind, PollForm, ResultsShown, SegmentKind,
};

/// The words in a language.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Fi => &fi::WORDS,
        Lang::Sv => &sv::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// All words of one language, by where they are used.
pub(crate) struct Words {
    /// Code of the language in documents.
    pub(crate) tag: &'static str,
    /// How times and figures are written.
    pub(crate) figures: FigureWords,
    /// The memo's head and sections.
    pub(crate) memo: MemoWords,
    /// Segments.
    pub(crate) segment: SegmentWords,
    /// The meeting in figures.
    pub(crate) glance: GlanceWords,
    /// Decisions.
    pub(crate) decision: DecisionWords,
    /// Word clouds.
    pub(crate) cloud: CloudWords,
    /// Polls.
    pub(crate) poll: PollWords,
    pub(crate) turnout: TurnoutWords,
    /// Sheets.
    pub(crate) sheet: SheetWords,
    /// Files of the bundle.
    pub(crate) files: FileWords,
    /// The moderation log.
    pub(crate) moderation: moderation::ModerationWords,
}

/// How times and figures are written.
pub(crate) struct FigureWords {
    /// Before a time of day, with its space.
    pub(crate) clock: &'static str,
    /// Between hours and minutes.
    pub(crate) hours: char,
    /// Before the decimals.
    pub(crate) decimal: char,
    /// After a percentage, with its space.
    pub(crate) percent: &'static str,
    /// Before an outline number in a table file, so that a spreadsheet does not read it as a date.
    pub(crate) outline: &'static str,
    /// Instead of a figure that the audience is not told.
    pub(crate) untold: &'static str,
}

/// The memo's head and sections.
pub(crate) struct MemoWords {
    pub(crate) kind: &'static str,
    pub(crate) draft: &'static str,
    pub(crate) edited: &'static str,
    pub(crate) approver: &'static str,
    pub(crate) approved: fn(&str, &str) -> String,
    pub(crate) going_on: &'static str,
    pub(crate) date: &'static str,
    pub(crate) time: &'static str,
    pub(crate) place: &'static str,
    pub(crate) languages: &'static str,
    pub(crate) language: fn(Lang) -> &'static str,
    pub(crate) attendance: &'static str,
    pub(crate) attended: fn(u32, u32) -> String,
    pub(crate) stated_use: fn(&str) -> String,
    pub(crate) recording: &'static str,
    pub(crate) recording_until: fn(&str) -> String,
    pub(crate) author: &'static str,
    pub(crate) by_machine: fn(&str) -> String,
    pub(crate) compiled_by: fn(&str) -> String,
    pub(crate) before: &'static str,
    pub(crate) other: &'static str,
    pub(crate) floor: &'static str,
    pub(crate) balance: fn(u32, u32, &str) -> String,
    /// People who spoke at least half of the time, and their share in per cent.
    pub(crate) most: fn(u32, u8) -> String,
    pub(crate) minutes: fn(u64) -> String,
    pub(crate) nobody_spoke: &'static str,
    pub(crate) chat: fn(usize) -> String,
    pub(crate) written: &'static str,
    pub(crate) question: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) questions: fn(usize, usize) -> String,
    pub(crate) annexes: &'static str,
    pub(crate) page: &'static str,
    pub(crate) distribution: &'static str,
    pub(crate) audience: fn(Audience) -> &'static str,
    pub(crate) untold_rule: &'static str,
    pub(crate) few: &'static str,
    pub(crate) few_spoke: &'static str,
}

/// Segments.
pub(crate) struct SegmentWords {
    pub(crate) agenda: &'static str,
    pub(crate) kind: fn(SegmentKind) -> &'static str,
    pub(crate) planned: &'static str,
    pub(crate) actual: &'static str,
    pub(crate) going_on_since: fn(&str) -> String,
    pub(crate) not_held: &'static str,
    pub(crate) presenters: fn(usize) -> &'static str,
    pub(crate) title: &'static str,
    pub(crate) kind_title: &'static str,
    pub(crate) planned_start: &'static str,
    pub(crate) planned_minutes: &'static str,
    pub(crate) started: &'static str,
    pub(crate) ended: &'static str,
    pub(crate) actual_minutes: &'static str,
}

/// The meeting in figures.
pub(crate) struct GlanceWords {
    pub(crate) heading: &'static str,
    pub(crate) here: &'static str,
    /// People in all, and the most at once.
    pub(crate) heads: fn(u32, u32) -> String,
    pub(crate) answers: &'static str,
    /// Answers, in so many activities, and whether that are all.
    pub(crate) answered: fn(u32, usize, bool) -> String,
    pub(crate) decisions: &'static str,
    /// Decisions, and what was left open.
    pub(crate) decided: fn(usize, usize) -> String,
}

/// Decisions.
pub(crate) struct DecisionWords {
    pub(crate) heading: &'static str,
    pub(crate) overview: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) agreed: &'static str,
    pub(crate) none: &'static str,
    pub(crate) action: &'static str,
    pub(crate) owner: &'static str,
    pub(crate) due: &'static str,
    pub(crate) how: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) by: fn(DecidedBy) -> &'static str,
    pub(crate) no_owner: &'static str,
    pub(crate) no_due: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) origin: &'static str,
    pub(crate) carried: &'static str,
    pub(crate) number: &'static str,
    pub(crate) segment: &'static str,
}

/// Word clouds.
pub(crate) struct CloudWords {
    pub(crate) kind: &'static str,
    pub(crate) summary: fn(u32, usize) -> String,
    pub(crate) word: &'static str,
    pub(crate) people: &'static str,
    pub(crate) key: &'static str,
    pub(crate) forms: &'static str,
    pub(crate) most_frequent: &'static str,
    pub(crate) more: fn(u32) -> String,
    pub(crate) empty: &'static str,
}

/// Polls.
pub(crate) struct PollWords {
    pub(crate) kind: fn(&PollForm) -> &'static str,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) abstained: &'static str,
    /// The ballot that is left blank, as one voter's.
    pub(crate) abstain: &'static str,
    pub(crate) option: &'static str,
    pub(crate) votes: &'static str,
    pub(crate) votes_caption: &'static str,
    pub(crate) share: &'static str,
    pub(crate) statement: &'static str,
    pub(crate) scale: &'static str,
    pub(crate) cant_say: &'static str,
    pub(crate) n: &'static str,
    pub(crate) median: &'static str,
    pub(crate) mean: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) answers: &'static str,
    pub(crate) letter: &'static str,
    pub(crate) number: &'static str,
    pub(crate) person: &'static str,
    pub(crate) participant: fn(u32) -> String,
    pub(crate) choice: &'static str,
    pub(crate) answered: fn(u32, Option<u32>) -> String,
    pub(crate) named: &'static str,
    pub(crate) named_elsewhere: &'static str,
    pub(crate) anonymous: &'static str,
    pub(crate) share_rule: &'static str,
    pub(crate) several: &'static str,
    pub(crate) mean_rule: &'static str,
    pub(crate) few_rule: &'static str,
    pub(crate) outcome: fn(&str) -> String,
    pub(crate) round: fn(u8) -> String,
    pub(crate) hidden: &'static str,
    pub(crate) shown: fn(ResultsShown) -> &'static str,
}

/// Who answered a vote (rules TR1, TR3).
pub(crate) struct TurnoutWords {
    /// Takes a time of day.
    pub(crate) came_by: fn(&str) -> String,
    pub(crate) came_later: fn(u32) -> String,
    pub(crate) most_present: fn(u32) -> String,
}

/// Sheets.
pub(crate) struct SheetWords {
    pub(crate) kind: &'static str,
    pub(crate) group: &'static str,
    pub(crate) summary: fn(usize) -> String,
    pub(crate) voted: fn(u32, u8, bool) -> String,
    pub(crate) not_voted: &'static str,
    pub(crate) leading: fn(usize) -> &'static str,
    pub(crate) votes: fn(u32) -> String,
    pub(crate) picked: &'static str,
    pub(crate) why: &'static str,
    pub(crate) number: &'static str,
    pub(crate) level: &'static str,
    pub(crate) idea: &'static str,
    pub(crate) ideas: &'static str,
    pub(crate) votes_title: &'static str,
    pub(crate) comments: &'static str,
    pub(crate) duplicate_of: &'static str,
    pub(crate) contains: &'static str,
    pub(crate) hall: &'static str,
    /// People, whether by show of hands, and votes of a hall count.
    pub(crate) in_hall: fn(u32, bool, u64) -> String,
    pub(crate) hall_votes: fn(u32) -> String,
    pub(crate) picked_title: &'static str,
    pub(crate) yes: &'static str,
}

/// Files of the bundle.
pub(crate) struct FileWords {
    pub(crate) read_me: &'static str,
    pub(crate) audience_slug: fn(Audience) -> &'static str,
    pub(crate) workbook: &'static str,
    pub(crate) slides: fn(&str) -> String,
    pub(crate) heading: fn(&str) -> String,
    pub(crate) draft: &'static str,
    pub(crate) memo_docx: &'static str,
    pub(crate) memo_pdf: &'static str,
    pub(crate) memo_html: &'static str,
    pub(crate) memo_md: &'static str,
    pub(crate) results: &'static str,
    pub(crate) manifest: &'static str,
    pub(crate) table: &'static str,
    pub(crate) ballots: &'static str,
    pub(crate) picture: &'static str,
    pub(crate) alternative: &'static str,
    pub(crate) decisions: &'static str,
    pub(crate) agenda: &'static str,
    pub(crate) chat: &'static str,
    pub(crate) how_to: &'static str,
    pub(crate) personal: &'static str,
    pub(crate) answers: &'static str,
    pub(crate) answers_title: &'static str,
    pub(crate) told_to: &'static str,
    pub(crate) to_all: &'static str,
    pub(crate) to_sender: &'static str,
    pub(crate) overrides: &'static str,
    pub(crate) overrides_title: &'static str,
    pub(crate) by_whom: &'static str,
    pub(crate) act: &'static str,
    pub(crate) override_kind: fn(OverrideKind) -> &'static str,
    pub(crate) whom: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) undone: &'static str,
    pub(crate) chat_title: &'static str,
    pub(crate) chat_time: &'static str,
    pub(crate) chat_text: &'static str,
    pub(crate) chat_backers: &'static str,
    pub(crate) more_rows: fn(usize, &str) -> String,
}
