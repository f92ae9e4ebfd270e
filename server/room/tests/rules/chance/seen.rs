//! What stands in a room, for choosing something to do with it.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;
use std::collections::BTreeMap;

/// Everything that commands can name.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) segments: Vec<SegmentId>,
    pub(crate) current: Option<SegmentId>,
    pub(crate) activities: Vec<ActivityId>,
    pub(crate) clouds: Vec<ActivityId>,
    pub(crate) words: Vec<(ActivityId, WordKey)>,
    pub(crate) polls: Vec<PollPart>,
    /// Answers in own words.
    pub(crate) answers: Vec<(ActivityId, AnswerKey)>,
    pub(crate) phases: BTreeMap<ActivityId, SheetPhase>,
    pub(crate) ideas: Vec<IdeaPart>,
    pub(crate) hall_counts: Vec<(ActivityId, HallCountId)>,
    /// Sheets whose last stepping back can be taken back.
    pub(crate) restorable: Vec<ActivityId>,
    /// Those deleted.
    pub(crate) gone: Vec<(ActivityId, IdeaId)>,
    pub(crate) messages: Vec<(MessageId, u32)>,
    pub(crate) questions: Vec<QuestionId>,
    pub(crate) lines: Vec<LineId>,
    pub(crate) entries: Vec<EntryId>,
    pub(crate) replies: Vec<EntryId>,
    pub(crate) floor: Option<EntryId>,
    /// The last turn that is over.
    pub(crate) last: Option<EntryId>,
    pub(crate) timer: Option<TimerId>,
    pub(crate) timer_stands: bool,
    /// The last act of staff beside the order.
    pub(crate) act: Option<Seq>,
    /// Place of the last command.
    pub(crate) seq: u64,
    pub(crate) decisions: Vec<DecisionPart>,
    pub(crate) blocks: Vec<BlockPart>,
    /// Texts that later ones replaced.
    pub(crate) replaced: Vec<(BlockId, u32)>,
    /// Removed notes.
    pub(crate) removed: Vec<BlockId>,
    /// People who are being removed.
    pub(crate) leavers: Vec<PersonNumber>,
    /// Revisions of the memo and of its head.
    pub(crate) memo: (u32, u32),
}

impl Seen {
    pub(crate) fn of(play: &Stageplay) -> Self {
        let leavers = play.room.leavers().iter().map(|leaver| leaver.number).collect();
        let mut seen = Self { seq: play.room.seq().0, leavers, ..Self::default() };
        for part in play.all(Eye::Staff).into_values() {
            seen.note(part);
        }
        for key in play.room.changed_since(Seq(1), Eye::Staff).gone {
            if let PartKey::Idea(sheet, idea) = key {
                seen.gone.push((sheet, idea));
            }
        }
        seen
    }

    #[expect(clippy::too_many_lines, reason = "a row for each kind of part")]
    fn note(&mut self, part: Part) {
        match part {
            Part::Agenda(agenda) => {
                (self.segments, self.current) = (agenda.segments, agenda.current)
            }
            Part::Segment(segment) => self.activities.extend(segment.activities),
            Part::Cloud(cloud) => self.clouds.push(cloud.id),
            Part::Word(word) => {
                self.words.extend(word.forms.into_iter().map(|form| (word.cloud, form.key)));
                self.words.push((word.cloud, word.key));
            }
            Part::Poll(poll) => self.polls.push(poll),
            Part::Sheet(sheet) => {
                self.phases.insert(sheet.id, sheet.phase);
                self.restorable.extend(sheet.restorable.then_some(sheet.id));
            }
            Part::Result(result) => {
                if let PollTally::Open { desk, .. } = result.tally {
                    self.answers.extend(desk.into_iter().map(|answer| (result.poll, answer.key)));
                }
            }
            Part::Idea(idea) => self.ideas.push(idea),
            Part::HallCounts(part) => {
                self.hall_counts.extend(part.batches.iter().map(|batch| (part.sheet, batch.id)));
            }
            Part::Message(message) => {
                self.messages.push((message.id, message.staff.map_or(0, |staff| staff.revision)));
            }
            Part::Queue(queue) => self.note_queue(queue),
            Part::Question(question) => self.questions.push(question.id),
            Part::Line(line) => self.lines.push(line.id),
            Part::QueueLog(log) => self.act = log.rows.last().map(|row| row.act),
            Part::Timer(timer) => {
                self.timer_stands = timer.ends_at.is_none();
                self.timer = Some(timer.id);
            }
            Part::Decision(decision) => self.decisions.push(decision),
            Part::Block(block) => {
                self.replaced.extend(block.replaced.iter().map(|one| (block.id, one.revision)));
                self.blocks.push(block);
            }
            Part::Memo(memo) => self.note_memo(&memo),
            Part::Meeting(_)
            | Part::Agreed(_)
            | Part::Slides(_)
            | Part::Stage(_)
            | Part::CloudPicture(_)
            | Part::WordReview(_)
            | Part::Answered(_)
            | Part::MyTexts(_)
            | Part::Tally(_)
            | Part::MapPicture(_)
            | Part::Chat(_)
            | Part::Moderation(_)
            | Part::MyChat(_)
            | Part::MyBackings(_)
            | Part::People(_)
            | Part::You(_)
            | Part::Baton(_)
            | Part::MyQueue(_)
            | Part::MyWords(_)
            | Part::Ballot(_)
            | Part::Dots(_)
            | Part::Said(_)
            | Part::Notice(_) => {}
        }
    }

    fn note_memo(&mut self, memo: &MemoPart) {
        self.removed = memo.removed.iter().map(|note| note.block).collect();
        self.memo = (memo.revision, memo.head_revision);
    }

    fn note_queue(&mut self, queue: QueuePart) {
        let last = queue.staff.as_ref().and_then(|staff| staff.last.as_ref());
        self.last = last.map(|turn| turn.entry);
        let asked = queue.staff.map(|staff| staff.asked).unwrap_or_default();
        self.replies = asked.iter().map(|entry| entry.id).collect();
        self.entries = queue.waiting.into_iter().chain(asked).map(|entry| entry.id).collect();
        self.floor = queue.floor.map(|floor| floor.entry);
    }
}
