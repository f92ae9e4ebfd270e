//! Dot voting on a sheet: rules DV1-DV5, DV8, DV9, TR1.

use super::tree::Tree;
use crate::{newcomers::told, pairs};
use foorumi_protocol::{HallCount, IdeaId, PersonId, Rejection, Turnout};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One person's votes by idea; none of them zero.
pub(super) type OwnDots = BTreeMap<IdeaId, u8>;

/// The votes of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dots {
    /// While the vote is open. Dropped at its close: what is left is counts.
    #[serde(with = "pairs")]
    given: BTreeMap<PersonId, OwnDots>,
    /// Which of them came after the vote first opened (rule TR1).
    #[serde(default)]
    later: BTreeSet<PersonId>,
    counted: Option<Counted>,
    /// Votes of people in the hall, apart from the ballots (rule DV9).
    #[serde(rename = "proxies", default)]
    hall_counts: Vec<HallCount>,
}

/// What the vote came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counted {
    /// Votes by idea, those without any included (rule DV5).
    pub(super) votes: BTreeMap<IdeaId, u32>,
    /// People who voted.
    pub(super) voters: u32,
    /// How many of them came after the vote first opened.
    #[serde(default)]
    came_later: u32,
    /// Most people who were here at once meanwhile, where more have voted.
    #[serde(default)]
    most_present: Option<u32>,
}

impl Dots {
    pub(super) fn of(&self, person: PersonId) -> Option<&OwnDots> {
        self.given.get(&person)
    }

    /// People who have given a vote.
    pub(super) fn voters(&self) -> u32 {
        self.counted.as_ref().map_or(self.given.len() as u32, |counted| counted.voters)
    }

    pub(super) fn people(&self) -> Vec<PersonId> {
        self.given.keys().copied().collect()
    }

    pub(super) fn counted(&self) -> Option<&Counted> {
        self.counted.as_ref()
    }

    /// Rule TR1: what there is to know of those who voted, once they are counted.
    pub(super) fn turnout(&self) -> Option<Turnout> {
        let counted = self.counted.as_ref()?;
        told(counted.came_later, counted.most_present, counted.voters)
    }

    pub(super) fn note_most_present(&mut self, most: u32) {
        if let Some(counted) = &mut self.counted {
            counted.most_present = counted.most_present.max(Some(most));
        }
    }

    pub(super) fn set(&mut self, person: PersonId, dots: OwnDots, later: bool) {
        self.later.remove(&person);
        self.later.extend((later && !dots.is_empty()).then_some(person));
        if dots.is_empty() {
            self.given.remove(&person);
        } else {
            self.given.insert(person, dots);
        }
    }

    /// Whether nobody has given anything and nothing was counted.
    pub(super) fn is_empty(&self) -> bool {
        self.given.is_empty() && self.counted.is_none() && self.hall_counts.is_empty()
    }

    pub(super) fn hall_counts(&self) -> &[HallCount] {
        &self.hall_counts
    }

    pub(super) fn hall_counts_mut(&mut self) -> &mut Vec<HallCount> {
        &mut self.hall_counts
    }

    /// Most votes that somebody has given, as far as batches tell (rule DV7).
    pub(super) fn most_spent(&self) -> u8 {
        let own = self.given.values().map(|dots| dots.values().map(|n| u64::from(*n)).sum());
        let hall = self.hall_counts.iter().map(|batch| {
            let votes: u64 = batch.votes.values().map(|n| u64::from(*n)).sum();
            votes.div_ceil(batch.people.max(1).into())
        });
        own.chain(hall).max().unwrap_or(0).try_into().unwrap_or(u8::MAX)
    }

    /// Closes the vote: counts, and forgets who gave what.
    pub(super) fn count(&mut self, tree: &Tree) {
        let voters = self.voters();
        let mut votes: BTreeMap<IdeaId, u32> =
            tree.ids().filter(|id| tree.stands(*id)).map(|id| (id, 0)).collect();
        for (idea, given) in self.given.values().flatten() {
            *votes.entry(*idea).or_default() += u32::from(*given);
        }
        let came_later = self.later.len() as u32;
        self.given.clear();
        self.later.clear();
        self.counted = Some(Counted { votes, voters, came_later, most_present: None });
    }

    /// Ideas with the most votes, the hall's among them; several in a tie (rule DV8), none if
    /// nobody voted or the vote is not closed.
    pub(super) fn leading(&self) -> Vec<IdeaId> {
        let Some(counted) = &self.counted else { return Vec::new() };
        let mut votes = counted.votes.clone();
        for (idea, given) in self.hall_counts.iter().flat_map(|batch| &batch.votes) {
            *votes.entry(*idea).or_default() += given;
        }
        let most = votes.values().copied().max().unwrap_or(0);
        votes.retain(|_, votes| *votes == most && most > 0);
        votes.into_keys().collect()
    }
}

/// Whether a person may give just these votes (rules DV1-DV3); what is left of them without zeros.
pub(super) fn fits(
    tree: &Tree,
    budget: u8,
    stacking: bool,
    dots: &OwnDots,
) -> Result<OwnDots, Rejection> {
    let given: OwnDots =
        dots.iter().filter(|(_, count)| **count > 0).map(|(id, count)| (*id, *count)).collect();
    if given.keys().any(|id| !tree.stands(*id)) {
        return Err(Rejection::NotFound);
    }
    if !stacking && given.values().any(|count| *count > 1) {
        return Err(Rejection::NoStacking);
    }
    if given.values().map(|count| u32::from(*count)).sum::<u32>() > u32::from(budget) {
        return Err(Rejection::BudgetSpent { votes: budget });
    }
    Ok(given)
}
