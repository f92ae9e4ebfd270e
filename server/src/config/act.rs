//! What an operator does beside a server that runs.

/// What an operator does beside a server that runs. It is asked of that server.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Act {
    /// Erases a person who asks for it from a meeting, or finds the number of one.
    ErasePerson(ErasePerson),
}

/// Erases a person from a meeting: name, texts, requests and votes by name, for good and at once.
/// It is asked of the server that runs on this data folder.
#[derive(Clone, Debug, clap::Args)]
pub struct ErasePerson {
    /// The meeting's join code, or its id.
    pub meeting: String,
    /// The person's number. Without it a name is asked for, or read from the standard input, and people
    /// with such a name are listed with their numbers; nobody is erased then.
    pub person: Option<u32>,
}
