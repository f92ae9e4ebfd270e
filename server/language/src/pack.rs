//! A language pack: for each language a map from forms to lemmas.
//!
//! `fi.fst` maps a form to how its lemma is made: bytes to drop from the end, and which of the
//! endings in `fi.ends` to put there. So 3.5 million Finnish forms take a few megabytes.

use fst::{Map, MapBuilder};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufRead, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Why a pack cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum BadPack {
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// A file is something else than it should be.
    #[error("{0} is not a map of a language pack")]
    Map(PathBuf),
    /// A line of the table is not `FORM<tab>LEMMA<tab>0|1|2`, or not in order.
    #[error("line {0} of the table cannot be read, or is not in order")]
    Line(usize),
}

/// How surely a form is of its lemma, as the table tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By a list that does not know every word.
    Plain,
    /// The form belongs to another word too.
    Doubtful,
    /// Whoever made the table has looked at every word that the form may belong to.
    Certain,
}

impl How {
    const ALL: [Self; 3] = [Self::Plain, Self::Doubtful, Self::Certain];

    /// As a table is written.
    fn of(written: &str) -> Option<Self> {
        Self::ALL.get(written.parse::<usize>().ok()?).copied()
    }
}

/// What the table says of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) lemma: String,
    /// How surely.
    pub(crate) how: How,
}

/// The table of one language.
pub(crate) struct Table {
    map: Map<Vec<u8>>,
    ends: Vec<String>,
}

impl Table {
    /// The table of a language in a pack; `None` if the pack has none.
    pub(crate) fn open(folder: &Path, language: &str) -> Result<Option<Self>, BadPack> {
        let path = folder.join(format!("{language}.fst"));
        if !path.exists() {
            return Ok(None);
        }
        let bytes = fs::read(&path).map_err(|e| BadPack::File(path.clone(), e))?;
        let map = Map::new(bytes).map_err(|_| BadPack::Map(path))?;
        let path = folder.join(format!("{language}.ends"));
        let ends = fs::read_to_string(&path).map_err(|e| BadPack::File(path, e))?;
        Ok(Some(Self { map, ends: ends.lines().map(str::to_owned).collect() }))
    }

    /// What the table says of a form, if it knows it.
    pub(crate) fn find(&self, form: &str) -> Option<Entry> {
        let value = self.map.get(form)?;
        let kept = form.len().checked_sub((value & 0xff) as usize)?;
        let end = self.ends.get(usize::try_from(value >> 16).ok()?)?;
        let lemma = format!("{}{end}", form.get(..kept)?);
        let how = *How::ALL.get((value >> 8 & 0xff) as usize)?;
        Some(Entry { lemma, how })
    }
}

/// Writes the map of a language from its table, sorted by bytes.
///
/// # Errors
/// [`BadPack`] when the folder cannot be written, or the table is not one.
pub fn write_map(folder: &Path, language: &str, table: impl BufRead) -> Result<(), BadPack> {
    let path = folder.join(format!("{language}.fst"));
    let file = File::create(&path).map_err(|e| BadPack::File(path.clone(), e))?;
    let mut map = MapBuilder::new(BufWriter::new(file)).map_err(|_| BadPack::Map(path.clone()))?;
    let mut ends: BTreeMap<String, u64> = BTreeMap::new();
    for (at, line) in (1..).zip(table.lines()) {
        let line = line.map_err(|e| BadPack::File(path.clone(), e))?;
        let parts: Vec<&str> = line.split('\t').collect();
        let [form, lemma, how] = parts[..] else { return Err(BadPack::Line(at)) };
        let how = How::of(how).ok_or(BadPack::Line(at))?;
        let same = shared(form, lemma);
        let next = ends.len() as u64;
        let end = *ends.entry(lemma[same..].to_owned()).or_insert(next);
        let cut = form.len() - same;
        // A form as long as this does not fit into a cloud.
        if cut > 0xff {
            continue;
        }
        let value = end << 16 | (how as u64) << 8 | cut as u64;
        map.insert(form, value).map_err(|_| BadPack::Line(at))?;
    }
    map.finish().map_err(|_| BadPack::Map(path))?;
    let mut lines: Vec<(&String, &u64)> = ends.iter().collect();
    lines.sort_by_key(|(_, at)| **at);
    let text: String = lines.iter().map(|(end, _)| format!("{end}\n")).collect();
    let path = folder.join(format!("{language}.ends"));
    let mut file = File::create(&path).map_err(|e| BadPack::File(path.clone(), e))?;
    file.write_all(text.as_bytes()).map_err(|e| BadPack::File(path, e))
}

/// Bytes of the longest common start.
pub(crate) fn shared(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_back_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = "kuu\tkuu\t0\nluottamuksen\tluottamus\t2\ntuli\ttulla\t1\nyötä\työ\t0\n";
        write_map(folder.path(), "fi", lines.as_bytes()).expect("written");
        let table = Table::open(folder.path(), "fi").expect("read").expect("there");
        let entry = |lemma: &str, how| Some(Entry { lemma: lemma.to_owned(), how });
        assert_eq!(table.find("kuu"), entry("kuu", How::Plain));
        assert_eq!(table.find("luottamuksen"), entry("luottamus", How::Certain));
        assert_eq!(table.find("tuli"), entry("tulla", How::Doubtful));
        assert_eq!(table.find("yötä"), entry("yö", How::Plain));
        assert_eq!(table.find("saari"), None);
        assert!(Table::open(folder.path(), "sv").expect("no error").is_none());
    }

    #[test]
    fn what_is_not_a_pack_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let bad = |lines: &str| write_map(folder.path(), "fi", lines.as_bytes()).is_err();
        assert!(bad("kuu kuu\n"));
        assert!(bad("kuu\tkuu\t3\n"));
        assert!(bad("yö\työ\t0\nkuu\tkuu\t0\n"), "not in order");
        fs::write(folder.path().join("fi.fst"), "rubbish").expect("written");
        assert!(matches!(Table::open(folder.path(), "fi"), Err(BadPack::Map(_))));
    }
}
