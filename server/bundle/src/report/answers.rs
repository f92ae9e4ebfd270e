//! How many answered a poll, as far as the audience is told (rule RB4).

use crate::{edition::Edition, table::Cell};
use foorumi_protocol::PollResult;

/// How many answered.
pub(crate) struct Answers {
    /// Those who did not abstain.
    pub(crate) took_a_stand: u32,
    abstained: u32,
    tells_any: bool,
    tells_abstained: bool,
}

impl Answers {
    pub(crate) fn of(edition: &Edition<'_>, result: &PollResult) -> Self {
        let took_a_stand = result.answered.saturating_sub(result.abstained);
        Self {
            took_a_stand,
            abstained: result.abstained,
            tells_any: edition.tells_of(took_a_stand) && edition.tells_of(result.answered),
            tells_abstained: edition.tells_of(result.abstained),
        }
    }

    /// In a sentence. Where the abstentions are not told, neither is their sum with the rest.
    pub(crate) fn in_words(&self, edition: &Edition<'_>) -> String {
        let words = &edition.words.poll;
        if !self.tells_any {
            return edition.words.memo.few.to_owned();
        }
        if self.tells_abstained {
            let answered = self.took_a_stand.saturating_add(self.abstained);
            (words.answered)(answered, Some(self.abstained))
        } else {
            (words.answered)(self.took_a_stand, None)
        }
    }

    /// All answers, as far as they are told.
    pub(crate) fn answered(&self) -> Option<u32> {
        self.abstained_told().map(|abstained| self.took_a_stand.saturating_add(abstained))
    }

    /// How many answered, as far as that is told, and whether that are all.
    pub(crate) fn as_told(&self) -> (u32, bool) {
        let nobody = self.took_a_stand == 0 && self.abstained == 0;
        match self.answered() {
            Some(all) => (all, true),
            None if self.tells_any => (self.took_a_stand, self.abstained == 0),
            None => (0, nobody),
        }
    }

    /// The abstentions, as far as they are told.
    pub(crate) fn abstained_told(&self) -> Option<u32> {
        (self.tells_any && self.tells_abstained).then_some(self.abstained)
    }

    /// The abstentions in a table.
    pub(crate) fn abstained(&self) -> Cell {
        self.abstained_told().map_or(Cell::Untold, |count| Cell::Count(count.into()))
    }

    /// Which figures of those who did not abstain are told.
    pub(crate) fn tells(&self, edition: &Edition<'_>, group: &[u32]) -> Vec<bool> {
        if self.tells_any { edition.tells(group) } else { vec![false; group.len()] }
    }
}
