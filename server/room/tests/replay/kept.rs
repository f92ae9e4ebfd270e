//! What is kept of earlier releases: logs of meetings, and digests of what they came to.

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use foorumi_protocol::{MeetingId, PersonId, at_rest};
use foorumi_room::{Record, Room};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufReader, Write},
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Records of meetings.
const LOGS: &str = "logs.jsonl.gz";

/// A meeting's log. Of a recorded one the beginning may be a snapshot.
#[derive(Deserialize)]
pub(crate) struct Log {
    pub(crate) name: String,
    #[serde(default)]
    snapshot: Option<serde_json::Value>,
    /// Who was there, if the records do not tell.
    #[serde(default)]
    pub(crate) people: Vec<PersonId>,
    pub(crate) records: Vec<Record>,
}

impl Log {
    /// The room before the first record.
    pub(crate) fn room(&self, rules: u32) -> Room {
        let restore = |snapshot: &serde_json::Value| {
            Room::restore_from(rules, snapshot.to_string().as_bytes()).expect("it is read")
        };
        let new = || Room::new(MeetingId(Uuid::from_u128(1)));
        self.snapshot.as_ref().map_or_else(new, restore)
    }
}

/// What a meeting came to, in the release that wrote it.
#[derive(Clone, Default, Deserialize, Serialize)]
pub(crate) struct Told {
    pub(crate) name: String,
    /// Digest of the answers to each record.
    pub(crate) answers: Vec<String>,
    /// After some records.
    pub(crate) checks: Vec<Check>,
    /// The same of the room that was kept at rest, from there on. Where rules have changed it differs from
    /// what the records alone come to: what was decided before stands.
    #[serde(default)]
    pub(crate) from_rest: Option<Box<Self>>,
}

/// How a room was after a record.
#[derive(Clone, Default, Deserialize, Serialize)]
pub(crate) struct Check {
    /// Records applied of those kept.
    pub(crate) step: usize,
    /// The state's own hash: compared under the same rules only.
    pub(crate) hash: String,
    /// Digest of all that an eye sees.
    pub(crate) eyes: BTreeMap<String, String>,
    /// What left the meeting then.
    pub(crate) results: String,
    /// The room at rest, after one of the records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) snapshot: Option<String>,
}

/// Folders of what is kept, with the rules they were made under.
pub(crate) fn folders() -> Vec<(u32, PathBuf)> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut folders: Vec<(u32, PathBuf)> = fs::read_dir(golden)
        .expect("meetings are kept")
        .map(|entry| {
            let path = entry.expect("listed").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let rules = name.strip_prefix("rules-").and_then(|rules| rules.parse().ok());
            (rules.expect("folders are named by their rules"), path.clone())
        })
        .collect();
    folders.sort();
    folders
}

/// The random meetings of a folder, then the recorded ones.
pub(crate) fn logs(folder: &Path) -> Vec<Log> {
    let name = folder.file_name().expect("a folder has a name");
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/kept").join(name);
    let mut logs = read(&folder.join(LOGS));
    logs.extend(read(&recorded.join(LOGS)));
    logs
}

/// Lines of JSON from a compressed file.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Vec<T> {
    let file = fs::File::open(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let lines = serde_json::Deserializer::from_reader(BufReader::new(GzDecoder::new(file)));
    at_rest(|| lines.into_iter().collect::<Result<_, _>>()).expect("kept files are whole")
}

pub(crate) fn write<T: Serialize>(path: &Path, lines: &[T]) {
    let file = fs::File::create(path).expect("a file can be made");
    let mut gz = GzEncoder::new(file, Compression::best());
    for line in lines {
        writeln!(gz, "{}", serde_json::to_string(line).expect("JSON")).expect("written");
    }
    gz.finish().expect("written to the end");
}

/// The first digits of the SHA-256 of something's JSON.
pub(crate) fn digest(of: &impl Serialize, digits: usize) -> String {
    hex(&Sha256::digest(serde_json::to_vec(of).expect("JSON")), digits)
}

pub(crate) fn hex(bytes: &[u8], digits: usize) -> String {
    let all: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    all[..digits].to_owned()
}
