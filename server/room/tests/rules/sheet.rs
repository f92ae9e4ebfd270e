//! Transcripts of sheets: rules MM1-MM4.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

/// A sheet in its build phase, with names for its ideas by their texts.
pub(crate) struct Sheet {
    pub(crate) play: Stageplay,
    pub(crate) sheet: ActivityId,
}

impl Sheet {
    pub(crate) fn new(plan: ActivityPlan) -> Self {
        let mut play = Stageplay::new(meeting_with(vec![segment("Työ", vec![plan])]));
        play.start(0);
        let sheet = play.activity(0, 0);
        Self { play, sheet }
    }

    pub(crate) fn of(ideas: &[&str]) -> Self {
        Self::new(sheet("Keskus", ideas))
    }

    /// The outline, one line an idea, indented by depth.
    pub(crate) fn outline(&self) -> String {
        let ideas = self.ideas();
        let mut lines = Vec::new();
        below(&ideas, None, 0, &mut lines);
        lines.join("\n")
    }

    pub(crate) fn ideas(&self) -> Vec<IdeaPart> {
        let parts = self.play.all(Eye::Public).into_values();
        parts.filter_map(|p| if let Part::Idea(idea) = p { Some(idea) } else { None }).collect()
    }

    #[track_caller]
    pub(crate) fn id(&self, text: &str) -> IdeaId {
        let ideas = self.ideas();
        let found = ideas.iter().find(|idea| idea.text.as_str() == text);
        found.unwrap_or_else(|| panic!("no idea {text}")).id
    }

    #[track_caller]
    pub(crate) fn add(&mut self, name: &str, parent: &str, idea: &str) -> IdeaId {
        let (sheet, parent, text) = (self.sheet, self.id(parent), text(idea));
        let command = SheetCommand::AddIdea { sheet, parent, after: None, text };
        let seq = self.play.does(name, command);
        IdeaId(Id { seq, index: 0 })
    }

    pub(crate) fn phase(&mut self, phase: SheetPhase) {
        self.play
            .does("host", SheetCommand::SetPhase { sheet: self.sheet, phase, only_earlier: false });
    }

    pub(crate) fn part(&self) -> SheetPart {
        let Some(Part::Sheet(part)) = self.play.room.part(&PartKey::Sheet(self.sheet), Eye::Public)
        else {
            panic!("no sheet");
        };
        part
    }
}

fn below(ideas: &[IdeaPart], parent: Option<IdeaId>, depth: usize, lines: &mut Vec<String>) {
    let mut here: Vec<&IdeaPart> = ideas.iter().filter(|idea| idea.parent == parent).collect();
    here.sort_by_key(|idea| idea.order);
    for idea in here {
        lines.push(format!("{}{}", "  ".repeat(depth), idea.text.as_str()));
        below(ideas, Some(idea.id), depth + 1, lines);
    }
}

#[test]
fn mm1_a_sheet_is_a_tree_around_its_need() {
    let mut s = Sheet::of(&["eka", "toka"]);
    s.add("matti", "eka", "a");
    s.add("liisa", "eka", "c");
    let (sheet, parent, after) = (s.sheet, s.id("eka"), Some(s.id("a")));
    s.play.does("liisa", SheetCommand::AddIdea { sheet, parent, after, text: text("b") });
    assert_eq!(s.outline(), "Keskus\n  eka\n    a\n    b\n    c\n  toka");
    assert_eq!(s.part().root, s.id("Keskus"));
}

#[test]
fn mm2_phases_say_what_can_be_done() {
    let mut s = Sheet::of(&["eka"]);
    let (sheet, eka, root) = (s.sheet, s.id("eka"), s.id("Keskus"));
    let add = SheetCommand::AddIdea { sheet, parent: root, after: None, text: text("uusi") };
    let comment = SheetCommand::CommentIdea { sheet, idea: eka, text: text("samaa mieltä") };
    let dots = SheetCommand::SetDots { sheet, dots: [(eka, 1)].into(), came_later: false };
    let pick = SheetCommand::PickIdea { sheet, idea: eka, why: Some(text("siksi")) };
    let open = ActivityState::Open;
    let expected = [
        (SheetPhase::Build, open, [true, false, false, false]),
        (SheetPhase::Comment, open, [false, true, false, false]),
        (SheetPhase::Vote, open, [false, false, true, false]),
        (SheetPhase::Chosen, ActivityState::Closed, [false, false, false, true]),
    ];
    for (phase, state, allowed) in expected {
        s.phase(phase);
        let commands = [("matti", &add), ("matti", &comment), ("matti", &dots), ("host", &pick)];
        let done = commands.map(|(name, command)| s.play.says(name, command.clone()).is_ok());
        assert_eq!(done, allowed, "{phase:?}");
        let closed = s.play.says("host", AgendaCommand::OpenActivity { activity: sheet }).is_err();
        assert_eq!(closed, state == ActivityState::Closed, "{phase:?}");
    }
    s.phase(SheetPhase::Planned);
    assert!(s.play.sees("matti", &PartKey::Sheet(sheet)).is_none());
    s.play.refused("matti", add, Rejection::ActivityNotOpen);
    let chosen = SheetCommand::SetPhase { sheet, phase: SheetPhase::Chosen, only_earlier: false };
    s.play.refused("host", chosen, Rejection::ActivityNotOpen);
    assert!(
        s.play.room.results().expect("begun").memo.is_empty(),
        "a planned sheet is not told of"
    );
}

#[test]
fn mm2_a_sheet_may_be_the_staffs_to_edit_and_everybodys_to_comment() {
    let ActivityPlan::Sheet(plan) = sheet("Keskus", &["eka"]) else { panic!("a sheet") };
    let plan = SheetPlan { editors: SheetEditors::Staff, ..plan };
    let mut s = Sheet::new(ActivityPlan::Sheet(plan));
    let (sheet, idea) = (s.sheet, s.id("eka"));
    let edit = SheetCommand::EditIdea { sheet, idea, text: text("uusi") };
    s.play.refused("matti", edit.clone(), Rejection::NotAllowed);
    s.play.refused("presenter", edit.clone(), Rejection::NotAllowed);
    s.play.does("secretary", edit);
    s.phase(SheetPhase::Comment);
    s.play.does("matti", SheetCommand::CommentIdea { sheet, idea, text: text("hyvä") });
    assert_eq!(s.play.shows("liisa", &PartKey::Idea(sheet, idea))["comments"][0]["text"], "hyvä");
}

#[test]
fn mm2_a_group_edits_its_own_sheet_and_its_comments_tell_whose_they_are() {
    let ActivityPlan::Sheet(plan) = group_sheet("Keskus", &["eka"], "Pohjoinen") else {
        panic!("a sheet");
    };
    let plan = SheetPlan { editors: SheetEditors::Group, ..plan };
    let mut s = Sheet::new(ActivityPlan::Sheet(plan));
    let (sheet, idea) = (s.sheet, s.id("eka"));
    let edit = |words| SheetCommand::EditIdea { sheet, idea, text: text(words) };
    s.play.refused("matti", edit("uusi"), Rejection::NotOfGroup);
    s.play.does("matti", SheetCommand::JoinGroup { sheet });
    s.play.does("matti", edit("uusi"));
    s.play.does("secretary", edit("uudempi"));
    s.play.refused("liisa", edit("oma"), Rejection::NotOfGroup);
    assert_eq!(s.part().members, 1);
    assert_eq!(s.play.shows("matti", &PartKey::You)["group"]["fi"], "Pohjoinen");

    s.phase(SheetPhase::Comment);
    let comment = |words| SheetCommand::CommentIdea { sheet, idea, text: text(words) };
    s.play.does("matti", comment("meiltä"));
    s.play.does("liisa", comment("muualta"));
    let comments = &s.play.shows("liisa", &PartKey::Idea(sheet, idea))["comments"];
    assert_eq!(
        (&comments[0]["group"]["fi"], comments[1].get("group")),
        (&"Pohjoinen".into(), None)
    );
    s.play.does("matti", SheetCommand::LeaveGroup);
    assert_eq!(s.part().members, 0);
    s.phase(SheetPhase::Build);
    s.play.refused("matti", edit("enää"), Rejection::NotOfGroup);
}

#[test]
fn mm2_one_belongs_to_one_group_at_a_time_on_all_its_sheets() {
    let plans = ["Etelä", "Pohjoinen", "Etelä"].map(|group| group_sheet("Tarve", &[], group));
    let mut play = Stageplay::new(meeting_with(vec![segment("Työ", plans.into())]));
    play.start(0);
    let sheets: Vec<ActivityId> = (0..3).map(|at| play.activity(0, at)).collect();
    play.refused("matti", SheetCommand::JoinGroup { sheet: sheets[1] }, Rejection::ActivityNotOpen);
    for sheet in &sheets[1..] {
        play.does("host", AgendaCommand::OpenActivity { activity: *sheet });
    }
    let members = |play: &Stageplay| {
        let of = |sheet: &ActivityId| {
            play.shows("liisa", &PartKey::Sheet(*sheet))["members"].as_u64().unwrap_or(9)
        };
        sheets.iter().map(of).collect::<Vec<u64>>()
    };
    play.does("matti", SheetCommand::JoinGroup { sheet: sheets[0] });
    play.does("liisa", SheetCommand::JoinGroup { sheet: sheets[2] });
    assert_eq!(members(&play), [2, 0, 2]);
    play.does("matti", SheetCommand::JoinGroup { sheet: sheets[1] });
    assert_eq!(members(&play), [1, 1, 1]);
    let renamed = AgendaCommand::EditActivity {
        activity: sheets[1],
        plan: Box::new(group_sheet("Tarve", &[], "Länsi")),
    };
    play.refused("host", renamed, Rejection::AlreadyAnswered);
}

#[test]
fn dv5_staff_merge_duplicates_until_the_vote_opens() {
    let mut s = Sheet::of(&["a", "b"]);
    let (sheet, a, b) = (s.sheet, s.id("a"), s.id("b"));
    let mark = |of| SheetCommand::MarkDuplicate { sheet, idea: b, of };
    s.phase(SheetPhase::Comment);
    s.play.refused("matti", mark(Some(a)), Rejection::WrongPhase);
    s.play.does("host", mark(Some(a)));
    s.phase(SheetPhase::Vote);
    s.play.refused("host", mark(None), Rejection::WrongPhase);
}

#[test]
fn st1_a_sheet_is_drawn_for_the_stage_only_while_it_is_shown() {
    let mut s = Sheet::of(&["a"]);
    let key = PartKey::Picture(s.sheet);
    let drawn = |s: &Sheet, eye| s.play.room.part(&key, eye).is_some();
    assert!(drawn(&s, Eye::Stage) && drawn(&s, Eye::Staff) && !drawn(&s, Eye::Public));
    s.play.does("host", StageCommand::Show { view: StageView::Queue });
    assert!(!drawn(&s, Eye::Stage) && drawn(&s, Eye::Staff));
    s.play.does("host", StageCommand::Show { view: StageView::Activity { activity: s.sheet } });
    assert!(drawn(&s, Eye::Stage));
    let ground = StageGround::Dark;
    s.play.refused("matti", StageCommand::SetGround { ground }, Rejection::NotAllowed);
    s.play.does("host", StageCommand::SetGround { ground });
    assert_eq!(s.play.shows("matti", &PartKey::Stage)["ground"], "dark");
}

#[test]
fn mm3_the_later_whole_text_wins_and_the_earlier_author_is_told() {
    let mut s = Sheet::of(&[]);
    let idea = s.add("matti", "Keskus", "polku");
    let edit = |text| SheetCommand::EditIdea { sheet: s.sheet, idea, text };
    let (first, second) = (edit(text("pyörätie")), edit(text("pyöräkatu")));
    s.play.does("liisa", first);
    s.play.does("liisa", second);
    assert_eq!(s.outline(), "Keskus\n  pyöräkatu");
    let notices = |name| -> Vec<Notice> {
        let parts = s.play.all(Eye::Person(person(name))).into_values();
        let notice = |part| if let Part::Notice(part) = part { Some(part.what) } else { None };
        parts.filter_map(notice).collect()
    };
    assert_eq!(notices("matti"), [Notice::TextReplaced { sheet: s.sheet, idea }]);
    assert_eq!(notices("liisa"), []);
}

#[test]
fn mm3_moving_keeps_the_tree_a_tree() {
    let mut s = Sheet::of(&["eka", "toka"]);
    s.add("matti", "eka", "a");
    s.add("matti", "a", "b");
    let (sheet, eka, toka) = (s.sheet, s.id("eka"), s.id("toka"));
    let (a, b, root) = (s.id("a"), s.id("b"), s.id("Keskus"));
    let to = |idea, parent, after| SheetCommand::MoveIdea { sheet, idea, parent, after };
    s.play.refused("matti", to(eka, b, None), Rejection::PlaceInvalid);
    s.play.refused("matti", to(eka, eka, None), Rejection::PlaceInvalid);
    s.play.refused("matti", to(root, toka, None), Rejection::PlaceInvalid);
    s.play.refused("matti", to(b, toka, Some(a)), Rejection::PlaceInvalid);
    s.play.does("matti", to(a, root, Some(eka)));
    s.play.does("matti", to(toka, root, None));
    assert_eq!(s.outline(), "Keskus\n  toka\n  eka\n  a\n    b");
}

#[test]
fn mm3_a_deletion_takes_the_subtree_and_comes_back_whole() {
    let mut s = Sheet::of(&["eka", "toka", "kolmas"]);
    s.add("matti", "toka", "a");
    s.add("matti", "a", "b");
    let (sheet, toka, a) = (s.sheet, s.id("toka"), s.id("a"));
    let kolmas = s.id("kolmas");
    s.play.does("matti", SheetCommand::MarkDuplicate { sheet, idea: kolmas, of: Some(toka) });
    let before = s.ideas();
    let delete = |idea| SheetCommand::DeleteIdea { sheet, idea };
    let restore = |idea| SheetCommand::RestoreIdea { sheet, idea };
    s.play.does("secretary", delete(toka));
    assert_eq!(s.outline(), "Keskus\n  eka\n  kolmas");
    assert!(s.ideas().iter().all(|idea| idea.duplicate_of.is_none()), "no mark points nowhere");
    s.play.refused("secretary", restore(a), Rejection::NotFound);
    s.play.does("host", restore(toka));
    assert_eq!(s.ideas(), before);

    s.play.does("secretary", delete(a));
    s.play.does("secretary", delete(toka));
    s.play.refused("secretary", restore(a), Rejection::NotFound);
    s.play.does("secretary", restore(toka));
    s.play.does("secretary", restore(a));
    assert_eq!(s.ideas(), before);
    let root = s.id("Keskus");
    s.play.refused("host", delete(root), Rejection::PlaceInvalid);
}

#[test]
fn mm3_duplicates_never_repeat_each_other_in_a_circle() {
    let mut s = Sheet::of(&["a", "b", "c"]);
    let (sheet, a, b, c) = (s.sheet, s.id("a"), s.id("b"), s.id("c"));
    let mark = |idea, of| SheetCommand::MarkDuplicate { sheet, idea, of: Some(of) };
    s.play.does("matti", mark(a, b));
    s.play.does("matti", mark(b, c));
    s.play.refused("matti", mark(c, a), Rejection::PlaceInvalid);
    s.play.refused("matti", mark(c, c), Rejection::PlaceInvalid);
    let root = s.id("Keskus");
    s.play.refused("matti", mark(c, root), Rejection::PlaceInvalid);
}

#[test]
fn mm4_limits_of_a_sheet() {
    let texts: Vec<String> = (1..SheetPlan::MAX_IDEAS - 1).map(|n| format!("idea {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut s = Sheet::of(&texts);
    s.add("matti", "Keskus", "viimeinen");
    let (sheet, parent) = (s.sheet, s.id("Keskus"));
    let add = |parent| SheetCommand::AddIdea { sheet, parent, after: None, text: text("liikaa") };
    s.play.refused("matti", add(parent), Rejection::LimitReached { limit: 500 });
    let idea = s.id("viimeinen");
    s.play.does("matti", SheetCommand::DeleteIdea { sheet, idea });
    s.play.does("matti", add(parent));
    let full = Rejection::LimitReached { limit: 500 };
    s.play.refused("matti", SheetCommand::RestoreIdea { sheet, idea }, full);

    let mut s = Sheet::of(&["1"]);
    for depth in 2..=SheetPlan::MAX_DEPTH {
        s.add("matti", &(depth - 1).to_string(), &depth.to_string());
    }
    let (sheet, deepest, first) = (s.sheet, s.id("12"), s.id("1"));
    let add = SheetCommand::AddIdea { sheet, parent: deepest, after: None, text: text("13") };
    s.play.refused("matti", add, Rejection::PlaceInvalid);
    let other = s.add("matti", "Keskus", "toinen");
    let sink = SheetCommand::MoveIdea { sheet, idea: first, parent: other, after: None };
    s.play.refused("matti", sink, Rejection::PlaceInvalid);

    s.phase(SheetPhase::Comment);
    let comment = SheetCommand::CommentIdea { sheet, idea: first, text: text("hei") };
    for _ in 0..SheetPlan::MAX_COMMENTS {
        s.play.does("matti", comment.clone());
    }
    s.play.refused("matti", comment, Rejection::LimitReached { limit: 50 });
}
