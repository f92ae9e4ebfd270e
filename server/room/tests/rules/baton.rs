//! Transcripts of the baton: rule AG4.

use crate::stageplay::*;
use foorumi_protocol::*;

impl Stageplay {
    fn baton(&self) -> BatonPart {
        let found = ["host", "host-b", "moderator", "secretary"];
        let found = found.map(|name| self.sees(name, &PartKey::Baton));
        assert!(found.windows(2).all(|two| two[0] == two[1]), "all staff see the same");
        assert_eq!(self.sees("matti", &PartKey::Baton), None);
        match &found[0] {
            Some(Part::Baton(baton)) => baton.clone(),
            _ => panic!("no baton"),
        }
    }

    fn holder(&self) -> Option<String> {
        self.baton().holder.and_then(|who| who.name).map(|name| name.to_string())
    }
}

/// Two hosts and a moderator, by name; the first one has started the programme.
fn play() -> Stageplay {
    let plan =
        meeting_with(vec![segment("Alku", vec![yes_no("Kuuluuko?")]), segment("Loppu", vec![])]);
    let mut play = Stageplay::new(plan);
    for name in ["host", "host-b", "moderator"] {
        play.does(name, MeetingCommand::SetName { name: Some(text(name)) });
    }
    assert_eq!(play.holder(), None);
    play.start(0);
    play
}

fn held() -> Rejection {
    let name = Some(text("host"));
    Rejection::ControlsHeld {
        by: Who { number: PersonNumber(1), name, namesake: false, staff: true },
    }
}

#[test]
fn ag4_of_two_hosts_the_one_with_the_baton_runs_the_programme() {
    let mut play = play();
    assert_eq!(play.holder().as_deref(), Some("host"));
    let [first, next] = [play.segments()[0], play.segments()[1]];
    let start = AgendaCommand::StartSegment { segment: next, after: Some(first) };
    play.refused("host-b", start.clone(), held());
    play.refused("host-b", StageCommand::Show { view: StageView::Queue }, held());
    // The screen can be hidden and the floor be given by everybody at the desk.
    play.does("host-b", StageCommand::Blank { on: true });
    play.does("host-b", QueueCommand::SetList { open: false });
    play.does("moderator", StageCommand::Show { view: StageView::Queue });
    play.does("host-b", BatonCommand::Take);
    play.does("host-b", start);
    play.does("host", BatonCommand::Take);
    assert_eq!(play.holder().as_deref(), Some("host"));
}

#[test]
fn ag4_an_offer_is_accepted_in_one_act_or_kept() {
    let mut play = play();
    let other = play.baton().hosts[1].number;
    play.refused("host-b", BatonCommand::Offer { to: None }, Rejection::Stale);
    play.refused("host-b", BatonCommand::Accept, Rejection::Stale);
    let stranger = PersonNumber(3);
    let to_stranger = BatonCommand::Offer { to: Some(stranger) };
    play.refused("host", to_stranger, Rejection::NoSuchPerson { person: stranger });
    play.does("host", BatonCommand::Offer { to: Some(other) });
    let offer = play.baton().offer.expect("offered");
    assert_eq!(offer.to.and_then(|who| who.name).as_deref(), Some("host-b"));
    play.refused("host-c", BatonCommand::Accept, Rejection::Stale);
    play.does("host", BatonCommand::Keep);
    play.refused("host-b", BatonCommand::Accept, Rejection::Stale);
    play.does("host", BatonCommand::Offer { to: None });
    play.does("host-b", BatonCommand::Accept);
    assert_eq!((play.holder().as_deref(), play.baton().offer), (Some("host-b"), None));
}

#[test]
fn ag4_a_holder_who_is_away_offers_by_itself_until_back() {
    let mut play = play();
    let away = SystemCommand::OfferBaton { holder: person("host") };
    let back = SystemCommand::KeepBaton { holder: person("host") };
    assert_eq!(play.system(back.clone()), Err(Rejection::Stale));
    play.system(away.clone()).expect("offered");
    assert_eq!(play.room.baton_holder(), Some((person("host"), true)));
    assert!(play.baton().offer.expect("offered").away);
    assert_eq!(play.system(away.clone()), Err(Rejection::Stale));
    play.system(back).expect("kept");
    assert_eq!(play.baton().offer, None);
    play.system(away.clone()).expect("offered again");
    play.does("host-b", BatonCommand::Accept);
    assert_eq!(play.holder().as_deref(), Some("host-b"));
    assert_eq!(play.system(away), Err(Rejection::Stale));
}
