//! Two texts that were written at the same time over the same one, merged by words (rule DM2).
//!
//! Own code where a library would do: what comes out is state, and a library's next version must
//! not change what an old log means (rule R14 of the log).

use std::ops::Range;

/// Words that two versions may differ in, each; beyond it they are not merged. Bounds the table of
/// the comparison at a few megabytes.
const WORDS: usize = 1_500;

/// A stretch of the base that one writer replaced.
struct Change<'a> {
    base: Range<usize>,
    words: &'a [&'a str],
}

/// `base` with what both `mine` and `theirs` changed in it; `None` where they changed the same place.
pub(super) fn merge(base: &str, mine: &str, theirs: &str) -> Option<String> {
    let (base, mine, theirs) = (words(base), words(mine), words(theirs));
    let (mine, theirs) = (changes(&base, &mine)?, changes(&base, &theirs)?);
    let mut all: Vec<&Change<'_>> = mine.iter().collect();
    for their in &theirs {
        let near = |own: &&Change<'_>| touches(own, their);
        match mine.iter().find(near) {
            None => all.push(their),
            Some(own) if own.base == their.base && own.words == their.words => {}
            Some(_) => return None,
        }
    }
    all.sort_by_key(|change| change.base.start);
    let mut text = String::new();
    let mut at = 0;
    for change in all {
        text.extend(base[at..change.base.start].iter().chain(change.words).copied());
        at = change.base.end;
    }
    text.extend(base[at..].iter().copied());
    Some(text)
}

/// Words with what follows them, and line breaks by themselves, so that a new paragraph at the end
/// of a text leaves the last word as it was.
fn words(text: &str) -> Vec<&str> {
    let lines = text.split_inclusive('\n').flat_map(|line| {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        [bare, &line[bare.len()..]]
    });
    lines.flat_map(|piece| piece.split_inclusive(' ')).filter(|word| !word.is_empty()).collect()
}

/// Whether two changes meet: at the same place, or side by side, where their order is not known.
fn touches(one: &Change<'_>, other: &Change<'_>) -> bool {
    one.base.start <= other.base.end && other.base.start <= one.base.end
}

/// What turns `base` into `text`, in order; `None` if they differ too much to compare.
fn changes<'a>(base: &[&str], text: &'a [&'a str]) -> Option<Vec<Change<'a>>> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = base.iter().zip(text).take_while(same).count();
    let rest = (base.len() - head).min(text.len() - head);
    let tail = base.iter().rev().zip(text.iter().rev()).take(rest).take_while(same).count();
    let (old, new) = (&base[head..base.len() - tail], &text[head..text.len() - tail]);
    if old.len() > WORDS || new.len() > WORDS {
        return None;
    }
    let kept = common(old, new);
    let mut changes = Vec::new();
    let (mut a, mut b) = (0, 0);
    for (i, j) in kept.into_iter().chain([(old.len(), new.len())]) {
        if i > a || j > b {
            changes.push(Change { base: head + a..head + i, words: &new[b..j] });
        }
        (a, b) = (i + 1, j + 1);
    }
    Some(changes)
}

/// The longest row of words that both have in order, as places in each.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    // Length of the longest common row of what follows each pair of places.
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut row) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            row.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dm2_changes_of_two_writers_are_merged_by_words_unless_they_meet() {
        let base = "Avaus oli vilkas. Lopuksi äänestettiin asiasta.";
        let check = |mine: &str, theirs: &str, expected: Option<&str>| {
            assert_eq!(merge(base, mine, theirs).as_deref(), expected, "{mine} / {theirs}");
            assert_eq!(merge(base, theirs, mine).as_deref(), expected, "{theirs} / {mine}");
        };
        check(base, base, Some(base));
        check(
            "Avaus oli pitkä. Lopuksi äänestettiin asiasta.",
            base,
            Some("Avaus oli pitkä. Lopuksi äänestettiin asiasta."),
        );
        check(
            "Avaus oli pitkä. Lopuksi äänestettiin asiasta.",
            "Avaus oli vilkas. Lopuksi äänestettiin asiasta.\nTulos kirjattiin.",
            Some("Avaus oli pitkä. Lopuksi äänestettiin asiasta.\nTulos kirjattiin."),
        );
        check(
            "Avaus oli pitkä. Lopuksi äänestettiin asiasta.",
            "Avaus oli lyhyt. Lopuksi äänestettiin asiasta.",
            None,
        );
        check(
            "Avaus oli hyvä. Lopuksi äänestettiin asiasta.",
            "Avaus oli hyvä. Lopuksi äänestettiin asiasta.",
            Some("Avaus oli hyvä. Lopuksi äänestettiin asiasta."),
        );
        check("Avaus oli vilkas.", "Avaus oli vilkas. Lopuksi äänestettiin asiasta. Loppu.", None);
    }

    #[test]
    fn texts_that_differ_too_much_are_not_compared() {
        let long = |word: &str| vec![word; WORDS + 1].join(" ");
        assert_eq!(merge(&long("a"), &long("b"), &long("a")), None);
    }
}
