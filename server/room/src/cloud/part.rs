//! How a word cloud is seen, and what of it leaves the meeting: rules WC5, WC6, RB1.

use super::{Cloud, picture, words::Word};
use crate::{Eye, Room};
use foorumi_protocol::{
    ActivityId, ActivityState, CloudPart, CloudPicture, CloudResult, MyWord, MyWordsPart,
    PlacedWord, TypedWord, WordKey, WordPart, WordReviewPart, WordState,
};

impl Cloud {
    pub(super) fn draw(&self, cloud: ActivityId) -> CloudPicture {
        let placed = |(key, word): (&WordKey, &Word)| {
            let spot = self.picture.spot(key)?;
            let shown = self.words.face(key, word);
            let lines = picture::lines(&shown);
            Some(PlacedWord {
                key: key.clone(),
                lines: match lines.as_slice() {
                    [_whole] => Vec::new(),
                    lines => lines.iter().map(|line| TypedWord::of_kept(line)).collect(),
                },
                shown,
                count: word.people,
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

    fn word_as_shown(&self, cloud: ActivityId, key: &WordKey, word: &Word) -> WordPart {
        WordPart {
            cloud,
            key: key.clone(),
            shown: self.words.face(key, word),
            count: word.people,
            state: word.state,
            forms: self.words.forms_sent(key),
            spellings: Vec::new(),
            chosen: false,
            suspects: Vec::new(),
        }
    }

    /// With what staff may do about it.
    fn for_staff(&self, part: WordPart) -> WordPart {
        let words = &self.words;
        WordPart {
            spellings: words.spellings(&part.key, &part.shown),
            chosen: words.chosen(&part.key).is_some(),
            suspects: words.suspects(&part.key),
            ..part
        }
    }

    fn my_word(&self, key: &WordKey, typed: &TypedWord) -> MyWord {
        let head = self.words.head(key);
        let state = self.words.word(head).map_or(WordState::Shown, |word| word.state);
        let seen = self.revealed && state == WordState::Shown;
        let one = self.words.merged.contains_key(head);
        let into = (seen && one).then(|| head.clone());
        MyWord { key: key.clone(), typed: typed.clone(), state, into }
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
        (seen && self.tells_figures(eye)).then(|| CloudPart {
            id,
            question: cloud.plan.question.clone(),
            words: cloud.plan.words,
            lang: cloud.plan.lang,
            state,
            revealed: cloud.revealed,
            answered,
            distinct,
            held: cloud.plan.held,
            automatic: cloud.plan.automatic,
            removed: if eye == Eye::Staff { cloud.removed } else { 0 },
        })
    }

    /// What there is to decide about the words, for staff (rules WC3, WC4).
    pub(crate) fn word_review_part(&self, id: ActivityId, eye: Eye) -> Option<WordReviewPart> {
        if !self.mending_seen(id, eye) {
            return None;
        }
        let (cloud, _) = self.cloud(id)?;
        let (proposals, more) = cloud.words.proposals();
        Some(WordReviewPart { cloud: id, proposals, more, blocked: cloud.plan.blocked.clone() })
    }

    /// The same, without looking for proposals.
    pub(crate) fn mending_seen(&self, id: ActivityId, eye: Eye) -> bool {
        eye == Eye::Staff && self.cloud(id).is_some()
    }

    pub(crate) fn word_part(&self, id: ActivityId, key: &WordKey, eye: Eye) -> Option<WordPart> {
        let (cloud, state) = self.cloud(id)?;
        let word = cloud.words.word(key).filter(|word| word.into.is_none())?;
        let seen = match eye {
            Eye::Public | Eye::Stage => {
                let shown = word.state == WordState::Shown;
                state != ActivityState::Planned && cloud.revealed && shown
            }
            Eye::Staff => true,
            Eye::Person(_) | Eye::Voters(_) => false,
        };
        (seen && self.tells_figures(eye)).then(|| {
            let part = cloud.word_as_shown(id, key, word);
            if eye == Eye::Staff { cloud.for_staff(part) } else { part }
        })
    }

    pub(crate) fn my_words_part(&self, id: ActivityId, eye: Eye) -> Option<MyWordsPart> {
        let Eye::Person(person) = eye else { return None };
        let (cloud, _) = self.cloud(id)?;
        let own = cloud.words.of(person);
        let words = own.iter().map(|sent| cloud.my_word(&sent.key, &sent.typed));
        let left = cloud.plan.words.saturating_sub(own.len() as u8);
        (!own.is_empty()).then(|| MyWordsPart { cloud: id, words: words.collect(), left })
    }

    /// Whether `eye` sees the picture, without drawing it.
    pub(crate) fn cloud_picture_seen(&self, id: ActivityId, eye: Eye) -> bool {
        let Some((cloud, state)) = self.cloud(id) else { return false };
        let opened = state != ActivityState::Planned;
        match eye {
            Eye::Stage => opened && cloud.revealed && self.tells_figures(eye),
            Eye::Staff => opened,
            Eye::Public | Eye::Person(_) | Eye::Voters(_) => false,
        }
    }

    pub(crate) fn cloud_picture(&self, id: ActivityId) -> Option<CloudPicture> {
        Some(self.cloud(id)?.0.draw(id))
    }

    /// All words that are shown, as they leave the meeting.
    pub(crate) fn cloud_result(&self, id: ActivityId) -> Option<CloudResult> {
        let (cloud, _) = self.cloud(id)?;
        Some(CloudResult {
            cloud: id,
            question: cloud.plan.question.clone(),
            answered: cloud.words.answered(),
            words: cloud
                .words
                .ranked()
                .map(|(key, word)| WordPart {
                    suspects: cloud.words.suspects(key),
                    ..cloud.word_as_shown(id, key, word)
                })
                .collect(),
            hidden: cloud.words.unseen(),
            removed: cloud.removed,
            picture: cloud.draw(id),
        })
    }
}
