//! A forum that is live: a newcomer opens any of its links and sees every feature move.

use crate::{
    crowd::{Crowd, Manner},
    forum::staff,
    forum_plan,
    programme::Programme,
};
use foorumi_client::{Api, Launch, secret};
use foorumi_protocol::{MeetingLinks, NewMeeting, Role};
use std::{path::PathBuf, time::Duration};
use tokio::signal::ctrl_c;

/// How the demo is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// People in the crowd.
    pub people: usize,
    /// Address to listen on.
    pub listen: String,
    /// The server's program.
    pub server: PathBuf,
    /// Where the server keeps its data.
    pub data: PathBuf,
}

/// Runs the demo until it is interrupted. `tell` gets what a newcomer needs to read.
///
/// # Errors
/// When the server cannot be started or the crowd cannot join.
pub async fn run(options: &Options, tell: impl Fn(&str)) -> anyhow::Result<()> {
    let node = Launch::new(&options.server, &options.data)
        .listen(&options.listen)
        .for_a_crowd()
        .start()
        .await?;
    let links = node.api().make_meeting(NewMeeting::Plan { plan: Box::new(forum_plan()) }).await?;
    tell(&addresses(node.api(), &links)?);
    tokio::select! {
        interrupted = ctrl_c() => interrupted?,
        done = live(node.api(), &links, options.people) => done?,
    }
    node.stop().await
}

/// The programme goes through slowly and then rests on its last segment; the host's link can take
/// over at any time, the crowd reacts to whatever is on the screens.
async fn live(api: &Api, links: &MeetingLinks, people: usize) -> anyhow::Result<()> {
    let manner = Manner { spread: Duration::from_secs(15), drops: 0, seed: 1 };
    let crowd = Crowd::join(api, links.code, people, manner, || {}).await?;
    let mut programme = Programme {
        staff: staff(api, links).await?,
        notes: crowd.notes.clone(),
        people,
        pause: Duration::from_secs(8),
        acts: Vec::new(),
    };
    for segment in programme.segments().await? {
        programme.hold(segment).await?;
    }
    std::future::pending().await
}

fn addresses(api: &Api, links: &MeetingLinks) -> anyhow::Result<String> {
    let origin = api.origin();
    let code = links.code.to_string();
    let mut text = format!("\nA forum is live. Join code: {} {}\n\n", &code[..4], &code[4..]);
    text.push_str(&format!("  participant  {origin}/{code}\n"));
    for role in Role::LINKED {
        let name = format!("{role:?}").to_lowercase();
        text.push_str(&format!("  {name:<12} {origin}/{name}#{}\n", secret(links, role)?));
    }
    text.push_str("\nThe crowd goes through the programme by itself. Stop with Ctrl-C.\n");
    Ok(text)
}
