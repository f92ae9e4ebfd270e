//! The memo's first page.

use super::{MADE_BY, meetings::forum, opened::Opened};
use crate::Order;
use foorumi_protocol::{ActivityResult, Audience, Lang, Results};

fn memo(results: &Results, audience: Audience) -> String {
    let order =
        Order { audience, languages: Lang::Fi.into(), made_by: MADE_BY, slides: &[], logo: None };
    Opened::order(results, &order).text("memo.md").to_owned()
}

#[test]
fn dm2_what_was_agreed_and_the_figures_stand_before_the_minutes() {
    let mut results = forum();
    let told = memo(&results, Audience::Internal);
    let places = ["## Päätökset lyhyesti", "## Tilaisuus lukuina", "## 1. Tervetuloa"]
        .map(|heading| told.find(heading).expect("a heading"));
    assert!(places.is_sorted());
    results.decisions.clear();
    results.attendance = None;
    let told = memo(&results, Audience::Internal);
    assert!(told.contains("Päätöksiä ei kirjattu.") && told.contains("- **Päätökset:** 0\n"));
    assert!(!told.contains("eri osallistujaa"), "heads are told only with their use");
}

/// The whole sum would tell the figure of few that is left out of it.
#[test]
fn rb4_a_sum_with_a_figure_that_is_not_told_is_the_least_of_it() {
    let mut results = forum();
    for activity in &mut results.activities {
        if let ActivityResult::Cloud(cloud) = activity {
            cloud.answered = 3;
        }
    }
    let answers = |audience| {
        let told = memo(&results, audience);
        let line = told.lines().find_map(|line| line.strip_prefix("- **Vastaukset:** "));
        line.expect("the answers").to_owned()
    };
    assert_eq!(answers(Audience::Internal), "331 yhteensä, 7 tehtävässä");
    for audience in [Audience::Participants, Audience::Public] {
        assert_eq!(answers(audience), "vähintään 318 yhteensä, 7 tehtävässä");
    }
}
