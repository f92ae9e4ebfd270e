//! Transcripts for the rules of `RULES.md`, by feature, and what holds whatever people do.

mod agenda;
mod approval;
mod chance;
mod chat;
mod cloud;
mod dots;
mod histories;
mod meeting;
mod memo;
mod permits;
mod pictures;
mod poll;
mod promises;
mod queue;
mod sheet;
mod stageplay;
