//! Meetings whose raw data is gone, asked for in every way again and again (FT1).

use super::{
    Report,
    hall::{Hall, ask},
    visitor::{by_code, come},
};
use crate::forum_plan;
use anyhow::{Context, ensure};
use foorumi_client::{Api, Client, secret};
use foorumi_protocol::{
    Command, MeetingCommand, MeetingLinks, MeetingPlan, NewMeeting, Refusal, Role,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    task::JoinSet,
    time::{interval, sleep},
};

const MEETINGS: usize = 50;
const ADDRESSES: usize = 50;
/// Ten a second of each address.
const EACH: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) async fn run(hall: &Hall, seconds: u32, report: &mut Report) -> anyhow::Result<()> {
    let meetings = Arc::new(ended(hall).await?);
    let before = hall.health().await?.1;
    let until = Instant::now() + Duration::from_secs(seconds.into());
    let mut askers = JoinSet::new();
    for address in 0..ADDRESSES {
        let (url, server) = (hall.url.clone(), hall.address.clone());
        askers.spawn(asking(url, server, Arc::clone(&meetings), address, until));
    }
    let (mut unwell, mut rooms) = (0, 0);
    while Instant::now() < until {
        let (status, living) = hall.health().await?;
        unwell += usize::from(status != 200);
        rooms = rooms.max(living);
        sleep(Duration::from_millis(200)).await;
    }
    let mut asked = 0;
    while let Some(one) = askers.join_next().await {
        asked += one??;
    }
    report.least("old codes: questions asked", asked as f64, f64::from(seconds) * 300.0);
    report.most("old codes: /health was not 200", unwell as f64, 0.0);
    report.most("old codes: rooms begun", rooms.saturating_sub(before) as f64, 0.0);
    Ok(())
}

/// Meetings that have ended and are kept for no day.
async fn ended(hall: &Hall) -> anyhow::Result<Vec<MeetingLinks>> {
    let api = Api::new(format!("http://{}", hall.address));
    let mut meetings = Vec::new();
    for _ in 0..MEETINGS {
        let plan = MeetingPlan { keep_days: 0, ..forum_plan() };
        let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan) }).await?;
        let host = Client::join_as(&hall.url, &links, Role::Host).await?;
        host.act(Command::Meeting(MeetingCommand::End)).await?;
        meetings.push(links);
    }
    let begun = Instant::now();
    for meeting in &meetings {
        while come(&hall.url, "10.8.8.8", by_code(meeting.code), None).await?.result.err()
            != Some(Refusal::Removed)
        {
            ensure!(begun.elapsed() < PATIENCE, "a meeting of no days is not removed");
            sleep(Duration::from_millis(500)).await;
        }
    }
    while hall.health().await?.1 > 1 {
        ensure!(begun.elapsed() < PATIENCE, "the rooms do not end");
        sleep(Duration::from_millis(500)).await;
    }
    Ok(meetings)
}

/// Asks for summary, slides, join and links in turn, of one meeting after the other.
async fn asking(
    url: String,
    server: String,
    meetings: Arc<Vec<MeetingLinks>>,
    address: usize,
    until: Instant,
) -> anyhow::Result<usize> {
    let from = format!("10.7.0.{}", address + 1);
    let (mut ticks, mut asked) = (interval(EACH), 0);
    while Instant::now() < until {
        ticks.tick().await;
        let meeting = meetings.get((asked + address) % meetings.len()).context("a meeting")?;
        let (host, code) = (secret(meeting, Role::Host)?, meeting.code);
        let bearer = format!("Authorization: Bearer {host}\r\n");
        let by = format!("Authorization: Code {code}\r\n");
        let (path, who) = match asked % 5 {
            0 => ("/api/summary?language=fi", by),
            1 => ("/api/slides/1", by),
            2 => ("/api/slides", bearer),
            3 => ("/api/links", bearer),
            _ => ("", String::new()),
        };
        asked += 1;
        if path.is_empty() {
            let told = come(&url, &from, by_code(code), None).await?.result.err();
            ensure!(told == Some(Refusal::Removed), "not told that it is removed: {told:?}");
            continue;
        }
        let (server, headers) = (server.clone(), format!("X-Forwarded-For: {from}\r\n{who}"));
        let path = path.to_owned();
        let answer = tokio::task::spawn_blocking(move || ask(&server, &path, &headers)).await??;
        let status = answer.split(' ').nth(1).unwrap_or_default().to_owned();
        ensure!(!status.starts_with('5'), "a question was answered {status}");
    }
    Ok(asked)
}
