//! The logs of the recorded meetings as lines of JSON, for the pure replays of the room and the bundle
//! (`server/room/tests/replay`): a snapshot if there is one, the records behind it, and who was there.

use crate::told::{Meeting, Told};
use anyhow::Context;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use flate2::{Compression, write::GzEncoder};
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use std::{fs::File, io::Write, path::Path};

/// Keeps the logs of a data folder.
pub(crate) fn keep(data: &Path, told: &Told, into: &Path) -> anyhow::Result<()> {
    let file = File::create(into.join("logs.jsonl.gz"))?;
    let mut gz = GzEncoder::new(file, Compression::best());
    for (name, meeting) in &told.meetings {
        let id = meeting.links["meeting"].as_str().context("an id")?;
        let path = data.join("logs").join(format!("{id}.sqlite"));
        // Of what was removed there is none.
        if path.exists() {
            writeln!(gz, "{}", log(&path, name, meeting)?)?;
        }
    }
    gz.finish()?;
    Ok(())
}

fn log(path: &Path, name: &str, meeting: &Meeting) -> anyhow::Result<Value> {
    let file = Connection::open(path)?;
    let sql = "SELECT no, bytes FROM snapshot ORDER BY no DESC LIMIT 1";
    let snapshot: Option<(u64, Vec<u8>)> =
        file.query_row(sql, (), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let base = snapshot.as_ref().map_or(0, |(no, _)| *no);
    let mut find = file.prepare("SELECT batch FROM record WHERE no > ?1 ORDER BY no")?;
    let batches = find.query_map([base], |row| row.get::<_, Vec<u8>>(0))?;
    // What a batch says of the room's state beside its record is checked where logs are read.
    let record = |batch: Value| batch["record"].clone();
    let records: Vec<Value> = batches
        .map(|batch| Ok(record(serde_json::from_slice(&batch?)?)))
        .collect::<anyhow::Result<_>>()?;
    let people = meeting.people.values().map(|person| person_of(&person.token));
    let people: Vec<String> = people.collect::<anyhow::Result<_>>()?;
    let mut log =
        json!({ "name": format!("recorded {name}"), "people": people, "records": records });
    if let Some((_, bytes)) = snapshot {
        log["snapshot"] = serde_json::from_slice(&bytes)?;
    }
    Ok(log)
}

/// The id that a token begins with, as it is written.
fn person_of(token: &str) -> anyhow::Result<String> {
    let bytes = URL_SAFE_NO_PAD.decode(token)?;
    let hex: String = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    Ok(parts.join("-"))
}
