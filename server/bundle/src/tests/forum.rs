//! The handmade forum, file by file.

use super::{
    meetings::forum,
    opened::{Opened, xml_part},
    own,
};
use crate::{bundle, file_name};
use foorumi_protocol::{Lang, Localized, MeetingState};
use sha2::{Digest, Sha256};

#[test]
fn dm2_dm3_the_memo_of_the_forum() {
    insta::assert_snapshot!("memo-fi", Opened::new(&forum(), Lang::Fi).text("memo.md"));
}

/// Headings, facts, rows and remarks: what the documents themselves say of it.
fn skeleton(lang: Lang) -> String {
    let opened = Opened::new(&forum(), lang);
    let lines =
        opened.text("memo.md").lines().filter(|line| !line.starts_with("| ") && !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn dm3_the_memo_in_swedish_and_english() {
    insta::assert_snapshot!("memo-sv", skeleton(Lang::Sv));
    insta::assert_snapshot!("memo-en", skeleton(Lang::En));
}

#[test]
fn pictures_say_in_words_what_they_show() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let mut all = String::new();
    for path in opened.paths(".svg") {
        let told = opened.text(&path.replace(".svg", ".txt")).replace('\r', "");
        let document = roxmltree::Document::parse(opened.text(path)).expect("xml");
        let part = |name: &str| {
            let node = document.descendants().find(|node| node.tag_name().name() == name);
            node.and_then(|node| node.text()).unwrap_or_default().to_owned()
        };
        let (title, rest) = told.split_once('\n').expect("a title");
        assert_eq!(part("title"), title);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&part("desc")), words(rest));
        all += &told;
    }
    insta::assert_snapshot!("pictures-fi", all);
}

#[test]
fn files_are_dated_by_the_meeting_not_by_a_clock() {
    let bytes = bundle(&forum(), &own(Lang::Fi)).expect("a bundle");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let dated = archive.by_index(0).expect("a file").last_modified().expect("a date");
    assert_eq!(dated.to_string(), "2026-11-22 15:00:00");
}

#[test]
fn the_file_is_named_after_the_day_and_the_meeting() {
    let mut results = forum();
    assert_eq!(
        file_name(&results, &own(Lang::Fi)),
        "foorumi-2026-11-22-sosiaalityon-aluefoorumi-sisainen.zip"
    );
    results.meeting.title = Localized::default();
    assert_eq!(file_name(&results, &own(Lang::Fi)), "foorumi-2026-11-22-sisainen.zip");
    results.meeting.starts = None;
    assert_eq!(Opened::new(&results, Lang::Fi).folder, "foorumi-2026-11-22-sisainen");
}

#[test]
fn id6_heads_are_told_only_with_their_use() {
    let mut results = forum();
    let told = |opened: &Opened| {
        ["memo.html", "memo.md"].map(|path| opened.text(path).contains("131 eri osallistujaa"))
    };
    let opened = Opened::new(&results, Lang::Fi);
    assert_eq!(told(&opened), [true; 2]);
    assert!(opened.text("memo.md").contains("käyttötarkoitus: tilaisuuksien vuosiraportti"));
    results.attendance = None;
    assert_eq!(told(&Opened::new(&results, Lang::Fi)), [false; 2]);
}

#[test]
fn dm1_a_decision_without_owner_or_date_is_flagged() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let missing: Vec<String> =
        opened.csv("tables/decisions.csv").iter().map(|row| row[8].clone()).collect();
    assert_eq!(missing, ["Puuttuu", "", "Vastuuhenkilö puuttuu; Määräpäivä puuttuu", ""]);
    let html = opened.text("memo.html");
    assert_eq!(html.matches("class=\"missing\"").count(), 2);
}

#[test]
fn pl4_names_stand_in_the_table_of_ballots_only() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let ballots = opened.path("tables/04", "-ballots.csv");
    assert!(opened.text(ballots).contains("\"Björn (Osallistuja 5)\";\"Kyllä\""));
    let packed =
        |path: &str| [".docx", ".pdf", ".png", ".xlsx"].iter().any(|it| path.ends_with(it));
    let others = opened.files.keys().filter(|path| *path != ballots && *path != "results.json");
    for path in others.filter(|path| !packed(path)) {
        assert!(!opened.text(path).contains("Björn"), "{path}");
    }
}

#[test]
fn ch5_the_memo_does_not_tell_how_much_was_hidden() {
    let mut results = forum();
    results.chat.written = 977;
    let opened = Opened::new(&results, Lang::Fi);
    let memo = opened.text("memo.md");
    assert!(memo.contains("julkaistiin 2 viestiä") && !memo.contains("977"));
}

#[test]
fn rb3_the_manifest_lists_every_other_file_and_the_rules_of_votes() {
    let opened = Opened::new(&forum(), Lang::Fi);
    let manifest: serde_json::Value =
        serde_json::from_str(opened.text("manifest.json")).expect("json");
    let files = manifest["files"].as_array().expect("files");
    assert_eq!(files.len(), opened.files.len() - 1);
    for file in files {
        let bytes = &opened.files[file["path"].as_str().expect("a path")];
        let digest = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
        assert_eq!(
            (file["bytes"].as_u64(), &file["sha256"]),
            (Some(bytes.len() as u64), &digest.into())
        );
    }
    let votes = manifest["votes"].as_array().expect("votes");
    assert_eq!(votes.len(), 6);
    assert_eq!(votes[2]["named"], true);
    assert_eq!(votes[5]["votesAPerson"], 3);
    assert_eq!(votes[5]["stacking"], false);
}

#[test]
fn rb2_a_draft_says_that_it_is_one() {
    let mut results = forum();
    results.meeting.state = MeetingState::Live;
    results.meeting.ended_at = None;
    let opened = Opened::new(&results, Lang::En);
    assert!(opened.text("memo.md").contains("still going on"));
    assert!(opened.text("read-me.txt").contains("draft"));
    assert!(opened.text("manifest.json").contains("\"draft\": true"));
}

#[test]
fn what_no_block_speaks_of_is_in_the_memo_too() {
    let mut results = forum();
    let before = Opened::new(&results, Lang::Fi).html_tables().len();
    results.memo.clear();
    let opened = Opened::new(&results, Lang::Fi);
    assert_eq!(opened.html_tables().len(), before);
    assert!(opened.text("memo.md").contains("## Muut tulokset"));
}

/// The page is readable by machine: one main heading, no level left out, a picture has a title and a
/// description that are its own, a table a caption and headers.
#[test]
fn the_memo_is_accessible() {
    for lang in Lang::ALL {
        let opened = Opened::new(&forum(), lang);
        let document = roxmltree::Document::parse(xml_part(opened.text("memo.html"))).expect("xml");
        let tag = |name: &'static str| {
            document.descendants().filter(move |node| node.tag_name().name() == name)
        };
        assert_eq!(document.root_element().attribute("lang"), Some(crate::words::words(lang).tag));
        let levels: Vec<char> = document
            .descendants()
            .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse::<char>().ok())
            .filter(char::is_ascii_digit)
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == '1').count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] as u32 <= pair[0] as u32 + 1));
        for svg in tag("svg") {
            let ids: Vec<&str> =
                svg.attribute("aria-labelledby").expect("named").split(' ').collect();
            for id in ids {
                let named = document.descendants().filter(|node| node.attribute("id") == Some(id));
                let texts: Vec<_> = named.filter_map(|node| node.text()).collect();
                assert!(texts.len() == 1 && !texts[0].is_empty(), "{id}");
            }
        }
        for table in tag("table") {
            assert!(table.descendants().any(|node| node.has_tag_name("caption")));
        }
        assert!(tag("th").all(|cell| cell.attribute("scope").is_some()));
        assert_eq!(tag("script").count() + tag("a").count() + tag("img").count(), 0);
    }
}

#[test]
fn rb8_figures_are_written_as_the_language_does() {
    let share = |lang| {
        let opened = Opened::new(&forum(), lang);
        opened.csv(opened.path("tables/02", ".csv"))[1].last().cloned().expect("a share")
    };
    assert_eq!(Lang::ALL.map(share), ["12,8", "12,8", "12.8"]);
    let opened = Opened::new(&forum(), Lang::Sv);
    assert!(opened.text("tables/chat.csv").contains("\"kl. 12.05\";\"Kuuluuko ääni?\"\r\n"));
    assert!(opened.text("tables/chat.csv").contains("'+1 edelliselle"));
    let outline = opened.csv(opened.path("tables/07", ".csv"));
    assert_eq!(outline[3][0], "nr 1.1");
}
