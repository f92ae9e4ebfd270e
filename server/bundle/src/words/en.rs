//! English.

use super::*;

pub(super) static WORDS: Words = Words {
    tag: "en",
    figures: FigureWords {
        clock: "",
        hours: ':',
        decimal: '.',
        percent: "%",
        outline: "no. ",
        untold: "not told",
    },
    memo: MemoWords {
        kind: "MEMO",
        draft: "Automatic draft. This memo was put together from the records of the meeting. Check it before you send it on.",
        edited: "Draft. The memo has been edited but not yet approved.",
        approver: "Approved by",
        approved: |name, when| format!("{name}, {when}"),
        going_on: "The meeting is still going on. The record grows until it ends.",
        date: "Date",
        time: "Time",
        place: "Place",
        languages: "Languages",
        language: |lang| match lang {
            Lang::Fi => "Finnish",
            Lang::Sv => "Swedish",
            Lang::En => "English",
        },
        attendance: "Attendance",
        attended: |peak, total| {
            format!("At most {peak} present at once, {total} different participants in all.")
        },
        stated_use: |purpose| format!("What the figure is used for: {purpose}"),
        recording: "Recording",
        recording_until: |date| format!("available until {date}"),
        author: "Written by",
        by_machine: |program| format!("{program} (automatic draft)"),
        compiled_by: |program| format!("Compiled with {program}"),
        before: "Before the agenda",
        other: "Other results",
        floor: "Speaking turns and chat",
        balance: |turns, speakers, time| {
            let turns =
                if turns == 1 { "1 turn was".into() } else { format!("{turns} turns were") };
            let speakers =
                if speakers == 1 { "1 speaker".into() } else { format!("{speakers} speakers") };
            format!(
                "{turns} given from the speaking queue, to {speakers}. Speaking time was {time} in all."
            )
        },
        most: |speakers, percent| {
            let who =
                if speakers == 1 { "1 speaker".into() } else { format!("{speakers} speakers") };
            format!("At least half of the speaking time was used by {who} ({percent}%).")
        },
        minutes: |minutes| {
            if minutes == 1 { "1 minute".into() } else { format!("{minutes} minutes") }
        },
        nobody_spoke: "No turns were given from the speaking queue.",
        chat: |published| match published {
            0 => "No messages were published in the chat.".into(),
            1 => "1 message was published in the chat.".into(),
            many => format!("{many} messages were published in the chat."),
        },
        written: "Answers in writing",
        question: "Question",
        answer: "Answer",
        questions: |asked, answered| {
            let asked = if asked == 1 { "1 question".into() } else { format!("{asked} questions") };
            format!("In the chat presenters were asked {asked}, of which {answered} were taken up.")
        },
        annexes: "Annexes",
        page: "Page",
        distribution: "Distribution",
        audience: |audience| match audience {
            Audience::Public => "Public",
            Audience::Participants => "Participants of the meeting",
            Audience::Internal => "Organiser, internal use",
        },
        untold_rule: "A figure is not told where it is below 5 or where such a figure could be worked out from it.",
        few: "Fewer than 5 people took part, so figures are not told.",
        few_spoke: "There were fewer than 5 turns or speakers, so figures are not told.",
    },
    segment: SegmentWords {
        agenda: "Agenda",
        kind: |kind| match kind {
            SegmentKind::Welcome => "welcome",
            SegmentKind::Talk => "talk",
            SegmentKind::Discussion => "discussion",
            SegmentKind::Activity => "task",
            SegmentKind::GroupWork => "group work",
            SegmentKind::Break => "break",
            SegmentKind::WrapUp => "wrap-up",
        },
        planned: "Planned",
        actual: "Held",
        going_on_since: |clock| format!("going on since {clock}"),
        not_held: "This segment was not held.",
        presenters: |count| if count == 1 { "Presenter" } else { "Presenters" },
        title: "Segment",
        kind_title: "Kind",
        planned_start: "Planned start",
        planned_minutes: "Planned minutes",
        started: "Started",
        ended: "Ended",
        actual_minutes: "Actual minutes",
    },
    glance: GlanceWords {
        heading: "The meeting in figures",
        here: "Participants",
        heads: |total, peak| format!("{total} different people, at most {peak} at once"),
        answers: "Answers",
        answered: |sum, activities, all| {
            let least = if all { "" } else { "at least " };
            let tasks =
                if activities == 1 { "1 task".into() } else { format!("{activities} tasks") };
            format!("{least}{sum} in all, in {tasks}")
        },
        decisions: "Decisions",
        decided: |decided, open| match (decided, open) {
            (decided, 0) => decided.to_string(),
            (decided, 1) => format!("{decided}, and 1 matter was left open"),
            (decided, open) => format!("{decided}, and {open} matters were left open"),
        },
    },
    decision: DecisionWords {
        heading: "Decision",
        overview: "Decisions in brief",
        nothing: "No decisions were recorded.",
        agreed: "Decision",
        none: "No decision",
        action: "Action",
        owner: "Owner",
        due: "Due",
        how: "Decided by",
        figures: "Figures it rests on",
        by: |how| match how {
            DecidedBy::Vote => "Vote",
            DecidedBy::Consensus => "Consensus",
            DecidedBy::Host => "The host",
            DecidedBy::NoDecision => "No decision",
        },
        no_owner: "No owner named",
        no_due: "No date set",
        missing: "Missing",
        origin: "Background",
        carried: "Left open by the previous meeting",
        number: "No.",
        segment: "Segment",
    },
    cloud: CloudWords {
        kind: "Word cloud",
        summary: |people, words| {
            let people =
                if people == 1 { "1 participant".into() } else { format!("{people} participants") };
            let words =
                if words == 1 { "1 word".into() } else { format!("{words} different words") };
            format!("{people} sent words. The cloud holds {words}.")
        },
        word: "Word",
        people: "Sent by",
        key: "Merged by",
        forms: "Merged forms",
        most_frequent: "Most frequent words",
        more: |count| {
            if count == 1 {
                "1 more word is in the list.".into()
            } else {
                format!("{count} more words are in the list.")
            }
        },
        empty: "No words were sent.",
    },
    poll: PollWords {
        kind: |form| match form {
            PollForm::Single { .. } => "Poll, choose one",
            PollForm::Multiple { .. } => "Poll, choose several",
            PollForm::YesNo => "Poll, yes or no",
            PollForm::Scale { .. } => "Statements on a scale of 1–5",
            PollForm::Open => "Open question",
        },
        yes: "Yes",
        no: "No",
        abstained: "Abstained",
        abstain: "Abstain",
        option: "Option",
        votes: "Votes",
        votes_caption: "Votes by option",
        share: "Share, %",
        statement: "Statement",
        scale: "1 = strongly disagree, 5 = strongly agree",
        cant_say: "Can’t say",
        n: "Answers (n)",
        median: "Median",
        mean: "Mean",
        answer: "Answer",
        answers: "Answers",
        letter: "Letter",
        number: "No.",
        person: "Voter",
        participant: |number| format!("Participant {number}"),
        choice: "Vote",
        answered: |answered, abstained| {
            let answered =
                if answered == 1 { "1 answer".into() } else { format!("{answered} answers") };
            match abstained {
                None => format!("{answered}, abstentions not counted."),
                Some(0) => format!("{answered}, no abstentions."),
                Some(1) => format!("{answered}, of which 1 abstention."),
                Some(abstained) => format!("{answered}, of which {abstained} abstentions."),
            }
        },
        named: "Votes were cast by name. They are in the annexed table.",
        named_elsewhere: "Votes were cast by name. They are in the organiser's own bundle.",
        anonymous: "Answers were given anonymously.",
        share_rule: "Shares are of the answers that did not abstain.",
        several: "Several options could be chosen, so the shares may add up to more than 100%.",
        mean_rule: "The mean is told when there are at least 10 answers.",
        few_rule: "The spread of fewer than five answers is not told.",
        outcome: |outcome| format!("Outcome: {outcome}"),
        round: |round| format!("Round {round}"),
        hidden: "The result is not shown yet, because the poll is open.",
        shown: |shown| match shown {
            ResultsShown::AtClose => "the result was shown when the poll was closed",
            ResultsShown::Live => "the result was shown all the time",
            ResultsShown::AfterOwnVote => {
                "the result was shown to each person after their own vote"
            }
        },
    },
    turnout: TurnoutWords {
        came_by: |at| format!("Only those answered who had come before {at}."),
        came_later: |count| {
            format!("{} of those who answered came to the meeting after the vote opened.", count)
        },
        most_present: |count| {
            format!(
                "There are more answers than people were here at once while the vote was open (at most {}).",
                count
            )
        },
    },
    sheet: SheetWords {
        kind: "Mind map",
        group: "Group",
        summary: |ideas| {
            if ideas == 1 {
                "The sheet holds 1 idea.".into()
            } else {
                format!("The sheet holds {ideas} ideas.")
            }
        },
        voted: |voters, votes, stacking| {
            let voters = if voters == 1 { "1 person".into() } else { format!("{voters} people") };
            let votes = if votes == 1 { "1 vote".into() } else { format!("{votes} votes") };
            let rule = if stacking {
                "several of them allowed on one idea"
            } else {
                "at most one on each idea"
            };
            format!("{voters} voted. Each person had {votes}, {rule}.")
        },
        not_voted: "The ideas have not been voted on.",
        leading: |count| {
            if count == 1 { "Most votes went to" } else { "Tie, most votes went to" }
        },
        votes: |votes| if votes == 1 { "1 vote".into() } else { format!("{votes} votes") },
        picked: "Picked to go on with",
        why: "Reason",
        number: "No.",
        level: "Level",
        idea: "Idea",
        ideas: "Ideas",
        votes_title: "Votes",
        comments: "Comments",
        duplicate_of: "Same as",
        contains: "Contains",
        hall: "In the hall",
        in_hall: |people, hands, votes| {
            let people = if people == 1 { "1 person".into() } else { format!("{people} people") };
            let votes = if votes == 1 { "1 vote".into() } else { format!("{votes} votes") };
            let how = if hands { "In the hall by show of hands" } else { "In the hall on paper" };
            format!("{how}: {people}, {votes}. They are kept apart from the votes by phone.")
        },
        hall_votes: |votes| format!("in the hall {votes}"),
        picked_title: "Picked",
        yes: "yes",
    },
    files: FileWords {
        read_me: "read-me.txt",
        audience_slug: |audience| match audience {
            Audience::Public => "public",
            Audience::Participants => "participants",
            Audience::Internal => "internal",
        },
        workbook: "All tables in one workbook, a sheet for each task.",
        slides: |name| format!("Slides: {name}"),
        heading: |title| format!("Result bundle: {title}"),
        draft: "This is a draft from a meeting that is still going on. Download the bundle again when it has ended.",
        memo_docx: "The memo for editing in Word and other word processors.",
        memo_pdf: "The memo for reading and publishing (accessible PDF).",
        memo_html: "The memo. Open it in a browser or a word processor, print it or send it.",
        memo_md: "The same memo as text to edit and paste elsewhere.",
        results: "All results, readable by machine (structure: results.schema.json).",
        manifest: "The files of the bundle with their checksums, and the rules of every vote.",
        table: "table",
        ballots: "everyone’s vote in a poll by name",
        picture: "picture",
        alternative: "the picture as text",
        decisions: "Decisions, owners and dates.",
        agenda: "The agenda: planned and actual.",
        chat: "Published chat messages, without their senders.",
        how_to: "The tables (csv) open in a spreadsheet: columns are separated by commas and decimals by a point. Where a cell would start like a formula, an apostrophe stands before it.",
        personal: "The bundle may contain personal data. Share it only with those whom it concerns.",
        answers: "Answers in writing to messages and requests to speak.",
        answers_title: "Answers",
        told_to: "Told to",
        to_all: "everybody",
        to_sender: "the sender",
        overrides: "Overrides of the speaking queue: who, when and why.",
        overrides_title: "Overrides",
        by_whom: "Who",
        act: "Action",
        override_kind: |kind| match kind {
            OverrideKind::Declined => "declined the request",
            OverrideKind::DetailAsked => "asked for detail",
            OverrideKind::Merged => "merged it into another",
            OverrideKind::Moved => "moved it",
            OverrideKind::Answered => "answered in writing",
            OverrideKind::Added => "added to the queue",
            OverrideKind::Readded => "put first again",
            OverrideKind::GivenOutOfTurn => "gave the floor out of turn",
        },
        whom: "Whose request",
        reason: "Reason",
        undone: "taken back",
        chat_title: "Chat",
        chat_time: "Time",
        chat_text: "Message",
        chat_backers: "Agree",
        more_rows: |count, file| {
            format!("The other rows of the table ({count}) are in the file {file}.")
        },
    },
    moderation: super::moderation::EN,
};
