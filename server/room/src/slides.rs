//! Slides that presenters hand in. The files are the server's; the room knows what there is.

use crate::{Decided, Event, Eye, Room, view::Eyes};
use foorumi_protocol::{PartKey, Rejection, Slides, SlidesId, SlidesPart};

/// What happens to slides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SlidesEvent {
    Added { slides: Box<Slides> },
    Removed { id: SlidesId },
}

impl Room {
    pub(crate) fn decide_slides_added(&self, slides: &Slides) -> Decided {
        if self.slides.len() >= SlidesPart::MAX_FILES {
            return Err(Rejection::LimitReached { limit: SlidesPart::MAX_FILES as u32 });
        }
        if self.slides.iter().any(|there| there.id == slides.id) {
            return Err(Rejection::Stale);
        }
        let slides = Box::new(slides.clone());
        Ok(vec![Event::Slides(SlidesEvent::Added { slides })])
    }

    pub(crate) fn decide_slides_removed(&self, id: SlidesId) -> Decided {
        if !self.slides.iter().any(|there| there.id == id) {
            return Err(Rejection::NotFound);
        }
        Ok(vec![Event::Slides(SlidesEvent::Removed { id })])
    }

    pub(crate) fn evolve_slides(&mut self, event: &SlidesEvent) {
        match event {
            SlidesEvent::Added { slides } => self.slides.push((**slides).clone()),
            SlidesEvent::Removed { id } => self.slides.retain(|there| there.id != *id),
        }
        self.touch(PartKey::Slides, Eyes::All);
    }

    /// Participants see them once the meeting has ended: they are handed in before they are shown.
    pub(crate) fn slides_part(&self, eye: Eye) -> Option<SlidesPart> {
        let seen = eye == Eye::Staff || eye == Eye::Public && self.ended();
        (seen && !self.slides.is_empty()).then(|| SlidesPart { slides: self.slides.clone() })
    }
}
