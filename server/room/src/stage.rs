//! The stage: rules ST1-ST3.

use crate::{Ask, Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, PartKey, Rejection, StageCommand, StagePart, StageView,
};
use serde::{Deserialize, Serialize};

/// What was chosen for the stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stage {
    view: StageView,
    blank: bool,
}

impl Default for Stage {
    /// A meeting begins with how to join it.
    fn default() -> Self {
        Self { view: StageView::Welcome, blank: false }
    }
}

/// What happens to the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StageEvent {
    Shown { view: StageView },
    Blanked { on: bool },
}

impl Stage {
    /// Whether this activity was chosen.
    pub(crate) fn shows(&self, id: ActivityId) -> bool {
        self.view == StageView::Activity { activity: id }
    }
}

impl Room {
    pub(crate) fn decide_stage(&self, _ask: Ask, command: &StageCommand) -> Decided {
        let event = match command {
            StageCommand::Show { view } => {
                if let StageView::Activity { activity } = view {
                    self.seen_by_all(*activity)?;
                }
                StageEvent::Shown { view: view.clone() }
            }
            StageCommand::Blank { on } => StageEvent::Blanked { on: *on },
        };
        Ok(vec![Event::Stage(event)])
    }

    /// What is on the stage is on the phones too (rule ST3), so it must have been opened.
    fn seen_by_all(&self, id: ActivityId) -> Result<(), Rejection> {
        match self.activity(id)?.state {
            ActivityState::Planned => Err(Rejection::ActivityNotOpen),
            ActivityState::Open | ActivityState::Closed => Ok(()),
        }
    }

    pub(crate) fn evolve_stage(&mut self, event: &StageEvent) {
        match event {
            StageEvent::Shown { view } => self.stage.view = view.clone(),
            StageEvent::Blanked { on } => self.stage.blank = *on,
        }
        self.touch(PartKey::Stage, Eyes::All);
    }

    pub(crate) fn stage_part(&self, eye: Eye) -> Option<StagePart> {
        let seen = eye.is_shared() && self.begun();
        seen.then(|| StagePart {
            view: self.stage.view.clone(),
            activity: self.activity_of_now(),
            blank: self.stage.blank,
        })
    }
}
