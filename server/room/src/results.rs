//! Everything that leaves the meeting: rules RB1, RB5.

mod removal;

pub use removal::{forget_in_results, named_in_results};

use crate::{Eye, Room};
use foorumi_protocol::{ActivityId, ActivityResult, ActivityState, MeetingPart, Results};

impl Room {
    /// The results of a meeting that has begun; of one going on, a draft. In a draft a poll's result
    /// stands only where everybody may see it. `None` before the log's first command.
    ///
    /// The figures are those that the parts show, so that bundle and screens agree (rule RB5).
    pub fn results(&self) -> Option<Results> {
        let segments = self.agenda.order();
        let activities = segments.iter().flat_map(|id| self.agenda.activities_of(*id));
        Some(Results {
            format: Results::FORMAT.to_owned(),
            version: Results::VERSION,
            id: self.id,
            // Whether somebody had come is asked by a form and is no result.
            meeting: MeetingPart { met: false, ..self.meeting_part(Eye::Staff)? },
            seq: self.seq,
            // As everybody sees them: without scripts, with the activities that were opened.
            segments: segments
                .iter()
                .filter_map(|id| self.segment_part(*id, Eye::Public))
                .collect(),
            plan: self.planned_again(),
            activities: activities.filter_map(|id| self.activity_result(*id)).collect(),
            decisions: self
                .decisions
                .keys()
                .filter_map(|id| self.decision_part(*id, Eye::Staff))
                .collect(),
            memo: self.memo_in_order(),
            memo_head: self.memo_head(),
            memo_state: self.memo_state(),
            slides: self.slides.clone(),
            floor: self.queue.figures(),
            overrides: self.override_rows(),
            written: self.written_answers(),
            chat: self.chat_result(),
            attendance: self.meeting.attendance(),
        })
    }

    fn activity_result(&self, id: ActivityId) -> Option<ActivityResult> {
        let activity = self.activities.get(&id)?;
        if activity.state == ActivityState::Planned {
            return None;
        }
        activity.content.kind().result(self, id)
    }
}
