//! Writes the handmade forum's bundle to the folder that `LOOK` names, to be looked at.

use super::{MADE_BY, meetings::forum};
use crate::{Order, bundle, file_name};
use foorumi_protocol::{Audience, Lang, Languages, Results};

#[test]
#[ignore = "writes files for a person to look at: LOOK=FOLDER, and RESULTS=FILE for a meeting of one's own"]
fn the_bundle_can_be_looked_at() {
    let folder = std::env::var("LOOK").expect("LOOK names a folder");
    let results: Results = match std::env::var("RESULTS") {
        Ok(path) => {
            let text = std::fs::read_to_string(path).expect("results");
            serde_json::from_str(&text).expect("results")
        }
        Err(_) => forum(),
    };
    let two = Languages::pair(Lang::Fi, Lang::Sv);
    let orders = [
        (Audience::Internal, Lang::Fi.into()),
        (Audience::Public, two),
        (Audience::Participants, Lang::En.into()),
    ];
    for (audience, languages) in orders {
        let order = Order { audience, languages, made_by: MADE_BY, slides: &[], logo: None };
        let path = std::path::Path::new(&folder).join(file_name(&results, &order));
        std::fs::write(path, bundle(&results, &order).expect("a bundle")).expect("written");
    }
}
