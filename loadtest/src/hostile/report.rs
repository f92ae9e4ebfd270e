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
    bound: Bound,
}

#[derive(Clone, Copy, Debug)]
enum Bound {
    Most(f64),
    Least(f64),
    Exactly(f64),
}

impl Report {
    /// A figure that may be at most `bound`.
    pub(super) fn most(&mut self, key: &'static str, value: f64, bound: f64) {
        self.rows.push(Row { key, value, bound: Bound::Most(bound) });
    }

    /// A figure that must be at least `bound`.
    pub(super) fn least(&mut self, key: &'static str, value: f64, bound: f64) {
        self.rows.push(Row { key, value, bound: Bound::Least(bound) });
    }

    /// A figure that must be exactly `wanted`.
    pub(super) fn exactly(&mut self, key: &'static str, value: f64, wanted: f64) {
        let bound = Bound::Exactly(wanted);
        self.rows.push(Row { key, value, bound });
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
        match self.bound {
            Bound::Most(most) => self.value <= most,
            Bound::Least(least) => self.value >= least,
            Bound::Exactly(wanted) => (self.value - wanted).abs() < 0.5,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<52}{:>12}{:>16}", "", "measured", "wanted")?;
        for row in &self.rows {
            let wanted = match row.bound {
                Bound::Most(most) => format!("<= {most}"),
                Bound::Least(least) => format!(">= {least}"),
                Bound::Exactly(wanted) => format!("{wanted}"),
            };
            let mark = if row.holds() { "" } else { "  NOT" };
            writeln!(out, "{:<52}{:>12.1}{wanted:>16}{mark}", row.key, row.value)?;
        }
        Ok(())
    }
}
