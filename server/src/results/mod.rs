//! What a meeting leaves: bundles and the summary's page made when they are asked for, slides, and
//! the keeping and removing of results.

pub(crate) mod bundles;
pub(crate) mod erasing;
mod jobs;
pub(crate) mod keeping;
mod logo;
pub(crate) mod retention;
pub(crate) mod slides;
mod sniff;
pub(crate) mod summary;
