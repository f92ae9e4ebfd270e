//! Which of the words that people type belong together (rule WC3), by language.
//!
//! Built in are Snowball's stemmers. A *language pack*, a folder of lemma tables with a licence of
//! its own, is loaded at run time if it is there. What is found here travels as a value in the
//! command ([`WordBase`]), so that every node decides alike, whatever pack it has.
//!
//! Only the grouping is decided here. What people see is always a form that somebody typed.

mod analysis;
mod endings;
mod pack;

pub use analysis::Morphology;
pub use pack::{BadPack, write_map};
