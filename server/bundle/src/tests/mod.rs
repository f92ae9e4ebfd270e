//! What the bundle promises.

mod ballots;
mod escaping;
mod forum;
mod glance;
mod hostile;
mod look;
mod meetings;
mod office;
mod opened;
mod printed;
mod promises;
mod state;
mod unicode;
mod wild;

use crate::{Order, Slide};
use foorumi_protocol::{Audience, Lang};

/// The organiser's own bundle in a language.
fn own(lang: Lang) -> Order<'static> {
    const NONE: &[Slide] = &[];
    Order {
        audience: Audience::Internal,
        languages: lang.into(),
        made_by: MADE_BY,
        slides: NONE,
        logo: None,
    }
}

const MADE_BY: &str = "Foorumi 0.1.0";
