//! The baton: which host runs the programme (rule AG4).

use crate::{PersonNumber, Who};
use serde::{Deserialize, Serialize};

/// Acts on the baton. Hosts only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum BatonCommand {
    /// The holder offers the controls to another host.
    Offer {
        /// To whom; without one, to whichever host accepts first.
        to: Option<PersonNumber>,
    },
    /// The holder takes an offer back.
    Keep,
    /// Takes what is offered.
    Accept,
    /// Takes the controls, offered or not.
    Take,
}

/// Part `baton`: for staff, once a host has acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BatonPart {
    /// Who has the controls; nobody before a host has run anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub holder: Option<Who>,
    /// Hosts who have acted.
    pub hosts: Vec<Who>,
    /// The controls are offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub offer: Option<BatonOffer>,
}

/// An offer of the controls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(export_to = "protocol.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BatonOffer {
    /// To whom; without one, to any host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub to: Option<Who>,
    /// Whether it was made because the holder has been away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
}
