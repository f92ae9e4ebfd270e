//! What a client sees: parts under their keys, changed only by whole commits (rule SY3).

use foorumi_protocol::{
    Epoch, Keyed, Millis, Part, PartKey, Position, Role, SavingState, Seq, ToClient, Welcome,
};
use std::collections::BTreeMap;

/// A client's view of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    parts: BTreeMap<PartKey, Part>,
    staged: Vec<Staged>,
    /// The log that the server reads from, and whose view it shows.
    shown: Option<(Epoch, Role)>,
    position: Option<Position>,
    /// People present, as last told.
    pub present: u32,
    /// New people in the row before the entrance, as last told to staff.
    pub row: u32,
    /// Whether the server saves, as last told, and since when.
    pub saving: Option<(SavingState, Millis)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Staged {
    Clear,
    Put(Box<Keyed>),
    Remove(PartKey),
}

impl View {
    /// All parts.
    pub fn parts(&self) -> &BTreeMap<PartKey, Part> {
        &self.parts
    }

    /// The part under a key.
    pub fn part(&self, key: &PartKey) -> Option<&Part> {
        self.parts.get(key)
    }

    /// The position held, once there is a first view.
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// Hears whose view is shown from now on.
    pub(crate) fn welcome(&mut self, welcome: &Welcome) {
        self.shown = Some((welcome.epoch, welcome.role));
    }

    /// Takes what a frame says of the view. Parts are staged and become visible together; the place
    /// reached, if this frame was the last of a commit.
    pub(crate) fn take(&mut self, frame: ToClient) -> Option<Seq> {
        match frame {
            ToClient::Parts { seq, whole, parts, gone, more, step: _ } => {
                self.stage(whole, parts, gone);
                if more {
                    return None;
                }
                self.commit(seq);
                return Some(seq);
            }
            ToClient::Here { present, .. } => self.present = present,
            ToClient::Row { waiting, .. } => self.row = waiting,
            ToClient::Saving { state, at } => self.saving = Some((state, at)),
            ToClient::Welcome(welcome) => self.welcome(&welcome),
            ToClient::Refused { .. }
            | ToClient::Answers { .. }
            | ToClient::Beat { .. }
            | ToClient::Pong { .. }
            | ToClient::Waiting { .. } => {}
        }
        None
    }

    /// Forgets what was staged: the connection was lost before its commit.
    pub(crate) fn unstage(&mut self) {
        self.staged.clear();
    }

    fn stage(&mut self, whole: bool, parts: Vec<Keyed>, gone: Vec<PartKey>) {
        if whole {
            self.staged.clear();
            self.staged.push(Staged::Clear);
        }
        self.staged.extend(gone.into_iter().map(Staged::Remove));
        self.staged.extend(parts.into_iter().map(|part| Staged::Put(Box::new(part))));
    }

    fn commit(&mut self, seq: Seq) {
        for change in self.staged.drain(..) {
            match change {
                Staged::Clear => self.parts.clear(),
                Staged::Put(keyed) => drop(self.parts.insert(keyed.key, keyed.part)),
                Staged::Remove(key) => drop(self.parts.remove(&key)),
            }
        }
        self.position = self.shown.map(|(epoch, role)| Position { epoch, seq, role });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> ToClient {
        serde_json::from_str(json).expect("a frame")
    }

    #[test]
    fn sy3_parts_of_one_commit_are_seen_together_or_not_at_all() {
        let begins = r#"{"t":"parts","seq":3,"more":true,"whole":true,
            "parts":[{"key":"agenda","part":{"part":"agenda","segments":[]}}]}"#;
        let ends = r#"{"t":"parts","seq":3}"#;
        let mut view = View { shown: Some((Epoch(7), Role::Stage)), ..View::default() };
        assert_eq!(view.take(said(begins)), None);
        assert_eq!((view.part(&PartKey::Agenda), view.position()), (None, None));
        assert_eq!(view.take(said(ends)), Some(Seq(3)));
        assert!(view.part(&PartKey::Agenda).is_some());
        let held = Position { epoch: Epoch(7), seq: Seq(3), role: Role::Stage };
        assert_eq!(view.position(), Some(held));

        let goes = r#"{"t":"parts","seq":4,"gone":["agenda"],"more":true}"#;
        assert_eq!(view.take(said(goes)), None);
        view.unstage();
        assert_eq!(view.take(said(r#"{"t":"parts","seq":5}"#)), Some(Seq(5)));
        assert!(view.part(&PartKey::Agenda).is_some(), "what was not committed never came");
        assert_eq!(view.take(said(r#"{"t":"parts","seq":6,"whole":true}"#)), Some(Seq(6)));
        assert!(view.parts().is_empty(), "the whole view has nothing else");
    }
}
