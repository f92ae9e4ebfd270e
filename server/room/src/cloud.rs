//! Word clouds: rules WC1, WC2, WC5, WC6; hide and restore.

use crate::{Ask, Decided, Eye, Room};
use foorumi_protocol::{
    ActivityId, ActivityState, CloudCommand, CloudPart, CloudPlan, MyWordsPart, Rejection, WordKey,
    WordPart,
};
use serde::{Deserialize, Serialize};

/// State.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cloud {}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CloudEvent {}

impl Room {
    pub(crate) fn decide_cloud(&self, _ask: Ask, _command: &CloudCommand) -> Decided {
        Err(Rejection::NotAllowed)
    }

    pub(crate) fn evolve_cloud(&mut self, event: &CloudEvent) {
        match *event {}
    }

    pub(crate) fn cloud_part(&self, _id: ActivityId, _eye: Eye) -> Option<CloudPart> {
        None
    }

    pub(crate) fn word_part(
        &self,
        _id: ActivityId,
        _word: &WordKey,
        _eye: Eye,
    ) -> Option<WordPart> {
        None
    }

    pub(crate) fn my_words_part(&self, _id: ActivityId, _eye: Eye) -> Option<MyWordsPart> {
        None
    }
}

impl Cloud {
    pub(crate) fn new(_plan: &CloudPlan) -> Self {
        Self {}
    }

    pub(crate) fn answered(&self) -> bool {
        false
    }
}

impl Room {
    pub(crate) fn open_cloud(&self, _id: ActivityId, _state: ActivityState) -> Vec<crate::Event> {
        Vec::new()
    }

    pub(crate) fn close_cloud(&self, _id: ActivityId, _state: ActivityState) -> Vec<crate::Event> {
        Vec::new()
    }
}
