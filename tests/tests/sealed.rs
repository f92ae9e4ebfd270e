//! RB1: the real binary is killed at any moment after "ended" was confirmed; the whole bundle is there.

use anyhow::{Context, ensure};
use foorumi_client::{Client, ServerProcess, secret, server_binary};
use foorumi_protocol::{
    Access, ActivityResult, Choice, Command, Lang, MeetingCommand, MeetingPlan, MeetingState,
    NewMeeting, Outcome, Part, PollCommand, Results, Role,
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Read},
    path::Path,
    time::Duration,
};
use tokio::time::sleep;

/// Meetings that end in a run; the environment's `SEALED_CUTS` asks for more.
const CUTS: u32 = 4;
/// How much later each is cut than the one before: from the confirmation to when all is long written.
const LATER: Duration = Duration::from_micros(1_700);

fn plan() -> MeetingPlan {
    serde_json::from_value(serde_json::json!({
        "title": { "fi": "Sähkökatko" }, "languages": ["fi"], "names": "optional",
        "agenda": { "segments": [{
            "kind": "discussion", "title": { "fi": "Keskustelu" }, "minutes": 10,
            "activities": [
                { "kind": "poll", "question": { "fi": "Jatketaanko?" }, "form": { "form": "yesNo" } }
            ]
        }] }
    }))
    .expect("the plan is a plan")
}

#[tokio::test(flavor = "multi_thread")]
async fn rb1_a_cut_after_the_end_was_confirmed_leaves_the_whole_bundle() -> anyhow::Result<()> {
    let cuts = std::env::var("SEALED_CUTS").ok().and_then(|n| n.parse().ok()).unwrap_or(CUTS);
    let binary = server_binary()?;
    for cut in 0..cuts {
        let data = tempfile::tempdir()?;
        ended_and_cut(&binary, data.path(), cut).await.with_context(|| format!("cut {cut}"))?;
    }
    Ok(())
}

async fn ended_and_cut(binary: &Path, data: &Path, cut: u32) -> anyhow::Result<()> {
    let node = ServerProcess::start(binary, data, &[]).await?;
    let api = node.api().clone();
    let links = api.make_meeting(NewMeeting::Plan { plan: Box::new(plan()) }).await?;
    let secret = secret(&links, Role::Host)?;
    let host = Client::join_as(&api.socket(), &links, Role::Host).await?;
    let person = Client::join(&api.socket(), Access::Code { code: links.code }, None).await?;
    host.until(|view| view.position().is_some()).await?;
    let poll = host.look(|view| {
        view.parts().values().find_map(|part| {
            let Part::Poll(poll) = part else { return None };
            Some(poll.id)
        })
    });
    let poll = poll.context("the poll is there")?;
    let open = foorumi_protocol::AgendaCommand::OpenActivity { activity: poll };
    done(&host, Command::Agenda(open)).await?;
    let choice = Choice::Yes;
    done(&person, Command::Poll(PollCommand::CastBallot { poll, choice, came_later: false }))
        .await?;
    done(&host, Command::Meeting(MeetingCommand::End)).await?;
    // Every second one is cut while the bundle is being made.
    let asked = (cut % 2 == 1).then(|| {
        let (api, secret) = (api.clone(), secret.clone());
        tokio::spawn(async move { api.bundle(&secret, Lang::Fi).await.ok() })
    });
    // The moment of the cut.
    sleep(LATER * cut).await;
    node.kill().await?;
    let early = match asked {
        Some(asked) => asked.await?,
        None => None,
    };

    let node = ServerProcess::start(binary, data, &[]).await?;
    let bundle = node.api().bundle(&secret, Lang::Fi).await?;
    check(&bundle)?;
    ensure!(early.is_none_or(|early| early == bundle), "the bundle is another after the cut");
    node.stop().await
}

/// Every file that the manifest lists is there as it lists it, and the results hold the vote.
fn check(bundle: &[u8]) -> anyhow::Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bundle))?;
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let name = file.name()?.split_once('/').context("all is in one folder")?.1.to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(name, bytes);
    }
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"])?;
    let listed = manifest["files"].as_array().context("files are listed")?;
    ensure!(listed.len() + 1 == files.len(), "{} of {} listed", listed.len(), files.len());
    for file in listed {
        let path = file["path"].as_str().context("a path")?;
        let mut hash = String::new();
        for byte in Sha256::digest(files.get(path).context("a listed file is there")?) {
            write!(hash, "{byte:02x}")?;
        }
        ensure!(file["sha256"] == hash, "{path} is another");
    }
    for name in ["memo.docx", "memo.pdf", "memo.html", "memo.md", "results.xlsx"] {
        ensure!(files.get(name).is_some_and(|bytes| !bytes.is_empty()), "{name} is there");
    }
    let results: Results = serde_json::from_slice(&files["results.json"])?;
    ensure!(results.meeting.state == MeetingState::Ended, "it has ended");
    let Some(ActivityResult::Poll { poll, .. }) = results.activities.first() else {
        anyhow::bail!("the poll is in the results");
    };
    ensure!(poll.answered == Some(1), "the vote is counted");
    Ok(())
}

async fn done(client: &Client, command: Command) -> anyhow::Result<()> {
    ensure!(matches!(client.act(command).await?, Outcome::Accepted { .. }), "it is accepted");
    Ok(())
}
