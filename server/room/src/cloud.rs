//! Word clouds: rules WC1-WC6. What staff do about words is in `cloud/review.rs`.

mod away;
mod face;
mod families;
mod guard;
mod key;
mod kind;
mod part;
mod picture;
mod removal;
mod review;
mod touched;
mod words;

use crate::{Ask, Decided, Event, Eye, Room, activity::Content, guard::first_state, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, BlockedWord, CloudCommand, CloudPicture, CloudPlan, Lang, PartKey,
    PersonId, Rejection, TypedWord, WordBase, WordKey, WordState,
};
use guard::Guard;
pub(crate) use key::fold;
pub use key::word_key;
use picture::{Picture, Ranked};
use serde::{Deserialize, Serialize};
use touched::Touched;
use words::{Sent, Words};

/// One word cloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cloud {
    plan: CloudPlan,
    /// Whether participants and stage see the words.
    revealed: bool,
    words: Words,
    guard: Guard,
    picture: Picture,
    /// Words that were removed for the personal data in them (rule CH10).
    #[serde(default)]
    removed: u32,
}

/// What happens to a word cloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CloudEvent {
    Opened { cloud: ActivityId },
    Closed { cloud: ActivityId },
    WordSent { cloud: ActivityId, person: PersonId, sent: Sent, new: NewWord },
    WordTakenBack { cloud: ActivityId, person: PersonId, key: WordKey },
    StateSet { cloud: ActivityId, word: WordKey, state: WordState },
    Removed { cloud: ActivityId, word: WordKey },
    Merged { cloud: ActivityId, into: WordKey, words: Vec<WordKey>, automatic: bool },
    Split { cloud: ActivityId, forms: Vec<WordKey> },
    KeptApart { cloud: ActivityId, words: Vec<WordKey>, on: bool },
    AutomaticSet { cloud: ActivityId, on: bool },
    HeldSet { cloud: ActivityId, on: bool },
    BlockedSet { cloud: ActivityId, words: Vec<BlockedWord> },
    Revealed { cloud: ActivityId, on: bool },
    LaidOut { cloud: ActivityId },
    SpellingChosen { cloud: ActivityId, word: WordKey, spelling: Option<TypedWord> },
}

/// How a word begins that nobody has sent before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewWord {
    state: WordState,
    base: Option<WordBase>,
}

impl Cloud {
    pub(crate) fn new(plan: &CloudPlan) -> Self {
        Self {
            plan: plan.clone(),
            revealed: !plan.hidden,
            words: Words::default(),
            guard: Guard::new(&plan.blocked),
            picture: Picture::default(),
            removed: 0,
        }
    }

    /// The figures that everybody sees.
    fn figures(&self) -> (u32, Option<u32>) {
        (self.words.answered(), self.revealed.then(|| self.words.distinct()))
    }

    fn arrange(&mut self, changed: &[WordKey]) {
        let top = ranked(&self.words);
        for key in changed {
            self.picture.arrange(&top, key);
        }
    }
}

/// The words that stand in the picture.
fn ranked(words: &Words) -> Vec<Ranked<'_>> {
    let top = words.ranked().take(CloudPicture::WORDS);
    top.map(|(key, word)| Ranked { key, shown: words.face(key, word), count: word.people })
        .collect()
}

impl Room {
    pub(crate) fn decide_cloud(&self, ask: Ask, command: &CloudCommand) -> Decided {
        match command {
            CloudCommand::SendWord { cloud, word, base } => {
                self.decide_word(ask.person, *cloud, word, base.as_ref())
            }
            CloudCommand::TakeBackWord { cloud, key } => {
                let own = self.open_words(*cloud)?.words.of(ask.person);
                own.iter().find(|sent| sent.key == *key).ok_or(Rejection::NotFound)?;
                let (cloud, key) = (*cloud, key.clone());
                let event = CloudEvent::WordTakenBack { cloud, person: ask.person, key };
                Ok(vec![Event::Cloud(event)])
            }
            CloudCommand::Reveal { cloud, on } => self.decide_reveal(*cloud, *on),
            CloudCommand::HideWord { cloud, key } => {
                self.decide_state(*cloud, key, WordState::Hidden)
            }
            CloudCommand::RestoreWord { cloud, key } => {
                self.decide_state(*cloud, key, WordState::Shown)
            }
            CloudCommand::RemoveText { cloud, key } => self.decide_removal(*cloud, key),
            CloudCommand::MergeWords { cloud, into, words } => {
                self.decide_merge(*cloud, into, words)
            }
            CloudCommand::SplitWord { cloud, key } => self.decide_split(*cloud, key),
            CloudCommand::KeepApart { cloud, words, on } => self.decide_apart(*cloud, words, *on),
            CloudCommand::SetAutomatic { cloud, on } => self.decide_automatic(*cloud, *on),
            CloudCommand::SetHeld { cloud, on } => self.decide_held(*cloud, *on),
            CloudCommand::SetBlocked { cloud, words } => self.decide_blocked(*cloud, words),
            CloudCommand::LayOut { cloud } => self.decide_lay_out(*cloud),
            CloudCommand::ChooseSpelling { cloud, key, spelling } => {
                self.decide_spelling(*cloud, key, spelling.as_ref())
            }
        }
    }

    pub(crate) fn evolve_cloud(&mut self, event: &CloudEvent) {
        match event {
            CloudEvent::Opened { cloud } => self.set_cloud_state(*cloud, ActivityState::Open),
            CloudEvent::Closed { cloud } => {
                self.set_cloud_state(*cloud, ActivityState::Closed);
                self.lay_out(*cloud);
                self.reveal_at_close(*cloud);
            }
            CloudEvent::WordSent { cloud, person, sent, new } => {
                let new = (new.state, new.base.as_ref());
                self.change_words(*cloud, |words| words.send(*person, sent, new));
                self.touch_own(PartKey::MyWords(*cloud), *person);
            }
            CloudEvent::WordTakenBack { cloud, person, key } => {
                self.change_words(*cloud, |words| words.take_back(*person, key));
                self.touch_own(PartKey::MyWords(*cloud), *person);
            }
            CloudEvent::StateSet { cloud, word, state } => self.set_state(*cloud, word, *state),
            CloudEvent::Removed { cloud, word } => self.remove_word(*cloud, word),
            CloudEvent::Merged { cloud, into, words, automatic } => {
                self.merge_words(*cloud, into, words, *automatic);
            }
            CloudEvent::Split { cloud, forms } => {
                self.change_words(*cloud, |words| words.split(forms));
                self.touch(PartKey::WordReview(*cloud), Eyes::Staff);
            }
            CloudEvent::KeptApart { cloud, words: keys, on } => {
                self.change_words(*cloud, |words| {
                    words.keep_apart(keys, *on);
                    Touched::default()
                });
                self.touch(PartKey::WordReview(*cloud), Eyes::Staff);
            }
            CloudEvent::AutomaticSet { cloud, on } => {
                self.change_plan(*cloud, |plan| plan.automatic = *on);
            }
            CloudEvent::HeldSet { cloud, on } => self.change_plan(*cloud, |plan| plan.held = *on),
            CloudEvent::BlockedSet { cloud, words } => self.set_blocked(*cloud, words),
            CloudEvent::Revealed { cloud, on } => self.reveal(*cloud, *on),
            CloudEvent::LaidOut { cloud } => self.lay_out(*cloud),
            CloudEvent::SpellingChosen { cloud, word, spelling } => {
                self.choose_spelling(*cloud, word, spelling.as_ref());
            }
        }
    }

    /// Language of a cloud's words; `None` if there is no such cloud.
    pub fn cloud_lang(&self, cloud: ActivityId) -> Option<Lang> {
        Some(self.cloud(cloud)?.0.plan.lang)
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

    fn decide_word(
        &self,
        person: PersonId,
        id: ActivityId,
        typed: &TypedWord,
        base: Option<&WordBase>,
    ) -> Decided {
        let cloud = self.open_words(id)?;
        let (key, typed) = key::read(typed)?;
        let own = cloud.words.of(person);
        if own.iter().any(|sent| sent.key == key) {
            return Ok(Vec::new());
        }
        if own.len() >= usize::from(cloud.plan.words) {
            return Err(Rejection::WordsSpent { words: cloud.plan.words });
        }
        let known = cloud.words.word(&key).is_some();
        if !known && cloud.words.kept() >= CloudPlan::MAX_DISTINCT {
            return Err(Rejection::LimitReached { limit: CloudPlan::MAX_DISTINCT as u32 });
        }
        let suspected = !first_state(&typed).is_shown();
        let waits = suspected || cloud.plan.held || cloud.guard.holds(&key, base);
        let state = if waits { WordState::Waiting } else { WordState::Shown };
        let new = NewWord { state, base: base.cloned() };
        let merges = !known && !waits && cloud.plan.automatic;
        let sure = base.filter(|base| merges && base.sure);
        let one = sure.and_then(|base| cloud.words.surely_one_with(&key, base));
        let sent = Event::Cloud(CloudEvent::WordSent {
            cloud: id,
            person,
            sent: Sent { key: key.clone(), typed },
            new,
        });
        let merged = one.map(|into| {
            let words = vec![key];
            Event::Cloud(CloudEvent::Merged { cloud: id, into, words, automatic: true })
        });
        Ok([Some(sent), merged].into_iter().flatten().collect())
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

    fn decide_lay_out(&self, id: ActivityId) -> Decided {
        match self.cloud(id).ok_or(Rejection::NotFound)?.1 {
            ActivityState::Planned => Err(Rejection::ActivityNotOpen),
            ActivityState::Open | ActivityState::Closed => {
                Ok(vec![Event::Cloud(CloudEvent::LaidOut { cloud: id })])
            }
        }
    }

    /// Rule WC5: by counts, once, at the close and when the host asks for it.
    fn lay_out(&mut self, id: ActivityId) {
        let Some(cloud) = self.cloud_mut(id) else { return };
        let before = cloud.draw(id);
        cloud.picture.lay_out(&ranked(&cloud.words));
        if cloud.draw(id) != before {
            self.touch(PartKey::Picture(id), Eyes::Shown);
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
        // Own words tell what they are merged into only while all see it.
        let people = cloud.words.senders_of_merged();
        for key in keys {
            self.touch(PartKey::Word(id, key.clone()), Eyes::One(Eye::Public));
            self.touch(PartKey::Word(id, key), Eyes::One(Eye::Stage));
        }
        for person in people {
            self.touch_own(PartKey::MyWords(id), person);
        }
        self.touch(PartKey::Cloud(id), Eyes::All);
        self.touch(PartKey::Picture(id), Eyes::One(Eye::Stage));
    }

    /// Changes words and touches what looks different for it.
    fn change_words(&mut self, id: ActivityId, change: impl FnOnce(&mut Words) -> Touched) {
        let Some(cloud) = self.cloud_mut(id) else { return };
        let (figures, picture) = (cloud.figures(), cloud.draw(id));
        let Touched { words, people, kin } = change(&mut cloud.words);
        cloud.arrange(&words);
        let counted = cloud.figures() != figures;
        let redrawn = cloud.draw(id) != picture;
        let kin = kin || words.iter().any(|key| cloud.words.has_kin(key));
        for key in words {
            self.touch(PartKey::Word(id, key), Eyes::All);
        }
        for person in people {
            self.touch_own(PartKey::MyWords(id), person);
        }
        if counted {
            self.touch(PartKey::Cloud(id), Eyes::All);
        }
        if redrawn {
            self.touch(PartKey::Picture(id), Eyes::Shown);
        }
        if kin {
            self.touch(PartKey::WordReview(id), Eyes::Staff);
        }
    }
}
