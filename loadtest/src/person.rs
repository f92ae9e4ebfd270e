//! What people do when something is asked of them.

use foorumi_protocol::{
    ActivityId, Choice, CloudCommand, Command, IdeaId, OpenAnswer, PollCommand, PollForm,
    SheetCommand, TypedWord,
};
use rand::{RngExt, rngs::StdRng};
use std::collections::BTreeMap;

/// Answers in own words.
const ANSWERS: [&str; 6] = [
    "Rauha tehdä työ loppuun",
    "Työpari vaikeisiin tapaamisiin",
    "Selkeä päätös siitä, kuka vastaa",
    "Mera tid för klienterna",
    "Vähemmän kirjaamista",
    "Kiireetön kahvi tiimin kanssa",
];
/// Ideas that people add to sheets.
const IDEAS: [&str; 6] = [
    "kokeillaan yhdessä tiimissä ensin",
    "asiakas mukaan suunnitteluun",
    "kuukausittainen palaute",
    "gemensam kaffestund",
    "vertaisryhmä verkossa",
    "lyhyt kysely tapaamisen jälkeen",
];
/// What people write in the chat.
pub(crate) const MESSAGES: [&str; 6] = [
    "Voisiko esimerkin toistaa?",
    "Meillä tätä on kokeiltu kaksi vuotta, hyvin on toiminut.",
    "Kuka vastaa seurannasta?",
    "Hur blir det på svenska?",
    "Kiitos, tämä oli tärkeä huomio.",
    "Löytyykö materiaali jälkikäteen?",
];
/// What people want to speak about.
pub(crate) const TOPICS: [&str; 4] = [
    "kokemus kentältä",
    "kysymys palkkioista",
    "ehdotus seuraavaksi askeleeksi",
    "svenska klienter",
];

fn pick(random: &mut StdRng, from: &[&'static str]) -> &'static str {
    from[random.random_range(0..from.len())]
}

/// A word drawn from real ones, as often as it occurs.
pub(crate) fn word(random: &mut StdRng, words: &[(&str, u32)]) -> TypedWord {
    let all: u32 = words.iter().map(|(_, count)| count).sum();
    let mut at = random.random_range(0..all.max(1));
    for (word, count) in words {
        if at < *count {
            // One in ten writes it with a capital or a full stop: the same word all the same.
            let text = if random.random_ratio(1, 10) { format!("{word}.") } else { (*word).into() };
            return TypedWord::new(&text).expect("words are short");
        }
        at -= count;
    }
    TypedWord::new("osallisuus").expect("words are short")
}

/// A command that sends a word.
pub(crate) fn send_word(cloud: ActivityId, word: TypedWord) -> Command {
    Command::Cloud(CloudCommand::SendWord { cloud, word, base: None })
}

/// A ballot that fits the form. One in twenty abstains.
pub(crate) fn choice(random: &mut StdRng, form: &PollForm) -> Choice {
    if random.random_ratio(1, 20) {
        return Choice::Abstain;
    }
    match form {
        PollForm::Single { options } => {
            Choice::Options { options: vec![random.random_range(0..options.len() as u8)] }
        }
        PollForm::Multiple { options, min, max } => {
            let count = usize::from(random.random_range(*min..=*max).max(1));
            Choice::Options { options: some_of(random, options.len(), count) }
        }
        PollForm::YesNo => {
            if random.random_ratio(2, 3) {
                Choice::Yes
            } else {
                Choice::No
            }
        }
        PollForm::Scale { statements } => {
            let mut value = || (!random.random_ratio(1, 12)).then(|| random.random_range(1..=5_u8));
            Choice::Scale { values: statements.iter().map(|_| value()).collect() }
        }
        PollForm::Open => {
            let text = OpenAnswer::new(pick(random, &ANSWERS)).expect("answers are short");
            Choice::Open { text }
        }
    }
}

fn some_of(random: &mut StdRng, options: usize, count: usize) -> Vec<u8> {
    let mut left: Vec<u8> = (0..options as u8).collect();
    let mut chosen = Vec::new();
    while chosen.len() < count && !left.is_empty() {
        chosen.push(left.remove(random.random_range(0..left.len())));
    }
    chosen
}

/// A command that casts a ballot.
pub(crate) fn cast(poll: ActivityId, choice: Choice) -> Command {
    Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false })
}

/// A command that adds an idea.
pub(crate) fn add_idea(random: &mut StdRng, sheet: ActivityId, parent: IdeaId) -> Command {
    let text = foorumi_protocol::IdeaText::new(pick(random, &IDEAS)).expect("ideas are short");
    Command::Sheet(SheetCommand::AddIdea { sheet, parent, after: None, text })
}

/// Up to `votes` votes on different ideas.
pub(crate) fn dots(random: &mut StdRng, ideas: &[IdeaId], votes: u8) -> BTreeMap<IdeaId, u8> {
    let count = usize::from(random.random_range(1..=votes));
    let chosen = some_of(random, ideas.len().min(250), count);
    chosen.into_iter().map(|index| (ideas[usize::from(index)], 1)).collect()
}
