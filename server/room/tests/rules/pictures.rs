//! Promises about pictures: words never overlap, stand inside and keep their places (rule WC5);
//! boxes of a map never overlap (rule MM1).

use crate::stageplay::*;
use foorumi_protocol::*;
use foorumi_room::Eye;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn open(plan: ActivityPlan) -> (Stageplay, ActivityId) {
    let mut play = Stageplay::new(meeting_with(vec![segment("Avaus", vec![plan])]));
    play.start(0);
    let id = play.activity(0, 0);
    (play, id)
}

fn cloud_picture(play: &Stageplay, cloud: ActivityId) -> CloudPicture {
    let Some(Part::CloudPicture(picture)) = play.room.part(&PartKey::Picture(cloud), Eye::Stage)
    else {
        panic!("the stage sees no picture");
    };
    picture
}

fn map_picture(play: &Stageplay, sheet: ActivityId) -> MapPicture {
    let Some(Part::MapPicture(picture)) = play.room.part(&PartKey::Picture(sheet), Eye::Stage)
    else {
        panic!("the stage sees no picture");
    };
    picture
}

/// Left, top, right and bottom of a word's letters, accents and descenders included, in halves.
fn edges(word: &PlacedWord) -> [i32; 4] {
    let rows = word.lines.len().max(1) as i32;
    let (x, y, height) = (2 * word.x, 2 * word.y, rows * word.size * 6 / 5);
    [x - word.width, y - height, x + word.width, y + height]
}

fn overlap(a: [i32; 4], b: [i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn check_cloud(picture: &CloudPicture) {
    for (index, word) in picture.words.iter().enumerate() {
        let [left, top, right, bottom] = edges(word);
        let inside = left >= 0
            && top >= 0
            && right <= 2 * CloudPicture::WIDTH
            && bottom <= 2 * CloudPicture::HEIGHT;
        assert!(inside, "{} stands outside", word.shown.as_str());
        for other in &picture.words[index + 1..] {
            let apart = !overlap(edges(word), edges(other));
            assert!(apart, "{} and {}", word.shown.as_str(), other.shown.as_str());
        }
    }
}

/// A word that did not grow stands where it stood.
fn check_places(before: &CloudPicture, after: &CloudPicture) {
    for old in &before.words {
        let Some(new) = after.words.iter().find(|word| word.key == old.key) else { continue };
        let grew = new.size > old.size || new.width * old.size > old.width * new.size;
        assert!(grew || (new.x, new.y) == (old.x, old.y), "{} moved", old.shown.as_str());
    }
}

/// The most frequent words, each as large as its count, whatever came before.
fn check_sizes(picture: &CloudPicture) {
    let sizes: Vec<i32> = picture.words.iter().map(|word| word.size).collect();
    assert!(sizes.iter().all(|size| (34..=194).contains(size)), "{sizes:?}");
}

#[test]
fn wc5_forty_words_find_room_and_the_rest_stands_in_the_list() {
    let (mut play, cloud) = open(cloud("Mitä toivot?"));
    let words = "luottamus yhdessä rohkeus ilo rauha aika tila kuuntelu avoimuus toivo muutos \
        vastuu osallisuus yhdenvertaisuus kohtaaminen lähipalvelut joukkoliikenne metsä meri \
        talvi kesä työ yö koti koulu kirjasto naapurit nuoret vanhukset digitalisaatio \
        terveyspalvelut kulttuuri liikunta pyöräily turvallisuus esteettömyys ilmasto \
        kiertotalous yrittäjyys päätöksenteko saavutettavuus sääri saari";
    for (index, word) in words.split_whitespace().enumerate() {
        for person in 0..=(43 - index) / 8 {
            let name = format!("p{person}-{}", index / 3);
            play.does(&name, CloudCommand::SendWord { cloud, word: text(word), base: None });
        }
    }
    let picture = cloud_picture(&play, cloud);
    check_cloud(&picture);
    check_sizes(&picture);
    assert_eq!((picture.words.len(), picture.more), (40, 3));
    let middle = (CloudPicture::WIDTH / 2, CloudPicture::HEIGHT / 2);
    let first = picture.words.iter().find(|word| (word.x, word.y) == middle).expect("one there");
    assert_eq!(first.shown.as_str(), "luottamus", "the first word of all");
    assert!(first.size > picture.words[39].size);
}

/// How far a word stands from the middle, in a box as flat as the picture.
fn away(word: &PlacedWord) -> i32 {
    let (x, y) = (word.x - CloudPicture::WIDTH / 2, word.y - CloudPicture::HEIGHT / 2);
    (x * 27).pow(2) + (y * 40).pow(2)
}

/// Words that come one after another, the commonest last.
fn crowded() -> (Stageplay, ActivityId) {
    let (mut play, cloud) = open(cloud("Mitä toivot?"));
    for (rank, word) in (0..12).map(word).enumerate() {
        for person in 0..=rank {
            let name = format!("p{person}-{}", rank / 3);
            play.does(&name, CloudCommand::SendWord { cloud, word: text(&word), base: None });
        }
    }
    (play, cloud)
}

fn check_laid_out(picture: &CloudPicture) {
    check_cloud(picture);
    let sizes: Vec<i32> = picture.words.iter().map(|word| word.size).collect();
    assert!(sizes.is_sorted_by(|one, next| one >= next), "by counts: {sizes:?}");
    assert_eq!(away(&picture.words[0]), 0, "the most frequent in the middle");
    let root = |count: u32| (f64::from(count)).sqrt();
    let top = &picture.words[0];
    for word in &picture.words {
        let wanted = f64::from(top.size) * root(word.count) / root(top.count);
        let least = picture.words.iter().map(|word| word.size).min().unwrap_or_default();
        // One step of sizes less at most.
        let fits = f64::from(word.size) <= wanted && f64::from(word.size) > wanted / 1.25;
        assert!(fits || word.size == least, "{} is {} of {wanted}", word.count, word.size);
    }
}

#[test]
fn wc5_at_the_close_the_picture_is_laid_out_anew_by_counts() {
    let (mut play, cloud) = crowded();
    assert_ne!(away(&cloud_picture(&play, cloud).words[0]), 0, "the first word has the middle");
    play.does("host", AgendaCommand::CloseActivity { activity: cloud });
    check_laid_out(&cloud_picture(&play, cloud));
}

#[test]
fn wc5_the_host_has_the_picture_laid_out_anew_and_then_words_keep_their_places_again() {
    let (mut play, cloud) = crowded();
    let refused = play.says("p1-1", CloudCommand::LayOut { cloud });
    assert_eq!(refused, Err(Rejection::NotAllowed));
    play.does("host", CloudCommand::LayOut { cloud });
    let laid_out = cloud_picture(&play, cloud);
    check_laid_out(&laid_out);
    play.does("late", CloudCommand::SendWord { cloud, word: text("myöhäinen"), base: None });
    let after = cloud_picture(&play, cloud);
    let moved = laid_out.words.iter().filter(|old| {
        let new = after.words.iter().find(|word| word.key == old.key);
        new.is_none_or(|new| (new.x, new.y, new.size) != (old.x, old.y, old.size))
    });
    assert_eq!(moved.count(), 0, "nothing moves for a new word");
    check_places(&laid_out, &after);
    assert_eq!(after.words.len(), laid_out.words.len() + 1);
}

#[test]
fn wc5_forty_words_fill_the_picture_at_the_close() {
    let (mut play, cloud) = open(cloud("Mitä toivot?"));
    for rank in 0..40 {
        for person in 0..(40 - rank) / 4 + 1 {
            let name = format!("p{person}-{}", rank / 3);
            let word = format!("sana{}{}", "x".repeat(rank % 9), rank);
            play.does(&name, CloudCommand::SendWord { cloud, word: text(&word), base: None });
        }
    }
    play.does("host", AgendaCommand::CloseActivity { activity: cloud });
    let picture = cloud_picture(&play, cloud);
    check_laid_out(&picture);
    assert_eq!((picture.words.len(), picture.more), (40, 0));
    let reach = picture.words.iter().map(|word| (word.x - 800).abs() + word.width / 2).max();
    assert!(reach > Some(550), "to its sides: {reach:?}");
}

#[test]
fn wc5_a_broad_phrase_stands_on_two_lines() {
    let (mut play, cloud) = open(cloud("Mitä toivot?"));
    play.does("a", CloudCommand::SendWord { cloud, word: text("kuulluksi tuleminen"), base: None });
    play.does("a", CloudCommand::SendWord { cloud, word: text("oma ääni"), base: None });
    let picture = cloud_picture(&play, cloud);
    let lines = |at: usize| -> Vec<&str> {
        picture.words[at].lines.iter().map(TypedWord::as_str).collect()
    };
    assert_eq!((lines(0), lines(1)), (vec!["kuulluksi", "tuleminen"], vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn wc5_words_keep_their_places_and_never_overlap(
        acts in prop::collection::vec((0..60_u8, 0..70_usize, 0..20_u8), 1..200),
    ) {
        let (mut play, cloud) = open(cloud("Mitä toivot?"));
        let mut before = cloud_picture(&play, cloud);
        for (who, which, what) in acts {
            let (name, word) = (format!("p{who}"), word(which));
            let key = text(&word.to_lowercase());
            let command = match what {
                0 => CloudCommand::HideWord { cloud, key },
                1 => CloudCommand::RestoreWord { cloud, key },
                2 => CloudCommand::TakeBackWord { cloud, key },
                // Some words are everybody's.
                3..10 => CloudCommand::SendWord { cloud, word: text(&self::word(which % 5)), base: None },
                _ => CloudCommand::SendWord { cloud, word: text(&word), base: None },
            };
            let name = if what < 2 { "host" } else { &name };
            let _ = play.says(name, command);
            let after = cloud_picture(&play, cloud);
            check_cloud(&after);
            check_sizes(&after);
            check_places(&before, &after);
            before = after;
        }
    }

    #[test]
    fn mm1_boxes_of_a_map_never_overlap(
        // Every other idea stands straight under the need, as in a sheet of many answers.
        acts in prop::collection::vec((prop_oneof![Just(0), any::<u8>()], 0..90_usize), 0..60),
    ) {
        let (mut play, sheet) = open(sheet("Miten keskustaan pääsee talvella turvallisesti?", &[]));
        let mut ideas = vec![map_picture(&play, sheet).ideas[0].id];
        for (parent, length) in acts {
            let parent = ideas[usize::from(parent) % ideas.len()];
            let text = text(&word(length % 7).chars().cycle().take(length + 1).collect::<String>());
            let add = SheetCommand::AddIdea { sheet, parent, after: None, text };
            if let Ok(seq) = play.says("matti", add) {
                ideas.push(IdeaId(Id { seq, index: 0 }));
            }
        }
        let picture = map_picture(&play, sheet);
        prop_assert_eq!(picture.ideas.len(), ideas.len());
        let edges = |idea: &PlacedIdea| [idea.x, idea.y, idea.x + idea.width, idea.y + idea.height];
        for (index, idea) in picture.ideas.iter().enumerate() {
            let [left, top, right, bottom] = edges(idea);
            prop_assert!(left >= 0 && top >= 0 && right <= picture.width && bottom <= picture.height);
            for other in &picture.ideas[index + 1..] {
                prop_assert!(!overlap(edges(idea), edges(other)), "{} and {}", idea.id, other.id);
                // Where a link that comes from above ends, no box stands.
                let above = [idea.x, idea.y - 20, idea.x + idea.width, idea.y];
                prop_assert!(!overlap(above, edges(other)), "{} over {}", other.id, idea.id);
            }
        }
    }
}

#[test]
fn mm1_many_ideas_under_the_need_are_no_tall_column() {
    let texts: Vec<String> =
        (0..37).map(|at| format!("Ajatus numero {at} bussilinjoista")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (play, sheet) = open(sheet("Keskus", &texts));
    let picture = map_picture(&play, sheet);
    assert!(picture.height <= picture.width, "{} x {}", picture.width, picture.height);
    let need = &picture.ideas[0];
    let nearest =
        picture.ideas[1..].iter().filter(|idea| idea.x == need.x + need.width + 56).count();
    assert_eq!(nearest, 10, "19 rows of two, 10 of them to the right");
}

#[test]
fn mm1_branches_stand_on_both_sides_of_the_need() {
    let (play, sheet) =
        open(sheet("Keskus", &["eka", "toka", "kolmas ajatus jossa on monta sanaa"]));
    let picture = map_picture(&play, sheet);
    let sides: Vec<bool> = picture.ideas[1..].iter().map(|i| i.x > picture.ideas[0].x).collect();
    assert_eq!(sides, [true, true, false]);
    assert_eq!(picture.ideas[3].lines, ["kolmas ajatus jossa on monta", "sanaa"]);
}

#[test]
fn mm1_four_branches_stand_in_the_four_corners_with_their_ideas_below_them() {
    let (mut play, sheet) = open(sheet("Keskus", &["eka", "toka", "kolmas", "neljäs"]));
    let branches: Vec<IdeaId> = map_picture(&play, sheet).ideas[1..].iter().map(|i| i.id).collect();
    for parent in &branches {
        for at in 0..3 {
            let text = text(&format!("idea {at} tästä haarasta"));
            play.does("matti", SheetCommand::AddIdea { sheet, parent: *parent, after: None, text });
        }
    }
    let picture = map_picture(&play, sheet);
    let need = &picture.ideas[0];
    let middle = need.y + need.height / 2;
    let corner = |idea: &PlacedIdea| (idea.x > need.x, idea.y + idea.height < middle);
    let found = |id: &IdeaId| picture.ideas.iter().find(|idea| idea.id == *id).expect("drawn");
    let corners: BTreeSet<(bool, bool)> = branches.iter().map(|id| corner(found(id))).collect();
    assert_eq!(corners.len(), 4, "{:?}", picture.ideas);
    for (at, branch) in branches.iter().map(found).enumerate() {
        let below = picture.ideas.iter().filter(|idea| {
            let right = idea.x == branch.x + 34;
            let left = idea.x + idea.width == branch.x + branch.width - 34;
            idea.y > branch.y && (if branch.x > need.x { right } else { left })
        });
        assert!(below.count() >= 3, "branch {at}");
    }
}

/// Words from short to as long as may be.
fn word(which: usize) -> String {
    const STEMS: [&str; 7] =
        ["Yö", "ilo", "luottamus", "yhdenvertaisuus", "W W", "saavutettavuus", "ÄÖ"];
    let stem = STEMS[which % STEMS.len()];
    let long = if which.is_multiple_of(11) { "m".repeat(30) } else { String::new() };
    format!("{stem}{which}{long}").chars().take(40).collect()
}
