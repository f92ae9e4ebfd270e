//! Real material: the programme of a real forum, and words as practitioners write them.

use foorumi_protocol::{Lang, MeetingPlan};

const FORUM: &str = include_str!("../data/forum.json");
const WORDS_FI: &str = include_str!("../data/words-fi.txt");
const WORDS_SV: &str = include_str!("../data/words-sv.txt");

/// The programme of a regional social-work forum, 12.00-15.30.
pub fn forum_plan() -> MeetingPlan {
    serde_json::from_str(FORUM).expect("the programme is a plan; a test reads it")
}

/// Word forms with how often they occur, most frequent first.
pub fn words(lang: Lang) -> Vec<(&'static str, u32)> {
    let list = match lang {
        Lang::Sv => WORDS_SV,
        Lang::Fi | Lang::En => WORDS_FI,
    };
    let row = |line: &'static str| {
        let (word, count) = line.split_once(' ')?;
        Some((word, count.parse().ok()?))
    };
    list.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_material_can_be_read() {
        let plan = forum_plan();
        let minutes: u16 = plan.agenda.segments.iter().map(|segment| segment.minutes).sum();
        assert_eq!((plan.agenda.segments.len(), minutes), (10, 210));
        assert!(words(Lang::Fi).len() > 500);
        assert!(words(Lang::Sv).iter().any(|(word, _)| *word == "delaktighet"));
    }
}
