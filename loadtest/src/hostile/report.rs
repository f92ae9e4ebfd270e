//! What was measured, beside what was wanted.

use serde_json::{Map, Value};
use std::fmt;

/// One row of it for each figure.
#[derive(Clone, Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    key: &'static str,
    value: f64,
    /// At most, or at least if `least`.
    bound: f64,
    least: bool,
}

impl Report {
    /// A figure that may be at most so much.
    pub(super) fn most(&mut self, key: &'static str, value: f64, bound: f64) {
        self.rows.push(Row { key, value, bound, least: false });
    }

    /// A figure that must be at least so much.
    pub(super) fn least(&mut self, key: &'static str, value: f64, bound: f64) {
        self.rows.push(Row { key, value, bound, least: true });
    }

    /// Whether all is as wanted.
    pub fn holds(&self) -> bool {
        self.rows.iter().all(Row::holds)
    }

    /// The figures as JSON, a key a line.
    pub fn json(&self) -> String {
        let figures = self.rows.iter().map(|row| (row.key.to_owned(), Value::from(row.value)));
        serde_json::to_string_pretty(&figures.collect::<Map<_, _>>()).expect("numbers are JSON")
    }
}

impl Row {
    fn holds(&self) -> bool {
        if self.least { self.value >= self.bound } else { self.value <= self.bound }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<44}{:>12}{:>16}", "", "measured", "wanted")?;
        for row in &self.rows {
            let sign = if row.least { ">=" } else { "<=" };
            let wanted = format!("{sign} {}", row.bound);
            let mark = if row.holds() { "" } else { "  NOT" };
            writeln!(out, "{:<44}{:>12.1}{wanted:>16}{mark}", row.key, row.value)?;
        }
        Ok(())
    }
}
