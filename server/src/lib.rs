//! The Foorumi server: all input and output around the rooms.

pub mod log;
pub mod replica;
