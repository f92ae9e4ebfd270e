//! Transcripts of words that are one, and of words that wait: rules WC3, WC4.

use crate::{cloud::Play, stageplay::*};
use foorumi_protocol::*;
use foorumi_room::Eye;

impl Play {
    /// A word with its base; `!` before a base that is sure, `*` before one that can be shown as well.
    #[track_caller]
    pub(crate) fn sends_of(&mut self, name: &str, words: &[(&str, &str)]) {
        for (word, base) in words {
            let (cloud, word) = (self.id, text(word));
            let (sure, shown) = (base.starts_with(['!', '*']), base.starts_with('*'));
            let key = text(base.trim_start_matches(['!', '*']));
            let base = Some(WordBase { key, sure, shown });
            self.play.does(name, CloudCommand::SendWord { cloud, word, base });
        }
    }

    #[track_caller]
    pub(crate) fn merge(&mut self, into: &str, words: &[&str]) {
        let words = words.iter().map(|word| text(word)).collect();
        let (cloud, into) = (self.id, text(into));
        self.play.does("moderator", CloudCommand::MergeWords { cloud, into, words });
    }

    #[track_caller]
    pub(crate) fn split(&mut self, key: &str) {
        let (cloud, key) = (self.id, text(key));
        self.play.does("moderator", CloudCommand::SplitWord { cloud, key });
    }

    #[track_caller]
    fn automatic(&mut self, on: bool) {
        self.play.does("host", CloudCommand::SetAutomatic { cloud: self.id, on });
    }

    #[track_caller]
    fn block(&mut self, words: &[&str]) {
        let words = words.iter().map(|word| text(word)).collect();
        self.play.does("moderator", CloudCommand::SetBlocked { cloud: self.id, words });
    }

    fn word_review(&self) -> WordReviewPart {
        let key = PartKey::WordReview(self.id);
        for eye in [Eye::Public, Eye::Stage, Eye::Person(person("matti"))] {
            assert!(self.play.room.part(&key, eye).is_none(), "{eye:?}");
        }
        let Some(Part::WordReview(part)) = self.play.room.part(&key, Eye::Staff) else {
            panic!("staff see it");
        };
        part
    }

    /// Proposals as `luottamusta 2 + luottamuksen 1`.
    fn proposals(&self) -> Vec<String> {
        self.word_review().proposals.iter().map(|one| told(&one.words)).collect()
    }

    /// Forms of the words that have several.
    fn forms(&self) -> Vec<String> {
        let parts = self.play.all(Eye::Public).into_values();
        let forms = |part| if let Part::Word(word) = part { Some(word.forms) } else { None };
        parts.filter_map(forms).filter(|forms| !forms.is_empty()).map(|f| told(&f)).collect()
    }
}

fn told(forms: &[WordForm]) -> String {
    let form = |form: &WordForm| format!("{} {}", form.shown.as_str(), form.count);
    forms.iter().map(form).collect::<Vec<_>>().join(" + ")
}

#[test]
fn wc3_forms_of_one_word_are_proposed_and_merged_by_one_act() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("luottamusta", "luottamus"), ("ilo", "ilo")]);
    play.sends_of("liisa", &[("luottamusta", "luottamus"), ("luottamuksen", "luottamus")]);
    play.sends_of("pekka", &[("luottamus", "luottamus")]);
    assert_eq!(play.proposals(), ["luottamusta 2 + luottamuksen 1 + luottamus 1"]);
    assert_eq!(play.words(Eye::Public).len(), 4, "nothing is merged without asking");

    play.merge("luottamusta", &["luottamuksen", "luottamus"]);
    assert_eq!(play.words(Eye::Public), ["ilo 1", "luottamusta 3"], "Liisa counts once");
    assert_eq!(play.forms(), ["luottamusta 2 + luottamuksen 1 + luottamus 1"]);
    assert_eq!(play.proposals(), [""; 0]);
    assert_eq!(play.cloud(Eye::Public).distinct, Some(2));
    assert_eq!(play.mine("pekka")["words"][0]["into"], "luottamusta");

    play.sends_of("aino", &[("Luottamus", "luottamus"), ("luottamus", "luottamus")]);
    play.sends_of("ville", &[("LUOTTAMUS", "luottamus"), ("luottamukseen", "luottamus")]);
    assert_eq!(play.words(Eye::Public), ["ilo 1", "luottamukseen 1", "luottamusta 5"]);
    assert_eq!(play.proposals(), ["luottamusta 5 + luottamukseen 1"]);
    play.take_back("ville", "luottamus").expect("own");
    play.take_back("aino", "luottamus").expect("own");
    play.take_back("liisa", "luottamuksen").expect("own");
    assert_eq!(play.words(Eye::Public), ["ilo 1", "luottamukseen 1", "luottamusta 3"]);
}

#[test]
fn wc3_a_merge_is_undone_by_alias_and_is_not_proposed_again() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("kuusi", "kuusi"), ("kuusen", "kuusi")]);
    play.sends_of("liisa", &[("kuuden", "kuusi")]);
    play.merge("kuusi", &["kuusen", "kuuden"]);
    assert_eq!(play.words(Eye::Public), ["kuusi 2"]);
    play.split("kuuden");
    assert_eq!(play.words(Eye::Public), ["kuuden 1", "kuusi 1"]);
    assert_eq!(play.proposals(), [""; 0]);
    play.split("kuusi");
    assert_eq!(play.words(Eye::Public), ["kuuden 1", "kuusen 1", "kuusi 1"]);
    assert_eq!(play.proposals(), [""; 0], "taken apart by hand");
    play.automatic(true);
    assert_eq!(play.words(Eye::Public).len(), 3);
    play.merge("kuusi", &["kuusen"]);
    assert_eq!(play.words(Eye::Public), ["kuuden 1", "kuusi 1"], "by hand always");
}

#[test]
fn wc3_a_proposal_can_be_declined_and_taken_up_again() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("mode", "mod"), ("modet", "mod"), ("mod", "mod")]);
    let (cloud, words) = (play.id, vec![text("mode"), text("modet")]);
    let apart = |on| CloudCommand::KeepApart { cloud, words: words.clone(), on };
    play.play.does("host", apart(true));
    assert_eq!(play.proposals(), ["mod 1 + mode 1"], "the third may belong to either");
    play.play.does("host", apart(false));
    assert_eq!(play.proposals(), ["mod 1 + mode 1 + modet 1"]);
    play.play.refused("matti", apart(true), Rejection::NotAllowed);
    let unknown = CloudCommand::KeepApart { cloud, words: vec![text("muu")], on: true };
    play.play.refused("host", unknown, Rejection::NotFound);
}

#[test]
fn wc3_without_asking_only_what_is_sure_and_all_of_it_can_be_taken_back() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("saari", "!saari"), ("saaren", "!saari"), ("saarta", "saari")]);
    play.sends_of("liisa", &[("ilo", "!ilo"), ("iloa", "!ilo")]);
    play.merge("ilo", &["iloa"]);
    play.automatic(true);
    assert_eq!(play.words(Eye::Public), ["ilo 1", "saaren 1", "saarta 1"]);
    assert_eq!(play.proposals(), ["saaren 1 + saarta 1"]);
    play.sends_of("pekka", &[("saaria", "!saari"), ("ilon", "!ilo")]);
    assert_eq!(play.words(Eye::Public), ["ilo 2", "saaren 2", "saarta 1"]);
    play.automatic(false);
    let apart = ["ilo 1", "ilon 1", "saaren 1", "saari 1", "saaria 1", "saarta 1"];
    assert_eq!(play.words(Eye::Public), apart, "what was merged by hand stays");
}

#[test]
fn wc3_what_was_merged_by_alias_stays_together_when_the_rest_comes_apart() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("saari", "!saari"), ("niemi", "niemi")]);
    play.sends_of("liisa", &[("saaret", "!saari"), ("luoto", "luoto")]);
    play.sends_of("pekka", &[("saari", "!saari")]);
    play.merge("saaret", &["luoto"]);
    play.automatic(true);
    assert_eq!(play.words(Eye::Public), ["niemi 1", "saari 3"]);
    play.automatic(false);
    assert_eq!(play.words(Eye::Public), ["niemi 1", "saaret 1", "saari 2"]);
    assert_eq!(play.forms(), ["luoto 1 + saaret 1"]);
}

#[test]
fn wc4_words_wait_in_a_held_cloud_and_their_sender_sees_it() {
    let mut play = Play::new(false);
    play.play.does("host", CloudCommand::SetHeld { cloud: play.id, on: true });
    play.sends("matti", &["rauha"]);
    play.sends("liisa", &["Rauha"]);
    assert_eq!(play.words(Eye::Public), [""; 0]);
    assert_eq!(play.words(Eye::Staff), ["rauha 2 ?"]);
    assert_eq!(play.mine("matti")["words"][0]["state"], "waiting");
    assert_eq!(play.cloud(Eye::Public).distinct, Some(0));
    let (cloud, key) = (play.id, text("rauha"));
    play.play.does("moderator", CloudCommand::RestoreWord { cloud, key });
    assert_eq!(play.words(Eye::Public), ["rauha 2"]);
    play.sends("pekka", &["rauha", "ilo"]);
    assert_eq!(play.words(Eye::Public), ["rauha 3"], "what was shown once is shown");
    play.play.does("host", CloudCommand::SetHeld { cloud, on: false });
    assert_eq!(play.words(Eye::Staff), ["ilo 1 ?", "rauha 3"], "what waits goes on waiting");
}

#[test]
fn wc4_a_blocked_word_waits_in_any_form_and_nothing_is_deleted() {
    let mut play = Play::new(false);
    play.sends_of("matti", &[("Tyhmän", "tyhmä"), ("ilo", "ilo")]);
    play.block(&["TYHMÄ", "hölm*"]);
    assert_eq!(play.words(Eye::Public), ["ilo 1"], "what is shown and newly in the list waits");
    play.sends_of("liisa", &[("tyhmästi sanottu", "tyhmästi sanottu"), ("hölmöily", "hölmöily")]);
    play.sends_of("pekka", &[("ihan tyhmää", "ihan tyhmä"), ("tyhmyys", "tyhmyys")]);
    assert_eq!(play.words(Eye::Public), ["ilo 1", "tyhmyys 1", "tyhmästi sanottu 1"]);
    assert_eq!(play.words(Eye::Staff).len(), 6, "nothing is deleted");
    let (cloud, key) = (play.id, text("tyhmän"));
    play.play.does("moderator", CloudCommand::RestoreWord { cloud, key });
    play.block(&["tyhmä"]);
    assert!(play.words(Eye::Public).contains(&"Tyhmän 1".to_owned()), "staff have the last word");
    let blocked: Vec<String> =
        play.word_review().blocked.iter().map(|w| w.as_str().into()).collect();
    assert_eq!(blocked, ["tyhmä"]);
    let words = vec![text("x"); CloudPlan::MAX_BLOCKED + 1];
    let full = Rejection::LimitReached { limit: CloudPlan::MAX_BLOCKED as u32 };
    play.play.refused("host", CloudCommand::SetBlocked { cloud, words }, full);
}

#[test]
fn wc4_a_merged_word_has_one_state_and_all_its_senders_are_told() {
    let mut play = Play::new(false);
    play.sends("matti", &["ruma"]);
    play.sends("liisa", &["rumaa"]);
    play.sends("pekka", &["rumat"]);
    play.merge("ruma", &["rumaa"]);
    let (cloud, key) = (play.id, text("rumaa"));
    play.play.does("moderator", CloudCommand::HideWord { cloud, key });
    assert_eq!(play.words(Eye::Public), ["rumat 1"]);
    let told = |play: &Play, name| {
        let parts = play.play.all(Eye::Person(person(name))).into_values();
        parts.filter(|part| matches!(part, Part::Notice(_))).count()
    };
    assert_eq!(["matti", "liisa", "pekka"].map(|name| told(&play, name)), [1, 1, 0]);
    play.merge("ruma", &["rumat"]);
    assert_eq!(play.words(Eye::Staff), ["ruma 3 -"]);
    assert_eq!(told(&play, "pekka"), 1, "merging into a hidden word hides");
    play.split("ruma");
    assert_eq!(play.words(Eye::Public), [""; 0], "taking apart shows nothing");
}

#[test]
fn wc3_a_word_holds_so_many_forms_and_no_more() {
    let mut play = Play::new(false);
    let words: Vec<String> = (0..=CloudPlan::MAX_MERGED).map(|at| format!("sana{at}")).collect();
    for (at, word) in words.iter().enumerate() {
        play.sends(&format!("henkilö {at}"), &[word]);
    }
    let cloud = play.id;
    let merge = |count: usize| CloudCommand::MergeWords {
        cloud,
        into: text("sana0"),
        words: words[1..count].iter().map(|word| text(word)).collect(),
    };
    let full = Rejection::LimitReached { limit: CloudPlan::MAX_MERGED as u32 };
    play.play.refused("host", merge(words.len()), full);
    play.play.does("host", merge(words.len() - 1));
    assert_eq!(play.words(Eye::Public), ["sana0 50", "sana50 1"]);
    play.play.refused("matti", merge(2), Rejection::NotAllowed);
}
