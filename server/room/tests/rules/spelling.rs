//! Transcripts of how words are shown: rule WC2.

use crate::{cloud::Play, stageplay::*};
use foorumi_protocol::*;
use foorumi_room::Eye;

impl Play {
    fn choose(&mut self, name: &str, key: &str, spelling: Option<&str>) -> Result<Seq, Rejection> {
        let (cloud, key, spelling) = (self.id, text(key), spelling.map(text));
        self.play.says(name, CloudCommand::ChooseSpelling { cloud, key, spelling })
    }

    /// What can be chosen of a word, as staff and as others are told it.
    fn choices(&self, key: &str) -> serde_json::Value {
        let part = PartKey::Word(self.id, text(key));
        let public = self.play.shows("matti", &part);
        assert_eq!((public.get("spellings"), public.get("chosen")), (None, None));
        self.play.shows("host", &part)["spellings"].clone()
    }
}

#[test]
fn wc2_a_word_is_shown_in_its_base_form_where_that_is_sure() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("Luottamusta", "*luottamus"), ("kuusen", "kuusi")]);
    play.sends_of("liisa", &[("toisten kunnioitusta", "toinen kunnioitus")]);
    play.sends_of("pekka", &[("AI-osaamista", "*ai-osaaminen"), ("KELASTA", "*kela")]);
    let words = ["AI-osaaminen 1", "KELA 1", "kuusen 1", "Luottamus 1", "toisten kunnioitusta 1"];
    assert_eq!(play.words(Eye::Public), words);
    assert_eq!(play.mine("matti")["words"][0]["typed"], "Luottamusta", "own words as typed");
}

#[test]
fn wc2_words_of_one_base_that_are_not_one_are_shown_as_typed() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("luottamusta", "*luottamus")]);
    assert_eq!(play.words(Eye::Public), ["luottamus 1"]);
    play.sends_of("liisa", &[("luottamuksen", "*luottamus")]);
    assert_eq!(play.words(Eye::Public), ["luottamuksen 1", "luottamusta 1"]);
    play.merge("luottamusta", &["luottamuksen"]);
    assert_eq!(play.words(Eye::Public), ["luottamus 2"]);
    play.split("luottamuksen");
    assert_eq!(play.words(Eye::Public), ["luottamuksen 1", "luottamusta 1"]);
    play.take_back("liisa", "luottamuksen").expect("own");
    assert_eq!(play.words(Eye::Public), ["luottamus 1"]);
    // A word without a base that is the base of another.
    play.sends("pekka", &["luottamus"]);
    assert_eq!(play.words(Eye::Public), ["luottamus 1", "luottamusta 1"]);
    play.take_back("pekka", "luottamus").expect("own");
    assert_eq!(play.words(Eye::Public), ["luottamus 1"]);
}

#[test]
fn wc2_any_form_tells_that_the_base_can_be_shown_and_what_stands_around_a_word_goes() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("palvelujen", "palvelu"), ("tuki.", "*tuki")]);
    assert_eq!(play.words(Eye::Public), ["palvelujen 1", "tuki 1"]);
    play.sends_of("liisa", &[("palvelujen", "palvelu"), ("palvelussa", "*palvelu")]);
    play.merge("palvelujen", &["palvelussa"]);
    assert_eq!(play.words(Eye::Public), ["palvelu 2", "tuki 1"]);
    // One that is not surely of it stays apart, and takes nothing away.
    play.sends_of("pekka", &[("palveluiden", "palvelu")]);
    assert_eq!(play.words(Eye::Public), ["palveluiden 1", "palvelu 2", "tuki 1"]);
}

#[test]
fn wc2_staff_choose_the_spelling_that_a_word_is_shown_in() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("luottamusta", "*luottamus")]);
    play.sends_of("liisa", &[("LUOTTAMUSTA", "*luottamus"), ("luottamuksen", "*luottamus")]);
    play.merge("luottamusta", &["luottamuksen"]);
    let all = ["luottamusta", "LUOTTAMUSTA", "luottamuksen"];
    assert_eq!(play.choices("luottamusta"), serde_json::json!(all));

    assert_eq!(play.choose("matti", "luottamusta", Some(all[1])), Err(Rejection::NotAllowed));
    let unsaid = play.choose("moderator", "luottamusta", Some("luottamus"));
    assert_eq!(unsaid, Err(Rejection::NotFound), "nobody has typed it so");
    play.choose("moderator", "luottamuksen", Some(all[1])).expect("by any of its forms");
    assert_eq!(play.words(Eye::Public), ["LUOTTAMUSTA 2"]);
    play.choose("host", "luottamusta", Some(all[2])).expect("another");
    assert_eq!(play.words(Eye::Public), ["luottamuksen 2"]);
    play.choose("host", "luottamusta", None).expect("as it comes by itself");
    assert_eq!(play.words(Eye::Public), ["luottamus 2"]);

    play.choose("host", "luottamusta", Some(all[2])).expect("once more");
    play.take_back("liisa", all[2]).expect("own");
    assert_eq!(play.words(Eye::Public), ["luottamus 2"], "nobody has typed it any more");
}

#[test]
fn wc2_a_word_that_others_are_merged_into_is_shown_as_it_was() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("koti", "*koti"), ("perhettä", "*perhe")]);
    play.sends_of("liisa", &[("koti", "*koti"), ("Perhe", "*perhe")]);
    play.choose("host", "perhettä", Some("perhettä")).expect("typed");
    play.merge("koti", &["perhettä", "perhe"]);
    assert_eq!(play.words(Eye::Public), ["koti 2"]);
    play.choose("host", "koti", Some("Perhe")).expect("one of its forms");
    play.sends_of("pekka", &[("talo", "*talo")]);
    play.merge("talo", &["koti"]);
    assert_eq!(
        play.words(Eye::Public),
        ["koti 3"],
        "what most have typed, not what was chosen once"
    );
}

#[test]
fn wc2_ch10_a_spelling_that_was_chosen_goes_with_the_text() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("Virtasen", "*virtanen"), ("virtasta", "*virtanen")]);
    play.merge("virtasen", &["virtasta"]);
    play.choose("host", "virtasen", Some("virtasta")).expect("typed");
    let (cloud, key) = (play.id, text("virtasen"));
    play.play.does("moderator", CloudCommand::RemoveText { cloud, key });
    let kept = String::from_utf8(play.play.room.snapshot()).expect("JSON").to_lowercase();
    assert!(!kept.contains("virta"), "{kept}");
    assert_eq!(play.words(Eye::Staff), [""; 0]);
}

#[test]
fn wc2_after_the_end_nothing_is_chosen() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("työtä", "*työ")]);
    play.play.does("host", MeetingCommand::End);
    let late = play.choose("host", "työtä", Some("työtä"));
    assert_eq!(late, Err(Rejection::MeetingEnded));
}

#[test]
fn wc2_a_word_with_one_spelling_that_is_shown_has_nothing_to_choose() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("ilo", "*ilo"), ("työtä", "*työ")]);
    assert_eq!(play.choices("ilo"), serde_json::Value::Null);
    assert_eq!(play.choices("työtä"), serde_json::json!(["työtä"]));
}

#[test]
fn wc2_wc4_who_sent_a_hidden_word_is_told_of_it_as_it_was_typed() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("rumasti", "*ruma")]);
    let (cloud, key) = (play.id, text("rumasti"));
    play.play.does("moderator", CloudCommand::HideWord { cloud, key });
    let told = play.play.all(Eye::Person(person("matti")));
    let notice = |part: &Part| matches!(part, Part::Notice(_));
    let notices: Vec<&Part> = told.values().filter(|part| notice(part)).collect();
    let notices = serde_json::to_string(&notices).expect("JSON");
    assert!(notices.contains("rumasti"), "{notices}");
}
