//! Records the data that later releases must open. By hand, once a release:
//!
//! ```text
//! KEPT_INTO=$PWD/tests/kept/rules-N FOORUMI_BINARY=…/foorumi \
//!     cargo test -p foorumi-tests --test upgrade -- --ignored record
//! ```
//!
//! The binary is the release's own, but for its door, which is opened so that texts stand at rest that
//! no later door lets through. In a copy of the release, in `Text::new` of `protocol/src/text.rs`:
//! nothing is cleaned (`let text = if raw.trim().is_empty() { clean(raw) } else { raw.to_owned() };`),
//! four times as much fits (`length > MAX * 4`), and no letter need be seen. Nothing else differs.
//!
//! A first life of the server ends with a clean stop, a second one with a kill, a moment after the
//! last act: so some logs end in a snapshot and some in records behind one. What everybody saw, and
//! digests of what could be fetched, are kept beside the data. Then the digests of what the meetings
//! come to are written, by the same opened copy: see `server/room/tests/replay`.

use crate::{
    ended, live, logs,
    place::{Kind, Place},
    scene::Scene,
    told::Told,
};
use anyhow::Context;
use foorumi_client::{Api, server_binary};
use std::path::{Path, PathBuf};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "records the data of a release; see the head of this file"]
async fn record() -> anyhow::Result<()> {
    let into = PathBuf::from(std::env::var_os("KEPT_INTO").context("KEPT_INTO names a folder")?);
    let binary = server_binary()?;
    for kind in Kind::ALL {
        let place = Place::fresh(kind).await?;
        let told = record_in(&place, &binary).await.with_context(|| format!("{kind:?}"))?;
        std::fs::create_dir_all(&into)?;
        if kind == Kind::Embedded {
            logs::keep(&place.folder.path().join("data"), &told, &into)?;
        }
        place.pack(kind, &into, &told).await?;
    }
    Ok(())
}

async fn record_in(place: &Place, binary: &Path) -> anyhow::Result<Told> {
    let mut told = Told::default();
    let node = place.start(binary).await?;
    first_life(node.api(), &mut told).await?;
    node.stop().await?;
    let node = place.start(binary).await?;
    second_life(node.api(), &mut told).await?;
    node.kill().await?;
    Ok(told)
}

async fn first_life(api: &Api, told: &mut Told) -> anyhow::Result<()> {
    let mut scene = Scene::make(api, "quiet").await?;
    ended::quiet(&mut scene).await?;
    told.meetings.insert("quiet".to_owned(), scene.told().await?);
    let mut scene = Scene::make(api, "ended").await?;
    ended::ended(&mut scene).await?;
    told.meetings.insert("ended".to_owned(), scene.told().await?);
    let mut scene = Scene::make(api, "removed").await?;
    ended::removed(&mut scene).await?;
    told.meetings.insert("removed".to_owned(), scene.left());
    let mut scene = Scene::make(api, "erased").await?;
    ended::erased(&mut scene).await?;
    told.meetings.insert("erased".to_owned(), scene.left());
    Ok(())
}

async fn second_life(api: &Api, told: &mut Told) -> anyhow::Result<()> {
    let mut scene = Scene::make(api, "planned").await?;
    scene.staff().await?;
    told.meetings.insert("planned".to_owned(), scene.told().await?);
    let mut scene = Scene::make(api, "live").await?;
    live::play(&mut scene).await?;
    told.meetings.insert("live".to_owned(), scene.told().await?);
    Ok(())
}
