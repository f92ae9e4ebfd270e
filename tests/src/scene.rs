//! What a host does to begin.

use anyhow::{Context, bail};
use foorumi_client::{Client, View};
use foorumi_protocol::{ActivityId, AgendaCommand, Command, Outcome, Part, PartKey};

/// An act that is taken.
///
/// # Errors
/// When it is rejected, or the line breaks.
pub async fn did(client: &Client, command: Command) -> anyhow::Result<()> {
    match client.act(command).await? {
        Outcome::Accepted { .. } => Ok(()),
        Outcome::Rejected { why } => bail!("rejected: {why:?}"),
    }
}

/// Starts the first segment, which opens its first activity; all that it has.
///
/// # Errors
/// When there is none, or the host may not.
pub async fn start(host: &Client) -> anyhow::Result<Vec<ActivityId>> {
    let segment = |view: &View| match view.part(&PartKey::Agenda) {
        Some(Part::Agenda(agenda)) => agenda.segments.first().copied(),
        Some(_) | None => None,
    };
    host.until(|view| segment(view).is_some()).await?;
    let id = host.look(segment).context("there is a segment")?;
    did(host, Command::Agenda(AgendaCommand::StartSegment { segment: id, after: None })).await?;
    Ok(host.look(|view| match view.part(&PartKey::Segment(id)) {
        Some(Part::Segment(segment)) => segment.activities.clone(),
        Some(_) | None => Vec::new(),
    }))
}
