//! From ballots to paper: people vote in a real room, change their minds, and every file of the
//! meeting's bundle tells what they chose last (RB5).

use super::{
    office::{check_document, check_workbook},
    opened::Opened,
    printed::check_printed,
    promises::{check_poll, check_sheet_of, memo_tables},
};
use foorumi_protocol::*;
use foorumi_room::{Actor, Addressed, Eye, Record, Room};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const PEOPLE: u8 = 12;
const OPTIONS: u8 = 3;

/// One vote: who, in which of the three, what.
type Act = (u8, u8, u8);

/// A meeting under way, and what each person chose last.
struct Meeting {
    room: Room,
    said: u32,
    yes_no: BTreeMap<u8, Choice>,
    single: BTreeMap<u8, Choice>,
    dots: BTreeMap<u8, BTreeSet<IdeaId>>,
}

fn text<const MIN: usize, const MAX: usize, const KIND: u8>(text: &str) -> Text<MIN, MAX, KIND> {
    Text::new(text).expect("text fits")
}

fn fi(words: &str) -> Localized {
    Localized { fi: Some(text(words)), ..Localized::default() }
}

/// A vote without names, one with, and dots on a sheet.
fn activities() -> Vec<ActivityPlan> {
    let poll = |question, form, named| {
        let (question, shown) = (fi(question), ResultsShown::AtClose);
        ActivityPlan::Poll(PollPlan { question, form, shown, named })
    };
    let options = ["Puhelin", "Sähköposti", "Käynti"].map(fi).to_vec();
    let sheet = ActivityPlan::Sheet(SheetPlan {
        need: text("Mitä tehdään ensin?"),
        ideas: ["Yhteinen lomake", "Oma työntekijä", "Ilta-aika", "Lyhyempi jono"]
            .map(text)
            .to_vec(),
        editors: SheetEditors::Everyone,
        votes: SheetPlan::VOTES,
        stacking: false,
        group: Localized::default(),
    });
    vec![
        poll("Jatketaanko?", PollForm::YesNo, false),
        poll("Miten yhteyttä pidetään?", PollForm::Single { options }, true),
        sheet,
    ]
}

fn plan() -> MeetingPlan {
    let segment = SegmentPlan {
        kind: SegmentKind::Discussion,
        title: fi("Äänestykset"),
        minutes: 30,
        locked_start: None,
        presenters: Vec::new(),
        lead: None,
        script: Localized::default(),
        chat: None,
        queue: None,
        carries: None,
        activities: activities(),
    };
    MeetingPlan {
        title: fi("Foorumi"),
        organisation: Localized::default(),
        place: Localized::default(),
        starts: None,
        languages: vec![Lang::Fi],
        names: NamePolicy::Optional,
        attendance_use: None,
        instructions: Localized::default(),
        recording: None,
        topics_shown: false,
        keep_days: 30,
        colour: None,
        carried: Vec::new(),
        agenda: AgendaPlan { segments: vec![segment] },
    }
}

impl Meeting {
    fn begun() -> Self {
        let room = Room::new(MeetingId(Uuid::from_u128(1)));
        let (yes_no, single, dots) = Default::default();
        let mut meeting = Self { room, said: 0, yes_no, single, dots };
        let begin = SystemCommand::Begin { code: JoinCode::new(12345678), plan: Box::new(plan()) };
        meeting.say(Actor::System, Command::System(begin));
        meeting
    }

    fn say(&mut self, actor: Actor, command: Command) {
        self.said += 1;
        let commands = vec![Addressed { client: ClientId(1), n: self.said, actor, command }];
        let at = Millis(u64::from(self.said) * 1000);
        let applied = self.room.apply(&Record { v: Record::VERSION, node: 1, at, commands });
        assert!(matches!(applied[0].outcome, Outcome::Accepted { .. }), "{:?}", applied[0].outcome);
    }

    fn host(&mut self, command: Command) {
        self.say(Actor::Person { id: PersonId(Uuid::from_u128(1)), role: Role::Host }, command);
    }

    /// As the server does: whoever votes anonymously does so by the alias.
    fn votes(&mut self, who: u8, command: Command) {
        let id = PersonId(Uuid::from_u128(100 + u128::from(who)));
        let anonymous = self.room.vote_of(&command).is_some();
        let role = Role::Participant;
        self.say(if anonymous { Actor::Alias(id) } else { Actor::Person { id, role } }, command);
    }

    fn activities(&self) -> Vec<ActivityId> {
        let keys = self.room.changed_since(Seq(0), Eye::Staff).parts;
        let parts = self.room.parts(&keys, Eye::Staff).into_iter();
        let mut segments = parts.filter_map(|keyed| {
            let Part::Segment(segment) = keyed.part else { return None };
            Some(segment.activities)
        });
        segments.next().expect("one segment")
    }

    fn ideas(&self, sheet: ActivityId) -> Vec<IdeaId> {
        let keys = self.room.changed_since(Seq(0), Eye::Public).parts;
        let parts = self.room.parts(&keys, Eye::Public).into_iter();
        let ideas = parts.filter_map(|keyed| {
            let Part::Idea(idea) = keyed.part else { return None };
            (idea.sheet == sheet && idea.parent.is_some()).then_some(idea.id)
        });
        ideas.collect()
    }

    fn cast(&mut self, activities: &[ActivityId], (who, which, what): Act) {
        match which {
            0 => {
                let choice =
                    [Choice::Yes, Choice::No, Choice::Abstain][usize::from(what % 3)].clone();
                self.yes_no.insert(who, choice.clone());
                let cast =
                    PollCommand::CastBallot { poll: activities[0], choice, came_later: false };
                self.votes(who, Command::Poll(cast));
            }
            1 => {
                let choice = match what % (OPTIONS + 1) {
                    OPTIONS => Choice::Abstain,
                    option => Choice::Options { options: vec![option] },
                };
                self.single.insert(who, choice.clone());
                let cast =
                    PollCommand::CastBallot { poll: activities[1], choice, came_later: false };
                self.votes(who, Command::Poll(cast));
            }
            _ => {
                let sheet = activities[2];
                let chosen = self.ideas(sheet).into_iter().enumerate();
                let chosen = chosen.filter(|(at, _)| what >> at & 1 == 1).map(|(_, idea)| idea);
                let chosen: BTreeSet<IdeaId> = chosen.take(3).collect();
                self.dots.insert(who, chosen.clone());
                let dots = chosen.into_iter().map(|idea| (idea, 1)).collect();
                self.votes(
                    who,
                    Command::Sheet(SheetCommand::SetDots { sheet, dots, came_later: false }),
                );
            }
        }
    }

    /// Everybody votes, then all is closed and the meeting ends.
    fn hold(&mut self, acts: &[Act]) -> Results {
        let activities = self.activities();
        for activity in activities.clone() {
            self.host(Command::Agenda(AgendaCommand::OpenActivity { activity }));
        }
        let sheet = activities[2];
        for phase in [SheetPhase::Comment, SheetPhase::Vote] {
            self.host(Command::Sheet(SheetCommand::SetPhase { sheet, phase, only_earlier: false }));
        }
        for act in acts {
            self.cast(&activities, *act);
        }
        for &activity in &activities[..2] {
            self.host(Command::Agenda(AgendaCommand::CloseActivity { activity }));
        }
        let phase = SheetPhase::Chosen;
        self.host(Command::Sheet(SheetCommand::SetPhase { sheet, phase, only_earlier: false }));
        self.host(Command::Meeting(MeetingCommand::End));
        self.room.results().expect("it has begun")
    }
}

fn count(ballots: &BTreeMap<u8, Choice>, choice: &Choice) -> u32 {
    ballots.values().filter(|own| *own == choice).count() as u32
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn rb5_ballots_are_the_tally_the_picture_the_tables_and_the_memo(
        acts in prop::collection::vec((0..PEOPLE, 0..3_u8, any::<u8>()), 0..80),
    ) {
        let mut meeting = Meeting::begun();
        let results = meeting.hold(&acts);
        let opened = Opened::new(&results, Lang::Fi);
        let json: Results = serde_json::from_str(opened.text("results.json")).expect("results");
        prop_assert_eq!(&json, &results);
        let tables = memo_tables(&opened);
        let [yes_no, single, sheet] = &tables[..] else { panic!("{} tables", tables.len()) };

        let own = &meeting.yes_no;
        let votes = [count(own, &Choice::Yes), count(own, &Choice::No)];
        check_poll(&opened, "01", &votes, count(own, &Choice::Abstain), yes_no);

        let own = &meeting.single;
        let of = |option| count(own, &Choice::Options { options: vec![option] });
        let votes: Vec<u32> = (0..OPTIONS).map(of).collect();
        check_poll(&opened, "02-miten-yhteytta-pidetaan.", &votes, count(own, &Choice::Abstain), single);
        let rows = opened.csv(opened.path("tables/02", "-ballots.csv"));
        prop_assert_eq!(rows.len() - 1, own.len());

        let given = |idea: IdeaId| -> u32 {
            meeting.dots.values().filter(|dots| dots.contains(&idea)).count() as u32
        };
        check_sheet_of(&opened, "03", &results.activities[2], sheet, given);
        check_workbook(&opened);
        check_document(&opened);
        check_printed(&opened);
    }
}
