//! The stage: rules ST1-ST3.

use crate::{Ask, Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{
    ActivityId, ActivityState, PartKey, Rejection, StageCommand, StageGround, StagePart, StageView,
};
use serde::{Deserialize, Serialize};

/// What was chosen for the stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stage {
    view: StageView,
    blank: bool,
    #[serde(default)]
    ground: StageGround,
}

impl Default for Stage {
    /// A meeting begins with how to join it.
    fn default() -> Self {
        Self { view: StageView::Welcome, blank: false, ground: StageGround::Own }
    }
}

/// What happens to the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StageEvent {
    Shown { view: StageView },
    Blanked { on: bool },
    GroundSet { ground: StageGround },
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
            StageCommand::SetGround { ground } => StageEvent::GroundSet { ground: *ground },
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
            StageEvent::GroundSet { ground } => self.stage.ground = *ground,
        }
        self.touch_stage();
    }

    pub(crate) fn stage_part(&self, eye: Eye) -> Option<StagePart> {
        let seen = eye.is_shared() && self.begun();
        seen.then(|| StagePart {
            view: self.stage.view.clone(),
            activity: self.activity_of_now(),
            blank: self.stage.blank,
            ground: self.stage.ground,
        })
    }

    /// Whether the stage shows this activity now, chosen or by its segment.
    pub(crate) fn on_stage(&self, id: ActivityId) -> bool {
        match &self.stage.view {
            StageView::Activity { activity } => *activity == id,
            StageView::Segment => self.activity_of_now() == Some(id),
            StageView::Queue | StageView::Welcome => false,
        }
    }

    /// Notes that the stage may show something else now. A sheet is drawn for it only while it is
    /// shown: drawings come and go with it.
    pub(crate) fn touch_stage(&mut self) {
        let drawn = |id: &ActivityId| self.view.holds(Eye::Stage, &PartKey::Picture(*id));
        let sheets = self.activities.iter().filter(|(_, one)| one.is_shown_sheet());
        let changed = sheets.map(|(id, _)| *id).filter(|id| drawn(id) != self.on_stage(*id));
        let sheets: Vec<ActivityId> = changed.collect();
        for id in sheets {
            self.touch(PartKey::Picture(id), Eyes::One(Eye::Stage));
        }
        self.touch(PartKey::Stage, Eyes::All);
    }
}
