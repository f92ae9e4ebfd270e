//! What Redis answers, read. Anything that is not as this version writes it is [`LogError::Broken`].

use crate::storage::log::{Chain, Entry, Head, LogError};
use bytes::Bytes;
use foorumi_protocol::Epoch;
use redis::{FromRedisValue, ParsingError, Value};

/// Fields of the head, in the order of [`Row`].
pub(super) const FIELDS: [&str; 7] =
    ["epoch", "rules", "last", "chain", "base", "base_chain", "sealed"];

/// A range of the stream: ids, each with names and values in turn.
pub(super) type Range = Vec<(String, Vec<Vec<u8>>)>;

/// The head's fields; all absent where there is no log.
pub(super) struct Row(Vec<Option<String>>);

/// What a script says first.
pub(super) struct Said(String);

impl FromRedisValue for Row {
    fn from_redis_value(value: Value) -> Result<Self, ParsingError> {
        Vec::from_redis_value(value).map(Self)
    }
}

impl FromRedisValue for Said {
    fn from_redis_value(value: Value) -> Result<Self, ParsingError> {
        String::from_redis_value(value).map(Self)
    }
}

impl Said {
    /// Whether it was done.
    pub(super) fn done(&self) -> Result<(), LogError> {
        match self.0.as_str() {
            "done" => Ok(()),
            "unknown" => Err(LogError::Unknown),
            "epoch" => Err(LogError::WrongEpoch),
            "rules" => Err(LogError::WrongRules),
            "behind" => Err(LogError::Behind),
            "sealed" => Err(LogError::Sealed),
            "erased" => Err(LogError::Erased),
            _ => Err(LogError::Broken),
        }
    }
}

impl Row {
    /// Chain at the snapshot.
    pub(super) fn base_chain(&self) -> Result<Chain, LogError> {
        self.field(0)?;
        chain(self.field(5)?)
    }

    fn field(&self, at: usize) -> Result<&str, LogError> {
        let absent = if at == 0 { LogError::Unknown } else { LogError::Broken };
        self.0.get(at).and_then(Option::as_deref).ok_or(absent)
    }

    fn number(&self, at: usize) -> Result<u64, LogError> {
        self.field(at)?.parse().map_err(|_| LogError::Broken)
    }
}

pub(super) fn head(row: Row) -> Result<Head, LogError> {
    Ok(Head {
        epoch: Epoch(row.number(0)?),
        rules: row.number(1)?.try_into().map_err(|_| LogError::Broken)?,
        last: row.number(2)?,
        chain: chain(row.field(3)?)?,
        base: row.number(4)?,
        sealed: row.field(6)? == "1",
    })
}

pub(super) fn chain(hex: &str) -> Result<Chain, LogError> {
    let mut bytes = [0; 20];
    if hex.len() != 2 * bytes.len() || !hex.is_ascii() {
        return Err(LogError::Broken);
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        let digits = hex.get(2 * at..2 * at + 2).ok_or(LogError::Broken)?;
        *byte = u8::from_str_radix(digits, 16).map_err(|_| LogError::Broken)?;
    }
    Ok(Chain(bytes))
}

pub(super) fn entries(range: Range) -> Result<Vec<Entry>, LogError> {
    range.into_iter().map(entry).collect()
}

fn entry((id, fields): (String, Vec<Vec<u8>>)) -> Result<Entry, LogError> {
    let no = id.strip_suffix("-0").and_then(|no| no.parse().ok()).ok_or(LogError::Broken)?;
    let [_, hex, _, batch] = <[Vec<u8>; 4]>::try_from(fields).map_err(|_| LogError::Broken)?;
    let hex = std::str::from_utf8(&hex).map_err(|_| LogError::Broken)?;
    Ok(Entry { no, chain: chain(hex)?, batch: batch.into() })
}

/// A record as it is published: epoch, number, chain and batch, with a space between.
pub(super) fn published(said: &Bytes) -> Option<(Epoch, Entry)> {
    let mut at = 0;
    let mut word = || {
        let rest = said.get(at..)?;
        let end = rest.iter().position(|byte| *byte == b' ')?;
        at += end + 1;
        std::str::from_utf8(&rest[..end]).ok()
    };
    let (epoch, no, hex) = (word()?, word()?, word()?);
    let entry = Entry { no: no.parse().ok()?, chain: chain(hex).ok()?, batch: said.slice(at..) };
    Some((Epoch(epoch.parse().ok()?), entry))
}
