//! Where the words of a cloud stand: the most frequent in the middle, each keeping its place.
//!
//! All in integers, and kept in the room's state: the stage on every node and the bundle show the
//! same. A word moves only when its own size grew and it no longer fits where it stands.

use crate::advance::advance;
use foorumi_protocol::{CloudPicture, TypedWord, WordKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Sizes of letters, from 1/30 to 1/8 of the height. Few, so that sizes change rarely.
const SIZES: [i32; 8] = [30, 36, 44, 54, 66, 80, 96, 112];

/// How full of words the box may be, in percent: what a spiral fills without leaving words out.
const FILL: i64 = 42;

/// How full it may be after all have grown. Well below [`FILL`], so that words do not grow and
/// shrink in turns.
const FILL_AFTER_GROWING: i64 = 30;

/// Places that are tried, from the centre outwards in an ellipse as flat as the box.
static PLACES: LazyLock<Vec<(i32, i32)>> = LazyLock::new(|| {
    let (half_width, half_height) = (CloudPicture::WIDTH / 2, CloudPicture::HEIGHT / 2);
    let across = (-half_width..=half_width).step_by(25);
    let mut places: Vec<(i32, i32)> = across
        .flat_map(|x| (-half_height..=half_height).step_by(15).map(move |y| (x, y)))
        .collect();
    places.sort_by_key(|(x, y)| ((x * 9).pow(2) + (y * 16).pow(2), *x, *y));
    places.iter().map(|(x, y)| (x + half_width, y + half_height)).collect()
});

/// The places of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Picture {
    spots: BTreeMap<WordKey, Spot>,
    /// Which of [`SIZES`] the most frequent word has.
    top: usize,
}

/// One word's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Spot {
    /// Centre, from the left.
    pub(super) x: i32,
    /// Centre, from the top.
    pub(super) y: i32,
    /// Height of the letters.
    pub(super) size: i32,
    /// Size that its count calls for; `size` is smaller where there was no room.
    wanted: i32,
    /// Width in thousandths of the size.
    em: i32,
}

/// A word that should stand in the picture.
pub(super) struct Ranked<'a> {
    pub(super) key: &'a WordKey,
    pub(super) shown: &'a TypedWord,
    pub(super) count: u32,
}

impl Spot {
    /// Width of the word.
    pub(super) fn width(self) -> i32 {
        (self.em * self.size + 999) / 1000
    }

    /// Half the box that no other word may enter: the word, its ascenders and some air.
    fn half(self) -> (i32, i32) {
        ((self.width() + self.size / 2) / 2 + 1, self.size * 5 / 8)
    }

    fn is_inside(self) -> bool {
        let (across, down) = self.half();
        self.x - across >= 0
            && self.x + across <= CloudPicture::WIDTH
            && self.y - down >= 0
            && self.y + down <= CloudPicture::HEIGHT
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        let ((a, b), (c, d)) = (self.half(), other.half());
        (self.x - other.x).abs() < a + c && (self.y - other.y).abs() < b + d
    }
}

impl Default for Picture {
    fn default() -> Self {
        Self { spots: BTreeMap::new(), top: SIZES.len() - 1 }
    }
}

impl Picture {
    pub(super) fn spot(&self, key: &WordKey) -> Option<Spot> {
        self.spots.get(key).copied()
    }

    /// Makes room for what has changed about the word `changed`. `ranked` are the words that should
    /// stand here, most frequent first.
    pub(super) fn arrange(&mut self, ranked: &[Ranked<'_>], changed: &WordKey) {
        let here = ranked.iter().any(|word| word.key == changed);
        if !here && !self.spots.contains_key(changed) {
            return;
        }
        let wanted = self.wanted(ranked);
        let dropped = self.drop_others(ranked);
        let shrunk = self.shrink(&wanted);
        self.grow(&wanted);
        for (key, spot) in &wanted {
            // What found no room before finds none now, unless some was made.
            if !self.spots.contains_key(*key) && (dropped || shrunk || *key == changed) {
                self.place(key, *spot);
            }
        }
    }

    /// The size each word should have: by the square root of its count, all together not too full.
    fn wanted<'a>(&mut self, ranked: &[Ranked<'a>]) -> Vec<(&'a WordKey, Spot)> {
        let most = ranked.iter().map(|word| word.count).max().unwrap_or(1);
        let widths: Vec<i32> = ranked.iter().map(|word| advance(word.shown)).collect();
        let sized = |top: usize| -> Vec<Spot> {
            let spot = |(word, em): (&Ranked<'_>, &i32)| {
                let size = size(SIZES[top], word.count, most);
                Spot { x: 0, y: 0, size, wanted: size, em: *em }
            };
            ranked.iter().zip(&widths).map(spot).collect()
        };
        while self.top > 0 && filled(&sized(self.top)) > FILL {
            self.top -= 1;
        }
        while self.top + 1 < SIZES.len() && filled(&sized(self.top + 1)) <= FILL_AFTER_GROWING {
            self.top += 1;
        }
        ranked.iter().map(|word| word.key).zip(sized(self.top)).collect()
    }

    fn drop_others(&mut self, ranked: &[Ranked<'_>]) -> bool {
        let before = self.spots.len();
        self.spots.retain(|key, _| ranked.iter().any(|word| word.key == key));
        self.spots.len() < before
    }

    /// Words that need less room stay where they are.
    fn shrink(&mut self, wanted: &[(&WordKey, Spot)]) -> bool {
        let mut shrunk = false;
        for (key, want) in wanted {
            let Some(spot) = self.spots.get_mut(*key) else { continue };
            let smaller = Spot { size: spot.size.min(want.wanted), em: want.em, ..*spot };
            if smaller.width() <= spot.width() && smaller.size <= spot.size {
                shrunk |= smaller.half() != spot.half();
                *spot = smaller;
                spot.wanted = spot.wanted.min(want.wanted);
            }
        }
        shrunk
    }

    /// Words that need more room get it where they are, or move, or stay as they are.
    fn grow(&mut self, wanted: &[(&WordKey, Spot)]) {
        for (key, want) in wanted {
            let Some(old) = self.spots.get(*key).copied() else { continue };
            let grown = Spot { x: old.x, y: old.y, ..*want };
            if grown == old {
                continue;
            }
            if self.is_free(key, grown) {
                self.spots.insert((*key).clone(), grown);
            } else if want.wanted > old.wanted || want.em > old.em {
                self.move_away(key, *want, old);
            }
        }
    }

    fn move_away(&mut self, key: &WordKey, want: Spot, old: Spot) {
        self.spots.remove(key);
        // A spelling that grew wider must leave its place even for a smaller size.
        let stays = Spot { em: want.em, wanted: want.wanted, ..old };
        let above = if self.is_free(key, stays) { old.size } else { 0 };
        for size in tried(want.wanted).filter(|size| *size > above) {
            let at = |(x, y): &(i32, i32)| Spot { x: *x, y: *y, size, ..want };
            let free = PLACES.iter().map(at).filter(|spot| self.is_free(key, *spot));
            let far = |spot: &Spot| (spot.x - old.x).pow(2) + (spot.y - old.y).pow(2);
            if let Some(near) = free.min_by_key(far) {
                self.spots.insert(key.clone(), near);
                return;
            }
        }
        if above > 0 {
            self.spots.insert(key.clone(), stays);
        }
    }

    /// Puts a word on the first free place from the centre, at the greatest size that has one.
    /// Without any the word stands only in the list.
    fn place(&mut self, key: &WordKey, want: Spot) {
        for size in tried(want.wanted) {
            let at = |(x, y): &(i32, i32)| Spot { x: *x, y: *y, size, ..want };
            if let Some(spot) = PLACES.iter().map(at).find(|spot| self.is_free(key, *spot)) {
                self.spots.insert(key.clone(), spot);
                return;
            }
        }
    }

    fn is_free(&self, key: &WordKey, spot: Spot) -> bool {
        spot.is_inside()
            && self.spots.iter().all(|(other, there)| other == key || !spot.overlaps(*there))
    }
}

/// Sizes tried for a word: the one it should have, two steps less, the least.
fn tried(wanted: i32) -> impl Iterator<Item = i32> {
    let step = SIZES.iter().position(|size| *size == wanted).unwrap_or(0);
    let mut steps = vec![step, step.saturating_sub(2), 0];
    steps.dedup();
    steps.into_iter().map(|step| SIZES[step])
}

/// How much of the box these words take, in percent.
fn filled(spots: &[Spot]) -> i64 {
    let area = |spot: &Spot| i64::from(spot.half().0) * i64::from(spot.half().1) * 4;
    let room = i64::from(CloudPicture::WIDTH) * i64::from(CloudPicture::HEIGHT);
    spots.iter().map(area).sum::<i64>() * 100 / room
}

fn size(top: i32, count: u32, most: u32) -> i32 {
    // Roots in hundredths: counts of a few people differ visibly.
    let root = |count: u32| (u64::from(count) * 10_000).isqrt();
    let size = (u64::from(top.unsigned_abs()) * root(count) / root(most).max(1)) as i32;
    SIZES.iter().copied().rev().find(|step| *step <= size).unwrap_or(SIZES[0])
}
