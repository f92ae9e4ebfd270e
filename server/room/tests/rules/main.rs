//! Transcripts, one for each rule of `RULES.md`, by feature.

mod agenda;
mod chat;
mod queue;
mod stageplay;
