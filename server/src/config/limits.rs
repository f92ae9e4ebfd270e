//! How much one person may do in a while: rule TR6.

/// What one person may do in a while. Each node counts for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct Limits {
    /// Most ideas that one person adds in a minute, and as many comments.
    #[arg(long, env = "FOORUMI_IDEAS_A_MINUTE", default_value_t = Self::DEFAULT.ideas_a_minute,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub ideas_a_minute: u32,
    /// Most ideas of one person on a sheet.
    #[arg(long, env = "FOORUMI_IDEAS_A_SHEET", default_value_t = Self::DEFAULT.ideas_a_sheet,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub ideas_a_sheet: u32,
    /// Most chat messages of one person in an hour.
    #[arg(long, env = "FOORUMI_MESSAGES_AN_HOUR", default_value_t = Self::DEFAULT.messages_an_hour,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub messages_an_hour: u32,
    /// Times in a minute that one person asks for the floor anew.
    #[arg(long, env = "FOORUMI_ASKS_A_MINUTE", default_value_t = Self::DEFAULT.asks_a_minute,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub asks_a_minute: u32,
}

impl Limits {
    /// What rule TR6 says.
    pub const DEFAULT: Self =
        Self { ideas_a_minute: 20, ideas_a_sheet: 150, messages_an_hour: 120, asks_a_minute: 3 };
}
