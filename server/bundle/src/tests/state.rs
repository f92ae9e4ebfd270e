//! The memo's state and head, what each audience is told, and what stands beside the figures.

use super::{meetings::forum, opened::Opened, own};
use crate::Order;
use foorumi_protocol::{Audience, Lang, Results};
use serde_json::{Value, json};

fn with(change: impl FnOnce(&mut Value)) -> Results {
    let mut results = serde_json::to_value(forum()).expect("json");
    change(&mut results);
    serde_json::from_value(results).expect("results")
}

/// A forum with a written head, answers, overrides and a text that was replaced.
pub(super) fn finished() -> Results {
    with(|results| {
        results["memoHead"] = json!({
            "organisation": "Hyvinvointialue", "date": "2026-11-23", "time": "12.00–15.30",
            "author": "Sirpa Sihteeri", "distribution": "Johtoryhmä",
            "present": {"as": "listed", "text": "Aino Alku ja Lauri Loppu"},
        });
        results["memoState"] =
            json!({"state": "approved", "name": "Helena Juontaja", "at": 1_795_443_600_000_u64});
        let who = json!({"number": 7, "name": "Niilo Nimekäs"});
        results["overrides"] = json!([
            {"act": 1, "at": 1, "by": who, "what": "moved", "whom": who, "why": "Kiire junaan"},
        ]);
        results["written"] = json!([{"at": 1, "topic": "Oma asia", "answer": "Vain kysyjälle"}]);
        results["chat"]["answers"] = json!([
            {"id": "9.0", "at": 1, "text": "Onko kahvia?", "answer": "Kahvia on", "toAll": true},
            {"id": "9.1", "at": 1, "text": "Salainen", "answer": "Yksityinen vastaus", "toAll": false},
        ]);
        results["memo"][0]["replaced"] =
            json!([{"revision": 1, "by": who, "text": "Korvattu luonnos"}]);
        results["decisions"][0]["carried"] = json!(true);
        results["activities"][0]["words"][0]["forms"] = json!([
            {"key": "luottamusta", "shown": "luottamusta", "count": 28},
            {"key": "luottamuksen", "shown": "luottamuksen", "count": 3},
        ]);
    })
}

fn all(opened: &Opened) -> String {
    let texts = opened.files.iter().filter(|(path, _)| {
        [".md", ".html", ".json", ".csv", ".txt", ".svg"].iter().any(|end| path.ends_with(end))
    });
    texts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
}

#[test]
fn dm3_the_memo_is_marked_as_a_draft_until_it_is_approved() {
    let memo = |results: &Results| Opened::new(results, Lang::Fi).text("memo.md").to_owned();
    assert!(memo(&forum()).contains("Automaattinen luonnos."));
    let edited = with(|results| results["memoState"] = json!({"state": "edited"}));
    let edited = memo(&edited);
    assert!(
        edited.contains("ei ole vielä hyväksytty") && !edited.contains("Automaattinen luonnos")
    );
    let approved = memo(&finished());
    assert!(!approved.to_lowercase().contains("luonnos"), "{approved}");
    for told in [
        "Hyvinvointialue",
        "23.11.2026",
        "12.00–15.30",
        "Sirpa Sihteeri",
        "Helena Juontaja, 23.11.2026",
        "Johtoryhmä",
        "Aino Alku ja Lauri Loppu",
        "Avoinna edellisestä tilaisuudesta",
    ] {
        assert!(approved.contains(told), "{told} in {approved}");
    }
}

#[test]
fn rb4_each_audience_is_told_its_own() {
    let results = finished();
    let told = |audience| {
        let opened = Opened::order(&results, &Order { audience, ..own(Lang::Fi) });
        (all(&opened), opened.files.keys().cloned().collect::<Vec<_>>())
    };
    let (internal, files) = told(Audience::Internal);
    for text in [
        "Niilo Nimekäs",
        "Kiire junaan",
        "Vain kysyjälle",
        "Yksityinen vastaus",
        "Kahvia on",
        "Kyllä 3, ei 1",
        "luottamuksen 3",
    ] {
        assert!(internal.contains(text), "{text}");
    }
    assert!(files.contains(&"tables/overrides.csv".to_owned()));
    let (participants, files) = told(Audience::Participants);
    assert!(participants.contains("Kahvia on"));
    assert!(!files.contains(&"tables/overrides.csv".to_owned()));
    let (public, _) = told(Audience::Public);
    assert!(!public.contains("Kahvia on"));
    for text in [
        "Niilo Nimekäs",
        "Kiire junaan",
        "Vain kysyjälle",
        "Yksityinen vastaus",
        "Korvattu luonnos",
        "Aino Alku",
        // Figures under five, on a decision's card and of a form within a word.
        "Kyllä 3, ei 1",
        "luottamuksen 3",
        "luottamusta 28",
        "\"count\": 3,",
        "\"count\": 3\n",
    ] {
        assert!(!participants.contains(text) && !public.contains(text), "{text}");
    }
}

#[test]
fn rb4_the_summary_is_the_public_version_without_what_is_not_approved() {
    let draft = crate::summary(&forum(), Lang::Fi, "Foorumi");
    let approved = crate::summary(&finished(), Lang::Fi, "Foorumi");
    let public = Opened::order(&finished(), &Order { audience: Audience::Public, ..own(Lang::Fi) });
    let memo = public.text("memo.html");
    let sections = |page: &str| page.matches("<section>").count();
    assert_eq!(sections(&approved) + 1, sections(memo), "all but the annexes");
    let note = forum().memo.into_iter().find_map(|block| block.text).expect("a note");
    let line = note.as_str().lines().next().expect("a line");
    assert!(approved.contains(line) && !draft.contains(line), "{line}");
    for text in ["Niilo Nimekäs", "Kahvia on", "Aino Alku", "Kyllä 3, ei 1", "luottamuksen 3"] {
        assert!(!approved.contains(text), "{text}");
    }
}

#[test]
fn rb4_of_own_words_the_public_is_told_no_rare_number() {
    let results = |answers: &[&str]| {
        with(|results| {
            let of_open = |one: &&mut Value| one["result"]["tally"]["form"] == "open";
            let activities = results["activities"].as_array_mut().expect("activities");
            let poll = activities.iter_mut().find(of_open).expect("an open poll");
            poll["result"]["tally"]["answers"] = json!(answers);
            poll["result"]["answered"] = json!(answers.len());
        })
    };
    let numbers = |answers: &[&str], audience| {
        let opened = Opened::order(&results(answers), &Order { audience, ..own(Lang::Fi) });
        let rows = opened.csv(opened.path("tables/06", ".csv"));
        rows.iter().skip(1).map(|row| row.get(2).cloned()).collect::<Vec<_>>()
    };
    let told = |text: &str| Some(text.to_owned());
    assert_eq!(numbers(&["aikaa"; 3], Audience::Internal), [told("3")]);
    assert_ne!(numbers(&["aikaa"; 3], Audience::Public), [told("3")]);
    assert_eq!(numbers(&["aikaa"; 7], Audience::Public), [told("7")]);
}

#[test]
fn rb3_slides_stand_in_their_folder_under_plain_names() {
    let slides = [
        crate::Slide { name: "../Teema & yhteenveto.pdf".into(), bytes: b"%PDF-1".to_vec() },
        crate::Slide { name: "kuva.png".into(), bytes: b"png".to_vec() },
    ];
    let opened = Opened::order(&forum(), &Order { slides: &slides, ..own(Lang::Sv) });
    assert_eq!(opened.files["slides/01-teema-yhteenveto.pdf"], b"%PDF-1");
    assert_eq!(opened.files["slides/02-kuva.png"], b"png");
    assert!(opened.text("memo.md").contains("slides/02-kuva.png"), "an annex of the memo");
}
