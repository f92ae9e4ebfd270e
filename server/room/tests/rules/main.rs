//! Transcripts, one for each rule of `RULES.md`, by feature.

mod agenda;
mod chat;
mod cloud;
mod dots;
mod histories;
mod memo;
mod pictures;
mod poll;
mod queue;
mod sheet;
mod stageplay;
