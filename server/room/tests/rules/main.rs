//! Transcripts, one for each rule of `RULES.md`, by feature.

mod agenda;
mod queue;
mod stageplay;
