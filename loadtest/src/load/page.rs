//! The figures of a run as one HTML page: a table in which each bar stands beside what is wanted.

use super::all::{All, Row};
use std::fmt::Write;

/// Width of a bar that takes all that is wanted, in percent of its cell; longer ones are cut at 100.
const WANTED_AT: f64 = 70.0;
const STYLE: &str = "body{font:16px/1.4 sans-serif;margin:2rem auto;max-width:60rem;color:#14213d}\
    table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem;border-bottom:1px solid #ccd}\
    td.n{text-align:right;white-space:nowrap}td.bar{width:40%;position:relative}\
    .bar span{display:block;height:1rem;background:#2d6fc0}.bar .over{background:#b3261e}\
    .bar i{position:absolute;left:70%;top:0;bottom:0;border-left:2px solid #14213d}";

/// The page.
pub fn page(figures: &All) -> String {
    let mut rows = String::new();
    for row in figures.rows() {
        // A string takes all that is written to it.
        let _ = write_row(&mut rows, &row);
    }
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Foorumi under load</title>\
         <style>{STYLE}</style><h1>Foorumi under load</h1>\
         <p>Server and crowd on a core each, everything in one run. The line stands at what is wanted \
         at most.</p><table><thead><tr><th>What</th><th>Measured</th><th>At most</th><th></th></tr>\
         </thead><tbody>{rows}</tbody></table></html>\n"
    )
}

fn write_row(out: &mut String, row: &Row) -> std::fmt::Result {
    let Row { what, value, unit, wanted } = row;
    write!(out, "<tr><th scope=\"row\">{what}</th><td class=\"n\">{value:.2} {unit}</td>")?;
    let Some(wanted) = wanted else { return write!(out, "<td></td><td></td></tr>") };
    let share = if *wanted > 0.0 { value / wanted * WANTED_AT } else { value * 100.0 };
    let over = if value > wanted { "over" } else { "within" };
    write!(
        out,
        "<td class=\"n\">{wanted} {unit}</td><td class=\"bar\"><span class=\"{over}\" \
         style=\"width:{:.1}%\"></span><i></i></td></tr>",
        share.min(100.0)
    )
}
