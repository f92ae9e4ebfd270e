//! Who may do what: one table, every command in it.

use foorumi_protocol::{
    AgendaCommand, BackstageCommand, BatonCommand, ChatCommand, CloudCommand, Command,
    DecisionCommand, MeetingCommand, MemoCommand, PollCommand, QuestionCommand, QueueCommand, Role,
    SheetCommand, StageCommand, SystemCommand, TimerCommand,
};

/// Who may send a command, whatever else the room then says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permit {
    /// Everybody in the room but the stage.
    People,
    /// Host and moderator.
    Desk,
    /// Host, moderator and secretary.
    Writers,
    /// Host and organiser.
    Planners,
    /// Host.
    Host,
    /// The server itself.
    System,
}

impl Permit {
    /// Whether this role may. `None` is the server itself.
    pub const fn allows(self, role: Option<Role>) -> bool {
        let Some(role) = role else { return matches!(self, Self::System) };
        match self {
            Self::People => !matches!(role, Role::Stage),
            Self::Desk => matches!(role, Role::Host | Role::Moderator),
            Self::Writers => matches!(role, Role::Host | Role::Moderator | Role::Secretary),
            Self::Planners => matches!(role, Role::Host | Role::Organiser),
            Self::Host => matches!(role, Role::Host),
            Self::System => false,
        }
    }

    /// The permit that a command needs.
    pub const fn needed(command: &Command) -> Self {
        match command {
            Command::Meeting(command) => meeting(command),
            Command::Agenda(command) => agenda(command),
            Command::Stage(
                StageCommand::Show { .. }
                | StageCommand::Blank { .. }
                | StageCommand::SetGround { .. },
            ) => Self::Desk,
            Command::Queue(command) => queue(command),
            Command::Cloud(command) => cloud(command),
            Command::Poll(command) => poll(command),
            Command::Sheet(command) => sheet(command),
            Command::Chat(command) => chat(command),
            Command::Question(QuestionCommand::Back { .. }) => Self::People,
            Command::Question(QuestionCommand::SetState { .. }) => Self::Desk,
            Command::Backstage(BackstageCommand::Say { .. } | BackstageCommand::Read { .. }) => {
                Self::Writers
            }
            Command::Decision(
                DecisionCommand::Record { .. }
                | DecisionCommand::Edit { .. }
                | DecisionCommand::Remove { .. }
                | DecisionCommand::SetAsked { .. },
            ) => Self::Writers,
            Command::Timer(
                TimerCommand::Start { .. }
                | TimerCommand::StartPitch { .. }
                | TimerCommand::Pause { .. }
                | TimerCommand::Resume { .. }
                | TimerCommand::Extend { .. }
                | TimerCommand::StartQuestions { .. }
                | TimerCommand::Stop { .. },
            ) => Self::Desk,
            Command::Baton(
                BatonCommand::Offer { .. }
                | BatonCommand::Keep
                | BatonCommand::Accept
                | BatonCommand::Take,
            ) => Self::Host,
            Command::Memo(command) => memo(command),
            Command::System(_) => Self::System,
        }
    }

    /// Whether a command is taken after the end, until the log is sealed: the memo is finished
    /// then, and what was published wrongly still goes.
    pub(crate) const fn after_end(command: &Command) -> bool {
        match command {
            Command::Decision(_) | Command::Memo(_) => true,
            Command::Meeting(command) => matches!(
                command,
                MeetingCommand::SetRecording { .. }
                    | MeetingCommand::RemovePerson { .. }
                    | MeetingCommand::RestorePerson { .. }
                    | MeetingCommand::RemoveName { .. }
            ),
            Command::Chat(command) => matches!(command, ChatCommand::Remove { .. }),
            Command::Cloud(command) => matches!(
                command,
                CloudCommand::HideWord { .. }
                    | CloudCommand::RestoreWord { .. }
                    | CloudCommand::RemoveText { .. }
            ),
            Command::Poll(command) => matches!(
                command,
                PollCommand::HideAnswer { .. }
                    | PollCommand::ShowAnswer { .. }
                    | PollCommand::RemoveText { .. }
            ),
            Command::Sheet(command) => matches!(
                command,
                SheetCommand::HideText { .. }
                    | SheetCommand::ShowText { .. }
                    | SheetCommand::RemoveText { .. }
            ),
            Command::System(command) => matches!(
                command,
                SystemCommand::AddSlides { .. }
                    | SystemCommand::RemoveSlides { .. }
                    | SystemCommand::SetLogo { .. }
                    | SystemCommand::NoteMostPresent { .. }
                    | SystemCommand::ErasePerson { .. }
                    | SystemCommand::ForgetPerson { .. }
                    | SystemCommand::TakeBackRoles { .. }
                    | SystemCommand::ForgetDeleted { .. }
                    | SystemCommand::RevokeLink { .. }
                    | SystemCommand::Seal
            ),
            Command::Agenda(_)
            | Command::Stage(_)
            | Command::Queue(_)
            | Command::Question(_)
            | Command::Backstage(_)
            | Command::Timer(_)
            | Command::Baton(_) => false,
        }
    }
}

const fn meeting(command: &MeetingCommand) -> Permit {
    match command {
        MeetingCommand::SetName { .. } | MeetingCommand::ReadNotice => Permit::People,
        MeetingCommand::SetFacts { .. } | MeetingCommand::SetRecording { .. } => Permit::Planners,
        MeetingCommand::RemovePerson { .. }
        | MeetingCommand::RestorePerson { .. }
        | MeetingCommand::RemoveName { .. } => Permit::Desk,
        MeetingCommand::Promote { .. }
        | MeetingCommand::SetEntrance { .. }
        | MeetingCommand::End => Permit::Host,
    }
}

const fn memo(command: &MemoCommand) -> Permit {
    match command {
        MemoCommand::WriteNote { .. }
        | MemoCommand::EditBlock { .. }
        | MemoCommand::RemoveNote { .. }
        | MemoCommand::RestoreNote { .. }
        | MemoCommand::DismissReplaced { .. }
        | MemoCommand::EditHead { .. } => Permit::Writers,
        MemoCommand::Approve { .. } | MemoCommand::TakeBackApproval => Permit::Host,
    }
}

const fn agenda(command: &AgendaCommand) -> Permit {
    match command {
        AgendaCommand::StartSegment { .. }
        | AgendaCommand::FinishSegment { .. }
        | AgendaCommand::OpenActivity { .. }
        | AgendaCommand::PauseAnswers
        | AgendaCommand::ResumeAnswers
        | AgendaCommand::CloseActivity { .. } => Permit::Desk,
        AgendaCommand::AddSegment { .. }
        | AgendaCommand::EditSegment { .. }
        | AgendaCommand::MoveSegment { .. }
        | AgendaCommand::RemoveSegment { .. }
        | AgendaCommand::AddActivity { .. }
        | AgendaCommand::EditActivity { .. }
        | AgendaCommand::RemoveActivity { .. }
        | AgendaCommand::ImportAgenda { .. } => Permit::Planners,
    }
}

const fn queue(command: &QueueCommand) -> Permit {
    match command {
        QueueCommand::Ask { .. }
        | QueueCommand::Withdraw { .. }
        | QueueCommand::NotNow
        // A speaker may end the own turn; the queue looks who it is.
        | QueueCommand::EndFloor { .. }
        // Everybody may take the own acts back, the desk those of the desk.
        | QueueCommand::Undo { .. } => Permit::People,
        QueueCommand::GiveFloor { .. }
        | QueueCommand::PauseFloor { .. }
        | QueueCommand::ResumeFloor { .. }
        | QueueCommand::Approve { .. }
        | QueueCommand::Decline { .. }
        | QueueCommand::AskDetail { .. }
        | QueueCommand::Merge { .. }
        | QueueCommand::Move { .. }
        | QueueCommand::AnswerInWriting { .. }
        | QueueCommand::AddPerson { .. }
        | QueueCommand::ReaddLast { .. }
        | QueueCommand::SetList { .. }
        | QueueCommand::SetPointsOfOrder { .. }
        | QueueCommand::SetApproval { .. }
        | QueueCommand::SetPolicy { .. } => Permit::Desk,
    }
}

const fn cloud(command: &CloudCommand) -> Permit {
    match command {
        CloudCommand::SendWord { .. } | CloudCommand::TakeBackWord { .. } => Permit::People,
        CloudCommand::HideWord { .. }
        | CloudCommand::RemoveText { .. }
        | CloudCommand::RestoreWord { .. }
        | CloudCommand::MergeWords { .. }
        | CloudCommand::SplitWord { .. }
        | CloudCommand::KeepApart { .. }
        | CloudCommand::SetAutomatic { .. }
        | CloudCommand::SetHeld { .. }
        | CloudCommand::SetBlocked { .. }
        | CloudCommand::Reveal { .. }
        | CloudCommand::LayOut { .. }
        | CloudCommand::ChooseSpelling { .. } => Permit::Desk,
    }
}

const fn poll(command: &PollCommand) -> Permit {
    match command {
        PollCommand::CastBallot { .. } | PollCommand::TakeBackBallot { .. } => Permit::People,
        PollCommand::MakeAnonymous { .. }
        | PollCommand::SetResultsShown { .. }
        | PollCommand::OpenRound { .. }
        | PollCommand::HideAnswer { .. }
        | PollCommand::ShowAnswer { .. }
        | PollCommand::RemoveText { .. } => Permit::Desk,
        PollCommand::SetOutcome { .. } => Permit::Writers,
    }
}

const fn sheet(command: &SheetCommand) -> Permit {
    match command {
        SheetCommand::AddIdea { .. }
        | SheetCommand::EditIdea { .. }
        | SheetCommand::MoveIdea { .. }
        | SheetCommand::DeleteIdea { .. }
        | SheetCommand::RestoreIdea { .. }
        | SheetCommand::CommentIdea { .. }
        | SheetCommand::MarkDuplicate { .. }
        | SheetCommand::SetDots { .. }
        | SheetCommand::JoinGroup { .. }
        | SheetCommand::LeaveGroup
        // The sheet's group may pick; the sheet looks who it is.
        | SheetCommand::PickIdea { .. } => Permit::People,
        SheetCommand::SetPhase { .. }
        | SheetCommand::SetEditing { .. }
        | SheetCommand::HideText { .. }
        | SheetCommand::ShowText { .. }
        | SheetCommand::RemoveText { .. }
        | SheetCommand::RestoreVotes { .. }
        | SheetCommand::SetVoting { .. }
        | SheetCommand::AddHallCount { .. }
        | SheetCommand::RemoveHallCount { .. } => Permit::Desk,
    }
}

const fn chat(command: &ChatCommand) -> Permit {
    match command {
        ChatCommand::Say { .. } | ChatCommand::Withdraw { .. } | ChatCommand::Back { .. } => {
            Permit::People
        }
        ChatCommand::Decide { .. }
        | ChatCommand::Undo { .. }
        | ChatCommand::Edit { .. }
        | ChatCommand::Mask { .. }
        | ChatCommand::Become { .. }
        | ChatCommand::Claim { .. }
        | ChatCommand::SetMode { .. }
        | ChatCommand::HideAll { .. }
        | ChatCommand::Quiet { .. }
        | ChatCommand::Remove { .. } => Permit::Desk,
    }
}
