//! From a word to its base: exact lemma, else the lemma of a compound's last part, else the stem.

use crate::{
    endings::{
        another_reading, bare_forms, is_head, is_infinitive, is_word_by_itself, noun_forms,
        shortest_sure,
    },
    pack::{BadPack, Entry, How, Table, shared},
};
use foorumi_protocol::{Lang, WordBase, WordKey};
use rust_stemmers::{Algorithm, Stemmer};
use std::path::Path;

/// Letters of the shortest last part of a compound whose first part is known.
const SHORTEST_TAIL: usize = 3;
/// The same where the first part is not known, so that no ending is taken for a word.
const SHORTEST_TAIL_ALONE: usize = 6;
/// The same for merging without asking, where the table is not certain.
const SHORTEST_SURE_TAIL: usize = 5;
/// Letters of the shortest first part of a compound.
const SHORTEST_HEAD: usize = 3;
/// Letters that a form and its lemma share at the start, for merging without asking.
const SHARED: usize = 4;
/// Marks a stem, which is no word: it never equals a lemma.
const STEM: char = '~';

/// Finds the base of a word, language by language: stemmers, and the tables of a language pack.
#[derive(Default)]
pub struct Morphology {
    fi: Option<Table>,
    sv: Option<Table>,
    en: Option<Table>,
}

/// How a word's base was found, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// Surely, and a word that can be shown in the place of its forms.
    Shown,
    /// Surely enough to merge without asking.
    Sure,
    /// For a proposal.
    Likely,
}

/// A base, and how it was found.
type Based = (String, Found);

impl Morphology {
    /// What is built in: stemmers only.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// With the tables of a language pack, those that it has.
    ///
    /// # Errors
    /// [`BadPack`] when a table is there and cannot be read.
    pub fn open(pack: &Path) -> Result<Self, BadPack> {
        Ok(Self {
            fi: Table::open(pack, "fi")?,
            sv: Table::open(pack, "sv")?,
            en: Table::open(pack, "en")?,
        })
    }

    /// How many languages have a table.
    pub fn tables(&self) -> usize {
        [&self.fi, &self.sv, &self.en].into_iter().flatten().count()
    }

    /// The base of a word, given by its merge key (rule WC2). `None` for what is no word of a
    /// language, such as a number.
    pub fn base(&self, lang: Lang, key: &str) -> Option<WordBase> {
        if !key.chars().any(char::is_alphabetic) {
            return None;
        }
        let mut found = Found::Shown;
        let mut based = String::with_capacity(key.len());
        for token in key.split_whitespace() {
            if !based.is_empty() {
                based.push(' ');
                // A phrase has no base of its own, only its words have.
                found = found.max(Found::Sure);
            }
            let (base, how) = self.base_of_token(lang, token);
            based.push_str(&base);
            found = found.max(how);
        }
        let (sure, shown) = (found <= Found::Sure, found == Found::Shown);
        Some(WordBase { key: WordKey::new(&based).ok()?, sure, shown })
    }

    /// In a hyphenated compound the last part is inflected.
    fn base_of_token(&self, lang: Lang, token: &str) -> Based {
        match token.rsplit_once('-') {
            Some((first, last)) if !last.is_empty() => {
                let (base, how) = self.base_of_word(lang, last);
                (format!("{first}-{base}"), how)
            }
            _ => self.base_of_word(lang, token),
        }
    }

    fn base_of_word(&self, lang: Lang, word: &str) -> Based {
        if !word.chars().all(char::is_alphabetic) {
            return (word.to_owned(), Found::Likely);
        }
        let table = match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        };
        let known = table.as_ref().and_then(|table| {
            let reader = Reader { table, lang };
            let bare = || reader.bare(word);
            reader.lemma(word).or_else(bare).or_else(|| reader.compound(word))
        });
        known.unwrap_or_else(|| (format!("{STEM}{}", stem(lang, word)), Found::Likely))
    }
}

/// Reads words by the table of a language.
struct Reader<'a> {
    table: &'a Table,
    lang: Lang,
}

impl Reader<'_> {
    fn lemma(&self, word: &str) -> Option<Based> {
        let entry = self.table.find(word)?;
        let sure = match entry.how {
            How::Certain => true,
            How::Plain => self.is_sure(word, &entry.lemma),
            How::Doubtful => false,
        };
        Some((entry.lemma.clone(), if sure { self.surely(&entry.lemma) } else { Found::Likely }))
    }

    /// "Arvostava" is a form of "arvostaa", but nobody means the verb: only what has the cases of a noun
    /// can be shown for its forms.
    fn surely(&self, lemma: &str) -> Found {
        let is_form =
            |form: &String| self.table.find(form).is_some_and(|entry| entry.lemma == lemma);
        let shown = noun_forms(self.lang, lemma).is_none_or(|forms| forms.iter().any(is_form));
        if shown { Found::Shown } else { Found::Sure }
    }

    /// Of a word without what follows its case ("arjessani", "kotikin").
    fn bare(&self, word: &str) -> Option<Based> {
        bare_forms(self.lang, word).find_map(|form| {
            let Entry { lemma, how } = self.table.find(&form)?;
            let found = if how == How::Certain { self.surely(&lemma) } else { Found::Likely };
            Some((lemma, found))
        })
    }

    fn is_certain(&self, form: &str) -> bool {
        self.table.find(form).is_some_and(|entry| entry.how == How::Certain)
    }

    /// Whether a form plainly belongs to its lemma and to no other. Where the stem changes (vesi,
    /// veden) two words may hide behind one lemma (kuusi: kuuden, kuusen).
    fn is_sure(&self, form: &str, lemma: &str) -> bool {
        let same = form[..shared(form, lemma)].chars().count();
        let letters = lemma.chars().count();
        let near = form.starts_with(lemma) || (same >= SHARED && same * 2 >= letters);
        // The lemma must be one by itself: "well" is a form of "good" too.
        let own = |lemma: &str| self.table.find(lemma).is_some_and(|entry| entry.lemma == lemma);
        let other = |base: &str| base != lemma && own(base);
        let readings = || another_reading(self.lang, form, lemma).into_iter();
        let plain = || {
            own(lemma)
                && !is_word_by_itself(self.lang, form)
                && !readings().any(|base| other(&base))
        };
        near && letters >= shortest_sure(self.lang) && plain()
    }

    /// The longest last part that the table knows; what stands before it is kept as it is.
    fn compound(&self, word: &str) -> Option<Based> {
        let letters = word.chars().count();
        let splits = word.char_indices().map(|(at, _)| at).enumerate().skip(SHORTEST_HEAD);
        for (before, at) in splits.take_while(|(before, _)| letters - before >= SHORTEST_TAIL) {
            let (head, tail) = word.split_at(at);
            let known = self.knows_head(head);
            if !known && letters - before < SHORTEST_TAIL_ALONE {
                continue;
            }
            let Some((lemma, found)) = self.lemma(tail).or_else(|| self.bare(tail)) else {
                continue;
            };
            let long = letters - before >= SHORTEST_SURE_TAIL || self.is_certain(tail);
            let sure = known && long && !is_infinitive(self.lang, word);
            let found = if sure { found } else { Found::Likely };
            return Some((format!("{head}{lemma}"), found));
        }
        None
    }

    /// Whether this can be the first part of a compound; it may be one of two parts itself.
    fn knows_head(&self, head: &str) -> bool {
        let known = |part: &str| is_head(self.lang, part, |form| self.table.find(form).is_some());
        let splits = || head.char_indices().map(|(at, _)| at).skip(SHORTEST_HEAD);
        known(head)
            || splits().any(|at| {
                let (first, last) = head.split_at(at);
                last.chars().count() >= SHORTEST_HEAD && known(first) && known(last)
            })
    }
}

fn stem(lang: Lang, word: &str) -> String {
    let stem = |algorithm, word: &str| Stemmer::create(algorithm).stem(word).into_owned();
    match lang {
        // Words in -nen have another stem in all other forms.
        Lang::Fi => match word.strip_suffix("nen") {
            Some(start) => stem(Algorithm::Finnish, &format!("{start}sen")),
            None => stem(Algorithm::Finnish, word),
        },
        Lang::Sv => stem(Algorithm::Swedish, word),
        Lang::En => stem(Algorithm::English, word),
    }
}
