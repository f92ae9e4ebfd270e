//! Transcripts for the rules of `RULES.md`, by feature, and what holds whatever people do.

mod agenda;
mod chance;
mod chat;
mod cloud;
mod dots;
mod histories;
mod memo;
mod pictures;
mod poll;
mod promises;
mod queue;
mod sheet;
mod stageplay;
