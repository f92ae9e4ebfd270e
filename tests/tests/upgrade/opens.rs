//! Everything is as it was told, by old tokens, links and codes, and goes on from there.

use crate::{
    browser::{Browser, Parts},
    live::cast,
    place::{Kind, Place, releases},
    told::{Meeting, Told},
};
use anyhow::{Context, ensure};
use foorumi_client::{Api, server_binary};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Its clock went on while nothing ran: its time is over when the room is opened.
pub(crate) const QUIET_CHANGED: [&str; 1] = ["timer"];
/// Longest that the key of a closed vote stands, and much more.
const FORGETTING: Duration = Duration::from_secs(90);

#[tokio::test(flavor = "multi_thread")]
async fn f20_kept_data_opens_as_it_was_and_goes_on() -> anyhow::Result<()> {
    for kind in Kind::ALL {
        opens(kind).await.with_context(|| format!("{kind:?}"))?;
    }
    Ok(())
}

async fn opens(kind: Kind) -> anyhow::Result<()> {
    let binary = server_binary()?;
    for release in releases()? {
        let (place, told) = Place::kept(&release, kind).await?;
        let node = place.start(&binary).await?;
        as_told(node.api(), &told).await?;
        node.stop().await?;
        // Opened by this version now, after a clean stop.
        let node = place.start(&binary).await?;
        as_told(node.api(), &told).await.context("the second time")?;
        goes_on(node.api(), &told).await?;
        keys_go(&place, &told).await?;
        node.stop().await?;
        let node = place.start(&binary).await?;
        for name in ["live", "planned", "quiet"] {
            is_over(node.api(), &told.meetings[name]).await.context(name)?;
        }
        node.stop().await?;
    }
    Ok(())
}

/// What stands, what is fetched, what people see: all as it was told.
pub(crate) async fn as_told(api: &Api, told: &Told) -> anyhow::Result<()> {
    for (name, meeting) in &told.meetings {
        let changed: &[&str] = if name == "quiet" { &QUIET_CHANGED } else { &[] };
        let same = async {
            if !meeting.kept.is_null() {
                ensure!(meeting.is_kept(api).await?, "what is kept of it is told otherwise");
            }
            meeting.is_as_told(api, changed).await?;
            meeting.fetches_as_told(api).await
        };
        same.await.with_context(|| name.clone())?;
        if ["removed", "erased"].contains(&name.as_str()) {
            nobody_comes_in(api, meeting).await.with_context(|| name.clone())?;
        }
    }
    Ok(())
}

async fn nobody_comes_in(api: &Api, meeting: &Meeting) -> anyhow::Result<()> {
    let door = json!({ "by": "link", "secret": meeting.secret("organiser")? });
    let why = Browser::refusal(api, &door).await?;
    ensure!(why.contains("removed"), "{why}");
    Ok(())
}

async fn goes_on(api: &Api, told: &Told) -> anyhow::Result<()> {
    live_goes_on(api, &told.meetings["live"]).await.context("live")?;
    let quiet = &told.meetings["quiet"];
    let mut host = quiet.join(api, "host").await?;
    let poll = host.id("poll", "Hiljainen salainen?").await?;
    let votes = closes(&mut host, &poll).await.context("quiet")?;
    ensure!(votes == json!([2, 1]), "yes and no: {votes}");
    ends(quiet, api).await.context("quiet")?;
    ends(&told.meetings["planned"], api).await.context("planned")
}

/// The open votes still know who voted in them, and close with the right counts.
async fn live_goes_on(api: &Api, meeting: &Meeting) -> anyhow::Result<()> {
    let mut aino = meeting.join(api, "aino").await?;
    let mut host = meeting.join(api, "host").await?;
    let poll = host.id("poll", "Avoin salainen?").await?;
    // Five voted; one of them changes their mind, which is no sixth ballot.
    let third = json!({ "kind": "options", "options": [2] });
    aino.does(cast(&poll, &third)).await?;
    let votes = closes(&mut host, &poll).await?;
    ensure!(votes == json!([1, 2, 2]), "{votes}");
    let own = host.id("poll", "Oma sana?").await?;
    close(&mut host, &own).await?;
    let sheet = host.id("sheet", "").await?;
    let chosen = json!({ "do": "setPhase", "sheet": sheet, "phase": "chosen" });
    host.does(json!({ "sheet": chosen })).await?;
    let tally = format!("tally:{sheet}");
    host.until(|parts| parts.contains_key(&tally)).await?;
    let votes = host.parts[&tally]["votes"].as_object().context("votes by idea")?.values();
    let votes: Vec<u64> = votes.filter_map(Value::as_u64).filter(|count| *count > 0).collect();
    ensure!(votes == [2, 2, 2], "{}", host.parts[&tally]);
    ends(meeting, api).await
}

async fn close(host: &mut Browser, activity: &str) -> anyhow::Result<()> {
    host.does(json!({ "agenda": { "do": "closeActivity", "activity": activity } })).await
}

/// Closes a poll; the votes for each option.
async fn closes(host: &mut Browser, poll: &str) -> anyhow::Result<Value> {
    close(host, poll).await?;
    let result = format!("result:{poll}");
    host.until(|parts| parts.contains_key(&result)).await?;
    Ok(host.parts[&result]["tally"]["votes"].clone())
}

/// The meeting ends, and its bundle is there.
async fn ends(meeting: &Meeting, api: &Api) -> anyhow::Result<()> {
    let mut host = meeting.join(api, "host").await?;
    host.does(json!({ "meeting": { "do": "end" } })).await?;
    is_over(api, meeting).await
}

async fn is_over(api: &Api, meeting: &Meeting) -> anyhow::Result<()> {
    let host = meeting.join(api, "host").await?;
    ensure!(has_ended(&host.parts), "it has not ended");
    for audience in ["public", "participants", "internal"] {
        let path = format!("/api/bundle?audience={audience}&languages=fi");
        meeting.fetch(api, &path).await?;
    }
    Ok(())
}

fn has_ended(parts: &Parts) -> bool {
    parts["meeting"]["state"] == "ended"
}

/// The keys of all votes are destroyed once they have closed.
async fn keys_go(place: &Place, told: &Told) -> anyhow::Result<()> {
    let voting = ["live", "quiet"].map(|name| told.meetings[name].links["meeting"].as_str());
    let ids: Vec<&str> = voting.into_iter().flatten().collect();
    let end = Instant::now() + FORGETTING;
    loop {
        let left = place.vote_keys(&ids)?;
        if left == 0 {
            return Ok(());
        }
        ensure!(Instant::now() < end, "{left} keys of closed votes stand");
        sleep(Duration::from_millis(200)).await;
    }
}

impl Meeting {
    /// Whether the same is told of what is kept; fetching adds to downloads and files.
    async fn is_kept(&self, api: &Api) -> anyhow::Result<bool> {
        let secret = self.secret("organiser")?;
        let (status, body) = api.ask("GET", "/api/kept", Some(&secret), Vec::new()).await?;
        ensure!(status == 200, "{status} {}", String::from_utf8_lossy(&body));
        let here: Value = serde_json::from_slice(&body)?;
        let same = |field: &str| self.kept[field] == here[field];
        let stands = |field: &str| {
            let there = here[field].as_array().cloned().unwrap_or_default();
            self.kept[field].as_array().into_iter().flatten().all(|one| there.contains(one))
        };
        Ok(["title", "state", "keepDays", "keptUntil", "receipt"].into_iter().all(same)
            && ["files", "downloads"].into_iter().all(stands))
    }
}
