//! Meetings that are over, or as good as: planned, quiet, ended, removed, erased.

use crate::{
    live::{cast, close, cloud, hard, yes_or_no},
    scene::Scene,
};
use anyhow::ensure;
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

pub(crate) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n0\n%%EOF\n";
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0abcd\0\0\0\0IEND\xaeB`\x82";
/// What is removed at the end is gone within this.
const REMOVED: Duration = Duration::from_secs(180);

/// Starts the first segment.
async fn start(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    let segment = scene.id("host", "segment", "Keskustelu").await?;
    let start = json!({ "do": "startSegment", "segment": segment, "after": null });
    scene.does("host", json!({ "agenda": start })).await
}

async fn people(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    scene.staff().await?;
    for name in ["aino", "eero", "iiris", "olavi", "pekka", "quynh"] {
        scene.guest(name, Some(&hard(name, 2))).await?;
    }
    start(scene).await
}

async fn end(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    scene.does("host", json!({ "meeting": { "do": "end" } })).await
}

/// Clean as it was left: an open vote, a timer that runs.
pub(crate) async fn quiet(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    people(scene).await?;
    let poll = scene.id("host", "poll", "Hiljainen salainen?").await?;
    scene.at("aino")?.key("poll", "Hiljainen salainen?").await?;
    yes_or_no(scene, &poll, &["aino", "eero", "iiris"]).await?;
    scene.does("pekka", json!({ "chat": { "do": "say", "text": hard("Huomenta", 29) } })).await?;
    let timer = json!({ "do": "start", "seconds": 3600, "instead": null });
    scene.does("host", json!({ "timer": timer })).await
}

/// With results, a memo approved after the end, slides and downloads.
pub(crate) async fn ended(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    people(scene).await?;
    cloud(scene).await?;
    let open = |activity: &str| json!({ "agenda": { "do": "openActivity", "activity": activity } });
    let poll = scene.id("host", "poll", "Jatketaanko?").await?;
    scene.does("host", open(&poll)).await?;
    yes_or_no(scene, &poll, &["aino", "eero", "iiris", "olavi", "pekka", "quynh"]).await?;
    close(scene, &poll).await?;
    let scale = scene.id("host", "poll", "Miten menee?").await?;
    scene.does("host", open(&scale)).await?;
    for (at, name) in ["aino", "eero", "iiris", "olavi", "pekka"].iter().enumerate() {
        let values = json!({ "kind": "scale", "values": [at + 1, null] });
        scene.does(name, cast(&scale, &values)).await?;
    }
    scene.does("aino", json!({ "chat": { "do": "say", "text": hard("Kiitos", 30) } })).await?;
    scene.uploads("diat.pdf", PDF).await?;
    scene.uploads("kuva.png", PNG).await?;
    end(scene).await?;
    let text = hard("Lopun jälkeen", 10);
    let note = json!({ "do": "writeNote", "segment": null, "text": text });
    scene.does("secretary", json!({ "memo": note })).await?;
    let revision = scene.at("secretary")?.parts["memo"]["revision"].clone();
    let approve = json!({ "do": "approve", "name": hard("Siru Sihteeri", 5), "seen": revision });
    scene.does("host", json!({ "memo": approve })).await?;
    fetch(scene).await
}

/// One bundle: it stands in the archive from then on, and is large.
async fn fetch(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    scene.fetches("/api/bundle?audience=public&languages=fi").await?;
    scene.kept().await.map(drop)
}

/// Raw data is gone at the end, results stay.
pub(crate) async fn removed(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    people(scene).await?;
    end(scene).await?;
    fetch(scene).await?;
    let mut waited = Duration::ZERO;
    while scene.kept().await?["receipt"].is_null() {
        ensure!(waited < REMOVED, "never removed");
        waited += Duration::from_millis(500);
        sleep(Duration::from_millis(500)).await;
    }
    Ok(())
}

/// All is gone but the receipt.
pub(crate) async fn erased(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    people(scene).await?;
    end(scene).await?;
    scene.posts("/api/erase", &json!({ "name": "Hävitetty foorumi" })).await?;
    scene.kept().await.map(drop)
}
