//! What is taken in from one address, and how fast.

use crate::{pace::Pace, throttle::Rates};
use std::time::Duration;

/// Join codes answered a second: to one address a region of 1,500 within 15 s, in all what a guess may
/// win (SECURITY.md).
const CODES: u32 = 100;
const ALL_CODES: u32 = 1_000;
/// New people of one address in one meeting: a region that comes in together, then what is left of it.
const AT_ONCE: u32 = 1_500;
const A_SECOND: u32 = 20;
/// Sockets of one address in one meeting: that region, each with a second device.
const SOCKETS: u32 = 4_000;
/// Connections of one address.
const CONNECTIONS: u32 = 8_000;

/// Bounds of what comes in. Each node counts for itself.
#[derive(Clone, Debug, clap::Args)]
pub struct AccessLimits {
    /// Join codes answered a second to one address (/64 for IPv6), right and wrong alike. More wait.
    #[arg(long, env = "FOORUMI_CODES_AN_ADDRESS", default_value_t = CODES,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub codes_an_address: u32,
    /// Join codes answered a second in all.
    #[arg(long, env = "FOORUMI_CODES_IN_ALL", default_value_t = ALL_CODES,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub codes_in_all: u32,
    /// New people of one address that one meeting takes at once.
    #[arg(long, env = "FOORUMI_NEWCOMERS_AT_ONCE", default_value_t = AT_ONCE,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub newcomers_at_once: u32,
    /// New people of one address that one meeting takes a second after that. More wait in a row.
    #[arg(long, env = "FOORUMI_NEWCOMERS_A_SECOND", default_value_t = A_SECOND,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub newcomers_a_second: u32,
    /// Sockets of one address in one meeting; links, and people who have acted, come in beyond it.
    #[arg(long, env = "FOORUMI_SOCKETS_AN_ADDRESS", default_value_t = SOCKETS,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub sockets_an_address: u32,
    /// Connections of one address to this node.
    #[arg(long, env = "FOORUMI_CONNECTIONS_AN_ADDRESS", default_value_t = CONNECTIONS,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub connections_an_address: u32,
}

impl Default for AccessLimits {
    fn default() -> Self {
        Self {
            codes_an_address: CODES,
            codes_in_all: ALL_CODES,
            newcomers_at_once: AT_ONCE,
            newcomers_a_second: A_SECOND,
            sockets_an_address: SOCKETS,
            connections_an_address: CONNECTIONS,
        }
    }
}

impl AccessLimits {
    pub(crate) fn rates(&self) -> Rates {
        let count = |rate| usize::try_from(rate).unwrap_or(usize::MAX);
        Rates { address: count(self.codes_an_address), all: count(self.codes_in_all) }
    }

    pub(crate) fn newcomers(&self) -> Pace {
        let each = Duration::from_secs(1) / self.newcomers_a_second;
        Pace { each, burst: self.newcomers_at_once }
    }
}
