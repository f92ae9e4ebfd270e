//! Instructions of the paths that a crowd pays for, counted by Valgrind: the same numbers on a quiet
//! and on a busy machine. A path that has come to cost more than its bound fails: `make instructions`.
//!
//! The bounds are what was counted when they were set, with a twentieth to spare for another compiler.
#![expect(missing_docs, reason = "the harness writes items of its own")]

use foorumi_server::paths::{Hall, Votes};
use gungraun::{
    Callgrind, EventKind, LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main,
};
use std::hint::black_box;

fn at_most(instructions: u64) -> LibraryBenchmarkConfig {
    let mut config = LibraryBenchmarkConfig::default();
    config.tool(Callgrind::default().hard_limits([(EventKind::Ir, instructions)]));
    config
}

#[library_benchmark(config = at_most(19_660_000))]
#[bench::thousand(args = (1000), setup = Votes::new)]
fn votes_applied(votes: Votes) -> Votes {
    black_box(votes.apply())
}

#[library_benchmark(config = at_most(7_730))]
#[bench::vote(args = (0), setup = Hall::new)]
fn change_encoded(hall: Hall) -> Hall {
    black_box(hall.encode_change())
}

#[library_benchmark(config = at_most(1_143_000))]
#[bench::forum(args = (0), setup = Hall::new)]
fn view_encoded(hall: Hall) -> Hall {
    black_box(hall.encode_view())
}

#[library_benchmark(config = at_most(196_000))]
#[bench::hall(args = (200), setup = Hall::new)]
fn change_told(hall: Hall) -> Hall {
    black_box(hall.tell_all())
}

#[library_benchmark(config = at_most(194_000))]
#[bench::hall(args = (200), setup = Hall::that_is_told_something)]
fn message_told(hall: Hall) -> Hall {
    black_box(hall.tell_all())
}

library_benchmark_group!(
    name = paths,
    benchmarks = [votes_applied, change_encoded, view_encoded, change_told, message_told]
);

main!(library_benchmark_groups = paths);
