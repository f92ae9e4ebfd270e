//! Acts on ideas and how a sheet is seen: rules MM2, MM3, DV4, DV5.

use super::{
    Sheet, SheetEvent, picture,
    tree::{Place, Remark, TreeEvent},
};
use crate::{Ask, Decided, Event, Eye, Permit, Room, guard::suspect_kinds, view::Eyes};
use foorumi_protocol::{
    ActivityId, Comment, CommentId, DotsPart, Id, IdeaId, IdeaPart, IdeaText, MapPicture, Notice,
    PartKey, PersonId, Rejection, SheetPart, SheetPhase, SheetPlan, SheetResult, TallyPart,
};

/// One event of a sheet's tree, as what was decided.
fn grown(sheet: ActivityId, event: TreeEvent) -> Decided {
    Ok(vec![Event::Sheet(SheetEvent::Tree { sheet, event })])
}

/// An idea as it leaves the meeting: nobody is named.
fn unsigned(idea: IdeaPart) -> IdeaPart {
    let comments = idea.comments.into_iter().map(|one| Comment { author: None, ..one });
    IdeaPart { author: None, comments: comments.collect(), ..idea }
}

impl Room {
    /// Adds an idea under `parent`, behind the sibling `after` or last.
    pub(crate) fn decide_add_idea(
        &self,
        ask: Ask,
        sheet: ActivityId,
        parent: IdeaId,
        after: Option<IdeaId>,
        text: &IdeaText,
    ) -> Decided {
        self.to_build(ask, sheet)?.tree.check_add(parent)?;
        let place = after.map_or(Place::Last, Place::After);
        let (idea, text, author) = (IdeaId(first(ask)), text.clone(), ask.person);
        grown(sheet, TreeEvent::Added { idea, parent, place, text, author })
    }

    pub(super) fn decide_edit_idea(
        &self,
        ask: Ask,
        sheet: ActivityId,
        idea: IdeaId,
        text: &IdeaText,
    ) -> Decided {
        let content = self.to_build(ask, sheet)?;
        if content.tree.idea(idea)?.text == *text {
            return Ok(Vec::new());
        }
        self.may_write_need(ask, content, idea)?;
        grown(sheet, TreeEvent::Edited { idea, text: text.clone(), author: ask.person })
    }

    /// Moves an idea under `parent`, behind the sibling `after` or first.
    pub(super) fn decide_move_idea(
        &self,
        ask: Ask,
        sheet: ActivityId,
        idea: IdeaId,
        parent: IdeaId,
        after: Option<IdeaId>,
    ) -> Decided {
        if !self.to_build(ask, sheet)?.tree.moves(idea, parent, after)? {
            return Ok(Vec::new());
        }
        let place = after.map_or(Place::First, Place::After);
        grown(sheet, TreeEvent::Moved { idea, parent, place })
    }

    pub(super) fn decide_delete_idea(&self, ask: Ask, sheet: ActivityId, idea: IdeaId) -> Decided {
        self.to_build(ask, sheet)?.check_delete(ask, idea)?;
        let by_staff = Permit::Writers.allows(Some(ask.role));
        grown(sheet, TreeEvent::Deleted { idea, by_staff })
    }

    pub(super) fn decide_restore_idea(&self, ask: Ask, sheet: ActivityId, idea: IdeaId) -> Decided {
        self.to_build(ask, sheet)?.check_restore(ask, idea)?;
        grown(sheet, TreeEvent::Restored { idea })
    }

    pub(super) fn decide_mark_duplicate(
        &self,
        ask: Ask,
        sheet: ActivityId,
        idea: IdeaId,
        of: Option<IdeaId>,
    ) -> Decided {
        if !self.to_merge(ask, sheet)?.tree.marks_anew(idea, of)? {
            return Ok(Vec::new());
        }
        grown(sheet, TreeEvent::Marked { idea, of })
    }

    /// The sheet, if it is being built and this person may (rule MM2).
    fn to_build(&self, ask: Ask, id: ActivityId) -> Result<&Sheet, Rejection> {
        let sheet = self.sheet(id)?;
        self.may_edit(ask, sheet)?;
        sheet.only_in(SheetPhase::Build)?;
        Ok(sheet)
    }

    /// The sheet, if duplicates can be merged now: by its editors while it is built, by staff until
    /// the vote opens (rule DV5).
    fn to_merge(&self, ask: Ask, id: ActivityId) -> Result<&Sheet, Rejection> {
        let sheet = self.sheet(id)?;
        let staff = Permit::Writers.allows(Some(ask.role));
        if staff && sheet.phase == SheetPhase::Comment { Ok(sheet) } else { self.to_build(ask, id) }
    }

    /// Everybody comments, also on a sheet that others built.
    pub(super) fn decide_comment(
        &self,
        ask: Ask,
        id: ActivityId,
        idea: IdeaId,
        text: &IdeaText,
    ) -> Decided {
        let sheet = self.sheet(id)?;
        sheet.only_in(SheetPhase::Comment)?;
        if sheet.tree.idea(idea)?.comments.len() >= SheetPlan::MAX_COMMENTS {
            return Err(Rejection::LimitReached { limit: SheetPlan::MAX_COMMENTS as u32 });
        }
        let group = self.group_of(ask.person).cloned().unwrap_or_default();
        let comment = CommentId(first(ask));
        let remark = Remark::new(comment, text.clone(), self.at, (ask.person, group));
        grown(id, TreeEvent::Commented { idea, remark })
    }

    pub(super) fn evolve_tree(&mut self, id: ActivityId, event: &TreeEvent) {
        if let TreeEvent::TextRemoved { idea, comment } = event {
            return self.remove_text_on_sheet(id, *idea, *comment);
        }
        let (now, at) = (self.seq, self.at);
        let before = self.unseen_before(id, event);
        let Some(sheet) = self.sheet_mut(id) else { return };
        let earlier = if let TreeEvent::Edited { idea, author, .. } = event {
            let known = sheet.tree.idea(*idea).ok().and_then(|idea| idea.author);
            known.filter(|known| known != author).map(|author| (author, *idea))
        } else {
            None
        };
        let changed = sheet.tree.evolve(event, now, at);
        sheet.worked_on = true;
        let after = self.writers_unseen(id, &changed);
        self.touch_own_texts(id, before);
        self.touch_own_texts(id, after);
        for idea in changed {
            self.touch(PartKey::Idea(id, idea), Eyes::All);
        }
        if !matches!(
            event,
            TreeEvent::Commented { .. }
                | TreeEvent::Marked { .. }
                | TreeEvent::StateSet { comment: Some(_), .. }
        ) {
            self.touch(PartKey::Picture(id), Eyes::Shown);
        }
        if let Some((author, idea)) = earlier {
            self.tell(author, Notice::TextReplaced { sheet: id, idea });
        }
    }

    /// Takes an idea that was made of a message back (rule CH7), while nobody has built on it.
    pub(crate) fn without_idea(&self, sheet: ActivityId, idea: IdeaId) -> Decided {
        let content = self.sheet(sheet)?;
        content.only_in(SheetPhase::Build)?;
        let own = content.tree.idea(idea)?;
        if content.tree.outline(idea).len() > 1 || !own.comments.is_empty() {
            return Err(Rejection::AlreadyAnswered);
        }
        let event = TreeEvent::Deleted { idea, by_staff: true };
        Ok(vec![Event::Sheet(SheetEvent::Tree { sheet, event })])
    }

    /// Whose texts are not seen by others in what an event changes.
    fn unseen_before(&self, id: ActivityId, event: &TreeEvent) -> Vec<PersonId> {
        match event {
            TreeEvent::Edited { idea, .. } | TreeEvent::StateSet { idea, .. } => {
                self.writers_unseen(id, &[*idea])
            }
            TreeEvent::Deleted { idea, .. } => {
                let below = self.sheet(id).map(|sheet| sheet.tree.outline(*idea));
                self.writers_unseen(id, &below.unwrap_or_default())
            }
            TreeEvent::Added { .. }
            | TreeEvent::Moved { .. }
            | TreeEvent::Restored { .. }
            | TreeEvent::Commented { .. }
            | TreeEvent::TextRemoved { .. }
            | TreeEvent::Marked { .. } => Vec::new(),
        }
    }

    pub(crate) fn sheet_part(&self, id: ActivityId, eye: Eye) -> Option<SheetPart> {
        let sheet = self.sheet_seen(id, eye)?;
        let (picked, why, why_state) = sheet.pick_seen(eye == Eye::Staff);
        let suspects = why.as_deref().filter(|_| eye == Eye::Staff).map(suspect_kinds);
        // 0 for all but staff after the end.
        let told = |figure: u32| if self.tells_figures(eye) { figure } else { 0 };
        Some(SheetPart {
            id,
            root: sheet.tree.root(),
            group: sheet.group.clone(),
            editors: sheet.editors,
            delete_all: sheet.delete_all,
            came_by: sheet.came_by.told(),
            phase: sheet.phase,
            votes: sheet.votes,
            stacking: sheet.stacking,
            voters: told(sheet.dots.voters()),
            members: told(self.members(sheet)),
            restorable: eye == Eye::Staff && sheet.cleared.is_some(),
            picked,
            why,
            why_state,
            why_suspects: suspects.unwrap_or_default(),
        })
    }

    pub(crate) fn idea_part(&self, id: ActivityId, idea: IdeaId, eye: Eye) -> Option<IdeaPart> {
        let sheet = self.sheet_seen(id, eye)?;
        let (found, staff) = (sheet.tree.idea(idea).ok()?, eye == Eye::Staff);
        let who = |person| self.meeting.who(person);
        let comment = |remark: &Remark| {
            let author = remark.author.filter(|_| staff).map(who);
            Comment { author, ..remark.seen(staff) }
        };
        Some(IdeaPart {
            sheet: id,
            id: idea,
            parent: found.parent,
            order: found.order,
            text: if staff { found.text.clone() } else { found.face() },
            state: found.state,
            suspects: if staff { found.suspects() } else { Vec::new() },
            duplicate_of: found.duplicate_of,
            comments: found.comments.iter().map(comment).collect(),
            edited: found.edited,
            author: found.author.filter(|_| staff).map(who),
        })
    }

    /// Rule DV4: nobody sees a tally before the vote is closed, staff included.
    pub(crate) fn tally_part(&self, id: ActivityId, eye: Eye) -> Option<TallyPart> {
        let dots = &self.sheet_seen(id, eye).filter(|_| self.tells_figures(eye))?.dots;
        let counted = dots.counted()?;
        let (votes, voters, leading) = (counted.votes.clone(), counted.voters, dots.leading());
        Some(TallyPart {
            sheet: id,
            votes,
            voters,
            turnout: dots.turnout().filter(|_| eye == Eye::Staff),
            leading,
            hall_counts: dots.hall_counts().to_vec(),
        })
    }

    pub(crate) fn dots_part(&self, id: ActivityId, eye: Eye) -> Option<DotsPart> {
        let Eye::Person(person) = eye else { return None };
        let sheet = self.sheet(id).ok()?;
        let dots = sheet.dots.of(person)?.clone();
        let left = sheet.votes.saturating_sub(dots.values().sum());
        Some(DotsPart { sheet: id, dots, left })
    }

    /// Whether `eye` sees the drawing, without drawing it.
    pub(crate) fn map_picture_seen(&self, id: ActivityId, eye: Eye) -> bool {
        let shown = eye == Eye::Staff || (eye == Eye::Stage && self.on_stage(id));
        shown && self.sheet_seen(id, eye).is_some()
    }

    pub(crate) fn map_picture(&self, id: ActivityId) -> Option<MapPicture> {
        Some(picture::draw(id, &self.sheet(id).ok()?.tree))
    }

    pub(crate) fn sheet_shown(&self, id: ActivityId, eye: Eye) -> bool {
        self.sheet_seen(id, eye).is_some()
    }

    /// A sheet as it leaves the meeting.
    pub(crate) fn sheet_result(&self, id: ActivityId) -> Option<SheetResult> {
        let tree = &self.sheet(id).ok()?.tree;
        let outline = tree.outline(tree.root());
        let ideas = outline
            .into_iter()
            .filter_map(|idea| self.idea_part(id, idea, Eye::Staff).map(unsigned));
        Some(SheetResult {
            sheet: self.sheet_part(id, Eye::Staff)?,
            ideas: ideas.collect(),
            tally: self.tally_part(id, Eye::Staff),
            picture: self.map_picture(id)?,
        })
    }

    fn sheet_seen(&self, id: ActivityId, eye: Eye) -> Option<&Sheet> {
        let sheet = self.sheet(id).ok()?;
        let seen = match eye {
            Eye::Public | Eye::Stage => sheet.phase != SheetPhase::Planned,
            Eye::Staff => true,
            Eye::Person(_) | Eye::Voters(_) => false,
        };
        seen.then_some(sheet)
    }
}

/// What a command makes as its only thing.
fn first(ask: Ask) -> Id {
    Id { seq: ask.seq, index: 0 }
}
