//! The results as one language reads them, with what several files tell alike.

use crate::{
    Order,
    audience::{is_rare, untold},
    escape::slug,
    table::Cell,
    time,
    words::{Words, words},
};
use foorumi_print::PrintedLogo;
use foorumi_protocol::{
    Audience, Colour, Lang, Localized, Millis, Results, SegmentId, SegmentPart,
};
use jiff::civil::DateTime;

/// The results in one language.
pub(crate) struct Edition<'a> {
    pub(crate) results: &'a Results,
    pub(crate) lang: Lang,
    pub(crate) words: &'static Words,
    /// Program and version.
    pub(crate) made_by: &'a str,
    /// Who reads it.
    pub(crate) audience: Audience,
    /// Folder of its own files below the bundle's, with its slash; none where there is one language.
    pub(crate) own_folder: String,
    /// The organisation's logo.
    pub(crate) logo: Option<&'a PrintedLogo>,
}

impl<'a> Edition<'a> {
    pub(crate) fn new(results: &'a Results, lang: Lang, order: &Order<'a>) -> Self {
        let own_folder =
            if order.languages.are_two() { format!("{}/", lang.code()) } else { String::new() };
        let Order { audience, made_by, logo, .. } = *order;
        Self { results, lang, words: words(lang), made_by, audience, own_folder, logo }
    }

    /// A figure that stands alone, as far as it is told.
    pub(crate) fn count(&self, count: u32) -> Cell {
        if self.tells_of(count) { Cell::Count(count.into()) } else { Cell::Untold }
    }

    /// Whether a figure that stands alone is told.
    pub(crate) fn tells_of(&self, count: u32) -> bool {
        self.audience == Audience::Internal || !is_rare(count)
    }

    /// Figures of a group whose sum is told, as far as they are: `false` where not.
    pub(crate) fn tells(&self, group: &[u32]) -> Vec<bool> {
        if self.audience == Audience::Internal {
            return vec![true; group.len()];
        }
        untold(group).into_iter().map(|untold| !untold).collect()
    }

    /// [`Self::count`] in a sentence.
    pub(crate) fn count_in_words(&self, count: u32) -> String {
        self.count(count).read(&self.words.figures)
    }

    /// A text in the edition's language, or else in one that there is.
    pub(crate) fn read(&self, text: &'a Localized) -> &'a str {
        text.read(self.lang)
    }

    /// Who arranged the meeting, as the memo's head has it or else the meeting.
    pub(crate) fn organisation(&self) -> &'a str {
        let own = self.results.memo_head.organisation.as_ref();
        own.map_or_else(|| self.read(&self.results.meeting.organisation), |own| own.as_str())
    }

    /// A shade of the organisation's colour that can be read on paper.
    pub(crate) fn colour(&self) -> Option<Colour> {
        let own = self.results.meeting.colour?;
        Some(own.against(Colour::WHITE, Colour::TEXT))
    }

    /// Name of the meeting, or of what it is when it has none.
    pub(crate) fn title(&self) -> &'a str {
        match self.read(&self.results.meeting.title) {
            "" => self.words.memo.kind,
            title => title,
        }
    }

    /// Day and time when the meeting was planned to begin, or else when it was made.
    pub(crate) fn begins(&self) -> DateTime {
        self.planned_start().unwrap_or_else(|| time::local(self.results.meeting.made_at))
    }

    /// Day and time when the meeting was planned to begin.
    pub(crate) fn planned_start(&self) -> Option<DateTime> {
        time::planned(self.results.meeting.starts.as_ref()?)
    }

    /// When the last thing that the results know of happened: the end, or else the beginning.
    pub(crate) fn stamp(&self) -> DateTime {
        let meeting = &self.results.meeting;
        time::local(meeting.ended_at.unwrap_or(meeting.made_at))
    }

    /// A segment by its id.
    pub(crate) fn segment(&self, id: SegmentId) -> Option<&'a SegmentPart> {
        self.results.segments.iter().find(|segment| segment.id == id)
    }

    /// `klo 13.05` of a moment.
    pub(crate) fn clock(&self, at: Millis) -> String {
        time::clock(time::minute(time::local(at)), &self.words.figures)
    }

    /// `klo 13.05–13.40` between two moments.
    pub(crate) fn range(&self, from: Millis, to: Millis) -> String {
        let minute = |at| time::minute(time::local(at));
        time::range(minute(from), minute(to), &self.words.figures)
    }

    /// Planned start and end of each segment in minutes after midnight, in agenda order, or `None`
    /// before a start is known: lengths follow each other, a locked start stays (rule AG3).
    pub(crate) fn schedule(&self) -> Vec<Option<(u32, u32)>> {
        let mut cursor = self.planned_start().map(time::minute);
        let slot = |segment: &SegmentPart| {
            let from = segment.locked_start.map(u32::from).or(cursor)?;
            let to = from + u32::from(segment.minutes);
            cursor = Some(to);
            Some((from, to))
        };
        self.results.segments.iter().map(slot).collect()
    }

    /// Path of a file of this language.
    pub(crate) fn own(&self, path: &str) -> String {
        format!("{}{path}", self.own_folder)
    }

    /// The one folder of the bundle, also its name without `.zip`.
    pub(crate) fn folder(&self) -> String {
        let date = self.begins().date();
        let title = slug(self.read(&self.results.meeting.title));
        let hyphen = if title.is_empty() { "" } else { "-" };
        let audience = (self.words.files.audience_slug)(self.audience);
        format!("foorumi-{date}{hyphen}{title}-{audience}")
    }
}
