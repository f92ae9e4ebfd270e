//! How a word cloud is seen, and what of it leaves the meeting: rules WC5, WC6, RB1.

use super::{Cloud, words::Word};
use crate::{Eye, Room};
use foorumi_protocol::{
    ActivityId, ActivityState, CloudPart, CloudPicture, CloudResult, MyWord, MyWordsPart,
    PlacedWord, WordKey, WordPart,
};

impl Cloud {
    pub(super) fn draw(&self, cloud: ActivityId) -> CloudPicture {
        let placed = |(key, word): (&WordKey, &Word)| {
            let spot = self.picture.spot(key)?;
            Some(PlacedWord {
                key: key.clone(),
                shown: word.shown.clone(),
                count: word.count,
                x: spot.x,
                y: spot.y,
                size: spot.size,
                width: spot.width(),
            })
        };
        let top = self.words.ranked().take(CloudPicture::WORDS);
        let words: Vec<PlacedWord> = top.filter_map(placed).collect();
        let more = self.words.distinct() - words.len() as u32;
        CloudPicture { cloud, words, more }
    }
}

impl Room {
    pub(crate) fn cloud_part(&self, id: ActivityId, eye: Eye) -> Option<CloudPart> {
        let (cloud, state) = self.cloud(id)?;
        let seen = match eye {
            Eye::Public | Eye::Stage => state != ActivityState::Planned,
            Eye::Staff => true,
            Eye::Person(_) | Eye::Voters(_) => false,
        };
        let (answered, distinct) = cloud.figures();
        seen.then(|| CloudPart {
            id,
            question: cloud.plan.question.clone(),
            words: cloud.plan.words,
            lang: cloud.plan.lang,
            state,
            revealed: cloud.revealed,
            answered,
            distinct,
        })
    }

    pub(crate) fn word_part(&self, id: ActivityId, key: &WordKey, eye: Eye) -> Option<WordPart> {
        let (cloud, state) = self.cloud(id)?;
        let word = cloud.words.word(key)?;
        let seen = match eye {
            Eye::Public | Eye::Stage => {
                state != ActivityState::Planned && cloud.revealed && !word.hidden
            }
            Eye::Staff => true,
            Eye::Person(_) | Eye::Voters(_) => false,
        };
        seen.then(|| word_as_shown(id, key, word))
    }

    pub(crate) fn my_words_part(&self, id: ActivityId, eye: Eye) -> Option<MyWordsPart> {
        let Eye::Person(person) = eye else { return None };
        let (cloud, _) = self.cloud(id)?;
        let own = cloud.words.of(person);
        let hidden = |key| cloud.words.word(key).is_some_and(|word| word.hidden);
        let words = own.iter().map(|sent| MyWord {
            key: sent.key.clone(),
            typed: sent.typed.clone(),
            hidden: hidden(&sent.key),
        });
        let left = cloud.plan.words.saturating_sub(own.len() as u8);
        (!own.is_empty()).then(|| MyWordsPart { cloud: id, words: words.collect(), left })
    }

    /// Whether `eye` sees the picture, without drawing it.
    pub(crate) fn cloud_picture_seen(&self, id: ActivityId, eye: Eye) -> bool {
        let Some((cloud, state)) = self.cloud(id) else { return false };
        let opened = state != ActivityState::Planned;
        match eye {
            Eye::Stage => opened && cloud.revealed,
            Eye::Staff => opened,
            Eye::Public | Eye::Person(_) | Eye::Voters(_) => false,
        }
    }

    pub(crate) fn cloud_picture(&self, id: ActivityId) -> Option<CloudPicture> {
        Some(self.cloud(id)?.0.draw(id))
    }

    /// All words that are not hidden, as they leave the meeting.
    pub(crate) fn cloud_result(&self, id: ActivityId) -> Option<CloudResult> {
        let (cloud, _) = self.cloud(id)?;
        Some(CloudResult {
            cloud: id,
            question: cloud.plan.question.clone(),
            answered: cloud.words.answered(),
            words: cloud.words.ranked().map(|(key, word)| word_as_shown(id, key, word)).collect(),
            hidden: cloud.words.hidden(),
            picture: cloud.draw(id),
        })
    }
}

fn word_as_shown(cloud: ActivityId, key: &WordKey, word: &Word) -> WordPart {
    WordPart {
        cloud,
        key: key.clone(),
        shown: word.shown.clone(),
        count: word.count,
        hidden: word.hidden,
    }
}
