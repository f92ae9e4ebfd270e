//! Who answered, as far as it is told beside the answers: rules TR1, TR3.

use crate::edition::Edition;
use foorumi_protocol::{Millis, Turnout};

/// Sentences on those who answered. What may not be told outside is not in the turnout any more.
pub(super) fn facts(
    edition: &Edition<'_>,
    came_by: Option<Millis>,
    turnout: Option<Turnout>,
) -> Vec<String> {
    let words = &edition.words.turnout;
    let Turnout { came_later, most_present } = turnout.unwrap_or_default();
    let asked = came_by.map(|at| (words.came_by)(&edition.clock(at)));
    let later = (came_later > 0).then(|| (words.came_later)(came_later));
    let more = most_present.map(words.most_present);
    [asked, later, more].into_iter().flatten().collect()
}
