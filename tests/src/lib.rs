//! Journeys over real sockets and real processes: see `tests/`. Here stands what they share.

pub mod scene;
pub mod search;
