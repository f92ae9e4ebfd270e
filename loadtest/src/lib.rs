//! Crowds of [`foorumi_client`]s that measure and check a server.

pub mod bundle;
pub mod chaos;
mod check;
pub mod closing;
pub mod copies;
mod crowd;
pub mod demo;
mod deployment;
pub mod desk;
pub mod dots;
pub mod forum;
pub mod hostile;
pub mod load;
mod material;
mod person;
mod programme;
mod report;

pub use check::Counts;
pub use material::{forum_plan, words};
pub use report::Report;
pub(crate) use report::Times;
