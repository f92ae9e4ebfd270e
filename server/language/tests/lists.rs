//! Rule WC3 on lists of words: which words are brought together, and which of them rightly.
//!
//! `cargo test -p foorumi-language --test lists -- --nocapture` prints the figures. With the language
//! pack if `FOORUMI_LANGUAGE_PACK` names one, or `make language-pack` has made one.

use foorumi_language::Languages;
use foorumi_protocol::{Lang, WordBase};
use std::{collections::BTreeMap, env, fs, path::PathBuf, time::Instant};

const LISTS: [(&str, Lang); 5] = [
    ("field-fi", Lang::Fi),
    ("field-sv", Lang::Sv),
    ("own-fi", Lang::Fi),
    ("own-sv", Lang::Sv),
    ("own-en", Lang::En),
];

/// Words of a list with the number of their family; `None` = not judged.
fn list(name: &str) -> Vec<(String, Option<usize>)> {
    let path = format!("{}/tests/words/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("a list");
    let lines = text.lines().filter(|line| !line.starts_with('#')).enumerate();
    let words = lines.flat_map(|(family, line)| {
        let (judged, line) = match line.strip_prefix("? ") {
            Some(rest) => (None, rest),
            None => (Some(family), line),
        };
        line.split_whitespace().map(move |word| (word.to_owned(), judged))
    });
    words.collect()
}

#[derive(Debug, Default)]
struct Score {
    /// Pairs brought together, and how many of them wrongly.
    together: usize,
    wrong: Vec<(String, String)>,
    /// Pairs that belong together.
    belong: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        let right = self.together - self.wrong.len();
        if self.together == 0 { 100.0 } else { 100.0 * right as f64 / self.together as f64 }
    }

    fn recall(&self) -> f64 {
        100.0 * (self.together - self.wrong.len()) as f64 / self.belong as f64
    }
}

fn score(words: &[(String, Option<usize>)], same: impl Fn(usize, usize) -> bool) -> Score {
    let mut score = Score::default();
    for (at, (word, family)) in words.iter().enumerate() {
        for (other_at, (other, other_family)) in words.iter().enumerate().skip(at + 1) {
            let (Some(family), Some(other_family)) = (family, other_family) else { continue };
            let together = same(at, other_at);
            score.belong += usize::from(family == other_family);
            score.together += usize::from(together);
            if together && family != other_family {
                score.wrong.push((word.clone(), other.clone()));
            }
        }
    }
    score
}

fn pack() -> Languages {
    let default = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../language-pack"));
    let folder = env::var_os("FOORUMI_LANGUAGE_PACK").map_or_else(default, PathBuf::from);
    let languages = Languages::open(&folder).expect("a language pack");
    assert_eq!(languages.tables(), 3, "no language pack in {folder:?}: run `make language-pack`");
    languages
}

fn judge(title: &str, languages: &Languages) -> BTreeMap<&'static str, (Score, Score)> {
    let mut scores = BTreeMap::new();
    for (name, lang) in LISTS {
        let words = list(name);
        let bases: Vec<Option<WordBase>> =
            words.iter().map(|(word, _)| languages.base(lang, word)).collect();
        let key = |at: usize| bases[at].as_ref().map(|base| &base.key);
        let sure = |at: usize| bases[at].as_ref().is_some_and(|base| base.sure);
        let proposed = score(&words, |a, b| key(a).is_some() && key(a) == key(b));
        let merged = score(&words, |a, b| sure(a) && sure(b) && key(a) == key(b));
        for (what, score) in [("proposed", &proposed), ("merged", &merged)] {
            println!(
                "{title} {name} {what}: {} pairs, precision {:.1} %, recall {:.1} %, wrong {}",
                score.together,
                score.precision(),
                score.recall(),
                score.wrong.len()
            );
        }
        println!("   wrong: {:?}", proposed.wrong.iter().take(40).collect::<Vec<_>>());
        println!("   wrong merged: {:?}", merged.wrong);
        scores.insert(name, (proposed, merged));
    }
    scores
}

#[test]
fn explore() {
    judge("stems", &Languages::built_in());
    let languages = pack();
    judge("pack", &languages);
    let words: Vec<(String, Lang)> =
        LISTS.iter().flat_map(|(n, l)| list(n).into_iter().map(|(w, _)| (w, *l))).collect();
    let start = Instant::now();
    for _ in 0..10 {
        for (word, lang) in &words {
            std::hint::black_box(languages.base(*lang, word));
        }
    }
    println!("{} us a word", start.elapsed().as_micros() as f64 / (words.len() * 10) as f64);
}
