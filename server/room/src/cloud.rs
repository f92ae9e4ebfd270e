//! Word clouds: rules WC1, WC2, WC5, WC6; hide and restore.

mod key;
mod part;
mod picture;
mod words;

use crate::{Ask, Decided, Event, Eye, Room, activity::Content, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, CloudCommand, CloudPicture, CloudPlan, Notice, PartKey, PersonId,
    Rejection, Text, TypedWord, WordKey,
};
use picture::{Picture, Ranked};
use serde::{Deserialize, Serialize};
use words::Words;

/// One word cloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cloud {
    plan: CloudPlan,
    /// Whether participants and stage see the words.
    revealed: bool,
    words: Words,
    picture: Picture,
}

/// What happens to a word cloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CloudEvent {
    Opened { cloud: ActivityId },
    Closed { cloud: ActivityId },
    WordSent { cloud: ActivityId, person: PersonId, key: WordKey, typed: TypedWord },
    WordTakenBack { cloud: ActivityId, person: PersonId, key: WordKey },
    WordHidden { cloud: ActivityId, key: WordKey, hidden: bool },
    Revealed { cloud: ActivityId, on: bool },
}

impl Cloud {
    pub(crate) fn new(plan: &CloudPlan) -> Self {
        Self {
            plan: plan.clone(),
            revealed: !plan.hidden,
            words: Words::default(),
            picture: Picture::default(),
        }
    }

    pub(crate) fn answered(&self) -> bool {
        self.words.answered() > 0
    }

    /// Keys of all words, hidden ones included.
    pub(crate) fn word_keys(&self) -> impl Iterator<Item = &WordKey> {
        self.words.keys()
    }

    /// The figures that everybody sees.
    fn figures(&self) -> (u32, Option<u32>) {
        (self.words.answered(), self.revealed.then(|| self.words.distinct()))
    }

    fn arrange(&mut self, changed: &WordKey) {
        let top: Vec<Ranked<'_>> = self
            .words
            .ranked()
            .take(CloudPicture::WORDS)
            .map(|(key, word)| Ranked { key, shown: &word.shown, count: word.count })
            .collect();
        self.picture.arrange(&top, changed);
    }
}

impl Room {
    pub(crate) fn decide_cloud(&self, ask: Ask, command: &CloudCommand) -> Decided {
        let event = match command {
            CloudCommand::SendWord { cloud, word } => {
                return self.decide_word(ask.person, *cloud, word);
            }
            CloudCommand::TakeBackWord { cloud, key } => {
                let own = self.open_words(*cloud)?.words.of(ask.person);
                own.iter().find(|sent| sent.key == *key).ok_or(Rejection::NotFound)?;
                CloudEvent::WordTakenBack { cloud: *cloud, person: ask.person, key: key.clone() }
            }
            CloudCommand::HideWord { cloud, key } => return self.decide_hide(*cloud, key, true),
            CloudCommand::RestoreWord { cloud, key } => {
                return self.decide_hide(*cloud, key, false);
            }
            CloudCommand::Reveal { cloud, on } => return self.decide_reveal(*cloud, *on),
        };
        Ok(vec![Event::Cloud(event)])
    }

    /// Opening again is allowed: words are added, none is cast anew.
    pub(crate) fn open_cloud(&self, cloud: ActivityId, state: ActivityState) -> Vec<Event> {
        match state {
            ActivityState::Open => Vec::new(),
            ActivityState::Planned | ActivityState::Closed => {
                vec![Event::Cloud(CloudEvent::Opened { cloud })]
            }
        }
    }

    pub(crate) fn close_cloud(&self, cloud: ActivityId, state: ActivityState) -> Vec<Event> {
        match state {
            ActivityState::Open => vec![Event::Cloud(CloudEvent::Closed { cloud })],
            ActivityState::Planned | ActivityState::Closed => Vec::new(),
        }
    }

    pub(crate) fn evolve_cloud(&mut self, event: &CloudEvent) {
        match event {
            CloudEvent::Opened { cloud } => self.set_cloud_state(*cloud, ActivityState::Open),
            CloudEvent::Closed { cloud } => {
                self.set_cloud_state(*cloud, ActivityState::Closed);
                self.reveal_at_close(*cloud);
            }
            CloudEvent::WordSent { cloud, person, key, typed } => {
                self.change_word(*cloud, key, |words| words.send(*person, key, typed));
                self.touch_own(PartKey::MyWords(*cloud), *person);
            }
            CloudEvent::WordTakenBack { cloud, person, key } => {
                self.change_word(*cloud, key, |words| words.take_back(*person, key));
                self.touch_own(PartKey::MyWords(*cloud), *person);
            }
            CloudEvent::WordHidden { cloud, key, hidden } => self.hide_word(*cloud, key, *hidden),
            CloudEvent::Revealed { cloud, on } => self.reveal(*cloud, *on),
        }
    }

    fn cloud(&self, id: ActivityId) -> Option<(&Cloud, ActivityState)> {
        let activity = self.activities.get(&id)?;
        let Content::Cloud(cloud) = &activity.content else { return None };
        Some((cloud, activity.state))
    }

    fn cloud_mut(&mut self, id: ActivityId) -> Option<&mut Cloud> {
        let Content::Cloud(cloud) = &mut self.activities.get_mut(&id)?.content else { return None };
        Some(cloud)
    }

    fn open_words(&self, id: ActivityId) -> Result<&Cloud, Rejection> {
        let (cloud, state) = self.cloud(id).ok_or(Rejection::NotFound)?;
        match state {
            ActivityState::Planned => Err(Rejection::ActivityNotOpen),
            ActivityState::Open => Ok(cloud),
            ActivityState::Closed => Err(Rejection::ActivityClosed),
        }
    }

    fn decide_word(&self, person: PersonId, id: ActivityId, typed: &TypedWord) -> Decided {
        let cloud = self.open_words(id)?;
        let (key, typed) = key::read(typed)?;
        let own = cloud.words.of(person);
        if own.iter().any(|sent| sent.key == key) {
            return Ok(Vec::new());
        }
        if own.len() >= usize::from(cloud.plan.words) {
            return Err(Rejection::WordsSpent { words: cloud.plan.words });
        }
        let full = cloud.words.kept() >= CloudPlan::MAX_DISTINCT;
        if full && cloud.words.word(&key).is_none() {
            return Err(Rejection::LimitReached { limit: CloudPlan::MAX_DISTINCT as u32 });
        }
        Ok(vec![Event::Cloud(CloudEvent::WordSent { cloud: id, person, key, typed })])
    }

    fn decide_hide(&self, id: ActivityId, key: &WordKey, hidden: bool) -> Decided {
        let (cloud, _) = self.cloud(id).ok_or(Rejection::NotFound)?;
        let word = cloud.words.word(key).ok_or(Rejection::NotFound)?;
        if word.hidden == hidden {
            return Ok(Vec::new());
        }
        let event = CloudEvent::WordHidden { cloud: id, key: key.clone(), hidden };
        Ok(vec![Event::Cloud(event)])
    }

    /// Revealing stays possible after the close; what has been final in public is not hidden again.
    fn decide_reveal(&self, id: ActivityId, on: bool) -> Decided {
        let (cloud, state) = self.cloud(id).ok_or(Rejection::NotFound)?;
        match state {
            _ if cloud.revealed == on => Ok(Vec::new()),
            ActivityState::Closed if !on => Err(Rejection::ActivityClosed),
            ActivityState::Planned | ActivityState::Open | ActivityState::Closed => {
                Ok(vec![Event::Cloud(CloudEvent::Revealed { cloud: id, on })])
            }
        }
    }

    fn set_cloud_state(&mut self, id: ActivityId, state: ActivityState) {
        self.set_activity_state(id, state);
        self.touch(PartKey::Cloud(id), Eyes::All);
    }

    /// Rule WC6: a cloud that was planned hidden stays so until staff reveal it.
    fn reveal_at_close(&mut self, id: ActivityId) {
        let shown = self.cloud(id).is_some_and(|(cloud, _)| !cloud.plan.hidden && !cloud.revealed);
        if shown {
            self.reveal(id, true);
        }
    }

    fn reveal(&mut self, id: ActivityId, on: bool) {
        let Some(cloud) = self.cloud_mut(id) else { return };
        cloud.revealed = on;
        let keys: Vec<WordKey> = cloud.words.keys().cloned().collect();
        for key in keys {
            self.touch(PartKey::Word(id, key.clone()), Eyes::One(Eye::Public));
            self.touch(PartKey::Word(id, key), Eyes::One(Eye::Stage));
        }
        self.touch(PartKey::Cloud(id), Eyes::All);
        self.touch(PartKey::Picture(id), Eyes::One(Eye::Stage));
    }

    fn hide_word(&mut self, id: ActivityId, key: &WordKey, hidden: bool) {
        let Some(cloud) = self.cloud_mut(id) else { return };
        let senders = cloud.words.senders_of(key);
        let shown = cloud.words.word(key).and_then(|word| Text::new(&word.shown).ok());
        self.change_word(id, key, |words| words.hide(key, hidden));
        for person in senders {
            self.touch_own(PartKey::MyWords(id), person);
            if let (true, Some(word)) = (hidden, shown.clone()) {
                self.tell(person, Notice::WordHidden { cloud: id, word });
            }
        }
    }

    /// Changes one word and touches what looks different for it.
    fn change_word(&mut self, id: ActivityId, key: &WordKey, change: impl FnOnce(&mut Words)) {
        let Some(cloud) = self.cloud_mut(id) else { return };
        let (figures, picture) = (cloud.figures(), cloud.draw(id));
        change(&mut cloud.words);
        cloud.arrange(key);
        let counted = cloud.figures() != figures;
        let redrawn = cloud.draw(id) != picture;
        self.touch(PartKey::Word(id, key.clone()), Eyes::All);
        if counted {
            self.touch(PartKey::Cloud(id), Eyes::All);
        }
        if redrawn {
            self.touch(PartKey::Picture(id), Eyes::Shown);
        }
    }
}
