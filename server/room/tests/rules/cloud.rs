//! Transcripts of word clouds: rules WC1, WC2, WC5, WC6, hide and restore. Merging is in `merging.rs`.

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;

pub(crate) struct Play {
    pub(crate) play: Stageplay,
    pub(crate) id: ActivityId,
}

impl Play {
    pub(crate) fn new(hidden: bool) -> Self {
        let ActivityPlan::Cloud(plan) = cloud("Mitä toivot?") else { panic!("a cloud") };
        let plan = ActivityPlan::Cloud(CloudPlan { hidden, ..plan });
        let mut play = Stageplay::new(meeting_with(vec![segment("Avaus", vec![plan])]));
        play.start(0);
        let id = play.activity(0, 0);
        Self { play, id }
    }

    pub(crate) fn send(&mut self, name: &str, word: &str) -> Result<Seq, Rejection> {
        let (cloud, word) = (self.id, text(word));
        self.play.says(name, CloudCommand::SendWord { cloud, word, base: None })
    }

    #[track_caller]
    pub(crate) fn sends(&mut self, name: &str, words: &[&str]) {
        for word in words {
            self.send(name, word).expect("taken");
        }
    }

    pub(crate) fn take_back(&mut self, name: &str, key: &str) -> Result<Seq, Rejection> {
        let (cloud, key) = (self.id, text(key));
        self.play.says(name, CloudCommand::TakeBackWord { cloud, key })
    }

    /// Words as an eye sees them: shown, count, and `?` if it waits, `-` if hidden.
    pub(crate) fn words(&self, eye: Eye) -> Vec<String> {
        let parts = self.play.all(eye).into_values();
        let word = |part| {
            let Part::Word(word) = part else { return None };
            let mark = match word.state {
                WordState::Shown => "",
                WordState::Waiting => " ?",
                WordState::Hidden => " -",
            };
            Some(format!("{} {}{mark}", word.shown.as_str(), word.count))
        };
        parts.filter_map(word).collect()
    }

    pub(crate) fn cloud(&self, eye: Eye) -> CloudPart {
        let Some(Part::Cloud(part)) = self.play.room.part(&PartKey::Cloud(self.id), eye) else {
            panic!("{eye:?} sees no cloud");
        };
        part
    }

    pub(crate) fn mine(&self, name: &str) -> serde_json::Value {
        self.play.shows(name, &PartKey::MyWords(self.id))
    }

    pub(crate) fn reveal(&mut self, on: bool) -> Result<Seq, Rejection> {
        self.play.says("host", CloudCommand::Reveal { cloud: self.id, on })
    }

    pub(crate) fn close(&mut self) {
        self.play.does("host", AgendaCommand::CloseActivity { activity: self.id });
    }
}

#[test]
fn wc1_three_words_a_person_of_three_words_at_most() {
    let mut play = Play::new(false);
    play.sends("matti", &["rauha", "yö", "hyvä yhteinen mieli"]);
    assert_eq!(play.send("matti", "neljäs"), Err(Rejection::WordsSpent { words: 3 }));
    assert_eq!(play.send("liisa", "aivan liian monta sanaa"), Err(Rejection::TooManyWords));
    assert_eq!(play.mine("matti")["left"], 0);
    play.take_back("matti", "yö").expect("own word");
    assert_eq!(play.mine("matti")["left"], 1);
    play.sends("matti", &["työ"]);
    assert_eq!(play.cloud(Eye::Public).answered, 1);
}

#[test]
fn wc2_spellings_merge_and_the_most_frequent_is_shown() {
    let mut play = Play::new(false);
    play.sends("matti", &["luottamus", "saari"]);
    play.sends("liisa", &["Luottamus!", "sääri"]);
    assert_eq!(play.words(Eye::Public), ["luottamus 2", "saari 1", "sääri 1"]);
    play.sends("pekka", &["Luottamus!"]);
    assert_eq!(play.words(Eye::Public), ["Luottamus! 3", "saari 1", "sääri 1"]);
    play.take_back("pekka", "luottamus").expect("own word");
    assert_eq!(play.words(Eye::Public), ["luottamus 2", "saari 1", "sääri 1"]);
    assert_eq!(play.cloud(Eye::Public).distinct, Some(3));
}

#[test]
fn wc3_one_person_counts_once_for_one_word() {
    let mut play = Play::new(false);
    play.sends("matti", &["rauha", "RAUHA", " rauha."]);
    assert_eq!(play.words(Eye::Public), ["rauha 1"]);
    assert_eq!(play.mine("matti")["left"], 2);
}

#[test]
fn wc6_a_hidden_cloud_tells_nothing_until_revealed() {
    let mut play = Play::new(true);
    play.sends("matti", &["rauha"]);
    for eye in [Eye::Public, Eye::Stage] {
        assert_eq!(play.words(eye), [""; 0], "{eye:?}");
        assert_eq!(play.cloud(eye).distinct, None);
        assert!(play.play.room.part(&PartKey::Picture(play.id), eye).is_none());
    }
    assert_eq!(play.words(Eye::Staff), ["rauha 1"]);
    assert_eq!(play.mine("matti")["words"][0]["typed"], "rauha");

    play.close();
    assert_eq!(play.words(Eye::Public), [""; 0], "closing does not reveal it");
    play.reveal(true).expect("also after the close");
    assert_eq!(play.words(Eye::Public), ["rauha 1"]);
    assert_eq!(play.cloud(Eye::Stage).distinct, Some(1));
    assert_eq!(play.reveal(false), Err(Rejection::ActivityClosed));
}

#[test]
fn wc6_words_are_taken_back_while_open_and_a_cloud_opens_again() {
    let mut play = Play::new(false);
    play.sends("matti", &["rauha"]);
    assert_eq!(play.take_back("liisa", "rauha"), Err(Rejection::NotFound));
    play.close();
    assert_eq!(play.take_back("matti", "rauha"), Err(Rejection::ActivityClosed));
    assert_eq!(play.send("liisa", "ilo"), Err(Rejection::ActivityClosed));
    play.play.does("host", AgendaCommand::OpenActivity { activity: play.id });
    play.take_back("matti", "rauha").expect("open again");
    assert_eq!(play.words(Eye::Staff), [""; 0]);
    assert_eq!(play.cloud(Eye::Public).answered, 0);
    assert!(play.play.sees("matti", &PartKey::MyWords(play.id)).is_none());
}

#[test]
fn wc4_hiding_is_by_key_for_past_and_future_and_can_be_taken_back() {
    let mut play = Play::new(false);
    play.sends("matti", &["ruma"]);
    let (cloud, key) = (play.id, text::<1, 60, _>("ruma"));
    play.play.does("moderator", CloudCommand::HideWord { cloud, key: key.clone() });
    play.sends("liisa", &["Ruma"]);
    assert_eq!(play.words(Eye::Public), [""; 0]);
    assert_eq!(play.words(Eye::Staff), ["ruma 2 -"]);
    assert_eq!(play.cloud(Eye::Public).distinct, Some(0));
    assert_eq!(play.mine("liisa")["words"][0]["state"], "hidden");
    let told = |name| {
        let parts = play.play.all(Eye::Person(person(name))).into_values();
        parts.filter(|part| matches!(part, Part::Notice(_))).count()
    };
    assert_eq!((told("matti"), told("liisa")), (1, 0));

    play.take_back("matti", "ruma").expect("own word");
    play.take_back("liisa", "ruma").expect("own word");
    play.sends("pekka", &["ruma"]);
    assert_eq!(play.words(Eye::Public), [""; 0], "it stays hidden when nobody sends it");
    play.play.does("moderator", CloudCommand::RestoreWord { cloud, key });
    assert_eq!(play.words(Eye::Public), ["ruma 1"]);
    let nobody = CloudCommand::HideWord { cloud, key: text("muu") };
    play.play.refused("moderator", nobody, Rejection::NotFound);
    let word = CloudCommand::HideWord { cloud, key: text("ruma") };
    play.play.refused("matti", word, Rejection::NotAllowed);
}
