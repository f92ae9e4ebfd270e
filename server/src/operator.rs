//! What an operator asks of a server that runs: over a socket in its data folder, which its owner alone
//! can open. A second process never writes a log, so whatever changes a meeting is asked of the first.
//!
//! One line of JSON each way.

mod client;
#[cfg(unix)]
mod socket;

pub use crate::results::erasing::NotErased;
pub use client::{NotDone, erase_person};
#[cfg(unix)]
pub(crate) use socket::open;

use std::time::Duration;

/// Name of the socket in the data folder.
pub const SOCKET: &str = "operator.sock";
/// Longest line, bytes. What is longer is not understood.
const LINE: u64 = 256 * 1024;
/// Longest time for an answer: the server gives up sooner, whatever it waits for.
const ANSWER: Duration = Duration::from_secs(120);

/// Without such sockets nothing can be asked.
#[cfg(not(unix))]
pub(crate) fn open(_app: &std::sync::Arc<crate::app::App>) {}
