//! What is told of an activity: once, for the memo, the tables and the pictures alike, so that their
//! figures agree (rule RB5).

mod answers;
mod ballots;
mod cloud;
mod open;
mod poll;
mod scale;
pub(crate) mod share;
mod sheet;
mod turnout;

pub(crate) use answers::Answers;

use crate::{edition::Edition, escape::slug, picture::Drawing, table::Table};
use foorumi_protocol::{ActivityId, ActivityResult};

/// What is told of an activity.
pub(crate) struct Report {
    /// Which.
    pub(crate) id: ActivityId,
    /// Name of its files without folder and ending.
    pub(crate) base: String,
    /// Folder of its language, with its slash, if it has one.
    pub(crate) own_folder: String,
    /// What about: its question, or its kind where it has none.
    pub(crate) about: String,
    /// What kind of activity and what about.
    pub(crate) title: String,
    /// Sentences before the picture.
    pub(crate) facts: Vec<String>,
    /// The picture.
    pub(crate) drawing: Option<Drawing>,
    /// The table as the memo shows it.
    pub(crate) brief: Option<Table>,
    /// How many rows of the whole table it leaves out.
    pub(crate) left_out: usize,
    /// Sentences after the table.
    pub(crate) remarks: Vec<String>,
    /// The whole table.
    pub(crate) table: Option<Table>,
    /// Who chose what, in a poll by name.
    pub(crate) ballots: Option<Table>,
}

impl Report {
    /// Path of the table.
    pub(crate) fn table_path(&self) -> String {
        format!("{}tables/{}.csv", self.own_folder, self.base)
    }

    /// Path of the table of ballots.
    pub(crate) fn ballots_path(&self) -> String {
        format!("{}tables/{}-ballots.csv", self.own_folder, self.base)
    }

    /// Path of the picture.
    pub(crate) fn picture_path(&self) -> String {
        format!("{}pictures/{}.svg", self.own_folder, self.base)
    }

    /// Path of the picture as pixels.
    pub(crate) fn pixels_path(&self) -> String {
        format!("{}pictures/{}.png", self.own_folder, self.base)
    }

    /// Path of the picture's text alternative.
    pub(crate) fn alternative_path(&self) -> String {
        format!("{}pictures/{}.txt", self.own_folder, self.base)
    }

    fn new(id: ActivityId, kind: &str, about: &str) -> Self {
        let title = if about.is_empty() { kind.to_owned() } else { format!("{kind}: {about}") };
        Self {
            id,
            base: slug(if slug(about).is_empty() { kind } else { about }),
            own_folder: String::new(),
            about: if about.is_empty() { kind } else { about }.to_owned(),
            title,
            facts: Vec::new(),
            drawing: None,
            brief: None,
            left_out: 0,
            remarks: Vec::new(),
            table: None,
            ballots: None,
        }
    }
}

/// The reports of all activities, in agenda order.
pub(crate) fn reports(edition: &Edition<'_>) -> Vec<Report> {
    let report = |(at, activity): (usize, &ActivityResult)| {
        let mut report = match activity {
            ActivityResult::Cloud(cloud) => cloud::report(edition, cloud),
            ActivityResult::Poll { poll, result } => poll::report(edition, poll, result.as_ref()),
            ActivityResult::Sheet(sheet) => sheet::report(edition, sheet),
        };
        report.base = format!("{:02}-{}", at + 1, report.base);
        report.own_folder.clone_from(&edition.own_folder);
        report
    };
    edition.results.activities.iter().enumerate().map(report).collect()
}
