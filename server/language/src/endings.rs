//! What the tables leave out of a language: possessive endings, joints of compounds, second readings.

use foorumi_protocol::Lang;

/// What may follow a Finnish word's case ending.
const FI_AFTER: [&str; 15] = [
    "kin", "kaan", "kään", "han", "hän", "ko", "kö", "ni", "si", "nsa", "nsä", "mme", "nne", "pa",
    "pä",
];
/// Letters of the shortest form that is left of a word without what followed.
const SHORTEST_BARE: usize = 5;
/// Endings that a Swedish word takes, by which a form may belong to another one.
const SV_ENDINGS: [&str; 14] =
    ["n", "t", "s", "en", "et", "ar", "er", "or", "na", "a", "arna", "erna", "orna", "r"];

const FI_PLURALS: [&str; 11] = [
    "aivot",
    "häät",
    "juhlat",
    "kasvot",
    "kulut",
    "markkinat",
    "olot",
    "opinnot",
    "puitteet",
    "varat",
    "välit",
];
const SV_PLURALS: [&str; 5] = ["kläder", "krafter", "pengar", "seder", "villkor"];
const EN_PLURALS: [&str; 40] = [
    "arms",
    "arts",
    "ashes",
    "brains",
    "clothes",
    "colours",
    "contents",
    "customs",
    "damages",
    "directions",
    "earnings",
    "expenses",
    "feelings",
    "forces",
    "funds",
    "glasses",
    "goods",
    "grounds",
    "honours",
    "letters",
    "looks",
    "manners",
    "means",
    "minutes",
    "morals",
    "news",
    "odds",
    "papers",
    "premises",
    "quarters",
    "regards",
    "remains",
    "savings",
    "scales",
    "spirits",
    "stocks",
    "terms",
    "thanks",
    "wells",
    "woods",
];

/// A word without a possessive ending or a particle, as table forms to look for.
pub(crate) fn bare_forms(lang: Lang, word: &str) -> impl Iterator<Item = String> {
    let finnish = lang == Lang::Fi;
    let after = FI_AFTER.iter().filter(move |_| finnish).filter_map(|end| word.strip_suffix(end));
    // "asiakkaisiimme": the illative's own n gave way.
    let after = after.flat_map(|bare| [bare.to_owned(), format!("{bare}n")]);
    let forms = after.chain(finnish.then(|| lengthened(word)).flatten());
    forms.filter(|form| form.chars().count() >= SHORTEST_BARE)
}

/// "asiakkaalleen": the last vowel is doubled and an n follows.
fn lengthened(word: &str) -> Option<String> {
    let bare = word.strip_suffix('n')?;
    let mut letters = bare.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && "aäe".contains(last))
        .then(|| bare[..bare.len() - last.len_utf8()].to_owned())
}

/// Whether this can be the first part of a compound, by the forms that are `known`.
pub(crate) fn is_head(lang: Lang, part: &str, known: impl Fn(&str) -> bool) -> bool {
    let joint = match lang {
        // kehittämis-: of words in -nen.
        Lang::Fi => part.strip_suffix('s').map(|start| format!("{start}nen")),
        // samarbets-: with a joint s.
        Lang::Sv => part.strip_suffix('s').map(str::to_owned),
        Lang::En => None,
    };
    known(part) || joint.is_some_and(|form| known(&form))
}

const FI_INFINITIVES: [&str; 10] =
    ["maan", "massa", "masta", "malla", "matta", "mään", "mässä", "mästä", "mällä", "mättä"];

/// Bases that the form may have too: if one of them is a word, it is not plain whose form this is.
pub(crate) fn another_reading(lang: Lang, form: &str, lemma: &str) -> Vec<String> {
    match lang {
        Lang::Fi => finnish_readings(form, lemma),
        // "modet" is of "mod" and of "mode".
        Lang::Sv => {
            let bases = SV_ENDINGS.iter().filter_map(|end| form.strip_suffix(end));
            bases.map(str::to_owned).collect()
        }
        Lang::En => Vec::new(),
    }
}

/// The verbs that may have this form of a noun, and the other way round.
fn finnish_readings(form: &str, lemma: &str) -> Vec<String> {
    let mut bases = Vec::new();
    // "ideoiden": of "ideoida" by the table, but of "idea" by most who write it.
    if form.ends_with("iden") {
        let verb = lemma.strip_suffix("oida").or_else(|| lemma.strip_suffix("öidä"));
        bases.extend(verb.map(|start| format!("{start}a")));
    }
    // "seuraa", "seuraan": of "seura" and of "seurata"; "toivon": of "toivo" and of "toivoa".
    let person = form.strip_suffix('n').unwrap_or(form);
    for vowel in ["a", "ä"] {
        let doubled = person.strip_suffix(vowel).filter(|start| start.ends_with(vowel));
        bases.extend(doubled.map(|start| format!("{start}t{vowel}")));
        bases.push(format!("{person}{vowel}"));
    }
    bases
}

/// Cases of a word that by its end could be a noun or a verb, as a noun has them: partitive and essive.
/// `None` for one that is no verb.
pub(crate) fn noun_forms(lang: Lang, lemma: &str) -> Option<[String; 3]> {
    let vowel = ["a", "ä"].into_iter().find(|vowel| lemma.ends_with(vowel))?;
    let form = |ending| format!("{lemma}{ending}{vowel}");
    (lang == Lang::Fi).then(|| ["", "t", "n"].map(form))
}

/// Forms of verbs that look like compounds of "maa" and "matto": "keskustelemaan", "auttamatta".
pub(crate) fn is_infinitive(lang: Lang, form: &str) -> bool {
    lang == Lang::Fi && FI_INFINITIVES.iter().any(|end| form.ends_with(end))
}

/// Plurals that mean something else than many of the same.
pub(crate) fn is_word_by_itself(lang: Lang, form: &str) -> bool {
    let words = match lang {
        Lang::Fi => &FI_PLURALS[..],
        Lang::Sv => &SV_PLURALS[..],
        Lang::En => &EN_PLURALS[..],
    };
    words.contains(&form)
}

/// Letters of the shortest lemma whose forms are merged without asking. Short words have the most
/// look-alikes where words are short.
pub(crate) fn shortest_sure(lang: Lang) -> usize {
    match lang {
        Lang::Fi => 3,
        Lang::Sv => 4,
        Lang::En => 5,
    }
}
