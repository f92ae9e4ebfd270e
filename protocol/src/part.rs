//! Parts: the smallest named pieces of a view. A part replaces the one under the same key.

use crate::{
    ActivityId, AgendaPart, AgreedPart, AnsweredPart, BallotPart, BatonPart, BlockId, BlockPart,
    ChatPart, CloudPart, CloudPicture, DecisionId, DecisionPart, DotsPart, HallCountsPart, IdeaId,
    IdeaPart, LineId, LinePart, MapPicture, MeetingPart, MemoPart, MessageId, MessagePart,
    ModerationPart, MyBackingsPart, MyChatPart, MyQueuePart, MyTextsPart, MyWordsPart, NotAnId,
    NoticeId, NoticePart, PeoplePart, PollPart, PollResult, QuestionId, QuestionPart, QueueLogPart,
    QueuePart, SaidPart, SegmentId, SegmentPart, SheetPart, SlidesPart, StagePart, TallyPart,
    TimerPart, WordKey, WordPart, WordReviewPart, YouPart,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// One piece of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(
    tag = "part",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
#[expect(clippy::large_enum_variant, reason = "a part lives only while it is being encoded")]
pub enum Part {
    /// The meeting.
    Meeting(MeetingPart),
    /// Order of segments.
    Agenda(AgendaPart),
    /// A segment.
    Segment(SegmentPart),
    /// The stage.
    Stage(StagePart),
    /// The speaking queue.
    Queue(QueuePart),
    /// Overrides of the queue's order, for staff.
    QueueLog(QueueLogPart),
    /// A word cloud.
    Cloud(CloudPart),
    /// A word of a cloud.
    Word(WordPart),
    /// Where a cloud's words stand.
    CloudPicture(CloudPicture),
    /// What there is to decide about a cloud's words, for staff.
    #[serde(rename = "mending")]
    WordReview(WordReviewPart),
    /// A poll.
    Poll(PollPart),
    /// How many have answered a poll.
    Answered(AnsweredPart),
    /// A poll's result.
    Result(PollResult),
    /// A sheet.
    Sheet(SheetPart),
    /// An idea on a sheet.
    Idea(IdeaPart),
    /// A sheet's tally.
    Tally(TallyPart),
    /// A sheet's drawing.
    MapPicture(MapPicture),
    /// A sheet's hall counts, for staff.
    #[serde(rename = "proxies")]
    HallCounts(HallCountsPart),
    /// The chat.
    Chat(ChatPart),
    /// A chat message.
    Message(MessagePart),
    /// How the chat is moderated, for staff.
    Moderation(ModerationPart),
    /// A question to the presenter.
    Question(QuestionPart),
    /// A line of the back channel, for staff.
    Line(LinePart),
    /// A decision.
    Decision(DecisionPart),
    /// A block of the memo.
    Block(BlockPart),
    /// What was agreed is asked.
    Agreed(AgreedPart),
    /// The memo as a whole.
    Memo(MemoPart),
    /// Slides.
    Slides(SlidesPart),
    /// The people, for staff.
    People(PeoplePart),
    /// Oneself.
    You(YouPart),
    /// Own speaking requests.
    MyQueue(MyQueuePart),
    /// Own words.
    MyWords(MyWordsPart),
    /// Own texts that others do not see.
    MyTexts(MyTextsPart),
    /// Own ballot.
    Ballot(BallotPart),
    /// Own votes on a sheet.
    Dots(DotsPart),
    /// An own message.
    Said(SaidPart),
    /// Whether one's own messages are taken.
    MyChat(MyChatPart),
    /// Questions and messages that one backs.
    MyBackings(MyBackingsPart),
    /// Something told once.
    Notice(NoticePart),
    /// The timer.
    Timer(TimerPart),
    /// Who runs the programme, for staff.
    Baton(BatonPart),
}

macro_rules! part_keys {
    (plain { $($(#[$pdoc:meta])* $plain:ident = $pname:literal),* $(,)? }
     one { $($(#[$odoc:meta])* $one:ident($id:ty) = $oname:literal),* $(,)? }) => {
        /// Under what a part is kept, written `"poll:4.1"`.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts", type = "string"))]
        pub enum PartKey {
            $($(#[$pdoc])* $plain,)*
            $($(#[$odoc])* $one($id),)*
            /// A word of a cloud: `word:CLOUD:KEY`.
            Word(ActivityId, WordKey),
            /// An idea on a sheet: `idea:SHEET:IDEA`.
            Idea(ActivityId, IdeaId),
        }

        impl fmt::Display for PartKey {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$plain => out.write_str($pname),)*
                    $(Self::$one(id) => write!(out, concat!($oname, ":{}"), id),)*
                    Self::Word(cloud, key) => write!(out, "word:{cloud}:{}", key.as_str()),
                    Self::Idea(sheet, idea) => write!(out, "idea:{sheet}:{idea}"),
                }
            }
        }

        impl FromStr for PartKey {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let (name, rest) = text.split_once(':').unwrap_or((text, ""));
                match name {
                    $($pname if rest.is_empty() => Ok(Self::$plain),)*
                    $($oname => Ok(Self::$one(rest.parse()?)),)*
                    "word" => {
                        let (cloud, key) = rest.split_once(':').ok_or(NotAnId)?;
                        let key = WordKey::read(key).map_err(|_| NotAnId)?;
                        Ok(Self::Word(cloud.parse()?, key))
                    }
                    "idea" => {
                        let (sheet, idea) = rest.split_once(':').ok_or(NotAnId)?;
                        Ok(Self::Idea(sheet.parse()?, idea.parse()?))
                    }
                    _ => Err(NotAnId),
                }
            }
        }
    };
}

part_keys! {
    plain {
        /// The meeting.
        Meeting = "meeting",
        /// Order of segments.
        Agenda = "agenda",
        /// The stage.
        Stage = "stage",
        /// The speaking queue.
        Queue = "queue",
        /// Overrides of the queue's order, for staff.
        QueueLog = "queuelog",
        /// The chat.
        Chat = "chat",
        /// The memo as a whole.
        Memo = "memo",
        /// Slides.
        Slides = "slides",
        /// The people, for staff.
        People = "people",
        /// Oneself.
        You = "you",
        /// Own speaking requests.
        MyQueue = "myqueue",
        /// How the chat is moderated, for staff.
        Moderation = "moderation",
        /// Whether one's own messages are taken.
        MyChat = "mychat",
        /// Questions and messages that one backs.
        MyBackings = "mybackings",
        /// The timer.
        Timer = "timer",
        /// Who runs the programme, for staff.
        Baton = "baton",
    }
    one {
        /// A segment.
        Segment(SegmentId) = "segment",
        /// A word cloud.
        Cloud(ActivityId) = "cloud",
        /// Where a cloud's words, or a sheet's ideas, stand.
        Picture(ActivityId) = "picture",
        /// Own words.
        MyWords(ActivityId) = "mywords",
        /// What there is to decide about a cloud's words.
        WordReview(ActivityId) = "mending",
        /// A poll.
        Poll(ActivityId) = "poll",
        /// How many have answered a poll. Apart from the poll, since it changes with each ballot.
        Answered(ActivityId) = "answered",
        /// A poll's result.
        Result(ActivityId) = "result",
        /// Own ballot.
        Ballot(ActivityId) = "ballot",
        /// A sheet.
        Sheet(ActivityId) = "sheet",
        /// Own texts on a sheet that others do not see.
        MyTexts(ActivityId) = "mytexts",
        /// A sheet's tally.
        Tally(ActivityId) = "tally",
        /// Own votes on a sheet.
        Dots(ActivityId) = "dots",
        /// A sheet's hall counts, for staff.
        HallCounts(ActivityId) = "proxies",
        /// A chat message.
        Message(MessageId) = "message",
        /// A question to the presenter.
        Question(QuestionId) = "question",
        /// A line of the back channel, for staff.
        Line(LineId) = "line",
        /// An own message.
        Said(MessageId) = "said",
        /// A decision.
        Decision(DecisionId) = "decision",
        /// What was agreed over an activity is asked.
        Agreed(ActivityId) = "agreed",
        /// A block of the memo.
        Block(BlockId) = "block",
        /// Something told once.
        Notice(NoticeId) = "notice",
    }
}

impl Serialize for PartKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}
