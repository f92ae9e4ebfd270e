//! Transcripts for the rules of `RULES.md`, by feature, and what holds whatever people do.

mod agenda;
mod approval;
mod at_rest;
mod baton;
mod canary;
mod chance;
mod chat;
mod cloud;
mod dots;
mod golden;
mod guard;
mod histories;
mod meeting;
mod memo;
mod merging;
mod moderation;
mod permits;
mod pictures;
mod policies;
mod poll;
mod promises;
mod queue;
mod sheet;
mod stageplay;
mod timer;
mod triage;
