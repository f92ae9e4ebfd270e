//! Texts that people typed, as each audience reads them (rules MO6, RB4): outside the organiser's own
//! bundle no text that waits or was hidden, and in the public one none in which the guard suspects
//! personal data, whatever the desk has shown.

use foorumi_protocol::{
    ActivityResult, Audience, CloudResult, IdeaId, IdeaText, PollResult, PollTally, SheetPart,
    SheetResult, SuspectKind, TextState, WordState,
};
use std::collections::BTreeSet;

pub(super) fn leave_out(activity: &mut ActivityResult, audience: Audience) {
    match activity {
        ActivityResult::Cloud(cloud) => words(cloud, audience),
        ActivityResult::Poll { result, .. } => {
            result.iter_mut().for_each(|result| answers(result, audience));
        }
        ActivityResult::Sheet(sheet) => ideas(sheet, audience),
    }
}

/// Whether an audience reads this.
fn told(shown: bool, suspects: &[SuspectKind], audience: Audience) -> bool {
    shown && (audience != Audience::Public || suspects.is_empty())
}

fn words(cloud: &mut CloudResult, audience: Audience) {
    cloud.hidden = 0;
    cloud.words.retain(|word| told(word.state == WordState::Shown, &word.suspects, audience));
    cloud.words.iter_mut().for_each(|word| word.suspects.clear());
    let kept: BTreeSet<_> = cloud.words.iter().map(|word| word.key.clone()).collect();
    cloud.picture.words.retain(|word| kept.contains(&word.key));
}

fn answers(result: &mut PollResult, audience: Audience) {
    let PollTally::Open { answers, desk, .. } = &mut result.tally else { return };
    let untold: BTreeSet<_> = desk
        .iter()
        .filter(|answer| !told(answer.state.is_shown(), &answer.suspects, audience))
        .map(|answer| answer.text.clone())
        .collect();
    answers.retain(|text| !untold.contains(text));
    desk.clear();
}

/// An idea keeps its place under a mark.
fn ideas(sheet: &mut SheetResult, audience: Audience) {
    let SheetPart { why, why_state, why_suspects, .. } = &mut sheet.sheet;
    why.take_if(|_| !told(why_state.is_shown(), why_suspects, audience));
    *why_state = TextState::Shown;
    why_suspects.clear();
    let mut marked: BTreeSet<IdeaId> = BTreeSet::new();
    for idea in &mut sheet.ideas {
        if mark(&mut idea.text, (&mut idea.state, &mut idea.suspects), audience) {
            marked.insert(idea.id);
        }
        idea.author = None;
        for comment in &mut idea.comments {
            mark(&mut comment.text, (&mut comment.state, &mut comment.suspects), audience);
            comment.author = None;
        }
    }
    for placed in sheet.picture.ideas.iter_mut().filter(|placed| marked.contains(&placed.id)) {
        placed.lines = vec![IdeaText::removed().as_str().to_owned()];
    }
}

fn mark(
    text: &mut IdeaText,
    (state, suspects): (&mut TextState, &mut Vec<SuspectKind>),
    audience: Audience,
) -> bool {
    let untold = !told(state.is_shown(), suspects, audience);
    if untold {
        *text = IdeaText::removed();
        // That it was suspected is the desk's to know.
        *state = if *state == TextState::Removed { *state } else { TextState::Hidden };
    }
    suspects.clear();
    untold
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience;
    use foorumi_protocol::{CloudResult, DeskAnswer, OpenAnswer, Results, SheetResult, Text};

    const SHOWN: &str = "soita 040 123 4567";
    const WAITS: &str = "131052-308T";

    fn text<const MIN: usize, const MAX: usize, const KIND: u8>(
        words: &str,
    ) -> Text<MIN, MAX, KIND> {
        Text::new(words).expect("it fits")
    }

    fn suspect_words(cloud: &mut CloudResult) {
        for (at, words) in [SHOWN, WAITS].into_iter().enumerate() {
            cloud.words[at].shown = text(words);
            cloud.words[at].suspects = vec![SuspectKind::Phone];
            cloud.picture.words[at].key = cloud.words[at].key.clone();
            cloud.picture.words[at].shown = text(words);
        }
        cloud.words[1].state = WordState::Waiting;
    }

    fn suspect_ideas(sheet: &mut SheetResult) {
        for (at, words) in [(1, SHOWN), (2, WAITS)] {
            let idea = &mut sheet.ideas[at];
            idea.text = text(words);
            idea.suspects = vec![SuspectKind::IdentityCode];
            let drawn = sheet.picture.ideas.iter_mut().find(|one| one.id == idea.id);
            drawn.expect("it is drawn").lines = vec![words.to_owned()];
        }
        sheet.ideas[2].state = TextState::Waiting;
        sheet.sheet.why = Some(text(WAITS));
        sheet.sheet.why_state = TextState::Waiting;
        sheet.picture.ideas.iter_mut().for_each(|one| one.lines.retain(|line| line != WAITS));
    }

    /// In each place one text that the desk has let be seen though it is suspected, and one that waits.
    fn suspected() -> Results {
        let forum = include_str!("../tests/forum.json");
        let mut results: Results = serde_json::from_str(forum).expect("results");
        for activity in &mut results.activities {
            match activity {
                ActivityResult::Cloud(cloud) => suspect_words(cloud),
                ActivityResult::Poll { result: Some(result), .. } => {
                    let PollTally::Open { answers, desk, .. } = &mut result.tally else { continue };
                    answers.push(text(SHOWN));
                    *desk = [(SHOWN, TextState::Shown), (WAITS, TextState::Waiting)]
                        .map(|(words, state)| DeskAnswer {
                            key: text("0123456789abcdef"),
                            text: text(words),
                            count: 1,
                            state,
                            suspects: vec![SuspectKind::IdentityCode],
                        })
                        .to_vec();
                }
                ActivityResult::Poll { .. } => {}
                ActivityResult::Sheet(sheet) => suspect_ideas(sheet),
            }
        }
        results
    }

    #[test]
    fn ft50_what_is_suspected_is_in_no_public_bundle_and_what_waits_in_none_but_the_internal_one() {
        let results = suspected();
        let count = |audience: Audience, words: &str| {
            let told = audience::told(&results, audience);
            serde_json::to_string(&*told).expect("JSON").matches(words).count()
        };
        assert_eq!([SHOWN, WAITS].map(|words| count(Audience::Public, words)), [0, 0]);
        assert_eq!(count(Audience::Participants, WAITS), 0);
        assert!(count(Audience::Participants, SHOWN) >= 4, "what all saw, they read");
        assert!(count(Audience::Internal, WAITS) >= 4, "the organiser has all");
        let public = audience::told(&results, Audience::Public);
        assert!(!serde_json::to_string(&*public).expect("JSON").contains("suspects"));
        let answer: OpenAnswer = text(WAITS);
        for lang in foorumi_protocol::Lang::ALL {
            let page = crate::summary(&results, lang, "Foorumi");
            assert!(!page.contains(answer.as_str()) && !page.contains("040 123"), "{lang:?}");
        }
    }
}
