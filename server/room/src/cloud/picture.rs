//! Where the words of a cloud stand, each keeping its place: a word moves only when its own size grew
//! and it no longer fits where it stands. At the close, and when the host asks for it, all are laid
//! out anew by their counts, the most frequent in the middle (rule WC5).
//!
//! All in integers, and kept in the room's state: the stage on every node and the bundle show the
//! same.

use crate::advance::advance;
use foorumi_protocol::{CloudPicture, TypedWord, WordKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Sizes of letters; the last is an eighth of the stage's height. Few, so that sizes change rarely.
const SIZES: [i32; 12] = [34, 42, 52, 60, 70, 82, 96, 112, 130, 150, 172, 194];

/// The least of [`SIZES`] as long as all words have room: a thirtieth of the stage's height.
const LEAST: usize = 2;

/// How full of words the box may be, in percent: what a spiral fills without leaving words out.
const FILL: i64 = 46;

/// A phrase that is wider, in thousandths of its letters' size, stands on two lines.
const BROAD: i32 = 5500;

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
    places.sort_by_key(|(x, y)| ((x * 27).pow(2) + (y * 40).pow(2), *x, *y));
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
    /// Lines that it stands on.
    #[serde(default = "one")]
    rows: i32,
}

fn one() -> i32 {
    1
}

/// A word that should stand in the picture.
pub(super) struct Ranked<'a> {
    pub(super) key: &'a WordKey,
    pub(super) shown: TypedWord,
    pub(super) count: u32,
}

impl Spot {
    /// Width of the word.
    pub(super) fn width(self) -> i32 {
        (self.em * self.size + 999) / 1000
    }

    /// Half the box that no other word may enter: the word, its ascenders and some air.
    fn half(self) -> (i32, i32) {
        ((self.width() + self.size / 2) / 2 + 1, self.rows * self.size * 5 / 8)
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

    /// Lays all words out anew by their counts, at the greatest sizes at which all have room. Only
    /// where they have none at any do some shrink, or stand in the list alone.
    pub(super) fn lay_out(&mut self, ranked: &[Ranked<'_>]) {
        let tops = (0..SIZES.len()).rev();
        let all = tops.filter_map(|top| Self::laid_out(ranked, top)).next();
        *self = all.unwrap_or_else(|| {
            let mut crowded = Self { spots: BTreeMap::new(), top: 0 };
            for (word, spot) in ranked.iter().zip(sized(ranked, 0)) {
                crowded.place(word.key, spot);
            }
            crowded
        });
    }

    /// All words at the sizes that belong to this greatest one; `None` if one finds no room.
    fn laid_out(ranked: &[Ranked<'_>], top: usize) -> Option<Self> {
        let sized = sized(ranked, top);
        if filled(&sized) > FILL {
            return None;
        }
        let mut picture = Self { spots: BTreeMap::new(), top };
        for (word, spot) in ranked.iter().zip(sized) {
            let free = picture.first_free(word.key, spot)?;
            picture.spots.insert(word.key.clone(), free);
        }
        Some(picture)
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
        while self.top > 0 && filled(&sized(ranked, self.top)) > FILL {
            self.top -= 1;
        }
        while self.top + 1 < SIZES.len()
            && filled(&sized(ranked, self.top + 1)) <= FILL_AFTER_GROWING
        {
            self.top += 1;
        }
        ranked.iter().map(|word| word.key).zip(sized(ranked, self.top)).collect()
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
            let size = spot.size.min(want.wanted);
            let smaller = Spot { size, em: want.em, rows: want.rows, ..*spot };
            let (across, down) = spot.half();
            if smaller.half().0 <= across && smaller.half().1 <= down {
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
        let stays = Spot { em: want.em, rows: want.rows, wanted: want.wanted, ..old };
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
            if let Some(spot) = self.first_free(key, Spot { size, ..want }) {
                self.spots.insert(key.clone(), spot);
                return;
            }
        }
    }

    /// The free place that is nearest the centre.
    fn first_free(&self, key: &WordKey, want: Spot) -> Option<Spot> {
        let at = |(x, y): &(i32, i32)| Spot { x: *x, y: *y, ..want };
        PLACES.iter().map(at).find(|spot| self.is_free(key, *spot))
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

/// The words at their sizes when the most frequent has this one of [`SIZES`]: by the square root of
/// their counts.
fn sized(ranked: &[Ranked<'_>], top: usize) -> Vec<Spot> {
    let most = ranked.iter().map(|word| word.count).max().unwrap_or(1);
    let spot = |word: &Ranked<'_>| {
        let size = size(top, word.count, most);
        let (em, rows) = measured(&word.shown);
        Spot { x: 0, y: 0, size, wanted: size, em, rows }
    };
    ranked.iter().map(spot).collect()
}

/// Width of a word in thousandths of its size, and how many lines it stands on.
fn measured(shown: &TypedWord) -> (i32, i32) {
    let lines = lines(shown);
    let widest = lines.iter().map(|line| advance(line)).max().unwrap_or(0);
    (widest, lines.len() as i32)
}

/// The lines of a word: a broad phrase is broken at the space that makes its lines most alike.
pub(super) fn lines(shown: &TypedWord) -> Vec<&str> {
    let whole = shown.as_str();
    if advance(whole) <= BROAD {
        return vec![whole];
    }
    let halves = whole.match_indices(' ').map(|(at, _)| (&whole[..at], &whole[at + 1..]));
    let broken = halves.min_by_key(|(one, other)| advance(one).max(advance(other)));
    broken.map_or_else(|| vec![whole], |(one, other)| vec![one, other])
}

fn size(top: usize, count: u32, most: u32) -> i32 {
    // Roots in hundredths: counts of a few people differ visibly.
    let root = |count: u32| (u64::from(count) * 10_000).isqrt();
    let size = (u64::from(SIZES[top].unsigned_abs()) * root(count) / root(most).max(1)) as i32;
    let least = SIZES[LEAST.min(top)];
    SIZES.iter().copied().rev().find(|step| *step <= size).unwrap_or(least).max(least)
}
