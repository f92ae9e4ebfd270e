//! The server over real sockets, real files and a real Redis: one program, so that what all of it needs
//! is built once.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod arrivals;
mod clocks;
mod ending;
mod erasing;
mod failover;
mod joining;
mod keeping;
mod leaving;
mod log_contract;
mod log_redis;
mod logging;
mod logo;
mod making;
mod many_nodes;
mod people;
mod retiring;
mod serving;
mod speaking;
mod starting;
mod support;
mod upgrading_redis;
