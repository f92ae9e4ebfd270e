//! A vote among 212 people who were there, and 791 who came after it had opened (rules TR1, TR3).

use super::{
    Report,
    hall::Hall,
    visitor::{Held, Visitor, by_code, come},
};
use crate::forum_plan;
use anyhow::{Context, ensure};
use foorumi_client::{Api, Client};
use foorumi_protocol::{
    ActivityId, ActivityState, AgendaCommand, Choice, Command, JoinCode, MeetingLinks, NewMeeting,
    Outcome, Part, PartKey, PollCommand, PollForm, PollPart, PollResult, Role,
};
use tokio::task::JoinSet;

const HONEST: usize = 212;
const LATER: usize = 791;
const THEIRS: &str = "198.51.100.99";

/// Whether those who came later leave as soon as they have voted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sockets {
    Go,
    Stay,
}

pub(super) async fn run(hall: &Hall, sockets: Sockets, report: &mut Report) -> anyhow::Result<()> {
    let [told, answered, taken, again] = match sockets {
        Sockets::Go => [
            "e: told to have come later, sockets gone",
            "e: answers, sockets gone",
            "e: of those who came later taken, sockets gone",
            "e: asked again, answers, sockets gone",
        ],
        Sockets::Stay => [
            "e: told to have come later",
            "e: answers",
            "e: of those who came later taken",
            "e: asked again, answers",
        ],
    };
    let meeting = Meeting::open(hall).await?;
    let from = |person: usize| format!("10.4.{}.{}", person / 250, person % 250 + 1);
    let honest = meeting.crowd(HONEST, from).await?;
    let poll = meeting.opens().await?;
    let (honest, _) = vote(honest, poll, Choice::Yes).await?;
    let later = meeting.crowd(LATER, |_| THEIRS.to_owned()).await?;
    let (mut later, _) = vote(later, poll, Choice::No).await?;
    if sockets == Sockets::Go {
        later.iter_mut().for_each(|one| one.held = None);
    }
    let result = meeting.closes(poll).await?;
    exactly(report, answered, result.answered, HONEST + LATER);
    exactly(report, told, result.turnout.unwrap_or_default().came_later, LATER);

    // All try again, on new sockets by their tokens; the old ones stay where they stayed.
    let round = meeting.asks_again(poll).await?;
    vote(meeting.back(&honest, from).await?, round, Choice::Yes).await?;
    let again_later = meeting.back(&later, |_| THEIRS.to_owned()).await?;
    let (_, accepted) = vote(again_later, round, Choice::No).await?;
    report.most(taken, accepted as f64, 0.0);
    exactly(report, again, meeting.closes(round).await?.answered, HONEST);
    Ok(())
}

fn exactly(report: &mut Report, key: &'static str, value: u32, wanted: usize) {
    report.exactly(key, f64::from(value), wanted as f64);
}

/// A meeting of its own, with its host.
struct Meeting {
    url: String,
    code: JoinCode,
    host: Client,
}

impl Meeting {
    async fn open(hall: &Hall) -> anyhow::Result<Self> {
        let api = Api::new(format!("http://{}", hall.address));
        let plan = Box::new(forum_plan());
        let links: MeetingLinks = api.make_meeting(NewMeeting::Plan { plan }).await?;
        let host = Client::join_as(&hall.url, &links, Role::Host).await?;
        host.until(|view| view.position().is_some()).await?;
        Ok(Self { url: hall.url.clone(), code: links.code, host })
    }

    /// New people come in.
    async fn crowd(
        &self,
        people: usize,
        from: impl Fn(usize) -> String,
    ) -> anyhow::Result<Vec<Visitor>> {
        self.come(vec![None; people], from).await
    }

    /// They come back by their tokens.
    async fn back(
        &self,
        voters: &[Voter],
        from: impl Fn(usize) -> String,
    ) -> anyhow::Result<Vec<Visitor>> {
        self.come(voters.iter().map(|voter| Some(voter.token.clone())).collect(), from).await
    }

    async fn come(
        &self,
        tokens: Vec<Option<String>>,
        from: impl Fn(usize) -> String,
    ) -> anyhow::Result<Vec<Visitor>> {
        let mut coming = JoinSet::new();
        for (person, token) in tokens.into_iter().enumerate() {
            let (url, from, code) = (self.url.clone(), from(person), self.code);
            coming.spawn(async move { come(&url, &from, by_code(code), token).await });
        }
        let mut all = Vec::new();
        while let Some(came) = coming.join_next().await {
            all.push(came??.result.map_err(|why| anyhow::anyhow!("refused: {why:?}"))?);
        }
        Ok(all)
    }

    /// Opens the yes-no poll.
    async fn opens(&self) -> anyhow::Result<ActivityId> {
        let poll = self.find(|poll| poll.form == PollForm::YesNo).context("a yes-no poll")?;
        self.does(Command::Agenda(AgendaCommand::OpenActivity { activity: poll })).await?;
        Ok(poll)
    }

    /// Closes a poll; its result as the desk sees it.
    async fn closes(&self, poll: ActivityId) -> anyhow::Result<PollResult> {
        self.does(Command::Agenda(AgendaCommand::CloseActivity { activity: poll })).await?;
        let key = PartKey::Result(poll);
        self.host.until(|view| view.part(&key).is_some()).await?;
        match self.host.look(|view| view.part(&key).cloned()) {
            Some(Part::Result(result)) => Ok(result),
            _ => anyhow::bail!("a result was not told"),
        }
    }

    /// Asks again among those who had come before.
    async fn asks_again(&self, poll: ActivityId) -> anyhow::Result<ActivityId> {
        self.does(Command::Poll(PollCommand::OpenRound { poll, only_earlier: true })).await?;
        let round = |one: &PollPart| one.earlier == Some(poll) && one.state == ActivityState::Open;
        self.host.until(|view| found(view.parts().values(), round).is_some()).await?;
        self.find(round).context("a round")
    }

    fn find(&self, is: impl Fn(&PollPart) -> bool) -> Option<ActivityId> {
        self.host.look(|view| found(view.parts().values(), is))
    }

    async fn does(&self, command: Command) -> anyhow::Result<()> {
        let outcome = self.host.act(command).await?;
        ensure!(matches!(outcome, Outcome::Accepted { .. }), "the host may: {outcome:?}");
        Ok(())
    }
}

fn found<'a>(
    parts: impl Iterator<Item = &'a Part>,
    is: impl Fn(&PollPart) -> bool,
) -> Option<ActivityId> {
    parts.into_iter().find_map(|part| {
        let Part::Poll(poll) = part else { return None };
        is(poll).then_some(poll.id)
    })
}

/// Somebody who has voted, and the socket if it is still held.
struct Voter {
    token: String,
    held: Option<Held>,
}

/// All vote; who they were, and how many of them were accepted.
async fn vote(
    people: Vec<Visitor>,
    poll: ActivityId,
    choice: Choice,
) -> anyhow::Result<(Vec<Voter>, usize)> {
    let mut voting = JoinSet::new();
    for mut person in people {
        let command = PollCommand::CastBallot { poll, choice: choice.clone(), came_later: false };
        voting.spawn(async move {
            let outcome = person.act(Command::Poll(command)).await?;
            let taken = matches!(outcome, Outcome::Accepted { .. });
            anyhow::Ok((Voter { token: person.token(), held: Some(person.hold()) }, taken))
        });
    }
    let (mut voters, mut accepted) = (Vec::new(), 0);
    while let Some(voted) = voting.join_next().await {
        let (voter, taken) = voted??;
        accepted += usize::from(taken);
        voters.push(voter);
    }
    Ok((voters, accepted))
}
