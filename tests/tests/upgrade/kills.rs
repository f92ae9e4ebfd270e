//! F7, F20: killed at any moment while it opens what an earlier release left, and started again:
//! everything is as it was told, and what was confirmed meanwhile is there once.

use crate::{
    browser::Browser,
    opens::as_told,
    place::{Kind, Place, releases},
    told::{Meeting, Told, holds},
};
use anyhow::{Context, ensure};
use foorumi_client::{Api, server_binary};
use serde_json::json;
use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{task::JoinSet, time::timeout};

/// Kills in a run; the environment's `KILLS` asks for more.
const KILLS: u32 = 6;
/// Kills until all is looked at, and the next begin with what was kept.
const ROUND: u32 = 4;
/// The longest life.
const LIFE_MS: u64 = 400;
/// Parts of the quiet meeting that a clock changes.
const CHANGED: [&str; 2] = ["timer", "baton"];
/// Where Redis tells the rules of the nodes that use it.
const MARK: &str = "foorumi:rules";

#[tokio::test(flavor = "multi_thread")]
async fn f20_kept_data_survives_kills_while_it_is_opened() -> anyhow::Result<()> {
    let kills = std::env::var("KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let seed = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos() as u64;
    for kind in Kind::ALL {
        let killed = survives(kind, kills, seed);
        killed.await.with_context(|| format!("{kind:?}, {kills} kills from seed {seed}"))?;
    }
    Ok(())
}

async fn survives(kind: Kind, kills: u32, mut seed: u64) -> anyhow::Result<()> {
    let binary = server_binary()?;
    let mark = if kind == Kind::Redis { Some(mark(&binary).await?) } else { None };
    for release in releases()? {
        for begin in (0..kills).step_by(ROUND as usize) {
            let (place, told) = Place::kept(&release, kind).await?;
            let mut said = BTreeMap::new();
            for kill in begin..kills.min(begin + ROUND) {
                // The first of all wait for older nodes when they are killed; the others find that
                // another node has waited.
                if let Some(mark) = mark.filter(|_| kill > 0) {
                    place.say(&format!("SET {MARK} {mark}"))?;
                }
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let life = Duration::from_millis((seed >> 33) % LIFE_MS);
                one_life(&place, &binary, &told, (kill, life), &mut said).await?;
            }
            after(&place, &binary, &told, &said).await.with_context(|| format!("from {begin}"))?;
        }
    }
    Ok(())
}

/// What Redis is marked with by this version: its rules.
async fn mark(binary: &Path) -> anyhow::Result<u32> {
    let place = Place::fresh(Kind::Redis).await?;
    let node = place.start(binary).await?;
    let mark = place.say(&format!("INCRBY {MARK} 0"))?;
    node.kill().await?;
    Ok(mark.trim_start_matches(':').parse()?)
}

/// A life that lasts `life`: of the process, or from when it serves.
async fn one_life(
    place: &Place,
    binary: &Path,
    told: &Told,
    (kill, life): (u32, Duration),
    said: &mut BTreeMap<String, bool>,
) -> anyhow::Result<()> {
    if kill.is_multiple_of(2) {
        // Whatever is under way when the time is over is dropped, and the process killed with it.
        let all =
            async { everybody_comes(place.start(binary).await?.api(), told, kill, said).await };
        let _ = timeout(life, all).await;
        return Ok(());
    }
    let node = place.start(binary).await?;
    let _ = timeout(life, everybody_comes(node.api(), told, kill, said)).await;
    node.kill().await
}

/// Everybody comes in at once, and one says something as often as they can.
async fn everybody_comes(
    api: &Api,
    told: &Told,
    kill: u32,
    said: &mut BTreeMap<String, bool>,
) -> anyhow::Result<()> {
    let mut people = JoinSet::new();
    for meeting in told.meetings.values() {
        for person in meeting.people.values() {
            let (api, door, token) = (api.clone(), person.door.clone(), person.token.clone());
            people.spawn(async move { Browser::join(&api, &door, Some(&token)).await.map(drop) });
        }
    }
    let mut aino = told.meetings["quiet"].join(api, "aino").await?;
    for turn in 0.. {
        let text = format!("Kaatuminen {kill}, viesti {turn}");
        said.insert(text.clone(), false);
        aino.does(json!({ "chat": { "do": "say", "text": text } })).await?;
        said.insert(text, true);
    }
    Ok(())
}

/// The last start: everything is there, once.
async fn after(
    place: &Place,
    binary: &Path,
    told: &Told,
    said: &BTreeMap<String, bool>,
) -> anyhow::Result<()> {
    let node = place.start(binary).await?;
    let quiet = &told.meetings["quiet"];
    is_there_once(node.api(), quiet, said).await?;
    without(told, node.api(), quiet).await?;
    ensure!(node.api().alarms().await? == 0, "something was not as it should be");
    node.stop().await
}

/// What was confirmed stands once; what was not may.
async fn is_there_once(
    api: &Api,
    meeting: &Meeting,
    said: &BTreeMap<String, bool>,
) -> anyhow::Result<()> {
    let host = meeting.join(api, "host").await?;
    let mut there: BTreeMap<&str, u32> = BTreeMap::new();
    let texts = host.parts.values().filter(|part| part["part"] == "message");
    texts
        .filter_map(|part| part["text"].as_str())
        .for_each(|text| *there.entry(text).or_default() += 1);
    for (text, confirmed) in said {
        let times = there.get(text.as_str()).copied().unwrap_or_default();
        ensure!(times <= 1, "{text} stands {times} times");
        ensure!(times == 1 || !confirmed, "{text} was confirmed and is lost");
    }
    Ok(())
}

/// All but the meeting in which something was said is as it was told; of that one, all that had been.
async fn without(told: &Told, api: &Api, quiet: &Meeting) -> anyhow::Result<()> {
    for (name, person) in &quiet.people {
        let mut here = quiet.join(api, name).await?;
        let passes = here.passes(|here| {
            let old = person.parts.iter().filter(|(key, _)| !CHANGED.contains(&key.as_str()));
            for (key, part) in old {
                let stands = here.get(key).is_some_and(|here| holds(here, part));
                ensure!(stands, "{key} is {:?}, was {part}", here.get(key));
            }
            Ok(())
        });
        passes.await.with_context(|| name.clone())?;
    }
    as_told_beside(api, told).await
}

async fn as_told_beside(api: &Api, told: &Told) -> anyhow::Result<()> {
    let mut others = Told::default();
    for (name, meeting) in &told.meetings {
        if name != "quiet" {
            others.meetings.insert(name.clone(), meeting.clone());
        }
    }
    as_told(api, &others).await
}
