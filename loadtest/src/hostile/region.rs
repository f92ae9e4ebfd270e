//! A region that comes in from one address, and a crowd of new people after it.

use super::{
    Report,
    hall::Hall,
    visitor::{Coming, Held, by_code, come, ms},
};
use foorumi_protocol::{Access, Role};
use std::time::{Duration, Instant};
use tokio::{task::JoinSet, time::sleep};

const ADDRESS: &str = "198.51.100.1";
const REGION: usize = 1_500;
const CROWD: usize = 300;
const RETURNERS: usize = 50;

pub(super) async fn run(hall: &Hall, report: &mut Report) -> anyhow::Result<()> {
    let begun = Instant::now();
    let (mut held, mut tokens, mut refused) = (Vec::new(), Vec::new(), 0);
    let mut coming = crowd(hall, REGION);
    while let Some(came) = coming.join_next().await {
        match came??.result {
            Ok(visitor) => {
                tokens.push(visitor.token());
                held.push(visitor.hold());
            }
            Err(_) => refused += 1,
        }
    }
    report.most("d: a region of 1,500 in, s", begun.elapsed().as_secs_f64(), 20.0);
    report.most("d: of it refused", f64::from(refused), 0.0);
    after_it(hall, held, tokens, report).await
}

async fn after_it(
    hall: &Hall,
    mut held: Vec<Held>,
    tokens: Vec<String>,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut coming = crowd(hall, CROWD);
    // The codes of the crowd take three seconds; then it stands in the row.
    sleep(Duration::from_secs(5)).await;
    report.least("d: in the row, as the desk sees it", f64::from(hall.host.look(|v| v.row)), 50.0);
    let (mut slowest, mut refused) = (0_f64, 0);
    for token in tokens.into_iter().take(RETURNERS) {
        let came = come(&hall.url, ADDRESS, by_code(hall.links.code), Some(token)).await?;
        slowest = slowest.max(ms(came.took));
        refused += usize::from(came.result.is_err());
    }
    for role in Role::LINKED {
        let access = Access::Link { secret: hall.secret(role)? };
        let came = come(&hall.url, ADDRESS, access, None).await?;
        slowest = slowest.max(ms(came.took));
        refused += usize::from(came.result.is_err());
    }
    report.most("d: returners and links, slowest ms", slowest, 1_000.0);
    let mut told = 0;
    while let Some(came) = coming.join_next().await {
        let Coming { told: times, result, .. } = came??;
        told += usize::from(times > 0);
        match result {
            Ok(visitor) => held.push(visitor.hold()),
            Err(_) => refused += 1,
        }
    }
    report.least("d: of 300 after it, told to wait", told as f64, 100.0);
    report.most("d: returners, links, crowd refused", refused as f64, 0.0);
    Ok(())
}

fn crowd(hall: &Hall, people: usize) -> JoinSet<anyhow::Result<Coming>> {
    let coming = (0..people).map(|_| {
        let (url, code) = (hall.url.clone(), hall.links.code);
        async move { come(&url, ADDRESS, by_code(code), None).await }
    });
    coming.collect()
}
