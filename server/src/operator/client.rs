//! The operator's side, and its words.

use super::{ANSWER, LINE, SOCKET};
use crate::{
    config::ErasePerson,
    results::erasing::{Asked, Erased, NotErased, Person, Stays, Told},
};
use foorumi_protocol::{PersonNumber, Text};
use foorumi_room::Traces;
use jiff::Timestamp;
use std::{
    fmt::Write as _,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
};

/// Why something was not done. One sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Nobody listens.
    #[error("no server runs with the data folder {0}: start it, or name its folder with --data")]
    NoServer(String),
    /// The socket belongs to another user.
    #[error("{0} can be opened by the server's own user alone: run this as that user, or as root")]
    NotYours(String),
    /// The server went away.
    #[error("the server went away before it answered ({0}): ask again, as often as you like")]
    NoAnswer(io::Error),
    /// What was typed is no name.
    #[error("no name was given: type one, or give the person's number")]
    NoName,
    /// The server did not do it.
    #[error(transparent)]
    NotErased(#[from] NotErased),
}

impl NotDone {
    /// Names the reason, for scripts.
    pub fn code(&self) -> String {
        match self {
            Self::NoServer(_) => "noServer".to_owned(),
            Self::NotYours(_) => "notYours".to_owned(),
            Self::NoAnswer(_) => "noAnswer".to_owned(),
            Self::NoName => "noName".to_owned(),
            Self::NotErased(why) => {
                let code = serde_json::to_value(why).expect("plain data is JSON");
                code.as_str().unwrap_or_default().to_owned()
            }
        }
    }

    /// Code with which the program ends: 3 = no server, 4 = no such meeting, 5 = no such person, 6 =
    /// not done now, to be tried again or elsewhere.
    pub fn exit(&self) -> u8 {
        match self {
            Self::NoServer(_) | Self::NotYours(_) => 3,
            Self::NotErased(NotErased::NoSuchMeeting | NotErased::MeetingDeleted) => 4,
            Self::NotErased(NotErased::NoSuchPerson | NotErased::NothingFound) | Self::NoName => 5,
            Self::NoAnswer(_) | Self::NotErased(_) => 6,
        }
    }
}

/// Asks the server that runs on this data folder to erase a person, or without a number who has the
/// name that `name` gives. What to print.
///
/// # Errors
/// [`NotDone`].
pub fn erase_person(
    data: &Path,
    act: &ErasePerson,
    name: impl FnOnce() -> io::Result<String>,
) -> Result<String, NotDone> {
    let meeting = act.meeting.clone();
    let asked = match act.person {
        Some(person) => Asked::Erase { meeting, person: PersonNumber(person) },
        None => {
            let name = name().ok().and_then(|name| Text::new(&name).ok());
            Asked::Find { meeting, name: name.ok_or(NotDone::NoName)? }
        }
    };
    match ask(data, &asked)? {
        Told::Found { people } => Ok(listed(&people)),
        Told::Erased { erased } => Ok(receipt(&erased)),
        Told::NotErased { why } => Err(why.into()),
    }
}

#[cfg(unix)]
fn ask(data: &Path, asked: &Asked) -> Result<Told, NotDone> {
    use std::os::unix::net::UnixStream;
    let path = data.join(SOCKET);
    let mut stream = UnixStream::connect(&path).map_err(|error| {
        if error.kind() == io::ErrorKind::PermissionDenied {
            return NotDone::NotYours(path.display().to_string());
        }
        NotDone::NoServer(data.display().to_string())
    })?;
    let mut asking = || -> io::Result<Told> {
        stream.set_read_timeout(Some(ANSWER))?;
        let mut question = serde_json::to_vec(asked)?;
        question.push(b'\n');
        stream.write_all(&question)?;
        let mut answer = String::new();
        BufReader::new((&stream).take(LINE)).read_line(&mut answer)?;
        if answer.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&answer)?)
    };
    asking().map_err(NotDone::NoAnswer)
}

#[cfg(not(unix))]
fn ask(data: &Path, _asked: &Asked) -> Result<Told, NotDone> {
    Err(NotDone::NoServer(data.display().to_string()))
}

fn listed(people: &[Person]) -> String {
    if people.is_empty() {
        return "Nobody in this meeting has such a name.\n".to_owned();
    }
    let mut told = String::new();
    for Person { who, texts } in people {
        let name = who.name.as_ref().map_or("", |name| name.as_str());
        let number = who.number.0;
        let _ = writeln!(told, "{number}\t{name}\t{}", counted(*texts, "text", "texts"));
    }
    told.push_str("Nobody was erased. Ask again with the number of the one who is to be.\n");
    told
}

/// The receipt, in lines that the operator can keep: nobody is named in it.
fn receipt(erased: &Erased) -> String {
    let Erased { at, meeting, person, removed, stays, replicas } = erased;
    let at = i64::try_from(at.0).ok().and_then(|at| Timestamp::from_millisecond(at).ok());
    let at = at.map_or_else(String::new, |at| format!("{at:.0}"));
    let mut told = format!(
        "Erased: person {} of meeting {}\nAt: {at}\nRemoved: {}\n",
        person.0,
        meeting.0,
        removed_in_words(removed)
    );
    match stays {
        Some(stays) => stays_in_words(stays, &mut told),
        None => told.push_str(
            "Raw data was gone, so this is of the results. Choices stay, under the number alone. \
             Messages, ideas, comments, words and answers without a name stand in the results without \
             a sender: they cannot be found, and go only if the organiser deletes the meeting.\n",
        ),
    }
    if *replicas {
        told.push_str(
            "NOT YET: a replica of Redis has not written its file anew. See \"forgetting\" in /health.\n",
        );
    }
    told.push_str(
        "Not reached: bundles that were downloaded, copies of the disk, and what others wrote about \
         the person, memo and decisions included.\n",
    );
    told
}

fn removed_in_words(removed: &Traces) -> String {
    let name = if removed.named { "the name" } else { "no name" };
    let texts = counted(removed.texts, "text", "texts");
    format!("{name}, {texts}, {} by name", counted(removed.votes, "vote", "votes"))
}

fn stays_in_words(stays: &Stays, told: &mut String) {
    let Stays { open, keyless, over, turns } = *stays;
    if open > keyless {
        let votes = counted(open - keyless, "anonymous vote that is", "anonymous votes that are");
        let _ = writeln!(told, "Taken off: whatever they gave in {votes} open");
    }
    if keyless > 0 {
        let votes = counted(keyless, "open anonymous vote", "open anonymous votes");
        let _ = writeln!(told, "Stays: what they may have given in {votes} whose key is lost");
    }
    if over > 0 {
        let votes = counted(over, "anonymous vote that is", "anonymous votes that are");
        let _ = writeln!(
            told,
            "Stays: what they may have given in {votes} over, which nobody can find"
        );
    }
    if turns > 0 {
        let turns = counted(turns, "turn", "turns");
        let _ = writeln!(told, "Stays: {turns} at the floor, counted under the number");
    }
}

fn counted<N: std::fmt::Display + PartialEq + From<u8>>(
    count: N,
    one: &str,
    several: &str,
) -> String {
    format!("{count} {}", if count == N::from(1) { one } else { several })
}
