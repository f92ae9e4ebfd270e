//! F20: the bundles of meetings kept from earlier releases (`server/room/tests/replay`) are the same
//! here, byte for byte.
//!
//! Their digests stand in `golden/rules-N.json`, file by file, apart from what the meetings came to:
//! a release that words or draws its documents otherwise writes them anew with `GOLDEN=bundles`.

use flate2::read::GzDecoder;
use foorumi_bundle::{Order, bundle, summary};
use foorumi_protocol::{Audience, Lang, Languages, MeetingId, Results, at_rest};
use foorumi_room::{Record, Room};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufReader, Cursor, Read},
    path::Path,
};
use uuid::Uuid;

/// As the release that is kept; a later one says another version, which is no difference.
const MADE_BY: &str = "Foorumi 0.1.0";
/// Random meetings of which a bundle is made: each for another audience, in another language.
const RANDOM: usize = 9;

#[derive(Deserialize)]
struct Log {
    name: String,
    #[serde(default)]
    snapshot: Option<serde_json::Value>,
    records: Vec<Record>,
}

impl Log {
    fn results(&self, rules: u32) -> Results {
        let mut room = match &self.snapshot {
            None => Room::new(MeetingId(Uuid::from_u128(1))),
            Some(snapshot) => {
                Room::restore_from(rules, snapshot.to_string().as_bytes()).expect("it is read")
            }
        };
        for record in &self.records {
            room.apply(record);
        }
        room.results().expect("the meeting has begun")
    }
}

/// Digests of the files in each bundle.
type Told = BTreeMap<String, BTreeMap<String, String>>;

fn logs(path: &Path) -> Vec<Log> {
    let file = fs::File::open(path).expect("meetings are kept");
    let lines = serde_json::Deserializer::from_reader(BufReader::new(GzDecoder::new(file)));
    at_rest(|| lines.into_iter().collect::<Result<_, _>>()).expect("kept files are whole")
}

/// One of each audience and language of random meetings and of recorded ones; all audiences, and two
/// languages at once, of the one that has ended.
fn orders(logs: &[Log]) -> Vec<(&Log, Audience, Languages)> {
    let mut orders = Vec::new();
    let random = logs.iter().filter(|log| log.name.starts_with("seed ")).take(RANDOM);
    for (at, log) in random.enumerate() {
        let (audience, lang) = (Audience::ALL[at % 3], Lang::ALL[at / 3 % 3]);
        orders.push((log, audience, lang.into()));
    }
    for log in logs.iter().filter(|log| log.name.starts_with("recorded ")) {
        orders.push((log, Audience::Internal, Lang::Sv.into()));
        if log.name == "recorded ended" {
            orders.extend(Audience::ALL.map(|audience| (log, audience, Lang::Fi.into())));
            orders.push((log, Audience::Participants, Languages::pair(Lang::En, Lang::Sv)));
        }
    }
    orders
}

fn tell(rules: u32, logs: &[Log]) -> Told {
    let mut told = Told::new();
    for (log, audience, languages) in orders(logs) {
        let results = log.results(rules);
        let order = Order { audience, languages, made_by: MADE_BY, slides: &[], logo: None };
        let zip = bundle(&results, &order).expect("a bundle can be made");
        let mut files = files(&zip);
        files.insert("(whole)".to_owned(), digest(&zip));
        let page = summary(&results, languages.first(), MADE_BY);
        files.insert("(summary)".to_owned(), digest(page.as_bytes()));
        told.insert(format!("{}, {audience}, {languages}", log.name), files);
    }
    told
}

fn files(zip: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let name = file.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        files.insert(name, digest(&bytes));
    }
    files
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn f20_bundles_of_earlier_releases_are_the_same() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = here.join("../room/tests/golden");
    let recorded = here.join("../../tests/kept");
    for folder in fs::read_dir(golden).expect("meetings are kept") {
        let folder = folder.expect("listed");
        let name = folder.file_name().into_string().expect("a plain name");
        let rules = name.strip_prefix("rules-").and_then(|rules| rules.parse().ok());
        let rules = rules.expect("folders are named by their rules");
        let mut meetings = logs(&folder.path().join("logs.jsonl.gz"));
        meetings.extend(logs(&recorded.join(&name).join("logs.jsonl.gz")));
        let told = tell(rules, &meetings);
        let path = here.join("tests/golden").join(format!("{name}.json"));
        if std::env::var("GOLDEN").is_ok_and(|what| what == "bundles") {
            let text = serde_json::to_string_pretty(&told).expect("JSON");
            fs::create_dir_all(here.join("tests/golden")).expect("a folder");
            fs::write(&path, text + "\n").expect("written");
        }
        let kept = fs::read(&path).expect("digests are kept");
        let kept: Told = serde_json::from_slice(&kept).expect("whole");
        same(&kept, &told);
    }
}

fn same(kept: &Told, told: &Told) {
    let mut found = Vec::new();
    for bundle in BTreeSet::from_iter(kept.keys().chain(told.keys())) {
        let none = BTreeMap::new();
        let (old, new) = (kept.get(bundle).unwrap_or(&none), told.get(bundle).unwrap_or(&none));
        let files = BTreeSet::from_iter(old.keys().chain(new.keys()));
        let differ = files.into_iter().filter(|file| old.get(*file) != new.get(*file));
        found.extend(differ.map(|file| format!("{bundle}: {file}")));
    }
    let first: Vec<&String> = found.iter().take(20).collect();
    assert!(
        found.is_empty(),
        "{} files differ from the release that kept these meetings, the first: {first:#?}\n\
         If they are meant: GOLDEN=bundles cargo test -p foorumi-bundle --test golden",
        found.len()
    );
}
