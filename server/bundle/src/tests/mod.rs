//! What the bundle promises.

mod escaping;
mod forum;
mod meetings;
mod opened;
mod promises;
mod wild;

const MADE_BY: &str = "Foorumi 0.1.0";
