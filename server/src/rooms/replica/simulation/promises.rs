//! What is promised to people: answers on their way to them.

use super::{
    clients::is_marked,
    world::{Event, World},
};
use foorumi_protocol::Outcome;
use foorumi_room::Applied;
use std::collections::BTreeMap;

impl World {
    pub(super) fn promise(&mut self, answers: Vec<Applied>) {
        let mut by_client: BTreeMap<usize, Vec<Applied>> = BTreeMap::new();
        for answer in answers {
            let key = (answer.client, answer.n);
            if let (Outcome::Accepted { .. }, Some(sent)) = (&answer.outcome, self.sent.get(&key)) {
                self.promised.insert(key, sent.clone());
            }
            by_client.entry(answer.client.0 as usize - 1).or_default().push(answer);
        }
        for (client, answers) in by_client {
            let ms = 1 + self.below(10);
            // The answer may get lost with the socket.
            if !self.chance(5) {
                self.after(ms, Event::Answers { client, answers });
            }
        }
    }

    pub(super) fn answered(&mut self, client: usize, answers: &[Applied]) -> Result<(), String> {
        for Applied { client: id, n, outcome } in answers {
            self.clients[client].answered(*n, outcome);
            match outcome {
                Outcome::Accepted { .. }
                    if self.ending.is_none()
                        && self.rejected.contains(&(*id, *n))
                        && self.sent.get(&(*id, *n)).is_some_and(is_marked) =>
                {
                    return Err(format!("{id:?} {n} was rejected, then accepted"));
                }
                Outcome::Accepted { .. } => {}
                Outcome::Rejected { .. } => {
                    self.rejected.insert((*id, *n));
                }
            }
        }
        Ok(())
    }
}
