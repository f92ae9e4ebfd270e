//! F1 and F2: random schedules over real rooms and real replicas, with a log that fails in every way
//! that a log can. `SEEDS=200000 cargo test --release -p foorumi-server simulation` runs more.
//!
//! What is promised: whatever was acknowledged is in the room at the end, once, and all nodes have
//! the same room, whichever nodes died and whatever the log forgot, as long as somebody alive still
//! knew it.

mod clients;
mod faults;
mod older;
mod promises;
mod store;
mod verdict;
mod world;

use super::Sabotage;
use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
};
use world::World;

/// Seeds that failed once, run first.
const KEPT: &[u64] = &[972, 113_449, 196_194];
/// Seeds of an ordinary run.
const SEEDS: u64 = 5000;
/// Seeds within which every sabotage must be noticed.
const SABOTAGE_SEEDS: u64 = 2000;

/// Seeds run together until one notices.
const CHUNK: usize = 20;

/// What happened, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    acknowledged: u64,
    rejected: u64,
    kills: u64,
    log_crashes: u64,
    tails_lost: u64,
    total_losses: u64,
    ghosts: u64,
    snapshots: u64,
    forgettings: u64,
    put_back: u64,
    brought_over: u64,
    /// Ballots of closed votes that a log that forgets lost for good.
    forgotten_lost: u64,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.rejected += other.rejected;
        self.kills += other.kills;
        self.log_crashes += other.log_crashes;
        self.tails_lost += other.tails_lost;
        self.total_losses += other.total_losses;
        self.ghosts += other.ghosts;
        self.snapshots += other.snapshots;
        self.forgettings += other.forgettings;
        self.put_back += other.put_back;
        self.brought_over += other.brought_over;
        self.forgotten_lost += other.forgotten_lost;
    }
}

/// Runs `seeds` on all processors; the figures, and the seeds that failed with why.
fn run(seeds: &[u64], sabotage: Sabotage) -> (Figures, Vec<(u64, String)>) {
    run_worlds(seeds, |seed| World::new(seed, sabotage))
}

fn run_worlds(seeds: &[u64], world: impl Fn(u64) -> World + Sync) -> (Figures, Vec<(u64, String)>) {
    let next = AtomicU64::new(0);
    let work = || {
        let (mut figures, mut failed) = (Figures::default(), Vec::new());
        while let Some(seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
            match world(*seed).run() {
                Ok(found) => figures.add(found),
                Err(why) => failed.push((*seed, why)),
            }
        }
        (figures, failed)
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let (mut figures, mut failed) = (Figures::default(), Vec::new());
        for worker in workers {
            let (found, why) = worker.join().expect("a simulation panicked");
            figures.add(found);
            failed.extend(why);
        }
        (figures, failed)
    })
}

/// The seeds asked for: those that failed once, then as many as are wanted; or only one.
fn wanted(kept: &[u64], usual: u64) -> Vec<u64> {
    let number = |name| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let all = kept.iter().copied().chain(0..number("SEEDS").unwrap_or(usual));
    number("SEED").map_or_else(|| all.collect(), |seed| vec![seed])
}

fn none_failed(seeds: &[u64], (figures, failed): &(Figures, Vec<(u64, String)>)) {
    eprintln!("{} seeds, {} failed: {figures:?}", seeds.len(), failed.len());
    let first: Vec<_> = failed.iter().take(5).collect();
    assert!(failed.is_empty(), "{} seeds failed, the first: {first:#?}", failed.len());
}

#[test]
fn f1_nothing_acknowledged_is_lost_or_doubled_and_no_node_diverges() {
    let seeds = wanted(KEPT, SEEDS);
    none_failed(&seeds, &run(&seeds, Sabotage::None));
}

#[test]
fn r14_what_lower_rules_confirmed_is_kept_once_whatever_happens_while_it_is_brought_over() {
    let seeds = wanted(&[], SEEDS / 2);
    let done = run_worlds(&seeds, World::older);
    none_failed(&seeds, &done);
    assert!(done.0.brought_over >= seeds.len() as u64 / 2, "logs are brought over: {:?}", done.0);
}

#[test]
fn f2_the_simulation_notices_every_sabotage() {
    // With each the seed that noticed it last, to try first: some take a long search.
    let all = [
        (Sabotage::NoDedupe, 0),
        (Sabotage::ShortWindow, 0),
        (Sabotage::NoChain, 27),
        (Sabotage::NoRepropose, 2),
        (Sabotage::AnswerBeforeAppend, 4),
        (Sabotage::AnswerFromMemory, 1643),
        (Sabotage::NeverForget, 12),
    ];
    for (sabotage, first) in all {
        let seeds: Vec<u64> = [first].into_iter().chain(0..SABOTAGE_SEEDS).collect();
        let failed = seeds.chunks(CHUNK).map(|some| run(some, sabotage).1).find(|f| !f.is_empty());
        let (seed, why) = failed.and_then(|failed| failed.into_iter().min()).unwrap_or_default();
        assert!(!why.is_empty(), "{sabotage:?} went unnoticed in {SABOTAGE_SEEDS} seeds");
        eprintln!("{sabotage:?} is noticed with seed {seed}: {why}");
    }
}
