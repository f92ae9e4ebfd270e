//! The results as one language reads them, with what several files tell alike.

use crate::{
    escape::slug,
    time,
    words::{Words, words},
};
use foorumi_protocol::{Lang, Localized, Millis, Results, SegmentId, SegmentPart};
use jiff::civil::DateTime;

/// The results in one language.
pub(crate) struct Edition<'a> {
    pub(crate) results: &'a Results,
    pub(crate) lang: Lang,
    pub(crate) words: &'static Words,
    /// Program and version.
    pub(crate) made_by: &'a str,
}

impl<'a> Edition<'a> {
    pub(crate) fn new(results: &'a Results, lang: Lang, made_by: &'a str) -> Self {
        Self { results, lang, words: words(lang), made_by }
    }

    /// A text in the edition's language, or else in one that there is.
    pub(crate) fn read(&self, text: &'a Localized) -> &'a str {
        text.read(self.lang)
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

    /// The one folder of the bundle, also its name without `.zip`.
    pub(crate) fn folder(&self) -> String {
        let date = self.begins().date();
        let title = slug(self.read(&self.results.meeting.title));
        let hyphen = if title.is_empty() { "" } else { "-" };
        format!("foorumi-{date}{hyphen}{title}")
    }
}
